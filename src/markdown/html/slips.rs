//! Slips of the pen: what Markdown takes for plain text and an editor hardly meant so.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};

use super::{Events, Writer};
use crate::diag::Diagnostic;
use crate::markdown::{Target, embeds, highlight, is_id};
use crate::source::Span;

/// What stays in a text when a citation or a link could not be read, and what to do.
const UNREAD: [(&str, &str, &str, &str); 4] = [
    (
        "[@",
        "bad-brackets",
        "this citation is not closed",
        "close it with `]`, without other brackets inside, or write `\\[` for a bracket that is only text",
    ),
    (
        "[[",
        "bad-brackets",
        "this link to an entry is not closed, or names none",
        "write `[[id]]` or `[[id|words]]`",
    ),
    (
        "](",
        "bad-brackets",
        "this link could not be read",
        "its words hold no other link or citation, its address no space (write `%20`)",
    ),
    (
        "[^",
        "missing-footnote",
        "this footnote is not written anywhere",
        "add a paragraph that begins with its mark and a colon: `[^name]: `",
    ),
];

impl Writer<'_, '_> {
    /// Brackets that were meant to be a citation or a link, and stayed text.
    pub(super) fn unread_brackets(&mut self, range: &Range<usize>) {
        let written = self.text.get(range.clone()).unwrap_or("");
        for (mark, code, message, help) in UNREAD {
            for (at, _) in written.match_indices(mark) {
                let at = range.start + at;
                if !self.text[..at].ends_with('\\') {
                    let span = Span::new(self.options.file, at..at + mark.len());
                    self.diagnostics.push(Diagnostic::error(code, span, message).help(help));
                }
            }
        }
    }

    /// `@id` without its brackets.
    pub(super) fn loose_citations(&mut self, range: &Range<usize>) {
        let written = self.text.get(range.clone()).unwrap_or("");
        for (at, _) in written.match_indices('@') {
            let before = written[..at].chars().next_back();
            let rest = &written[at + 1..];
            let end =
                rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len());
            let id = rest[..end].trim_end_matches('-');
            if before.is_none_or(|c| c.is_whitespace() || c == '(') && is_id(id) {
                let at = range.start + at;
                let span = Span::new(self.options.file, at..at + 1 + id.len());
                self.doc.loose.push(Target { text: id.to_owned(), span });
            }
        }
    }

    /// A heading needs words of its own: its id and the list of contents are made of them.
    pub(super) fn check_heading(
        &mut self,
        text: &str,
        range: &Range<usize>,
        inside: Events<'_, '_>,
    ) {
        let titled = inside.iter().any(|(event, _)| {
            let kind = LinkType::WikiLink { has_pothole: false };
            matches!(event, Event::Start(Tag::Link { link_type, .. }) if *link_type == kind)
        });
        let message = match (text.is_empty(), titled) {
            (_, true) => "a link in a heading needs words of its own",
            (true, _) => "the heading is empty",
            _ => return,
        };
        let first = self.text[range.clone()].lines().next().map_or(0, str::len);
        let span = Span::new(self.options.file, range.start..range.start + first);
        let help =
            if titled { "write `[[id|words]]`" } else { "write its words, or take the line out" };
        self.diagnostics.push(Diagnostic::error("bad-heading", span, message).help(help));
    }

    /// A fence whose word is no language but nearly an embed.
    pub(super) fn misspelt_embed(&mut self, word: &str, range: &Range<usize>) {
        if word.is_empty() || highlight::is_known(word) {
            return;
        }
        if let Some(near) = crate::diag::nearest(word, embeds::NAMES) {
            let start = range.start + self.text[range.clone()].find(word).unwrap_or(0);
            let span = Span::new(self.options.file, start..start + word.len());
            self.diagnostics.push(
                Diagnostic::error(
                    "unknown-embed",
                    span,
                    format!("`{word}` is neither an embed nor a language"),
                )
                .help(format!("did you mean `{near}`?")),
            );
        }
    }
}
