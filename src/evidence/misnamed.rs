//! Files in an archive that would be captures by another name: in other letters, with another ending, in a subfolder.

use std::collections::HashMap;

/// Endings that are not looked for and mean the same as one that is.
const LIKE: [&str; 4] = ["htm", "markdown", "text", "xhtml"];

/// The files of an archive that may be meant for captures, by their names in small letters.
pub struct Misnamed(HashMap<String, String>);

impl Misnamed {
    /// From the paths of an archive's files.
    pub fn of(paths: Vec<String>) -> Self {
        let named = |path: String| Some((stem(&path)?, path));
        // Of several the first in their order.
        Self(paths.into_iter().rev().filter_map(named).collect())
    }

    /// The file that may be meant for the capture of a source.
    pub fn get(&self, id: &str) -> Option<&str> {
        self.0.get(&id.to_lowercase()).map(String::as_str)
    }
}

/// A file's name in small letters, without its ending, if that is one of a capture.
fn stem(path: &str) -> Option<String> {
    let name = path.rsplit('/').next()?.to_lowercase();
    let (stem, ending) = name.rsplit_once('.')?;
    (super::ENDINGS.contains(&ending) || LIKE.contains(&ending)).then(|| stem.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_meant_is_found() {
        let paths = ["A-2025-x.TXT", "b-2025-x.htm", "old/c-2025-x.html", "d-2025-x.pdf", "e"];
        let misnamed = Misnamed::of(paths.map(str::to_owned).into());
        let found =
            ["a-2025-x", "b-2025-x", "c-2025-x", "d-2025-x", "e"].map(|id| misnamed.get(id));
        assert_eq!(found, [Some(paths[0]), Some(paths[1]), Some(paths[2]), None, None]);
    }
}
