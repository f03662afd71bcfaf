//! Whether the output may be replaced: only when each thing in it is on the list that the last build left there.

use std::collections::HashSet;
use std::fs::{self, DirEntry, Metadata};
use std::io::{self, ErrorKind};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use rustix::fs::Access;

use super::error::EmitError;
use super::list::{self, List};
use super::name;
use super::place::Place;

/// How many of somebody's files a message names.
const NAMED: usize = 5;

/// What is at the output's path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Nothing.
    Absent,
    /// An empty folder, or one that is wholly ours.
    Ours,
}

/// Looks at all that a build is going to delete: the output, or what a killed build had put aside for it, and
/// the siblings.
///
/// # Errors
/// When something there is not ours, or cannot be deleted.
pub(super) fn may_replace(place: &Place) -> Result<(), EmitError> {
    for sibling in [&place.staging, &place.old] {
        match fs::symlink_metadata(sibling) {
            Ok(found) if !found.is_dir() => {
                let why = "is in the way, and briefgen did not make it; move it".to_owned();
                return Err(EmitError::Refused { path: sibling.clone(), why });
            }
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(EmitError::io("open", sibling)(error));
            }
            _ => {}
        }
    }
    if output(place)? == Standing::Absent && was_put_aside(place) {
        folder(&place.old, &place.old)?;
    }
    Ok(())
}

/// Looks at the output alone.
///
/// # Errors
/// When it is not a folder, is read-only, or holds what is not on its list.
pub(super) fn output(place: &Place) -> Result<Standing, EmitError> {
    folder(&place.output, &place.shown)
}

/// Whether the whole former output stands under the old name: a tree that is being deleted loses its list first.
pub(super) fn was_put_aside(place: &Place) -> bool {
    place.old.join(list::NAME).is_file()
}

fn folder(path: &Path, shown: &Path) -> Result<Standing, EmitError> {
    let refuse = |why: &str| Err(EmitError::Refused { path: shown.into(), why: why.to_owned() });
    let found = match fs::symlink_metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Standing::Absent),
        found => found.map_err(EmitError::io("open", shown))?,
    };
    if !found.is_dir() {
        return refuse("is not a folder; move it or choose another folder with --output");
    }
    check_writable(path, shown, &found)?;
    match list::read(path) {
        Ok(Some(list)) => check_listed(path, shown, &list)?,
        Ok(None) if is_empty(path).map_err(EmitError::io("read", shown))? => {}
        Ok(None) => {
            return refuse(
                "is not empty and has no list of files from briefgen, so what it holds may be yours; \
                 choose an empty folder or another one with --output",
            );
        }
        Err(_) => {
            return refuse(
                "has a list `.briefgen.json` that briefgen cannot read, so what it holds may be yours; \
                 look through the folder and delete it, or choose another one with --output",
            );
        }
    }
    Ok(Standing::Ours)
}

/// A folder that nobody may write to was closed on purpose: also the administrator, who could, leaves it.
fn check_writable(path: &Path, shown: &Path, found: &Metadata) -> Result<(), EmitError> {
    let is_closed = found.permissions().mode() & 0o222 == 0;
    if is_closed || rustix::fs::access(path, Access::WRITE_OK | Access::EXEC_OK).is_err() {
        let why =
            "is read-only; allow writing to it, or choose another folder with --output".to_owned();
        return Err(EmitError::Refused { path: shown.into(), why });
    }
    Ok(())
}

fn is_empty(path: &Path) -> io::Result<bool> {
    Ok(fs::read_dir(path)?.next().is_none())
}

fn check_listed(path: &Path, shown: &Path, list: &List) -> Result<(), EmitError> {
    let mut names = foreign(path, shown, list)?;
    if names.is_empty() {
        return Ok(());
    }
    names.sort_unstable();
    let count = names.len();
    names.truncate(NAMED);
    Err(EmitError::Foreign { path: shown.into(), names, count })
}

/// What is in the folder and not on the list. One folder is open at a time, however many there are.
fn foreign(root: &Path, shown: &Path, list: &List) -> Result<Vec<String>, EmitError> {
    let known = Known::of(list);
    let (mut found, mut folders) = (Vec::new(), vec![String::new()]);
    while let Some(folder) = folders.pop() {
        let failed = |error| EmitError::io("read", shown.join(&folder))(error);
        for entry in fs::read_dir(root.join(&folder)).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let path = path_of(&folder, &entry);
            match known.sort(&path, &entry).map_err(failed)? {
                Sort::File => {}
                Sort::Folder => {
                    let metadata = entry.metadata().map_err(failed)?;
                    check_writable(&entry.path(), &shown.join(&path), &metadata)?;
                    folders.push(path);
                }
                Sort::Foreign => found.push(path),
            }
        }
    }
    Ok(found)
}

fn path_of(folder: &str, entry: &DirEntry) -> String {
    let name = entry.file_name();
    let name = name.to_string_lossy();
    if folder.is_empty() { name.into_owned() } else { format!("{folder}/{name}") }
}

enum Sort {
    File,
    Folder,
    Foreign,
}

/// The files on a list, and the folders they need.
struct Known<'a> {
    files: HashSet<&'a str>,
    folders: HashSet<&'a str>,
}

