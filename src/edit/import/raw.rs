//! A record as its format says it, and what the formats have in common. Nothing is judged yet: that is
//! `finish`'s business.

use crate::bibliography::{author, clean, web_address};
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
    /// What we have no field for, and would be missed.
    pub left_out: Vec<LeftOut>,
}

/// What a record says and a source cannot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftOut {
    Note(String),
    /// Authors who are not named: `and others`.
    Others,
    /// Editors of what has no author.
    Editors(String),
    /// The key of a record that should say the rest, and that is not in the file.
    Crossref(String),
}

impl Raw {
    /// What to call it in a message.
    pub fn name(&self) -> String {
        let name = if self.key.is_empty() { clean(&self.title) } else { clean(&self.key) };
        name.chars().take(80).collect()
    }

    /// The title without markup: Zotero's may have italics and the like, as HTML; ours are as they are.
    pub fn plain_title(&self) -> String {
        if self.is_ours { self.title.clone() } else { without_tags(&self.title) }
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

    /// A note: `via Reuters` is the agency, `Accessed: 2025-06-01` the day on which it was read; in our own exports another
    /// one is on the title, or gives a date that the format has no field for.
    pub fn take_note(&mut self, note: &str) {
        let note = if self.is_ours { note.to_owned() } else { without_tags(note) };
        let note = note.trim();
        let dated = note.strip_prefix("dated ").and_then(|rest| rest.strip_suffix(" (EDTF)"));
        match (note.strip_prefix("via "), dated) {
            (Some(agency), _) if self.agency.is_empty() => self.agency = agency.to_owned(),
            (_, Some(date)) if self.is_ours => self.date = date.to_owned(),
            _ if self.is_ours => self.title_note = note.to_owned(),
            _ => self.take_lines(note),
        }
    }

    /// The lines of somebody's note. Only one note is told of.
    fn take_lines(&mut self, note: &str) {
        let is_told = self.left_out.iter().any(|one| matches!(one, LeftOut::Note(_)));
        if let Some(day) = note.lines().find_map(day_of_access).filter(|_| self.accessed.is_empty())
        {
            self.accessed = day.to_owned();
        } else if !is_technical(note) && !is_told {
            self.left_out.push(LeftOut::Note(note.to_owned()));
        }
    }

    /// Authors, of whom `others` are some who are not named; without any, the editors would be missed.
    pub fn take_people(&mut self, authors: Vec<String>, editors: &[String]) {
        let is_others = |name: &String| {
            matches!(name.trim_end_matches('.').to_lowercase().as_str(), "others" | "et al")
        };
        let (others, authors): (Vec<_>, Vec<_>) = authors.into_iter().partition(is_others);
        if !others.is_empty() {
            self.left_out.push(LeftOut::Others);
        }
        if authors.is_empty() && !editors.is_empty() {
            self.left_out.push(LeftOut::Editors(editors.join("; ")));
        }
        self.authors = authors;
    }
}

/// The day in a line such as `Accessed: 2025-06-01` or `accessed 1 June 2025`.
fn day_of_access(line: &str) -> Option<&str> {
    let (word, day) = line.trim().trim_end_matches('.').split_once([' ', ':'])?;
    let is_word = ["accessed", "retrieved"].iter().any(|known| word.eq_ignore_ascii_case(known));
    let day = day.trim_start_matches([':', ' ']);
    let day = day.strip_prefix("on ").unwrap_or(day);
    (is_word && day.contains(|c: char| c.is_ascii_digit())).then_some(day)
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

/// `Family, Given` or `Family, Given, Jr.` as our sources name the author; a name with more commas in reading order.
pub fn author_of(name: &str) -> String {
    let parts: Vec<&str> = name.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [family, given] => author(given, family, ""),
        [family, given, suffix] => author(given, family, suffix),
        [family, given, rest @ ..] => [&[*given, *family], rest].concat().join(" "),
        _ => parts.concat(),
    }
}

/// The first of some texts that is a web address, or else the first.
pub fn address_among(texts: &[&str]) -> String {
    let is_address = |text: &&&str| text.starts_with("www.") || web_address(text).is_some();
    let found = texts.iter().find(is_address);
    let found = found.or_else(|| texts.iter().find(|text| !text.is_empty()));
    found.copied().unwrap_or_default().to_owned()
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
