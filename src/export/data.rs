//! The records of a kind as JSON: the fields as they were written, with the page of each entry.
//! What a value is follows the declaration of its field: numbers and flags are such in JSON,
//! everything else is text, so that a date stays EDTF.

use serde_json::{Map, Value as Json};

use crate::diag::Diagnostic;
use crate::fields::shared::CommonFields;
use crate::fields::{Field, Form};
use crate::link::Site;
use crate::load::kinds::fields_of;
use crate::model::entries::Meta;
use crate::model::{AnyId, Kind};
use crate::route;
use crate::source::{Sources, small};
use crate::yaml::{self, Node, Value};

/// All entries of a kind, in the order of the site, as a JSON list.
pub fn json(site: &Site, sources: &Sources, kind: Kind) -> Vec<u8> {
    let ids = (0..site.count(kind)).map(|at| AnyId { kind, index: small(at) });
    let rows: Vec<Json> = ids.map(|id| row(site, site.meta(id), sources, kind)).collect();
    let mut bytes = serde_json::to_vec_pretty(&rows).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn row(site: &Site, meta: &Meta, sources: &Sources, kind: Kind) -> Json {
    let mut row = Map::new();
    row.insert("id".to_owned(), meta.id.as_str().into());
    row.insert("page".to_owned(), route::entry(kind, &meta.id).into());
    let source = sources.get(meta.record.file);
    // An item of a list begins in the middle of its first line.
    let indent = source.place(meta.record.start as usize).column - 1;
    let written = source.text.get(meta.record.range()).unwrap_or("");
    let text = " ".repeat(indent) + written;
    let mut faults: Vec<Diagnostic> = Vec::new();
    let node = yaml::parse(meta.record.file, &text, 0..text.len(), &mut faults);
    if let Some(Node { value: Value::Map(pairs), .. }) = &node {
        for pair in pairs.iter().filter(|pair| pair.key != "id") {
            let form = form_of(&pair.key, fields_of(kind))
                .or_else(|| form_of(&pair.key, CommonFields::FIELDS));
            row.insert(pair.key.to_string(), value(&pair.value, form));
        }
    }
    // The text of a Markdown file stands below its fields.
    if let Some(body) = site.doc_of(meta).filter(|_| !row.contains_key("body")) {
        let text = sources.get(body.span.file).text.get(body.span.range()).unwrap_or("");
        row.insert("body".to_owned(), text.trim().into());
    }
    Json::Object(row)
}

fn form_of(name: &str, fields: &[Field]) -> Option<Form> {
    fields.iter().find(|field| field.name == name).map(|field| field.form)
}

fn value(node: &Node<'_>, form: Option<Form>) -> Json {
    match &node.value {
        Value::Null | Value::Faulty => Json::Null,
        Value::Scalar { text, .. } => scalar(text.trim(), form),
        Value::List(items) => {
            let inner = match form {
                Some(Form::List(inner) | Form::OneOrMany(inner)) => Some(*inner),
                _ => None,
            };
            items.iter().map(|item| value(item, inner)).collect()
        }
        Value::Map(pairs) => {
            let fields: &[Field] = match form {
                Some(Form::Group(fields) | Form::Groups(fields)) => fields,
                Some(Form::Either(_, Form::Group(fields))) => fields,
                _ => &[],
            };
            let entry = |pair: &yaml::Pair<'_>| {
                (pair.key.to_string(), value(&pair.value, form_of(&pair.key, fields)))
            };
            Json::Object(pairs.iter().map(entry).collect())
        }
    }
}

fn scalar(text: &str, form: Option<Form>) -> Json {
    let number =
        || text.parse::<f64>().ok().and_then(serde_json::Number::from_f64).map(Json::Number);
    match form {
        Some(Form::Number | Form::Amount) => number().unwrap_or_else(|| text.into()),
        Some(Form::Flag) => (text == "true").into(),
        _ => text.into(),
    }
}
