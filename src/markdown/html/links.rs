//! Links and images: what leaves the site is written, what stays in it becomes a slot.

use std::ops::Range;

use pulldown_cmark::{CowStr, LinkType};
use pulldown_cmark_escape::{escape_href, escape_html};

use super::{Events, Writer};
use crate::diag::Diagnostic;
use crate::markdown::{Slot, Target, plain};
use crate::source::Span;

impl Writer<'_, '_> {
    pub(super) fn link_start(
        &mut self,
        kind: LinkType,
        to: &CowStr<'_>,
        title: &str,
        range: &Range<usize>,
    ) {
        self.closed += 1;
        // In a table's cell the bar between id and words is written `\\|`.
        let is_wiki = matches!(kind, LinkType::WikiLink { .. });
        let id = if is_wiki { to.trim_end_matches('\\') } else { to.as_ref() };
        if is_wiki {
            let target = self.wiki_target(id, range);
            return self.slot(Slot::Open(target));
        }
        let target = Target { text: id.trim().to_owned(), span: self.span_of(id, range) };
        let to = if kind == LinkType::Email { format!("mailto:{to}") } else { to.to_string() };
        self.plain_link(&to, title, target);
    }

    /// A link without words of its own shows the title of what it leads to.
    pub(super) fn titled_link(&mut self, target: Target) {
        self.slot(Slot::Open(target.clone()));
        self.slot(Slot::Title(target));
        self.push("</a>");
    }

    fn plain_link(&mut self, to: &str, title: &str, target: Target) {
        self.push("<a href=\"");
        if is_external(to) {
            let _ = escape_href(&mut self.doc.html, to);
            self.push("\" rel=\"noopener");
        } else {
            self.slot(Slot::Path(target));
        }
        if !title.is_empty() {
            self.push("\" title=\"");
            let _ = escape_html(&mut self.doc.html, title);
        }
        self.push("\">");
    }

    /// What a wiki link names. It stands before the words of the link, which may be the same.
    pub(super) fn wiki_target(&self, id: &str, range: &Range<usize>) -> Target {
        let id = id.trim();
        Target { text: id.to_owned(), span: self.span_at(|whole, id| whole.find(id), id, range) }
    }

    /// The place of a link's address inside the link, behind its words, or of the whole link.
    pub(super) fn span_of(&self, address: &str, range: &Range<usize>) -> Span {
        self.span_at(|whole, address| whole.rfind(address), address, range)
    }

    fn span_at(
        &self,
        find: fn(&str, &str) -> Option<usize>,
        address: &str,
        range: &Range<usize>,
    ) -> Span {
        let whole = self.text.get(range.clone()).unwrap_or("");
        let range = match find(whole, address).filter(|_| !address.is_empty()) {
            Some(at) => range.start + at..range.start + at + address.len(),
            None => range.clone(),
        };
        Span::new(self.options.file, range)
    }

    pub(super) fn image(
        &mut self,
        to: &str,
        title: &str,
        range: &Range<usize>,
        inside: Events<'_, '_>,
    ) {
        let alt = plain(inside);
        let span = self.span_of(to, range);
        if alt.is_empty() {
            self.diagnostics.push(
                Diagnostic::warning("missing-alt", span, "the image has no alternative text")
                    .help("say between the square brackets what it shows: `![words](/img/x.png)`"),
            );
        }
        let path = Target { text: to.to_owned(), span };
        self.slot(Slot::Image { path, alt, title: title.to_owned() });
    }
}

/// Whether an address leaves the site by a scheme that is let through.
/// Everything else is a path of this site, and is checked as one.
pub fn is_external(to: &str) -> bool {
    let to = to.trim_start().to_ascii_lowercase();
    ["https://", "http://", "mailto:"].iter().any(|scheme| to.starts_with(scheme))
}
