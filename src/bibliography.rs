//! Sources as bibliography: BibTeX, RIS, CSL-JSON and COinS for programs, a citation in HTML for readers; and a page
//! of the site as something to cite. Pure: one source in, one text or value out. It reads no file, knows nothing of
//! what is on a page and no language; words come from the caller's [`CitationWords`] and [`PageWords`]. Whatever
//! stands in a field, what comes out is well formed: every field is cleaned, then escaped by the format that writes it.

pub mod archives;
mod bibtex;
mod citation;
mod coins;
mod csl;
mod language;
mod name;
mod record;
mod ris;
#[cfg(test)]
mod tests;
mod webpage;

use serde_json::Value;

use crate::config::CitationStyle;
use crate::model::date::{Date, DateWords};
use crate::model::entries::{Side, Source};

use name::{Name, Person};
use record::Record;

pub use language::tag_of;
pub use record::{clean, is_language, web_address};
pub use webpage::{By, Day, PageWords, WebPage, cite_page, page_coins};

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

/// The words of a citation, in the site's language, as they stand within a sentence: a style makes a capital where one
/// begins. Plain text: they are escaped here. A name in braces is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitationWords {
    /// The site's language (BCP 47), against which a source's is held.
    pub language: String,
    /// In place of a date: "n.d."
    pub no_date: String,
    /// Where the copy is, with `{address}`: "archived at {address}".
    pub archived: String,
    /// When it was read, with `{date}`: "accessed {date}" (Chicago, MLA).
    pub accessed: String,
    /// When it was read, with `{date}`: "retrieved {date}" (APA, of what has no address).
    pub retrieved: String,
    /// When it was read and where, with `{date}` and `{address}`: "retrieved {date}, from {address}" (APA).
    pub retrieved_from: String,
    /// Whose story it carries, with `{agency}`: "via {agency}".
    pub via: String,
    /// Between the last two authors: "and" (APA has its sign for it).
    pub and: String,
    /// In place of further authors: "et al."
    pub et_al: String,
    /// What the page is written in, with `{language}`: "in {language}".
    pub in_language: String,
    /// What statistics are: "data set" (APA).
    pub data_set: String,
    /// The encyclopedia that it is an entry of, with `{work}`: "in {work}" (APA).
    pub in_work: String,
    /// Dates that begin with the year (APA, of publication): "2025, May 12".
    pub year_first: DateWords,
    /// Dates that begin with the month (APA, of retrieval): "May 12, 2025".
    pub month_first: DateWords,
    /// Dates with short names of months (MLA): "12 Jan. 2025".
    pub short_months: DateWords,
    /// The names of languages by their tag: `("zh", "Chinese")`. The longest tag that fits is taken.
    pub languages: Vec<(String, String)>,
}

impl CitationWords {
    /// The name of a language by its tag (BCP 47): that of the longest part of it that has one, else the tag.
    pub fn language_name<'t>(&'t self, tag: &'t str) -> &'t str {
        let mut known = tag;
        loop {
            let named = self.languages.iter().find(|(of, _)| of.eq_ignore_ascii_case(known));
            match (named, known.rsplit_once('-')) {
                (Some((_, name)), _) => return name,
                (None, Some((shorter, _))) => known = shorter,
                (None, None) => return tag,
            }
        }
    }
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

/// One source as COinS: an empty `span` of the class `Z3988`, whose `title` is an OpenURL ContextObject in the
/// Key/Encoded-Value format (ANSI/NISO Z39.88-2004) by the terms of Dublin Core (`info:ofi/fmt:kev:mtx:dc`), as HTML.
pub fn coins(source: &Source) -> String {
    coins::source(&Record::of(source, &Base::default()))
}

/// A date as far as it is known, with `mark` between year, month and day: `2026/06/27`. A decade or a century has none.
pub fn known_date(date: Date, mark: &str) -> Option<String> {
    coins::date(date).map(|text| text.replace('-', mark))
}

/// How a source's `authors` name somebody whose family name is known: `Public, Jane`, `Public, Jane, Jr.`, or in reading
/// order where the comma would not be understood. `suffix` may be empty.
pub fn author(given: &str, family: &str, suffix: &str) -> String {
    let [given, family, suffix] = [given, family, suffix].map(clean);
    let person = Person::new(&family, &given, (!suffix.is_empty()).then_some(&suffix));
    let parted = person.as_ref().map(Person::parted).unwrap_or_default();
    match Name::of(parted, None) {
        Name::Personal(person) => person.parted(),
        Name::Literal(_) => clean(&format!("{given} {family} {suffix}")),
    }
}

/// The names of a source's authors as they are read, given names first.
pub fn authors(source: &Source) -> Vec<String> {
    let record = Record::of(source, &Base::default());
    record.authors.iter().map(Name::in_reading_order).collect()
}

/// What bears a name that somebody wrote as an author's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bearer {
    /// Plainly a person, by the name as it is read.
    Person(String),
    /// Plainly an institution.
    Institution(String),
    /// Either: `He Lifeng` and `White Rock` have the same form.
    Unknown(String),
}

/// What bears a name. A publisher's own name is no person's.
pub fn bearer(name: &str, publisher: Option<&str>) -> Bearer {
    let name = Name::of(clean(name), publisher);
    let read = name.in_reading_order();
    match name {
        Name::Personal(_) => Bearer::Person(read),
        Name::Literal(_) if name.is_institution() => Bearer::Institution(read),
        Name::Literal(_) => Bearer::Unknown(read),
    }
}

/// The citation of one source as HTML, in one of three styles: a note (The Chicago Manual of Style, 17th edition, notes
/// and bibliography, 14.20 and 14.205 to 14.210), an entry of the reference list (Publication Manual of the APA, 7th
/// edition, chapters 9 and 10) or of the works cited (MLA Handbook, 9th edition, chapter 5).
///
/// `date` puts a date in the site's own words; it gives plain text, which is escaped here. Chicago takes them as they are;
/// APA and MLA have forms of their own ([`CitationWords::year_first`] and the two beside it). Titles keep the capitals that
/// they have. The title links to the address, and the address stands in full behind the rest; the copy and the day on
/// which it was read are always there, also where a style would let one leave them out. A source in a language that is
/// not the site's says so in brackets, where the styles put what is not the source's own.
///
/// The kind decides what the style leaves open: `news` is a newspaper's, whose name is in italics; any other page is on
/// a site. In APA, `official`, `analysis` and `data` without a byline have their publisher for author, but for the entries
/// of an encyclopedia.
///
/// The outer `span` has the class `citation`, its parts `authors`, `title`, `publisher`, `date`, `url`,
/// `archived` and `accessed`; the full stop behind an address has the class `stop`. A date that is not a range is a `time`; each date keeps its EDTF in `data-edtf`. Chinese is never in
/// italics and has its `lang`.
pub fn citation(
    style: CitationStyle,
    source: &Source,
    words: &CitationWords,
    date: impl Fn(Date) -> String,
) -> String {
    citation::html(style, &Record::of(source, &Base::default()), words, &date)
}
