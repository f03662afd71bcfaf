//! A citation in HTML, one line for a reader, in one of three styles. Each style is a file that puts parts in its
//! order; `parts` makes them and escapes every text and attribute, `text` knows letters, marks and languages.

mod apa;
mod chicago;
mod mla;
mod parts;
pub(super) mod text;

use super::CitationWords;
use super::record::Record;
use crate::config::CitationStyle;
use crate::model::date::Date;

use parts::Parts;

pub(super) fn html(
    style: CitationStyle,
    record: &Record,
    words: &CitationWords,
    date: &dyn Fn(Date) -> String,
) -> String {
    let parts = Parts { record, words, date };
    let citation = match style {
        CitationStyle::Chicago => chicago::note(&parts),
        CitationStyle::Apa => apa::reference(&parts),
        CitationStyle::Mla => mla::entry(&parts),
    };
    format!("<span class=\"citation\">{}</span>", text::with_stop_apart(&citation))
}
