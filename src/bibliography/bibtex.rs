//! BibTeX for biblatex: entries, fields, TeX's special characters.

use super::language;
use super::name::{Name, Person};
use super::record::Record;
use crate::model::date::{Date, Endpoint, Endpoints};

pub(super) fn entry(record: &Record) -> String {
    let kind = if record.address.is_some() { "online" } else { "misc" };
    let mut entry = format!("@{kind}{{{},\n", record.id);
    for (name, value) in fields(record) {
        entry.push_str(&format!("  {name} = {{{value}}},\n"));
    }
    entry + "}\n"
}

/// The fields that are there, with values ready to stand between braces.
fn fields(record: &Record) -> Vec<(&'static str, String)> {
    let text = |text: &String| escape(text);
    let (language, langid) = record.language.as_deref().map(language).unzip();
    let authors: Vec<String> = record.authors.iter().map(name).collect();
    let archived = record.archived.as_ref().map(|address| format!("Archived: {address}"));
    let keywords: Vec<String> = record.keywords().map(|word| escape(&word)).collect();
    let fields = [
        ("author", (!authors.is_empty()).then(|| authors.join(" and "))),
        ("title", Some(escape(&record.title))),
        ("titleaddon", record.title_note.as_ref().map(text)),
        ("organization", record.publisher.as_ref().map(|publisher| whole(publisher))),
        ("date", record.date.map(date)),
        ("url", record.address.clone()),
        ("urldate", record.accessed.map(date)),
        ("language", language),
        ("langid", langid.flatten().map(str::to_owned)),
        ("note", record.agency.as_ref().map(|agency| escape(&format!("via {agency}")))),
        ("addendum", archived.as_ref().map(text)),
        ("keywords", (!keywords.is_empty()).then(|| keywords.join(", "))),
        ("library", record.catalogue.as_ref().map(text)),
    ];
    fields.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

/// Both fields of a language; a tag that is not in the list stands for itself and has no `langid`.
fn language(tag: &str) -> (String, Option<&'static str>) {
    match language::names_of(tag) {
        Some((langid, word)) => (word.to_owned(), Some(langid)),
        None => (whole(tag), None),
    }
}

/// `Family, Given` or `Family, Jr., Given`, or a name that braces keep whole (§2.3.3).
fn name(name: &Name) -> String {
    match name {
        Name::Personal(Person { family, given, suffix }) => {
            let parts = [Some(family), suffix.as_ref(), Some(given)].into_iter().flatten();
            parts.map(|part| escape(part)).collect::<Vec<_>>().join(", ")
        }
        Name::Literal(text) => whole(text),
    }
}

/// An item of a list in braces of its own, so that no `and` in it cuts it in two (§2.3.4).
fn whole(text: &str) -> String {
    format!("{{{}}}", escape(text))
}

/// A text that TeX prints as it is: two hyphens or two quotation marks side by side do not become one sign. Braces and backslashes become commands without a brace of their own in them,
/// since BibTeX counts `\{` as a brace, too.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '<' => escaped.push_str("\\textless{}"),
            '>' => escaped.push_str("\\textgreater{}"),
            '|' => escaped.push_str("\\textbar{}"),
            '#' | '$' | '%' | '&' | '_' => escaped.extend(['\\', c]),
            '-' | '\'' | '`' if escaped.ends_with(c) => escaped.extend(['{', '}', c]),
            c => escaped.push(c),
        }
    }
    escaped
}

/// EDTF as written; but biblatex knows no `X` in a range (§2.3.8, table 3), so that its ends are then what is certain.
fn date(date: Date) -> String {
    let text = date.to_string();
    let Endpoints::Range(from, to) = date.endpoints() else { return text };
    let Some((from_text, to_text)) = text.split_once('/').filter(|_| text.contains('X')) else {
        return text;
    };
    let certain = |end: Option<Endpoint>, text: &str, year: fn(Date) -> i16| match end {
        Some(end) => {
            let known = end.datetime().unwrap_or_else(|| format!("{:04}", year(end.date())));
            format!("{known}{}", end.qualifier())
        }
        None => text.to_owned(),
    };
    let first = certain(from, from_text, |date| date.earliest().year());
    let last = certain(to, to_text, |date| date.latest().year());
    format!("{first}/{last}")
}
