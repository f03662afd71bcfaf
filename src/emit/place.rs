//! Where the output is, and whether a folder there can be one: never the site's own folders, the home folder,
//! or what holds them.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::error::EmitError;

/// The site's own folders, in which nothing is ever replaced.
const SOURCES: [&str; 6] = ["content", "themes", "templates", "static", "src", ".git"];

const ELSEWHERE: &str = "choose another folder with --output";

/// The output and its two siblings, as absolute paths without links in them.
#[derive(Debug)]
pub(super) struct Place {
    /// The folder that is published.
    pub(super) output: PathBuf,
    /// `.<name>.briefgen-new`: where a build writes. Beside the output, so that a rename can swap the two.
    pub(super) staging: PathBuf,
    /// `.<name>.briefgen-old`: the former output, on its way out.
    pub(super) old: PathBuf,
    /// The output as the editor knows it, for messages.
    pub(super) shown: PathBuf,
}

impl Place {
    /// Finds the place, without touching it.
    ///
    /// # Errors
    /// `Refused` when it is a symbolic link; when it is `/`, the home folder, the site or one of its source
    /// folders, or holds one of these; when it lies in a source folder.
    pub(super) fn find(site_root: &Path, output: &Path) -> Result<Place, EmitError> {
        let root = site_root.canonicalize().map_err(EmitError::io("open the folder", site_root))?;
        let resolved = resolve(output)?;
        let shown = shown(output, &resolved, &root);
        let why = guards(&root).iter().find_map(|guard| guard.objection(&resolved));
        match (why, resolved.parent(), resolved.file_name()) {
            (None, Some(parent), Some(name)) => {
                let sibling = |end: &str| {
                    let mut sibling = OsString::from(".");
                    sibling.push(name);
                    sibling.push(end);
                    parent.join(sibling)
                };
                let (staging, old) = (sibling(".briefgen-new"), sibling(".briefgen-old"));
                Ok(Place { staging, old, output: resolved, shown })
            }
            (Some(why), Some(_), _) => Err(EmitError::Refused { path: shown, why }),
            _ => Err(EmitError::Refused {
                path: shown,
                why: format!("is the whole disk; {ELSEWHERE}"),
            }),
        }
    }

    /// The folder in which the output stands.
    pub(super) fn parent(&self) -> &Path {
        self.output.parent().unwrap_or(&self.output)
    }
}

/// A folder that must not be lost.
struct Guard {
    path: PathBuf,
    /// What it is, after "is" and "holds".
    what: String,
    /// Whether an output inside it is wrong too.
    sealed: bool,
}

impl Guard {
    fn objection(&self, output: &Path) -> Option<String> {
        let what = &self.what;
        if output == self.path {
            Some(format!("is {what}; {ELSEWHERE}"))
        } else if self.path.starts_with(output) {
            Some(format!("holds {what}; {ELSEWHERE}"))
        } else if self.sealed && output.starts_with(&self.path) {
            Some(format!("lies inside {what}; {ELSEWHERE}"))
        } else {
            None
        }
    }
}

fn guards(root: &Path) -> Vec<Guard> {
    let mut guards = vec![Guard {
        path: root.to_path_buf(),
        what: "the site's own folder".into(),
        sealed: false,
    }];
    if let Some(home) = std::env::home_dir().filter(|home| home.is_absolute()) {
        let path = home.canonicalize().unwrap_or(home);
        guards.push(Guard { path, what: "your home folder".into(), sealed: false });
    }
    for name in SOURCES {
        let what = format!("the site's folder `{name}`");
        let path = root.join(name);
        // A source folder may be a link to somewhere else: both ends are guarded.
        if let Ok(target) = path.canonicalize() {
            guards.push(Guard { path: target, what: what.clone(), sealed: true });
        }
        guards.push(Guard { path, what, sealed: true });
    }
    guards
}

