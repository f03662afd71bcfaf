//! Files in: the site's texts with their lines and columns, and its assets.
//! The only room that reads files. It knows nothing of YAML, entries or pages.

mod files;
mod memory;

use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, OnceLock};
use std::{fs, io};

use rayon::prelude::*;

pub use files::{Asset, OneOf, is_left_beside, names, read_assets, read_bytes, read_one_of};
pub use memory::Memory;

use files::{Listed, Stamp, decode, list, no_text, read_source};

/// The largest text that is read, in bytes.
pub const MAX_TEXT: u64 = 16 * 1024 * 1024;

/// A file of [`Sources`]; files are numbered in the order of their paths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A stretch of one file, in bytes from its beginning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// First byte after the stretch.
    pub end: u32,
}

impl Span {
    /// A span from a byte range.
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        Self { file, start: small(range.start), end: small(range.end) }
    }

    /// The beginning of a file: the place of a fault of the whole file.
    pub fn start_of(file: FileId) -> Self {
        Self { file, start: 0, end: 0 }
    }

    /// The span as a byte range.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A byte offset as it is kept in spans; texts are far smaller than 4 GiB ([`MAX_TEXT`]).
pub fn small(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// A value and where it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub span: Span,
}

/// Line and column, both counted from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

/// What is wrong with a file before anybody looks at what it says.
#[derive(Debug)]
pub enum Fault {
    /// Not UTF-8; the offset of the first bad byte.
    NotUtf8(usize),
    /// Larger than [`MAX_TEXT`]; its size in bytes.
    TooLarge(u64),
    /// A folder where a file is wanted.
    Folder,
    /// Neither a file nor a folder: a pipe, a socket or a device.
    NotAFile,
    /// A symbolic link that leads out of the site, nowhere, or round in a circle.
    BadLink,
    /// The system's own reason.
    Unreadable(io::Error),
}

impl Fault {
    /// The fault in words, as the end of a sentence.
    pub fn words(&self) -> String {
        match self {
            Fault::NotUtf8(at) => format!("it is not UTF-8 (byte {})", at + 1),
            Fault::TooLarge(bytes) => format!("it is too large ({} MB)", bytes / 1_000_000),
            Fault::Folder => "it is a folder".to_owned(),
            Fault::NotAFile => "it is neither a file nor a folder".to_owned(),
            Fault::BadLink => {
                "it is a link that leads out of the site, nowhere, or round in a circle".to_owned()
            }
            Fault::Unreadable(error) => error.to_string(),
        }
    }
}

/// One text of the site.
#[derive(Debug)]
pub struct Source {
    /// The path from the site's root, with `/` between its parts.
    pub path: String,
    /// The text: UTF-8, without a byte order mark, lines ending in LF.
    pub text: String,
    /// Whether it could be read; if not, its text is not what was written.
    pub is_whole: bool,
    /// What the system said of the file when it was read.
    stamp: Option<Stamp>,
    line_starts: OnceLock<Vec<u32>>,
}

impl Source {
    fn new(path: String, text: String) -> Self {
        Self { path, text, is_whole: true, stamp: None, line_starts: OnceLock::new() }
    }

    fn line_starts(&self) -> &[u32] {
        self.line_starts.get_or_init(|| {
            let ends = line_ends(&self.text);
            std::iter::once(0).chain(ends).collect()
        })
    }

    /// The line and column of a byte offset.
    pub fn place(&self, offset: usize) -> Place {
        let offset = floor_char(&self.text, offset);
        let starts = self.line_starts();
        let line = starts.partition_point(|&start| start as usize <= offset);
        let start = starts[line - 1] as usize;
        Place { line, column: self.text[start..offset].chars().count() + 1 }
    }

    /// The bytes of the line in which an offset lies, without its line end.
    pub fn line_of(&self, offset: usize) -> Range<usize> {
        let offset = floor_char(&self.text, offset);
        let start = self.text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
        let length = self.text[offset..].find('\n').unwrap_or(self.text.len() - offset);
        start..offset + length
    }
}

fn line_ends(text: &str) -> impl Iterator<Item = u32> {
    text.match_indices('\n').map(|(at, _)| small(at + 1))
}

fn floor_char(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// What may have changed since files were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changes {
    /// Anything.
    Any,
    /// What these files say, by their paths from the site's root.
    Of(Vec<String>),
}

impl Changes {
    /// Whether nothing below a folder may have changed.
    pub fn spare(&self, folder: &str) -> bool {
        match self {
            Changes::Any => false,
            Changes::Of(paths) => !paths.iter().any(|path| Path::new(path).starts_with(folder)),
        }
    }
}

/// The site's texts, in the order of their paths.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Arc<Source>>,
}

impl Sources {
    /// Reads the files that are named and everything under `content/` below `root`, in parallel.
    /// A file that cannot be read is there with what could be had of its text, and its fault beside it.
    pub fn read(root: &Path, named: &[&str]) -> (Self, Vec<(FileId, Fault)>) {
        Self::read_again(root, named, &Self::default(), &Changes::Any)
    }

