//! Sources as bibliography: BibTeX, RIS and CSL-JSON for programs, a citation in HTML for readers.
//! Pure: one source in, one text or value out. It reads no file, knows no page of the site and no
//! language; words come from the caller's [`CitationWords`]. Whatever stands in a field, what comes
//! out is well formed: every field is cleaned in `record`, then escaped by the format that writes it.

mod bibtex;
mod citation;
mod csl;
mod language;
mod record;
mod ris;
#[cfg(test)]
mod tests;

use serde_json::Value;

use crate::model::entries::{Side, Source};

use record::Record;

pub use language::tag_of;
pub use record::{clean, web_address};

/// The briefing that a record comes from, which each format names as its catalogue.
#[derive(Clone, Copy, Debug, Default)]
pub struct Base<'s> {
    /// The site's title; may be empty.
    pub title: &'s str,
    /// The address of its home page; may be empty.
    pub address: &'s str,
    /// The site's sides, of which its sources name some; without them no record names a side.
    pub sides: &'s [Side],
}

/// The words of a citation, in the site's language. Plain text: they are escaped here. A name in braces
/// is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitationWords {
    /// The site's language (BCP 47), against which a source's is held.
    pub language: String,
    /// In place of a date: "no date".
    pub no_date: String,
    /// The words that link to the copy: "archived copy".
    pub archived_copy: String,
    /// When it was read, with `{date}`: "accessed {date}".
    pub accessed: String,
    /// Whose story it carries, with `{agency}`: "via {agency}".
    pub via: String,
    /// Between the last two authors: "and".
    pub and: String,
    /// The names of languages by their tag: `("zh", "Chinese")`. The longest tag that fits is taken.
    pub languages: Vec<(String, String)>,
}

/// One source as an entry of a `.bib` file for biblatex and biber (The biblatex Package, 3.21, §2.1 to §2.3), with
/// the source's id as its key. Ends with a line end.
///
/// It is `@online`, or `@misc` without an address: these two ask for nothing but a title. `@report` must have an
/// author and a type, and the standard styles know no `@legislation`, while our kinds `official` and `law` hold web
/// pages of every sort. Dates are EDTF level 1 as written, which biblatex reads (§2.3.8). `keywords` has the kind and
/// the side (`side:us`).
pub fn bibtex(source: &Source, base: &Base<'_>) -> String {
    bibtex::entry(&Record::of(source, base))
}

/// All sources as a `.bib` file, with an empty line between two entries. See [`bibtex()`].
pub fn all_bibtex<'s>(sources: impl IntoIterator<Item = &'s Source>, base: &Base<'_>) -> String {
    sources.into_iter().map(|source| bibtex(source, base)).collect::<Vec<_>>().join("\n")
}

/// One source as a RIS record (RIS Format Specifications, Research Information Systems, 2001, with the fields `DA`,
/// `DP`, `LA` and `Y2` as of 2011), from `TY` to `ER`, UTF-8, lines ended by CR LF.
///
/// Dates are `YYYY/MM/DD/other info`, never more precise than written; `PY` has the year alone. No comma stands in
/// a name that is not plainly a person's, since readers split names at commas. A date that has no place in that
/// form is a note, `dated 2025-05-10/2025-05-12 (EDTF)`. `KW` has the kind and the side (`side:us`), `ID` the id.
pub fn ris(source: &Source, base: &Base<'_>) -> String {
    ris::record(&Record::of(source, base))
}

/// All sources as a RIS file. See [`ris()`].
pub fn all_ris<'s>(sources: impl IntoIterator<Item = &'s Source>, base: &Base<'_>) -> String {
    sources.into_iter().map(|source| ris(source, base)).collect()
}

/// One source as a CSL-JSON item (schema v1.0, `csl-data.json` of the Citation Style Language 1.0.2), with the
/// source's id as its `id`.
///
/// Dates are `date-parts`, never more precise than written; `circa` marks those that are about, uncertain or open.
/// What no variable holds is in `custom`, under the names of our fields.
pub fn csl_json(source: &Source, base: &Base<'_>) -> Value {
    csl::item(&Record::of(source, base))
}

/// All sources as a CSL-JSON list. See [`csl_json`].
pub fn all_csl_json<'s>(sources: impl IntoIterator<Item = &'s Source>, base: &Base<'_>) -> Value {
    sources.into_iter().map(|source| csl_json(source, base)).collect()
}

/// The citation of one source as HTML, in the form of a bibliography (The Chicago Manual of Style, 17th edition,
/// notes and bibliography, 14.205 to 14.210), authors' names in the order in which they are written.
///
/// `date` puts a date in words; it gives plain text, which is escaped here. The outer `span` has the class
/// `citation`, its parts `authors`, `title`, `publisher`, `date`, `archived` and `accessed`. A date that is not a
/// range is a `time`; each date keeps its EDTF in `data-edtf`. Chinese is never in italics and has its `lang`.
pub fn citation(
    source: &Source,
    words: &CitationWords,
    date: impl Fn(crate::model::date::Date) -> String,
) -> String {
    citation::html(&Record::of(source, &Base::default()), words, &date)
}