/// The output as an absolute path without links, whether or not it exists.
fn resolve(output: &Path) -> Result<PathBuf, EmitError> {
    let absolute =
        std::path::absolute(output).map_err(EmitError::io("use as the output", output))?;
    // Without the slash at the end, through which the system would look behind a link.
    let plain: PathBuf = absolute.components().collect();
    let (Some(parent), Some(name)) = (plain.parent(), plain.file_name()) else {
        return plain.canonicalize().map_err(EmitError::io("use as the output", output));
    };
    let resolved = resolve_folder(parent)?.join(name);
    match fs::symlink_metadata(&resolved) {
        Ok(found) if found.is_symlink() => {
            let why = format!("is a symbolic link, which briefgen does not replace; {ELSEWHERE}");
            Err(EmitError::Refused { path: output.into(), why })
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(resolved),
        // Asked of the system once more: on a disk that ignores case, `Content` is `content`.
        _ => resolved.canonicalize().map_err(EmitError::io("open", output)),
    }
}

/// The folder without links; what is missing at its end is added as it is written.
fn resolve_folder(folder: &Path) -> Result<PathBuf, EmitError> {
    match folder.canonicalize() {
        Ok(resolved) => Ok(resolved),
        Err(error)
            if error.kind() == ErrorKind::NotFound && fs::symlink_metadata(folder).is_err() =>
        {
            match (folder.parent(), folder.file_name()) {
                (Some(parent), Some(name)) => Ok(resolve_folder(parent)?.join(name)),
                _ => Err(EmitError::Io { doing: "follow", path: folder.into(), source: error }),
            }
        }
        Err(source) => Err(EmitError::Io { doing: "open the folder", path: folder.into(), source }),
    }
}

/// Relative to the site where the editor did not type a path of their own.
fn shown(given: &Path, resolved: &Path, root: &Path) -> PathBuf {
    match resolved.strip_prefix(root) {
        Ok(inside) if given.is_absolute() && !inside.as_os_str().is_empty() => inside.to_path_buf(),
        _ => given.to_path_buf(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    fn site() -> tempfile::TempDir {
        let top = tempfile::tempdir().unwrap();
        fs::create_dir_all(top.path().join("site/content/events")).unwrap();
        top
    }

    /// The words after the path's name.
    fn refusal(site: &Path, output: &Path) -> String {
        match Place::find(site, output) {
            Err(EmitError::Refused { why, .. }) => why,
            other => panic!("{} gave {other:?}", output.display()),
        }
    }

    #[test]
    fn a_folder_of_its_own_is_fine_also_a_missing_one() {
        let top = site();
        let root = top.path().join("site");
        let place = Place::find(&root, &root.join("public/")).unwrap();
        assert_eq!(place.shown, Path::new("public"));
        assert_eq!(place.staging, root.canonicalize().unwrap().join(".public.briefgen-new"));
        assert_eq!(place.old, root.canonicalize().unwrap().join(".public.briefgen-old"));
        Place::find(&root, &top.path().join("out/a/b")).unwrap();
        Place::find(&root, &root.join("contents")).unwrap();
    }

    #[test]
    fn the_disk_and_the_home_folder_are_refused() {
        let top = site();
        let root = top.path().join("site");
        assert!(refusal(&root, Path::new("/")).starts_with("is the whole disk"));
        assert!(refusal(&root, Path::new("/..")).starts_with("is the whole disk"));
        let home = std::env::home_dir().unwrap();
        assert!(refusal(&root, &home).starts_with("is your home folder"));
    }

    #[test]
    fn the_site_and_what_holds_it_are_refused() {
        let top = site();
        let root = top.path().join("site");
        for same in
            [root.clone(), root.join("."), root.join("content/.."), root.join("content/../../site")]
        {
            assert!(
                refusal(&root, &same).starts_with("is the site's own folder"),
                "{}",
                same.display()
            );
        }
        assert!(refusal(&root, top.path()).starts_with("holds the site's own folder"));
    }

    #[test]
    fn source_folders_are_refused_with_all_that_is_in_them() {
        let top = site();
        let root = top.path().join("site");
        for name in SOURCES {
            assert!(refusal(&root, &root.join(name)).starts_with("is the site's folder"), "{name}");
            assert!(
                refusal(&root, &root.join(name).join("x/y")).starts_with("lies inside"),
                "{name}"
            );
        }
    }

    #[test]
    fn a_source_folder_behind_a_link_is_guarded_too() {
        let top = site();
        let root = top.path().join("site");
        fs::create_dir_all(top.path().join("shared/static")).unwrap();
        symlink(top.path().join("shared/static"), root.join("static")).unwrap();
        assert!(
            refusal(&root, &top.path().join("shared"))
                .starts_with("holds the site's folder `static`")
        );
        assert!(refusal(&root, &top.path().join("shared/static/out")).starts_with("lies inside"));
    }

    #[test]
    fn a_link_is_refused_with_or_without_a_slash_and_also_when_it_dangles() {
        let top = site();
        let root = top.path().join("site");
        fs::create_dir(top.path().join("real")).unwrap();
        symlink(top.path().join("real"), root.join("public")).unwrap();
        symlink(top.path().join("nowhere"), root.join("dangling")).unwrap();
        for output in ["public", "public/", "public/.", "dangling"] {
            assert!(
                refusal(&root, &root.join(output)).starts_with("is a symbolic link"),
                "{output}"
            );
        }
        // Above the output a link may stand: it leads to where the output really is.
        let place = Place::find(&root, &root.join("public/out")).unwrap();
        assert_eq!(place.output, top.path().canonicalize().unwrap().join("real/out"));
    }

    #[test]
    fn a_path_that_goes_up_from_nowhere_or_through_a_file_is_an_error() {
        let top = site();
        let root = top.path().join("site");
        fs::write(root.join("file"), "").unwrap();
        for output in ["missing/../content", "missing/..", "file/out"] {
            assert!(
                matches!(Place::find(&root, &root.join(output)), Err(EmitError::Io { .. })),
                "{output}"
            );
        }
        assert!(Place::find(&root, Path::new("")).is_err());
    }
}
