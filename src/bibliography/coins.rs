//! COinS: an OpenURL ContextObject in the `title` of an empty `span`, where reference managers look for it.

use pulldown_cmark_escape::escape_html;

use super::name::{Name, Person};
use super::record::{Record, known_parts};
use crate::model::date::Date;
use crate::model::entries::SourceKind;

/// The span of a source.
pub(super) fn source(record: &Record) -> String {
    let kind = kind(record);
    let mut object = ContextObject::new(kind);
    object.add("rft.title", &record.title);
    record.authors.iter().for_each(|author| object.add("rft.creator", &name(author)));
    if let Some(publisher) = &record.publisher {
        object.add(holder(kind), publisher);
    }
    object.add_some("rft.date", record.date.and_then(date).as_deref());
    object.add_some("rft.language", record.language.as_deref());
    object.add_some("rft_id", record.address.as_deref());
    object.span()
}

/// A ContextObject in the making: keys and encoded values (ANSI/NISO Z39.88-2004, Key/Encoded-Value Format).
pub(super) struct ContextObject(String);

impl ContextObject {
    /// One that describes by the terms of Dublin Core. The matrices for journals and books have no news and no web
    /// pages; `rft.type` is the word by which readers tell them.
    pub fn new(kind: &str) -> Self {
        let mut object = Self("ctx_ver=Z39.88-2004".to_owned());
        object.add("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc");
        object.add("rft.type", kind);
        object
    }

    pub fn add(&mut self, key: &str, value: &str) {
        if !value.is_empty() {
            self.0.push_str(&format!("&{key}={}", encode(value)));
        }
    }

    pub fn add_some(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.add(key, value);
        }
    }

    /// As HTML (COinS, "A Convention to Embed Bibliographic Metadata in HTML", 2005).
    pub fn span(&self) -> String {
        let mut title = String::with_capacity(self.0.len() + 64);
        let _ = escape_html(&mut title, &self.0);
        format!("<span class=\"Z3988\" title=\"{title}\"></span>")
    }
}

/// Everything but letters, digits and `-._~` percent-encoded (RFC 3986, 2.3), spaces too: readers split a value at
/// `&` and `=`, and take `+` for a space.
fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len() + text.len() / 2);
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                encoded.push(byte as char);
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// The words of Zotero's types of items: Dublin Core has no list that tells news from reports.
fn kind(record: &Record) -> &'static str {
    match record.kind {
        Some(SourceKind::News | SourceKind::Wire) => "newspaperArticle",
        Some(SourceKind::Official) => "report",
        Some(SourceKind::Data) => "dataset",
        Some(SourceKind::Law | SourceKind::Analysis) | None => match record.address {
            Some(_) => "webpage",
            None => "document",
        },
    }
}

/// Newspapers and websites hold their items, others are published.
fn holder(kind: &str) -> &'static str {
    match kind {
        "newspaperArticle" | "webpage" => "rft.source",
        _ => "rft.publisher",
    }
}

/// A name with one comma, at which readers take it apart, or without any. A suffix goes with the given name.
fn name(name: &Name) -> String {
    match name {
        Name::Personal(Person { family, given, suffix }) => {
            super::record::clean(&format!("{family}, {given} {}", suffix.as_deref().unwrap_or("")))
        }
        Name::Literal(text) => super::record::clean(&text.replace(',', " ")),
    }
}

/// A date as W3CDTF, never more precise than it is known.
pub(super) fn date(date: Date) -> Option<String> {
    let parts = known_parts(date)?;
    let (year, rest) = parts.split_first()?;
    Some(rest.iter().fold(format!("{year:04}"), |text, part| format!("{text}-{part:02}")))
}
