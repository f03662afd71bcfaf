//! CSL-JSON: items, their names and dates (`csl-data.json`, Citation Style Language 1.0.2). Each item is read by
//! itself, so that one at fault hides no other.

use std::collections::HashMap;

use serde::de::{DeserializeSeed, Deserializer, SeqAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::raw::{Raw, first, is_briefing};
use crate::bibliography::author;
use crate::diag::Diagnostic;
use crate::model::Words;
use crate::model::entries::SourceKind;
use crate::source::{FileId, Span};

/// All items of a text: of a list, of the list `items` in an object, or of a single item. An answer of Crossref's has them
/// in its `message`.
pub fn read(file: FileId, text: &str) -> (Vec<Raw>, Vec<Diagnostic>) {
    let mut items = Vec::new();
    let mut diagnostics = Vec::new();
    if text.trim().is_empty() {
        return (Vec::new(), Vec::new());
    }
    if let Err(error) = collect(text, &mut items) {
        diagnostics.push(syntax(file, text, 0, &error));
    }
    let records = items.into_iter().filter_map(|item| {
        // The item is a part of the text.
        let start = item.get().as_ptr() as usize - text.as_ptr() as usize;
        let span = Span::new(file, start..start + item.get().len());
        match serde_json::from_str::<Value>(item.get()) {
            Ok(Value::Object(fields)) => return Some(Item(fields).raw(span)),
            Ok(_) => diagnostics.push(
                Diagnostic::error(
                    "import-syntax",
                    span,
                    "this is no record: an item is an object in braces",
                )
                .help("export the sources again as CSL JSON"),
            ),
            Err(error) => diagnostics.push(syntax(file, text, start, &error)),
        }
        None
    });
    (records.collect(), diagnostics)
}

/// The items as text; those before a fault are there in spite of it.
fn collect<'t>(text: &'t str, items: &mut Vec<&'t RawValue>) -> serde_json::Result<()> {
    if !text.trim_start().starts_with('{') {
        return collect_list(text, items);
    }
    let message = member(text, "message", '{')?.map_or(text, RawValue::get);
    match member(message, "items", '[')? {
        Some(list) => collect_list(list.get(), items),
        None => {
            items.push(serde_json::from_str(message)?);
            Ok(())
        }
    }
}

fn collect_list<'t>(text: &'t str, items: &mut Vec<&'t RawValue>) -> serde_json::Result<()> {
    let mut reader = serde_json::Deserializer::from_str(text);
    Items(items).deserialize(&mut reader)?;
    reader.end()
}

/// The member of an object that begins with a bracket.
fn member<'t>(
    text: &'t str,
    name: &str,
    bracket: char,
) -> serde_json::Result<Option<&'t RawValue>> {
    let object: HashMap<String, &RawValue> = serde_json::from_str(text)?;
    Ok(object.get(name).copied().filter(|value| value.get().starts_with(bracket)))
}

fn syntax(file: FileId, text: &str, from: usize, error: &serde_json::Error) -> Diagnostic {
    let lines = text[from..].split_inclusive('\n').take(error.line().saturating_sub(1));
    let line = from + lines.map(str::len).sum::<usize>();
    let mut at = (line + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let span = Span::new(file, at..at);
    if error.is_eof() {
        return Diagnostic::error(
            "import-syntax",
            span,
            "the text has no end: the file is cut off",
        )
        .help("export it again");
    }
    Diagnostic::error("import-syntax", span, "this cannot be read as JSON from here on")
        .help("export the sources again as CSL JSON; a file changed by hand may lack a comma or a quotation mark")
}

/// Collects the items of a list as they are met.
struct Items<'i, 't>(&'i mut Vec<&'t RawValue>);

impl<'t> DeserializeSeed<'t> for Items<'_, 't> {
    type Value = ();
    fn deserialize<D: Deserializer<'t>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_seq(self)
    }
}

impl<'t> Visitor<'t> for Items<'_, 't> {
    type Value = ();
    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a list of items")
    }
    fn visit_seq<S: SeqAccess<'t>>(self, mut list: S) -> Result<(), S::Error> {
        while let Some(item) = list.next_element()? {
            self.0.push(item);
        }
        Ok(())
    }
}

struct Item(Map<String, Value>);

impl Item {
    fn get(&self, name: &str) -> String {
        text(self.0.get(name))
    }

    /// What our own exports say beside the variables.
    fn own(&self, name: &str) -> String {
        text(self.0.get("custom").and_then(|custom| custom.get(name)))
    }