    /// The same, with what was read before of files that have not been written since.
    pub fn read_again(
        root: &Path,
        named: &[&str],
        before: &Self,
        changes: &Changes,
    ) -> (Self, Vec<(FileId, Fault)>) {
        if let Some(again) = before.with(root, named, changes) {
            return (again, Vec::new());
        }
        let listed = list(root, named);
        let read: Vec<_> =
            listed.into_par_iter().map(|listed| read_source(root, listed, before)).collect();
        let mut sources = Self::default();
        let mut faults = Vec::new();
        for (source, fault) in read {
            let id = sources.add(source);
            faults.extend(fault.map(|fault| (id, fault)));
        }
        (sources, faults)
    }

    /// These texts with those anew that have changed, if they are all that may have. None where a file has come or gone, or
    /// cannot be read: then everything is looked at.
    fn with(&self, root: &Path, named: &[&str], changes: &Changes) -> Option<Self> {
        let Changes::Of(paths) = changes else { return None };
        if self.files.is_empty() || self.files.iter().any(|file| !file.is_whole) {
            return None;
        }
        let mut again = self.clone();
        let is_text = |path: &&String| {
            Path::new(path).starts_with("content") || named.contains(&path.as_str())
        };
        for path in paths.iter().filter(is_text) {
            let at = self.position(path)?;
            let (source, fault) = read_source(root, Listed::anew(path), self);
            if fault.is_some() {
                return None;
            }
            again.files[at] = source;
        }
        Some(again)
    }

    /// Texts that come from elsewhere than a folder: for tests and the built-in theme.
    pub fn from_texts<'t>(texts: impl IntoIterator<Item = (&'t str, &'t str)>) -> Self {
        let mut sources = Self::default();
        for (path, text) in texts {
            sources.add(Arc::new(Source::new(path.to_owned(), normalise(text.to_owned()))));
        }
        sources
    }

    /// Reads one file from anywhere, to stand beside the site's own; it is called what `path` says.
    ///
    /// # Errors
    /// It cannot be read, is no file, is larger than [`MAX_TEXT`], or is not UTF-8.
    pub fn read_beside(&mut self, path: &Path) -> Result<FileId, Fault> {
        let meta = fs::metadata(path).map_err(Fault::Unreadable)?;
        if let Some(fault) = no_text(&meta) {
            return Err(fault);
        }
        let bytes = fs::read(path).map_err(Fault::Unreadable)?;
        match decode(path.to_string_lossy().into_owned(), bytes) {
            (_, Some(fault)) => Err(fault),
            (source, None) => Ok(self.add(Arc::new(source))),
        }
    }

    /// Puts a text beside those that were read, as if it stood in a file of that path.
    pub fn add_text(&mut self, path: &str, text: &str) -> FileId {
        self.add(Arc::new(Source::new(path.to_owned(), normalise(text.to_owned()))))
    }

    fn add(&mut self, source: Arc<Source>) -> FileId {
        self.files.push(source);
        FileId(small(self.files.len() - 1))
    }

    /// The text of a file.
    pub fn get(&self, id: FileId) -> &Source {
        &self.files[id.0 as usize]
    }

    fn shared(&self, id: FileId) -> &Arc<Source> {
        &self.files[id.0 as usize]
    }

    /// Whether a file is this text, not only one that says the same.
    fn holds(&self, id: FileId, source: &Arc<Source>) -> bool {
        self.files.get(id.0 as usize).is_some_and(|own| Arc::ptr_eq(own, source))
    }

    /// Whether a file, which may be missing, is in both the one text that was read once.
    pub fn share(&self, other: &Self, path: &str) -> bool {
        match (self.at(path), other.at(path)) {
            (Some(one), Some(two)) => Arc::ptr_eq(one, two),
            (None, None) => true,
            _ => false,
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// All files, in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        self.files.iter().enumerate().map(|(at, source)| (FileId(small(at)), &**source))
    }

    /// The text of a path that was read of a file; files are in the order of their paths.
    fn at(&self, path: &str) -> Option<&Arc<Source>> {
        self.position(path).map(|at| &self.files[at])
    }

    fn position(&self, path: &str) -> Option<usize> {
        self.files.binary_search_by(|source| source.path.as_str().cmp(path)).ok()
    }

    /// The file with a path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.iter().find(|(_, source)| source.path == path).map(|(id, _)| id)
    }
}

/// Takes off a byte order mark and makes every line end in LF.
fn normalise(text: String) -> String {
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let sources = Sources::from_texts([("a.yaml", "title: 何立峰\nside: us\n")]);
        let source = sources.get(FileId(0));
        assert_eq!(source.place(0), Place { line: 1, column: 1 });
        assert_eq!(source.place(7 + 6), Place { line: 1, column: 10 });
        let side = source.text.find("us").unwrap_or_default();
        assert_eq!(source.place(side), Place { line: 2, column: 7 });
        assert_eq!(&source.text[source.line_of(side)], "side: us");
        assert_eq!(&source.text[source.line_of(0)], "title: 何立峰");
    }

    #[test]
    fn a_mark_and_windows_line_ends_change_nothing() {
        assert_eq!(normalise("\u{feff}a: 1\r\nb: 2\r\n".to_owned()), "a: 1\nb: 2\n");
    }
}
