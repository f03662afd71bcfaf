//! A record as the YAML of a source entry.

use super::finish::Record;
use crate::model::Words;
use crate::yaml::write::{quoted, scalar};

/// One field a line, in the order in which `load/kinds.rs` declares them.
pub fn yaml(record: &Record) -> String {
    let text = |text: &Option<String>| text.as_deref().map(scalar);
    let address = |address: &Option<String>| address.as_deref().map(plain_address);
    let authors: Vec<String> = record.authors.iter().map(|author| scalar(author)).collect();
    let fields = [
        ("title", Some(scalar(&record.title))),
        ("publisher", Some(scalar(&record.publisher))),
        ("authors", (!authors.is_empty()).then(|| format!("[{}]", authors.join(", ")))),
        ("date", record.date.map(|date| plain_date(&date.to_string()))),
        ("url", address(&record.url)),
        ("archived_url", address(&record.archived_url)),
        ("accessed", record.accessed.map(|date| plain_date(&date.to_string()))),
        ("language", text(&record.language)),
        ("kind", record.kind.map(|kind| kind.word().to_owned())),
        ("side", text(&record.side)),
        ("syndicated_from", text(&record.syndicated_from)),
        ("title_note", text(&record.title_note)),
    ];
    let lines =
        fields.into_iter().filter_map(|(name, value)| Some(format!("{name}: {}\n", value?)));
    lines.collect()
}

/// Dates stand without quotation marks where they are digits and hyphens.
fn plain_date(date: &str) -> String {
    let is_plain = date.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    if is_plain { date.to_owned() } else { quoted(date) }
}

/// So do addresses, unless their end could be taken for a field's name or for a comment.
fn plain_address(address: &str) -> String {
    let is_plain = address.chars().all(|c| c.is_ascii_graphic()) && !address.ends_with(':');
    if is_plain { address.to_owned() } else { quoted(address) }
}
