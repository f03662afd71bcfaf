//! Who has which path: no two files of a site may share one, also not on a disk that ignores case.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::error::EmitError;

/// The paths taken so far, by their lower-case form.
#[derive(Debug, Default)]
pub(super) struct Claims {
    taken: HashMap<String, Taken>,
}

#[derive(Debug)]
enum Taken {
    File { path: String },
    Folder { path: String, first_file: String },
}

/// What became of a claim to a folder.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Claim {
    /// Nobody had it: it has to be made.
    New,
    /// It is there, for an earlier file.
    Known,
}

impl Claims {
    /// Takes `folder`, which `file` needs; others may share it.
    ///
    /// # Errors
    /// `Clash` with the file that has this name, or that spelled it otherwise.
    pub(super) fn take_folder(&mut self, folder: &str, file: &str) -> Result<Claim, EmitError> {
        match self.taken.entry(folder.to_lowercase()) {
            Entry::Vacant(free) => {
                free.insert(Taken::Folder { path: folder.to_owned(), first_file: file.to_owned() });
                Ok(Claim::New)
            }
            Entry::Occupied(taken) => match taken.get() {
                Taken::Folder { path, .. } if path == folder => Ok(Claim::Known),
                other => Err(clash(other.file(), file)),
            },
        }
    }

    /// Takes `path` for one file, alone.
    ///
    /// # Errors
    /// `Clash` with the file that has this name, in any case, or uses it as a folder.
    pub(super) fn take_file(&mut self, path: &str) -> Result<(), EmitError> {
        match self.taken.entry(path.to_lowercase()) {
            Entry::Vacant(free) => {
                free.insert(Taken::File { path: path.to_owned() });
                Ok(())
            }
            Entry::Occupied(taken) => Err(clash(taken.get().file(), path)),
        }
    }

    /// The paths of all files, in no order.
    pub(super) fn files(&self) -> Vec<String> {
        let file = |taken: &Taken| match taken {
            Taken::File { path } => Some(path.clone()),
            Taken::Folder { .. } => None,
        };
        self.taken.values().filter_map(file).collect()
    }
}

impl Taken {
    /// The file that took it.
    fn file(&self) -> &str {
        match self {
            Taken::File { path } => path,
            Taken::Folder { first_file, .. } => first_file,
        }
    }
}

/// In order, because which of two threads came first is chance, and the message must not be.
fn clash(a: &str, b: &str) -> EmitError {
    let (first, second) = if a <= b { (a, b) } else { (b, a) };
    EmitError::Clash { first: first.to_owned(), second: second.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn take(claims: &mut Claims, path: &str) -> Result<(), EmitError> {
        for folder in super::super::name::folders(path) {
            claims.take_folder(folder, path)?;
        }
        claims.take_file(path)
    }

    /// The two files of the clash that the last of `paths` causes.
    fn clash_of(paths: &[&str]) -> Option<(String, String)> {
        let mut claims = Claims::default();
        let (last, before) = paths.split_last()?;
        before.iter().for_each(|path| take(&mut claims, path).unwrap());
        match take(&mut claims, last) {
            Err(EmitError::Clash { first, second }) => Some((first, second)),
            _ => None,
        }
    }

    #[test]
    fn neighbours_share_a_folder() {
        assert_eq!(clash_of(&["a/b/c", "a/b/d", "a/e", "f"]), None);
    }

    #[test]
    fn one_path_serves_one_file_in_any_case() {
        assert_eq!(clash_of(&["a/x", "a/x"]), Some(("a/x".into(), "a/x".into())));
        assert_eq!(clash_of(&["a/foo", "a/Foo"]), Some(("a/Foo".into(), "a/foo".into())));
        assert_eq!(clash_of(&["É", "é"]), Some(("É".into(), "é".into())));
    }

    #[test]
    fn a_folder_is_spelled_one_way_and_is_no_file() {
        assert_eq!(clash_of(&["Data/x", "data/y"]), Some(("Data/x".into(), "data/y".into())));
        assert_eq!(clash_of(&["a", "a/b"]), Some(("a".into(), "a/b".into())));
        assert_eq!(clash_of(&["a/b", "A"]), Some(("A".into(), "a/b".into())));
    }
}
