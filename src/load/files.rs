//! Which files are entries, of which kind, and what is wrong with those that are none.

use crate::diag::{Diagnostic, choices, nearest};
use crate::model::Kind;
use crate::source::{Fault, FileId, MAX_TEXT, Source, Sources, Span, small};

/// What `source` could not read, as diagnostics.
pub fn faults(sources: &Sources, faults: Vec<(FileId, Fault)>) -> Vec<Diagnostic> {
    faults.into_iter().map(|(id, fault)| unreadable(id, sources.get(id), &fault)).collect()
}

/// An image among the entries is in the wrong place before it is no text.
fn not_an_entry(file: FileId, path: &str) -> Option<Diagnostic> {
    if path.ends_with(".md") || path.ends_with(".yaml") {
        return None;
    }
    let help = if path.ends_with(".yml") {
        "let its name end in `.yaml`"
    } else {
        "entries end in `.md` or `.yaml`; images and other files lie in `static/`"
    };
    let start = Span::start_of(file);
    Some(Diagnostic::error("misplaced-file", start, "this file is no entry").help(help))
}

fn unreadable(id: FileId, source: &Source, fault: &Fault) -> Diagnostic {
    let start = Span::start_of(id);
    match fault {
        Fault::NotUtf8(at) => {
            if let Some(diagnostic) = not_an_entry(id, &source.path) {
                return diagnostic;
            }
            let message = format!("the file is not UTF-8: byte {} is not text", at + 1);
            let span = Span { start: small(*at), end: small(*at), file: id };
            Diagnostic::error("not-utf8", span, message)
                .help("save the file with the encoding UTF-8")
        }
        Fault::TooLarge(bytes) => {
            let message = format!("the file is too large: {} MB", bytes / 1_000_000);
            let help = format!("split it: a file may have {} MB", MAX_TEXT / 1_000_000);
            Diagnostic::error("file-too-large", start, message).help(help)
        }
        Fault::Folder | Fault::NotAFile => {
            let what = if matches!(fault, Fault::Folder) {
                "a folder"
            } else {
                "neither a file nor a folder"
            };
            Diagnostic::error("unreadable-file", start, format!("this is {what}"))
                .help(format!("take `{}` out of the site", source.path))
        }
        Fault::BadLink => {
            let message = "this link leads out of the site, nowhere, or round in a circle";
            Diagnostic::error("unreadable-file", start, message)
                .help("put the file itself in its place")
        }
        Fault::Unreadable(error) => {
            Diagnostic::error("unreadable-file", start, format!("the file cannot be read: {error}"))
                .help("check who may read it")
        }
    }
}

/// The code of a folder that is no kind's, which is said of its first file alone.
pub const UNKNOWN_FOLDER: &str = "unknown-folder";

/// The kind that was meant by a folder that is no kind's.
pub fn meant(source: &Source) -> Option<Kind> {
    let (folder, _) = source.path.strip_prefix("content/")?.split_once('/')?;
    Kind::from_folder(nearest(folder, Kind::ALL.map(Kind::folder))?)
}

/// The kind that a file's folder tells; a file in the wrong place is reported.
pub fn kind_of(file: FileId, source: &Source, diagnostics: &mut Vec<Diagnostic>) -> Option<Kind> {
    let start = Span::start_of(file);
    let is_folder_link = !source.is_whole && !source.path.contains('.');
    if is_folder_link {
        return None; // what is wrong with it was said
    }
    let inside = source.path.strip_prefix("content/")?;
    let folders = || Kind::ALL.map(Kind::folder);
    let Some((folder, name)) = inside.split_once('/') else {
        diagnostics.push(
            Diagnostic::error("misplaced-file", start, "this file lies in no kind's folder")
                .help("move it into one of content/articles, content/events and so on"),
        );
        return None;
    };
    let Some(kind) = Kind::from_folder(folder) else {
        let message = format!("`content/{folder}` is no kind of entry");
        let all = format!("the kinds are {}", choices(folders()).replace(" or ", " and "));
        let help = match meant(source) {
            Some(kind) => format!("give the folder its name back: `content/{}`", kind.folder()),
            None => all,
        };
        diagnostics.push(Diagnostic::error(UNKNOWN_FOLDER, start, message).help(help));
        return None;
    };
    if let Some(diagnostic) = not_an_entry(file, name) {
        diagnostics.push(diagnostic);
        return None;
    }
    Some(kind)
}
