//! One file at a time, for the commands that write a site's own files: whole or not at all, and never over another
//! unless that is asked for.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;

use super::error::EmitError;
use super::parents::Parents;

/// Renames, and fails when there is anything at the new name.
type Settle = fn(&Path, &Path) -> io::Result<()>;

/// Writes a file that was not there, and the folders above it that are missing. A reader sees it whole or not
/// at all.
///
/// # Errors
/// `Exists` when anything has that name, also a link that leads nowhere: it is left as it is. `Io` when the
/// disk says no. No new folder or part of a file is left behind.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), EmitError> {
    write_with(path, bytes, rename_to_free)
}

/// Writes a file in place of what was there. A reader sees the old one or the new one, whole.
///
/// # Errors
/// `Io` when the disk says no, or when a folder has that name; what was there is left as it was.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), EmitError> {
    let folder = path.parent().unwrap_or(path);
    let draft = Draft::write(folder, bytes).map_err(EmitError::io("write", path))?;
    fs::rename(&draft.path, path).map_err(EmitError::io("write", path))
}

/// Writes a file, whether or not there was one, and the folders above it that are missing.
///
/// # Errors
/// As [`write_new`] and [`replace`].
pub fn put(path: &Path, bytes: &[u8]) -> Result<(), EmitError> {
    match write_new(path, bytes) {
        Err(EmitError::Exists { .. }) => replace(path, bytes),
        other => other,
    }
}

/// Takes a file away.
///
/// # Errors
/// `Io` when the disk says no.
pub fn remove(path: &Path) -> Result<(), EmitError> {
    fs::remove_file(path).map_err(EmitError::io("remove", path))
}

fn write_with(path: &Path, bytes: &[u8], settle: Settle) -> Result<(), EmitError> {
    if fs::symlink_metadata(path).is_ok() {
        return Err(EmitError::Exists { path: path.into() });
    }
    let folder = path.parent().unwrap_or(path);
    let mut parents = Parents::make(folder)?;
    let draft = Draft::write(folder, bytes).map_err(EmitError::io("write", path))?;
    settle(&draft.path, path).map_err(|source| match source.kind() {
        ErrorKind::AlreadyExists => EmitError::Exists { path: path.into() },
        _ => EmitError::Io { doing: "write", path: path.into(), source },
    })?;
    parents.keep();
    Ok(())
}

/// A file under a name of its own, removed when dropped (by then it has its right name, or is not wanted).
struct Draft {
    path: PathBuf,
}

impl Draft {
    fn write(folder: &Path, bytes: &[u8]) -> io::Result<Draft> {
        let (draft, mut file) = Draft::create(folder)?;
        file.write_all(bytes)?;
        Ok(draft)
    }

    fn create(folder: &Path) -> io::Result<(Draft, File)> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        loop {
            let count = COUNT.fetch_add(1, Ordering::Relaxed);
            let path = folder.join(format!(".briefgen-{}-{count}.tmp", std::process::id()));
            match File::create_new(&path) {
                // A killed process with our number left it: not ours to delete.
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
                Ok(file) => return Ok((Draft { path }, file)),
            }
        }
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

fn rename_to_free(draft: &Path, path: &Path) -> io::Result<()> {
    match renameat_with(CWD, draft, CWD, path, RenameFlags::NOREPLACE) {
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => link_to_free(draft, path),
        result => Ok(result?),
    }
}

/// For file systems without that rename (NFS): a second name for the draft, which loses its first when it is
/// dropped.
fn link_to_free(draft: &Path, path: &Path) -> io::Result<()> {
    fs::hard_link(draft, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WAYS: [Settle; 2] = [rename_to_free, link_to_free];

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_new_file_is_written_with_its_folders_and_nothing_else() {
        for settle in WAYS {
            let top = tempfile::tempdir().unwrap();
            let path = top.path().join("content/events/a.yaml");
            write_with(&path, b"title: A\n", settle).unwrap();
            assert_eq!(fs::read(&path).unwrap(), b"title: A\n");
            assert_eq!(names(path.parent().unwrap()), ["a.yaml"]);
        }
    }

    #[test]
    fn what_is_there_stays() {
        let top = tempfile::tempdir().unwrap();
        let (file, link) = (top.path().join("a"), top.path().join("link"));
        fs::write(&file, "mine").unwrap();
        std::os::unix::fs::symlink("nowhere", &link).unwrap();
        for path in [&file, &link] {
            let error = write_new(path, b"ours").unwrap_err();
            assert!(matches!(&error, EmitError::Exists { .. }), "{error}");
        }
        assert_eq!(fs::read(&file).unwrap(), b"mine");
        assert_eq!(names(top.path()), ["a", "link"]);
    }

    #[test]
    fn a_file_is_replaced_whole_or_not_at_all() {
        let top = tempfile::tempdir().unwrap();
        let path = top.path().join("a");
        for text in ["old", "new"] {
            replace(&path, text.as_bytes()).unwrap();
            assert_eq!(fs::read(&path).unwrap(), text.as_bytes());
        }
        fs::create_dir(top.path().join("b")).unwrap();
        fs::write(top.path().join("b/mine"), "mine").unwrap();
        assert!(replace(&top.path().join("b"), b"ours").is_err());
        assert_eq!(names(top.path()), ["a", "b"]);
        assert_eq!(names(&top.path().join("b")), ["mine"]);
    }

    #[test]
    fn a_file_that_appears_at_the_last_moment_stays_too() {
        for settle in WAYS {
            let top = tempfile::tempdir().unwrap();
            fs::write(top.path().join("draft"), "ours").unwrap();
            fs::write(top.path().join("a"), "mine").unwrap();
            let error = settle(&top.path().join("draft"), &top.path().join("a")).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::AlreadyExists);
            assert_eq!(fs::read(top.path().join("a")).unwrap(), b"mine");
        }
    }

    #[test]
    fn of_many_at_once_one_wins() {
        let top = tempfile::tempdir().unwrap();
        let path = top.path().join("a");
        let won = std::thread::scope(|scope| {
            let path = &path;
            let threads: Vec<_> =
                (0..8u8).map(|i| scope.spawn(move || write_new(path, &[i; 64]).is_ok())).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).filter(|&won| won).count()
        });
        assert_eq!(won, 1);
        let bytes = fs::read(&path).unwrap();
        assert!(bytes.len() == 64 && bytes.iter().all(|b| *b == bytes[0]));
        assert_eq!(names(top.path()), ["a"]);
    }

    #[test]
    fn a_failure_leaves_no_folder_and_no_draft() {
        let top = tempfile::tempdir().unwrap();
        let refuse: Settle = |_, _| Err(ErrorKind::StorageFull.into());
        let error = write_with(&top.path().join("x/y/a"), b"", refuse).unwrap_err();
        assert!(error.to_string().contains("the disk is full"), "{error}");
        assert!(names(top.path()).is_empty());
    }
}
