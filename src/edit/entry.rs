//! A new entry of any kind: the file that says what somebody gave, with a word on each field.

use crate::diag::choices;
use crate::fields::shared::CommonFields;
use crate::fields::{Field, Form, SWITCHED_OFF};
use crate::load::kinds::{fields_of, needs_body};
use crate::model::{Kind, slug};
use crate::schema::Ids;
use crate::source::FileId;
use crate::yaml::write::scalar;
use crate::yaml::{self, Value};

use super::{NewEntry, example};

/// The longest id that is made of a title.
const LONGEST: usize = 60;

/// What was given for the fields of an entry, by their names. A list has several values.
pub type Given = Vec<(&'static str, Vec<String>)>;

/// The fields that an entry of a kind may have, its own first. The id is the file's name.
pub fn fields(kind: Kind) -> impl Iterator<Item = &'static Field> {
    fields_of(kind).iter().chain(CommonFields::FIELDS).filter(|field| field.name != "id")
}

/// The field that names an entry: its title, its name or its question.
pub fn naming(kind: Kind) -> &'static Field {
    &fields_of(kind)[0]
}

/// An id made of a title; empty if it has no letter.
pub fn id_of(title: &str) -> String {
    let slug = slug::of(title);
    if slug.len() <= LONGEST {
        return slug;
    }
    let end = slug[..=LONGEST].rfind('-').unwrap_or(LONGEST);
    slug[..end].to_owned()
}

/// The entry's file. What is not given stands there as a comment, to be switched on, with ids of the site for example.
pub fn write(kind: Kind, id: String, given: &Given, ids: &Ids) -> NewEntry {
    let values = |field: &Field| {
        given.iter().find(|(name, values)| *name == field.name && !values.is_empty())
    };
    let is_text = needs_body(kind);
    let in_front = fields(kind).filter(|field| !(is_text && field.name == "body"));
    let (set, open): (Vec<_>, Vec<_>) = in_front.partition(|field| values(field).is_some());
    let mut text = String::new();
    for field in set {
        let value = values(field).map(|(_, values)| value(field.form, values)).unwrap_or_default();
        text.push_str(&format!("# {}\n{}:{value}\n", field.doc.trim(), field.name));
    }
    if !open.is_empty() {
        text.push_str(&format!("\n{SWITCHED_OFF}\n"));
    }
    for field in open {
        let example = example::of(field, ids);
        let words = match field.form {
            Form::Choice(words) => format!(" One of: {}.", choices(words.iter().copied())),
            _ => String::new(),
        };
        text.push_str(&format!("#{}: {example}   # {}{words}\n", field.name, field.doc.trim()));
    }
    if !is_text {
        return NewEntry::yaml(kind, id, text);
    }
    let body = given.iter().find(|(name, _)| *name == "body");
    let body = body.map(|(_, values)| values.join("\n\n")).unwrap_or_default();
    NewEntry::markdown(kind, id, format!("---\n{text}---\n\n{}\n", body.trim()))
}

/// A value as it stands behind a field's colon, with the space or the line end before it.
fn value(form: Form, values: &[String]) -> String {
    match form {
        Form::Markdown => block(&values.join("\n\n")),
        Form::List(item) | Form::OneOrMany(item) if is_plain(*item) => {
            let items = split(*item, &items(values));
            let items: Vec<_> = items.iter().map(|one| item_of(*item, one)).collect();
            match (form, items.as_slice()) {
                (Form::OneOrMany(_), [one]) => format!(" {one}"),
                _ => format!(" [{}]", items.join(", ")),
            }
        }
        Form::List(item) | Form::OneOrMany(item) => {
            items(values).iter().map(|one| format!("\n  - {}", item_of(*item, one))).collect()
        }
        form => format!(" {}", item_of(form, &values.join(" "))),
    }
}

/// Whether values of a form are short enough for a list on one line.
fn is_plain(form: Form) -> bool {
    match form {
        Form::Group(_) | Form::Groups(_) | Form::Markdown | Form::Text => false,
        Form::Either(one, _) => is_plain(*one),
        _ => true,
    }
}

/// The items of a list. A list may be given as in YAML, in brackets.
fn items(values: &[String]) -> Vec<String> {
    let each = |value: &String| match bracketed(value) {
        Some(items) => items,
        None => vec![value.clone()],
    };
    values.iter().flat_map(each).collect()
}

/// The items of `[one, {another: one}]`: texts without their quotation marks, groups as they are written.
fn bracketed(value: &str) -> Option<Vec<String>> {
    let text = value.trim();
    if !text.starts_with('[') || !text.ends_with(']') {
        return None;
    }
    let mut faults = Vec::new();
    let node = yaml::parse(FileId::default(), text, 0..text.len(), &mut faults)?;
    let Value::List(items) = node.value else { return None };
    let item = |node: &yaml::Node<'_>| match &node.value {
        Value::Scalar { text, .. } => text.clone().into_owned(),
        _ => text[node.span.range()].to_owned(),
    };
    faults.is_empty().then(|| items.iter().map(item).collect())
}

/// Ids and the like may be given with commas between them.
fn split(form: Form, values: &[String]) -> Vec<String> {
    let has_commas = |value: &String| value.contains(',') && !value.contains('{');
    let is_short =
        matches!(form, Form::Id(_) | Form::Choice(_) | Form::Either(..) | Form::Language);
    let parts = values.iter().flat_map(|value| match is_short && has_commas(value) {
        true => value.split(',').map(|part| part.trim().to_owned()).collect(),
        false => vec![value.clone()],
    });
    parts.filter(|part| !part.is_empty()).collect()
}

/// One value. Groups of fields are given in YAML, on one line.
fn item_of(form: Form, text: &str) -> String {
    let text = text.trim();
    let one_line = || text.split_whitespace().collect::<Vec<_>>().join(" ");
    match form {
        Form::Group(_) | Form::Groups(_) | Form::Texts | Form::Either(..)
            if text.starts_with('{') =>
        {
            one_line()
        }
        Form::Group(_) | Form::Groups(_) | Form::Texts => format!("{{{}}}", one_line()),
        Form::Date | Form::Number | Form::Amount | Form::Flag | Form::Id(_) | Form::Choice(_)
            if is_token(text) =>
        {
            text.to_owned()
        }
        Form::Url if text.chars().all(|c| c.is_ascii_graphic()) && !text.ends_with(':') => {
            text.to_owned()
        }
        _ => scalar(text),
    }
}

/// Letters, digits and a few signs, which YAML takes for nothing else in these fields.
fn is_token(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "-./~+".contains(c))
}

/// A text of several lines, set in (YAML 1.2.2, section 8.1.2).
fn block(text: &str) -> String {
    let lines = text.trim().lines().map(|line| match line.trim_end() {
        "" => "\n".to_owned(),
        line => format!("\n  {line}"),
    });
    format!(" |{}", lines.collect::<String>())
}