    fn raw(self, span: Span) -> Raw {
        let kind = self.get("type");
        let is_ours = is_briefing(&self.get("source"));
        let carried = ["container-title", "collection-title"].map(|name| self.get(name));
        let [container, collection] = carried;
        let publisher = self.get("publisher");
        let publisher = match is_carried(&kind) {
            true => first([container, publisher, collection]),
            false => first([publisher, self.get("authority"), container, collection]),
        };
        let mut raw = Raw {
            span,
            key: first([self.get("citation-key"), self.get("id")]),
            is_ours,
            title: first([self.get("title"), self.get("title-short")]),
            publisher,
            date: first([self.own("date"), date(self.0.get("issued"))]),
            url: self.get("URL"),
            doi: self.get("DOI"),
            archived: self.get("archive_location"),
            accessed: first([self.own("accessed"), date(self.0.get("accessed"))]),
            language: self.get("language"),
            kind: kind_of(&kind),
            side: self.own("side"),
            agency: self.own("syndicated_from"),
            title_note: self.own("title_note"),
            ..Raw::default()
        };
        raw.take_people(names(self.0.get("author")), &names(self.0.get("editor")));
        raw.take_keywords(self.get("keyword").split([',', ';']));
        raw.kind = SourceKind::from_word(&self.own("kind")).or(raw.kind);
        // Our own notes repeat what `custom` says.
        if !is_ours {
            raw.take_note(&self.get("note"));
        }
        raw
    }
}

/// A text or a number as text; of a list, as Crossref has them for titles, the first.
fn text(value: Option<&Value>) -> String {
    match value {
        Some(Value::Array(texts)) if texts.iter().all(Value::is_string) => text(texts.first()),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// Types that stand in something: a newspaper, a journal (Crossref has `journal-article`), a website, a blog.
fn is_carried(kind: &str) -> bool {
    kind.contains("article")
        || kind.starts_with("post")
        || kind.starts_with("entry")
        || kind == "webpage"
}

fn kind_of(kind: &str) -> Option<SourceKind> {
    match kind {
        "article-newspaper" | "article-magazine" | "broadcast" => Some(SourceKind::News),
        "bill" | "legislation" | "legal_case" | "hearing" | "regulation" | "treaty" => {
            Some(SourceKind::Law)
        }
        "dataset" => Some(SourceKind::Data),
        "article-journal"
        | "book"
        | "chapter"
        | "entry"
        | "entry-dictionary"
        | "entry-encyclopedia"
        | "journal-article"
        | "monograph"
        | "book-chapter"
        | "proceedings-article"
        | "posted-content"
        | "paper-conference"
        | "post-weblog"
        | "report"
        | "review"
        | "thesis" => Some(SourceKind::Analysis),
        _ => None,
    }
}

/// Names as our sources have them. Crossref has a group's as `name`.
fn names(list: Option<&Value>) -> Vec<String> {
    list.and_then(Value::as_array).into_iter().flatten().map(name).collect()
}

fn name(name: &Value) -> String {
    let get = |part: &str| text(name.get(part));
    let particles = ["dropping-particle", "non-dropping-particle", "family"];
    let family = particles.map(get).join(" ");
    let whole = first([get("literal"), get("name")]);
    if whole.is_empty() { author(&get("given"), &family, &get("suffix")) } else { whole }
}

/// A date variable as EDTF, or the words that it holds.
fn date(variable: Option<&Value>) -> String {
    let Some(variable) = variable else { return String::new() };
    if variable.is_string() {
        return text(Some(variable));
    }
    let ends = variable.get("date-parts").and_then(Value::as_array);
    let ends: Vec<String> =
        ends.into_iter().flatten().map(day).filter(|end| !end.is_empty()).collect();
    let season = text(variable.get("season"));
    let circa = match variable.get("circa") {
        None | Some(Value::Bool(false) | Value::Null) => "",
        Some(_) => "~",
    };
    match ends.as_slice() {
        [] => first([text(variable.get("raw")), text(variable.get("literal"))]),
        [year] if year.len() == 4 && ["1", "2", "3", "4"].contains(&season.as_str()) => {
            format!("{year}-2{season}{circa}")
        }
        [one] => format!("{one}{circa}"),
        [from, to, ..] if from == to => format!("{from}{circa}"),
        [from, to, ..] => format!("{from}{circa}/{to}{circa}"),
    }
}

/// `[2025, 5, 12]` as `2025-05-12`, `[-44]` as `-0044`; zeros and what is no number end it.
fn day(parts: &Value) -> String {
    let parts = parts.as_array().into_iter().flatten().map(|part| text(Some(part)));
    let numbers =
        parts.map_while(|part| part.trim().parse::<i16>().ok()).take_while(|part| *part != 0);
    let texts = numbers.take(3).enumerate().map(|(at, number)| match (at, number) {
        (0, ..0) => format!("{number:05}"),
        (0, _) => format!("{number:04}"),
        _ => format!("{number:02}"),
    });
    texts.collect::<Vec<_>>().join("-")
}
