//! `.briefgen.json`: the list of what a build wrote, by which the next one knows what it may delete.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use serde::{Deserialize, Serialize};

/// The list's own name, at the top of the output.
pub(super) const NAME: &str = ".briefgen.json";

const GENERATOR: &str = concat!("briefgen ", env!("CARGO_PKG_VERSION"));

/// Its paths are only compared with what is there, never followed: a forged list cannot lead anywhere.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct List {
    generator: String,
    /// The files from the output folder, sorted, this list among them.
    pub(super) files: Vec<String>,
}

/// The list as it stands on the disk: the same bytes for the same files, one a line.
pub(super) fn to_bytes(mut files: Vec<String>) -> Vec<u8> {
    files.sort_unstable();
    let list = List { generator: GENERATOR.to_owned(), files };
    let mut bytes = serde_json::to_vec_pretty(&list).expect("strings always make JSON");
    bytes.push(b'\n');
    bytes
}

/// The list in `folder`, if it has one.
///
/// # Errors
/// When it cannot be read, or is not a list of ours (`InvalidData`).
pub(super) fn read(folder: &Path) -> io::Result<Option<List>> {
    let path = folder.join(NAME);
    match fs::symlink_metadata(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
        // Asked before it is opened: opening a pipe would wait for ever.
        Ok(found) if !found.is_file() => return Err(ErrorKind::InvalidData.into()),
        Ok(_) => {}
    }
    let list: List = serde_json::from_slice(&fs::read(&path)?)?;
    if list.generator.starts_with("briefgen") {
        Ok(Some(list))
    } else {
        Err(ErrorKind::InvalidData.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_do_not_depend_on_the_order() {
        let one = to_bytes(vec!["b".into(), "a/c".into(), NAME.into()]);
        let other = to_bytes(vec![NAME.into(), "b".into(), "a/c".into()]);
        assert_eq!(one, other);
        let text = String::from_utf8(one).unwrap();
        assert!(
            text.ends_with(
                "  \"files\": [\n    \".briefgen.json\",\n    \"a/c\",\n    \"b\"\n  ]\n}\n"
            ),
            "{text}"
        );
    }

    #[test]
    fn what_is_written_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        assert!(read(folder.path()).unwrap().is_none());
        fs::write(folder.path().join(NAME), to_bytes(vec!["a\"b".into()])).unwrap();
        assert_eq!(read(folder.path()).unwrap().unwrap().files, ["a\"b"]);
    }

    #[test]
    fn anything_else_is_no_list() {
        let folder = tempfile::tempdir().unwrap();
        for text in [
            "",
            "[]",
            "{}",
            "{\"files\": []}",
            "{\"generator\": \"other\", \"files\": []}",
            "{\"generator\": \"briefgen",
        ] {
            fs::write(folder.path().join(NAME), text).unwrap();
            assert!(read(folder.path()).is_err(), "{text}");
        }
    }
}
