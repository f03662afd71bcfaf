//! A record as its format says it, and what the formats have in common. Nothing is judged yet: that is
//! `finish`'s business.

use crate::bibliography::{author, clean};
use crate::model::Words;
use crate::model::entries::SourceKind;
use crate::source::Span;

/// What one record says; a text that it does not have is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Raw {
    /// Where the record begins.
    pub span: Span,
    pub key: String,
    /// Whether a briefing exported it: then its fields mean exactly what ours do.
    pub is_ours: bool,
    pub title: String,
    pub publisher: String,
    /// As our own sources name them.
    pub authors: Vec<String>,
    /// EDTF, or what somebody wrote.
    pub date: String,
    pub url: String,
    pub doi: String,
    pub archived: String,
    pub accessed: String,
    /// A tag, or a language's name.
    pub language: String,
    pub kind: Option<SourceKind>,
    pub side: String,
    pub agency: String,
    pub title_note: String,
    /// A note for which we have no field.
    pub left_out: String,
}

impl Raw {
    /// What to call it in a message.
    pub fn name(&self) -> String {
        let name = if self.key.is_empty() { clean(&self.title) } else { clean(&self.key) };
        name.chars().take(80).collect()
    }

    /// Keywords that say a kind, or a side as `side:us`. Others are an editor's own and mean nothing here.
    pub fn take_keywords<'k>(&mut self, keywords: impl IntoIterator<Item = &'k str>) {
        for word in keywords.into_iter().map(str::trim) {
            if let Some(kind) = SourceKind::from_word(word) {
                self.kind = Some(kind);
            } else if let Some(side) = word.strip_prefix("side:") {
                self.side = side.trim().to_owned();
            }
        }
    }

    /// A note: `via Reuters` is the agency; in our own exports another one is on the title, or gives a date that
    /// the format has no field for.
    pub fn take_note(&mut self, note: &str) {
        let note = if self.is_ours { note.to_owned() } else { without_tags(note) };
        let note = note.trim();
        let dated = note.strip_prefix("dated ").and_then(|rest| rest.strip_suffix(" (EDTF)"));
        match (note.strip_prefix("via "), dated) {
            (Some(agency), _) if self.agency.is_empty() => self.agency = agency.to_owned(),
            (_, Some(date)) if self.is_ours => self.date = date.to_owned(),
            _ if self.is_ours => self.title_note = note.to_owned(),
            _ if !is_technical(note) && self.left_out.is_empty() => self.left_out = note.to_owned(),
            _ => {}
        }
    }
}

/// Lines such as `Section: Business`, which reference managers note by themselves.
fn is_technical(note: &str) -> bool {
    let is_pair = |line: &str| {
        line.split_once(": ").is_some_and(|(name, _)| {
            name.starts_with(char::is_alphabetic) && name.split(' ').count() <= 3
        })
    };
    note.lines().map(str::trim).all(|line| line.is_empty() || is_pair(line))
}

/// Whether a catalogue's name is that of a briefing: `A Briefing (https://example.org/)`.
pub fn is_briefing(catalogue: &str) -> bool {
    catalogue.ends_with(')')
        && (catalogue.contains(" (https://") || catalogue.contains(" (http://"))
}

/// `Family, Given` as our sources name the author, `Family, Given, Jr.` in reading order.
pub fn author_of(name: &str) -> String {
    let parts: Vec<&str> = name.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [family, given] => author(given, family, ""),
        [family, given, rest @ ..] => [&[*given, *family], rest].concat().join(" "),
        _ => parts.concat(),
    }
}

/// The first text that says something.
pub fn first<const N: usize>(texts: [String; N]) -> String {
    texts.into_iter().find(|text| !text.trim().is_empty()).unwrap_or_default()
}

/// The text without the tags that reference managers know; any other `<` stays.
pub fn without_tags(text: &str) -> String {
    const TAGS: [&str; 10] = ["i", "b", "em", "strong", "sup", "sub", "sc", "span", "p", "br"];
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        plain.push_str(before);
        // Tags are short: no need to look for an end far away.
        let head = after.char_indices().nth(80).map_or(after, |(end, _)| &after[..end]);
        let tag = head.split_once('>').map(|(tag, _)| tag);
        let name = tag.map(|tag| tag.trim_matches('/').split([' ', '/']).next().unwrap_or(""));
        match (tag, name) {
            (Some(tag), Some(name)) if TAGS.contains(&name.to_lowercase().as_str()) => {
                if matches!(name, "p" | "br") {
                    plain.push(' ');
                }
                rest = &after[tag.len() + 1..];
            }
            _ => {
                plain.push('<');
                rest = after;
            }
        }
    }
    plain + rest
}