impl<'a> Known<'a> {
    fn of(list: &'a List) -> Known<'a> {
        let files = list.files.iter().map(String::as_str).chain([list::NAME]).collect();
        let folders = list.files.iter().flat_map(|file| name::folders(file)).collect();
        Known { files, folders }
    }

    /// A listed name is ours only on what we make: a plain file or a folder, not a link, and in readable text.
    fn sort(&self, path: &str, entry: &DirEntry) -> io::Result<Sort> {
        let kind = entry.file_type()?;
        let is_text = entry.file_name().to_str().is_some();
        Ok(if is_text && kind.is_file() && self.files.contains(path) {
            Sort::File
        } else if is_text && kind.is_dir() && self.folders.contains(path) {
            Sort::Folder
        } else {
            Sort::Foreign
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    /// A folder with these files, and a list of `listed`.
    fn tree(files: &[&str], listed: &[&str]) -> tempfile::TempDir {
        let top = tempfile::tempdir().unwrap();
        for file in files {
            let path = top.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        let files = listed.iter().map(|&file| file.to_owned()).collect();
        fs::write(top.path().join(list::NAME), list::to_bytes(files)).unwrap();
        top
    }

    fn strangers(top: &Path) -> (Vec<String>, usize) {
        match folder(top, Path::new("public")) {
            Err(EmitError::Foreign { names, count, .. }) => (names, count),
            Ok(_) => (Vec::new(), 0),
            Err(error) => panic!("{error}"),
        }
    }

    fn refusal(top: &Path) -> String {
        match folder(top, Path::new("public")) {
            Err(EmitError::Refused { why, .. }) => why,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_listed_tree_is_ours_also_when_parts_are_gone() {
        let top = tree(&["index.html", "a/b/c.html"], &["index.html", "a/b/c.html", "a/gone.html"]);
        assert_eq!(strangers(top.path()), (vec![], 0));
    }

    #[test]
    fn strangers_are_found_wherever_they_hide() {
        let top = tree(
            &["index.html", "a/b.html", "a/.hidden", ".git/config", "notes.txt"],
            &["index.html", "a/b.html"],
        );
        fs::create_dir(top.path().join("empty")).unwrap();
        assert_eq!(strangers(top.path()).0, [".git", "a/.hidden", "empty", "notes.txt"]);
    }

    #[test]
    fn five_are_named_and_all_are_counted() {
        let top = tree(&["g", "f", "e", "d", "c", "b", "a"], &[]);
        assert_eq!(
            strangers(top.path()),
            (["a", "b", "c", "d", "e"].map(String::from).to_vec(), 7)
        );
    }

    #[test]
    fn a_listed_name_on_another_sort_of_thing_is_a_stranger() {
        let top = tree(
            &["folder.html/mine.txt", "elsewhere/x.html"],
            &["folder.html", "link.html", "a/x.html", "elsewhere/x.html"],
        );
        symlink("elsewhere", top.path().join("a")).unwrap();
        symlink("elsewhere/x.html", top.path().join("link.html")).unwrap();
        assert_eq!(strangers(top.path()).0, ["a", "folder.html", "link.html"]);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_name_that_is_no_text_is_a_stranger() {
        use std::os::unix::ffi::OsStrExt;
        let top = tree(&[], &["a\u{fffd}"]);
        fs::write(top.path().join(std::ffi::OsStr::from_bytes(b"a\xff")), "").unwrap();
        assert_eq!(strangers(top.path()), (vec!["a\u{fffd}".to_owned()], 1));
    }

    #[test]
    fn a_folder_without_a_list_must_be_empty() {
        let top = tree(&["index.html"], &["index.html"]);
        fs::remove_file(top.path().join(list::NAME)).unwrap();
        assert!(refusal(top.path()).starts_with("is not empty and has no list"));
        fs::remove_file(top.path().join("index.html")).unwrap();
        assert_eq!(folder(top.path(), Path::new("public")).unwrap(), Standing::Ours);
        assert_eq!(folder(&top.path().join("x"), Path::new("public")).unwrap(), Standing::Absent);
    }

    #[test]
    fn a_broken_list_or_one_that_is_no_file_is_refused() {
        let top = tree(&["index.html"], &["index.html"]);
        fs::write(top.path().join(list::NAME), "{\"generator\": ").unwrap();
        assert!(refusal(top.path()).starts_with("has a list `.briefgen.json`"));
        fs::remove_file(top.path().join(list::NAME)).unwrap();
        fs::create_dir(top.path().join(list::NAME)).unwrap();
        assert!(refusal(top.path()).starts_with("has a list `.briefgen.json`"));
        fs::remove_dir(top.path().join(list::NAME)).unwrap();
        symlink("index.html", top.path().join(list::NAME)).unwrap();
        assert!(refusal(top.path()).starts_with("has a list `.briefgen.json`"));
    }

    #[test]
    fn a_read_only_folder_is_refused_and_named() {
        let top = tree(&["a/b.html"], &["a/b.html"]);
        let set = |path: &Path, mode| {
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap()
        };
        set(&top.path().join("a"), 0o555);
        let error = folder(top.path(), Path::new("public")).unwrap_err();
        assert!(error.to_string().starts_with("`public/a` is read-only"), "{error}");
        set(&top.path().join("a"), 0o755);
        set(top.path(), 0o555);
        assert!(refusal(top.path()).starts_with("is read-only"));
        set(top.path(), 0o755);
    }
}
