//! What can go wrong in writing, said to an editor: what, where, and what to do about it.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Why nothing, or not all, was written. Each message names the path and what to do.
#[derive(Debug)]
pub enum EmitError {
    /// The output folder must not be replaced; `why` goes on after its name.
    Refused {
        /// The folder, as the editor knows it.
        path: PathBuf,
        /// The reason and what to do.
        why: String,
    },
    /// The output folder holds what no build of ours wrote.
    Foreign {
        /// The folder, as the editor knows it.
        path: PathBuf,
        /// Up to five of the files and folders, from the folder, in order.
        names: Vec<String>,
        /// How many there are.
        count: usize,
    },
    /// Another build is at work.
    Busy {
        /// What it holds.
        path: PathBuf,
    },
    /// A file of the site has a path that cannot be written, or not on every disk.
    BadName {
        /// The path.
        path: String,
        /// What is wrong with it; goes on after the path.
        why: &'static str,
    },
    /// Two files of the site want the same place, on this disk or on another.
    Clash {
        /// The one that sorts first.
        first: String,
        /// The other.
        second: String,
    },
    /// A file that was to be new is there already.
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The file system said no.
    Io {
        /// What was tried: "write", "create the folder".
        doing: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// Its answer.
        source: io::Error,
    },
}

impl EmitError {
    /// For `map_err`: the error of trying `doing` at `path`.
    pub(super) fn io(
        doing: &'static str,
        path: impl Into<PathBuf>,
    ) -> impl FnOnce(io::Error) -> EmitError {
        let path = path.into();
        move |source| EmitError::Io { doing, path, source }
    }
}

/// `source()` stays empty: the message has the file system's answer in it already.
impl std::error::Error for EmitError {}

impl fmt::Display for EmitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EmitError::Refused { path, why } => write!(f, "`{}` {why}", show(path)),
            EmitError::Foreign { path, names, count } => foreign(f, path, names, *count),
            EmitError::Busy { path } => write!(
                f,
                "another briefgen build is running (it holds `{}`); wait until it ends, or stop it, and try again",
                show(path)
            ),
            EmitError::BadName { path, why } => {
                write!(f, "`{}` cannot be written: it {why}; rename it", show(path))
            }
            EmitError::Clash { first, second } => clash(f, first, second),
            EmitError::Exists { path } => {
                write!(
                    f,
                    "`{}` exists already and is left as it is; move it, or choose another name",
                    show(path)
                )
            }
            EmitError::Io { doing, path, source } => {
                write!(f, "cannot {doing} `{}`: {}", show(path), in_words(source))
            }
        }
    }
}

fn foreign(f: &mut fmt::Formatter<'_>, path: &Path, names: &[String], count: usize) -> fmt::Result {
    let names_shown: Vec<String> = names.iter().map(show).collect();
    write!(
        f,
        "`{}` holds files that briefgen did not write: {}",
        show(path),
        names_shown.join(", ")
    )?;
    if count > names.len() {
        write!(f, " and {} more ({count} in all)", count - names.len())?;
    }
    write!(f, "; move them or choose another folder with --output")
}

fn clash(f: &mut fmt::Formatter<'_>, first: &str, second: &str) -> fmt::Result {
    let (a, b) = (show(first), show(second));
    if first == second {
        write!(f, "two files of the site want to be `{a}`; give one of them another name")
    } else if first.to_lowercase() == second.to_lowercase() {
        write!(
            f,
            "`{a}` and `{b}` differ only in capitals, and many disks take them for one file; rename one of them"
        )
    } else {
        write!(
            f,
            "`{a}` and `{b}` cannot stand side by side: one is a file where the other needs a folder, or their \
             folders differ only in capitals; rename one of them"
        )
    }
}

/// The path as text; what a terminal would obey is spelled out.
fn show(path: impl AsRef<Path>) -> String {
    let mut shown = String::new();
    for c in path.as_ref().to_string_lossy().chars() {
        if c.is_control() { shown.extend(c.escape_default()) } else { shown.push(c) }
    }
    shown
}

fn in_words(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::StorageFull => "the disk is full; free some space and try again".to_owned(),
        ErrorKind::QuotaExceeded => {
            "your share of the disk is used up; free some space and try again".to_owned()
        }
        ErrorKind::PermissionDenied => {
            "you have no permission to; ask its owner, or choose another folder".to_owned()
        }
        ErrorKind::ReadOnlyFilesystem => {
            "the disk is read-only; choose a folder on another one".to_owned()
        }
        ErrorKind::NotADirectory => {
            "a part of this path is a file, not a folder; choose another path".to_owned()
        }
        ErrorKind::InvalidFilename => "the name is too long; choose a shorter one".to_owned(),
        ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_files_are_named_and_counted() {
        let names = vec!["notes.txt".to_owned(), "thesis.docx".to_owned()];
        let two = EmitError::Foreign { path: "public".into(), names: names.clone(), count: 2 };
        assert_eq!(
            two.to_string(),
            "`public` holds files that briefgen did not write: notes.txt, thesis.docx; move them or choose another folder with --output"
        );
        let many = EmitError::Foreign { path: "public".into(), names, count: 9 };
        assert!(many.to_string().contains("thesis.docx and 7 more (9 in all); move"), "{many}");
    }

    #[test]
    fn a_full_disk_is_said_in_words() {
        let full = io::Error::from(ErrorKind::StorageFull);
        let error = EmitError::io("write", "public/index.html")(full);
        assert_eq!(
            error.to_string(),
            "cannot write `public/index.html`: the disk is full; free some space and try again"
        );
    }

    #[test]
    fn a_name_cannot_drive_the_terminal() {
        let error = EmitError::Exists { path: "a\u{1b}[2J".into() };
        assert!(error.to_string().starts_with("`a\\u{1b}[2J` exists"), "{error}");
    }

    #[test]
    fn a_clash_says_which_sort_it_is() {
        let clash =
            |a: &str, b: &str| EmitError::Clash { first: a.into(), second: b.into() }.to_string();
        assert!(clash("a.html", "a.html").starts_with("two files of the site want to be `a.html`"));
        assert!(clash("A.html", "a.html").contains("differ only in capitals, and"));
        assert!(clash("a", "a/b").contains("needs a folder"));
    }
}
