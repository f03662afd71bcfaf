//! Links and images that stay in the site: only what exists, only by schemes that are let through.

use super::{Slot, Wanted, Work, World};
use crate::diag::Diagnostic;
use crate::link::index::Index;
use crate::markdown::{self, Heading};
use crate::model::{AnyId, Kind};
use crate::route;
use crate::source::Span;

impl World<'_> {
    /// A link to a file or page of this site, or to a heading of this text.
    pub(super) fn path(
        &self,
        target: &markdown::Target,
        headings: &[Heading],
        work: &mut Work,
    ) -> Option<String> {
        let to = target.text.as_str();
        if let Some(id) = to.strip_prefix('#') {
            let known = id.is_empty() || headings.iter().any(|heading| heading.id == id);
            if !known {
                let ids = headings.iter().map(|heading| heading.id.as_str());
                let message = format!("this text has no heading `#{id}`");
                let diagnostic = Diagnostic::error("broken-link", target.span, message);
                work.faults.push(diagnostic.suggest(
                    id,
                    ids,
                    Some("link to a heading's words in lower case, joined by hyphens".to_owned()),
                ));
            }
            return Some(to.to_owned());
        }
        if has_scheme(to) {
            work.faults.push(bad_scheme(target));
            return None;
        }
        let Some(path) = to.strip_prefix('/').filter(|path| !path.starts_with('/')) else {
            work.faults.push(bad_path(target, self.around.index));
            return None;
        };
        let bare = path.split(['#', '?']).next().unwrap_or("");
        if self.around.files.contains(&decode(bare)) || self.is_own_page(bare) {
            return Some(path.to_owned());
        }
        let mut faults = Vec::new();
        if let Some(to) = self.entry_at(bare, target.span, &mut faults) {
            if let Some((_, heading)) = path.split_once('#') {
                work.wanted.push(Wanted { to, heading: heading.to_owned(), span: target.span });
            }
            return Some(path.to_owned());
        }
        // A page that has moved leaves a way behind it, but whoever is at home here goes straight.
        if let Some(moved) = faults.into_iter().find(|fault| fault.now.is_some()) {
            let id = moved.now.as_deref().unwrap_or_default();
            let page = page_at(bare).map(|(kind, _)| route::entry(kind, id)).unwrap_or_default();
            work.faults.push(moved.help(format!("write `/{page}`")));
            return None;
        }
        let message = format!("neither `static/{bare}` nor a page of that address exists");
        let diagnostic = Diagnostic::error("broken-link", target.span, message);
        work.faults.push(
            diagnostic.help("put the file into `static/`, or link to an entry with `[[its-id]]`"),
        );
        None
    }

    /// Whether a path is that of a page which belongs to no entry.
    fn is_own_page(&self, path: &str) -> bool {
        let is_list = |kind| route::list(kind) == path && self.around.index.has(kind);
        let is_switched_off = path == route::SEARCH && !self.around.config.search;
        (route::OWN_PAGES.contains(&path) && !is_switched_off) || Kind::ALL.into_iter().any(is_list)
    }

    /// The entry whose page has a path.
    fn entry_at(&self, path: &str, span: Span, faults: &mut Vec<Diagnostic>) -> Option<AnyId> {
        let (kind, id) = page_at(path)?;
        self.around.index.any(kind, id, span, faults)
    }

    pub(super) fn image(
        &self,
        path: &markdown::Target,
        alt: String,
        title: String,
        work: &mut Work,
    ) -> Option<Slot> {
        let message = match path.text.strip_prefix('/') {
            Some(file) if self.around.files.contains(&decode(file)) => {
                let file = decode(file);
                let size = self.around.files.size(&file);
                return Some(Slot::Image { path: file, size, alt, title });
            }
            Some(file) => format!("the image `static/{file}` does not exist"),
            None => "an image is shown from another place".to_owned(),
        };
        work.faults.push(Diagnostic::error("broken-link", path.span, message).help(
            "put the image into `static/` and write its path from there: `![words](/img/x.png)`",
        ));
        None
    }
}

/// The kind and the id of which a page with this path would be.
fn page_at(path: &str) -> Option<(Kind, &str)> {
    let (folder, name) = path.split_once('/').unwrap_or(("pages", path));
    Some((Kind::from_folder(folder)?, name.strip_suffix(".html")?))
}

/// Whether an address begins with a scheme, as a browser would see it: white space and
/// control characters aside.
fn has_scheme(to: &str) -> bool {
    let bare: String = to.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let Some((scheme, _)) = bare.split_once(':') else { return false };
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
}

fn bad_scheme(target: &markdown::Target) -> Diagnostic {
    let shown: String = target.text.chars().take(40).collect();
    let message = format!("a link cannot lead to `{}`", shown.escape_debug());
    Diagnostic::error("bad-link", target.span, message)
        .help("addresses begin with `https://`, `http://` or `mailto:`")
}

fn bad_path(target: &markdown::Target, index: &Index) -> Diagnostic {
    let to = target.text.as_str();
    if to.is_empty() {
        return Diagnostic::error("broken-link", target.span, "the link has no address")
            .help("write it between the round brackets, or take the link out");
    }
    let last = to.rsplit('/').next().unwrap_or("");
    let stem = last.split(['.', '#']).next().unwrap_or("");
    let is_entry = last.ends_with(".md") || last.ends_with(".yaml") || last.ends_with(".html");
    let help = if to.starts_with("www.") {
        format!("write the whole address: `https://{to}`")
    } else if let Some(host) = to.strip_prefix("http//").or(to.strip_prefix("https//")) {
        format!("write `https://{host}`")
    } else if let Some(host) = to.strip_prefix("//") {
        format!("write the whole address: `https://{host}`")
    } else if is_entry || !last.contains('.') {
        let meant = if index.knows(stem) { Some(stem) } else { index.near(stem) };
        let entry = meant.map_or_else(
            || "no entry has this id; write a whole address".to_owned(),
            |id| format!("write `[[{id}|words]]` for the entry, or a whole address"),
        );
        format!("{entry}; if no link is meant, write `\\[`")
    } else {
        format!("write `/{}` for a file in `static/`", to.trim_start_matches(['.', '/']))
    };
    Diagnostic::error("broken-link", target.span, format!("`{to}` leads nowhere")).help(help)
}

/// Percent-decoding; what is not well-formed stays as it is.
fn decode(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let hex = (first == b'%').then(|| tail.get(..2)).flatten();
        let byte = hex
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match byte {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}
