//! Folders above what is written: made when missing, and taken away again when the writing fails.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::error::EmitError;

/// The folders that were made; dropping it removes those that are still empty, unless `keep` was called.
#[derive(Debug)]
pub(super) struct Parents {
    made: Vec<PathBuf>,
}

impl Parents {
    /// Makes `folder` and what is missing above it.
    ///
    /// # Errors
    /// When one cannot be made; those made before it are gone then.
    pub(super) fn make(folder: &Path) -> Result<Parents, EmitError> {
        let is_missing = |path: &&Path| !path.as_os_str().is_empty() && !path.is_dir();
        let missing: Vec<&Path> = folder.ancestors().take_while(is_missing).collect();
        let mut parents = Parents { made: Vec::new() };
        for path in missing.into_iter().rev() {
            match fs::create_dir(path) {
                Ok(()) => parents.made.push(path.to_path_buf()),
                // Somebody else made it meanwhile: theirs to keep.
                Err(error) if error.kind() == ErrorKind::AlreadyExists && path.is_dir() => {}
                Err(source) => {
                    return Err(EmitError::Io {
                        doing: "create the folder",
                        path: path.into(),
                        source,
                    });
                }
            }
        }
        Ok(parents)
    }

    /// Leaves the folders where they are.
    pub(super) fn keep(&mut self) {
        self.made.clear();
    }
}

impl Drop for Parents {
    fn drop(&mut self) {
        for path in self.made.iter().rev() {
            // Fails when somebody has put something in, as it should.
            let _ = fs::remove_dir(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_made_goes_unless_it_is_kept_or_used() {
        let top = tempfile::tempdir().unwrap();
        drop(Parents::make(&top.path().join("a/b")).unwrap());
        assert!(!top.path().join("a").exists());

        let used = Parents::make(&top.path().join("c/d")).unwrap();
        fs::write(top.path().join("c/mine"), "").unwrap();
        drop(used);
        assert!(top.path().join("c/mine").exists() && !top.path().join("c/d").exists());

        Parents::make(&top.path().join("e/f")).unwrap().keep();
        assert!(top.path().join("e/f").exists());
    }

    #[test]
    fn a_file_in_the_way_is_an_error_that_leaves_nothing() {
        let top = tempfile::tempdir().unwrap();
        fs::write(top.path().join("file"), "").unwrap();
        let error = Parents::make(&top.path().join("file/a/b")).unwrap_err();
        assert!(error.to_string().starts_with("cannot create the folder"), "{error}");
        assert_eq!(fs::read_dir(top.path()).unwrap().count(), 1);
    }
}
