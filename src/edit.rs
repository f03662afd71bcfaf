//! Entries that the program writes for an editor: text in, text out. It reads and writes no file: `source`
//! reads, `emit` writes, `lib` brings them together.

pub mod entry;
pub mod example;
pub mod format;
pub mod import;
pub mod lines;
pub mod modeline;
pub mod rename;

use crate::model::Kind;

/// An entry that is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEntry {
    /// Its kind.
    pub kind: Kind,
    /// Its id, which no entry of the kind has.
    pub id: String,
    /// The ending of its file's name.
    ending: &'static str,
    /// The file's text.
    pub text: String,
}

impl NewEntry {
    /// An entry in YAML.
    pub fn yaml(kind: Kind, id: String, text: String) -> Self {
        Self { kind, id, ending: "yaml", text }
    }

    /// An entry in Markdown.
    pub fn markdown(kind: Kind, id: String, text: String) -> Self {
        Self { kind, id, ending: "md", text }
    }

    /// The file's path from the site's root.
    pub fn path(&self) -> String {
        format!("content/{}/{}.{}", self.kind.folder(), self.id, self.ending)
    }
}
