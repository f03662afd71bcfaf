//! Footnotes: numbered in the order of their first mention, written at the end, with ways back.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Events, Writer};
use crate::markdown::{self, Slot};

/// The footnotes of a text, numbered in the order of their first mention.
#[derive(Default)]
pub(super) struct Footnotes {
    numbers: HashMap<String, usize>,
    definitions: HashMap<String, Range<usize>>,
    /// What they say, as text.
    texts: HashMap<String, String>,
    mentions: Vec<usize>,
}

impl Footnotes {
    pub(super) fn of(events: Events<'_, '_>) -> Self {
        let mut notes = Self::default();
        let mut open = None;
        for (at, (event, _)) in events.iter().enumerate() {
            match event {
                Event::Start(Tag::FootnoteDefinition(name)) => open = Some((name.to_string(), at)),
                Event::End(TagEnd::FootnoteDefinition) => {
                    if let Some((name, start)) = open.take() {
                        let text = markdown::plain(&events[start + 1..at]);
                        notes.texts.entry(name.clone()).or_insert(text);
                        notes.definitions.entry(name).or_insert(start + 1..at);
                    }
                }
                Event::FootnoteReference(name) => {
                    let next = notes.numbers.len() + 1;
                    notes.numbers.entry(name.to_string()).or_insert(next);
                }
                _ => {}
            }
        }
        notes.mentions = vec![0; notes.numbers.len() + 1];
        notes
    }

    /// Whether a footnote's mark stands anywhere.
    pub(super) fn is_mentioned(&self, name: &str) -> bool {
        self.numbers.contains_key(name)
    }
}

impl<'t> Writer<'t, '_> {
    pub(super) fn footnote_mark(&mut self, name: &str) {
        let number = self.footnotes.numbers.get(name).copied().unwrap_or(0);
        self.footnotes.mentions[number] += 1;
        let mention = self.footnotes.mentions[number];
        let prefix = self.options.id_prefix;
        self.push(&format!(
            "<sup class=\"footnote-mark\"><a id=\"{prefix}fnref_{number}_{mention}\" \
             href=\"#{prefix}fn_{number}\" role=\"doc-noteref\">"
        ));
        self.slot(Slot::Word("footnote-sign"));
        self.push(&format!("{number}</a></sup>"));
        if let Some(text) = self.footnotes.texts.get(name).filter(|_| mention == 1) {
            self.slot(Slot::Beside { number, text: text.clone() });
        }
    }

    /// The footnotes that are mentioned, in their order, each with the way back.
    pub(super) fn footnote_section(&mut self, events: Events<'_, 't>) {
        let mut notes: Vec<_> =
            self.footnotes.numbers.iter().map(|(name, number)| (*number, name.clone())).collect();
        notes.retain(|(_, name)| self.footnotes.definitions.contains_key(name));
        notes.sort();
        if notes.is_empty() {
            return;
        }
        let prefix = self.options.id_prefix;
        self.push("<section class=\"footnotes\" aria-label=\"");
        self.slot(Slot::Word("footnotes"));
        self.push("\"><ol>\n");
        for (number, name) in notes {
            let range = self.footnotes.definitions[&name].clone();
            self.push(&format!("<li id=\"{prefix}fn_{number}\" value=\"{number}\">"));
            self.events(&events[range], false);
            for mention in 1..=self.footnotes.mentions[number] {
                self.push(&format!(
                    "<a href=\"#{prefix}fnref_{number}_{mention}\" role=\"doc-backlink\" aria-label=\""
                ));
                self.slot(Slot::Word("back-to-text"));
                self.push("\">↩</a> ");
            }
            self.push("</li>\n");
        }
        self.push("</ol></section>\n");
    }
}
