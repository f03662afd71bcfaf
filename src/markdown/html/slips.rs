//! Slips of the pen: what Markdown takes for plain text and an editor hardly meant so.

use std::collections::HashSet;
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

    /// A fence that nothing closes: all that follows it is taken for code.
    pub(super) fn unclosed_fence(&mut self, range: &Range<usize>) {
        let block = self.text[range.clone()].trim_end();
        let (first, rest) = block.split_once('\n').unwrap_or((block, ""));
        let mark = if first.starts_with('~') { '~' } else { '`' };
        let fence = &first[..first.len() - first.trim_start_matches(mark).len()];
        let last = rest.rsplit('\n').next().unwrap_or("").trim_start_matches([' ', '\t', '>']);
        if last.starts_with(fence) && last.trim_matches(mark).is_empty() {
            return;
        }
        let span = Span::new(self.options.file, range.start..range.start + first.len());
        let message = "this block is not closed: all that follows is taken for a part of it";
        let help = format!("write `{fence}` in a line of its own where it ends");
        self.diagnostics.push(Diagnostic::error("unclosed-block", span, message).help(help));
    }

    /// Footnotes that no page would show.
    pub(super) fn lost_footnotes(&mut self, events: Events<'_, '_>) {
        let mut seen = HashSet::new();
        for (event, range) in events {
            let Event::Start(Tag::FootnoteDefinition(name)) = event else { continue };
            let (message, help) = match (seen.insert(name), self.footnotes.is_mentioned(name)) {
                (false, _) => (
                    format!("two footnotes have the mark `[^{name}]`"),
                    "give one of them another name, here and where it is mentioned".to_owned(),
                ),
                (true, false) => (
                    "nothing mentions this footnote: no page would show it".to_owned(),
                    format!("write `[^{name}]` in the text where it belongs, or take it out"),
                ),
                (true, true) => continue,
            };
            let mark = range.start..range.start + "[^]:".len() + name.len();
            let span = Span::new(self.options.file, mark);
            self.diagnostics.push(Diagnostic::error("lost-footnote", span, message).help(help));
        }
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
