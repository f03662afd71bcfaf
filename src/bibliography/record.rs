//! What the formats have in common: a source with every field cleaned, its names told apart, its dates in
//! parts. It knows no format and escapes nothing.

use crate::model::Words;
use crate::model::date::{Date, Endpoint, Endpoints, Precision};
use crate::model::entries::{Source, SourceKind};

use super::Base;
use super::name::Name;

/// What stands before a side's id in a keyword.
pub(super) const SIDE: &str = "side:";

/// A source without line ends, controls and invisible characters; a field that says nothing is `None`.
pub(super) struct Record {
    pub id: String,
    pub title: String,
    pub publisher: Option<String>,
    pub authors: Vec<Name>,
    pub date: Option<Date>,
    /// Where it is read: its own address, or that of the copy.
    pub address: Option<String>,
    pub archived: Option<String>,
    pub accessed: Option<Date>,
    pub language: Option<String>,
    pub kind: Option<SourceKind>,
    /// The id of the side whose voice it is.
    pub side: Option<String>,
    pub agency: Option<String>,
    pub title_note: Option<String>,
    /// The briefing that it comes from.
    pub catalogue: Option<String>,
}

impl Record {
    pub fn of(source: &Source, base: &Base<'_>) -> Self {
        let Source {
            meta,
            title,
            publisher,
            authors,
            date,
            url,
            archived_url,
            accessed,
            language,
            kind,
            side,
            syndicated_from,
            title_note,
        } = source;
        let id = key(&meta.id);
        let publisher = filled(publisher.as_deref());
        let archived = archived_url.as_deref().and_then(web_address);
        Record {
            title: filled(Some(title)).unwrap_or_else(|| id.clone()),
            authors: authors
                .iter()
                .filter_map(|author| filled(Some(author)))
                .map(|author| Name::of(author, publisher.as_deref()))
                .collect(),
            publisher,
            date: *date,
            address: url.as_deref().and_then(web_address).or_else(|| archived.clone()),
            archived,
            accessed: *accessed,
            language: filled(language.as_deref()).filter(|tag| is_language(tag)),
            kind: *kind,
            side: side.and_then(|side| base.sides.get(side.index())).map(|side| key(&side.id)),
            agency: filled(syndicated_from.as_deref()),
            title_note: filled(title_note.as_deref()),
            catalogue: catalogue(base),
            id,
        }
    }

    /// Whether a newsroom published it, whose name is then a newspaper's.
    pub fn is_news(&self) -> bool {
        self.kind == Some(SourceKind::News)
    }

    /// Whether its one author is its publisher.
    pub fn publishes_itself(&self) -> bool {
        let [Name::Literal(author)] = self.authors.as_slice() else { return false };
        let publisher = self.publisher.as_ref().map(|publisher| publisher.to_lowercase());
        publisher.is_some_and(|publisher| publisher == author.to_lowercase())
    }

    /// What a reference manager can sort by: the kind, and the side as `side:id`.
    pub fn keywords(&self) -> impl Iterator<Item = String> {
        let kind = self.kind.map(|kind| kind.word().to_owned());
        kind.into_iter().chain(self.side.as_ref().map(|side| format!("{SIDE}{side}")))
    }

    /// What else there is to say, for formats that have no field for it.
    pub fn notes(&self) -> impl Iterator<Item = String> {
        let via = self.agency.as_ref().map(|agency| format!("via {agency}"));
        via.into_iter().chain(self.title_note.clone())
    }
}

fn catalogue(base: &Base<'_>) -> Option<String> {
    let title = filled(Some(base.title));
    match (title, web_address(base.address)) {
        (Some(title), Some(address)) => Some(format!("{title} ({address})")),
        (title, address) => title.or(address),
    }
}

/// A text as one line, or `None` if nothing of it is left.
fn filled(text: Option<&str>) -> Option<String> {
    text.map(clean).filter(|text| !text.is_empty())
}

/// A text as one line of visible characters: white space and controls are spaces, what has no width is gone, and
/// what has no agreed meaning (private use, noncharacters) is U+FFFD. Joiners (U+200C, U+200D) stay.
pub fn clean(text: &str) -> String {
    // Most texts are: each page asks for dozens of them.
    if is_clean(text) {
        return text.to_owned();
    }
    let visible = text.chars().filter(|c| !has_no_width(*c)).map(|c| match c {
        c if c.is_control() => ' ',
        c if is_private(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    });
    visible.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_clean(text: &str) -> bool {
    let mut before = ' ';
    let fits = text.chars().all(|c| {
        let is_second = before == ' ' && c == ' ';
        before = c;
        !is_second
            && (c == ' '
                || !(c.is_whitespace() || c.is_control() || has_no_width(c) || is_private(c)))
    });
    fits && !text.ends_with(' ')
}

fn has_no_width(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Private use (Unicode, 23.5) and noncharacters (23.7).
fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{f0000}'..)
        || c as u32 & 0xfffe == 0xfffe
}

/// An id as a key: ASCII letters, digits and `-`, `_`, `.` alone, which no format reads as anything else.
fn key(id: &str) -> String {
    let plain = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let key: String = id.chars().filter(plain).collect();
    if key.is_empty() { "source".to_owned() } else { key }
}

/// An `http` or `https` address with a host, in which nothing needs an encoding; whatever could end the rest early is
/// percent-encoded (RFC 3986, 2.1). `None` for anything else.
pub fn web_address(text: &str) -> Option<String> {
    let text = text.trim();
    let (scheme, rest) = text.split_once("://")?;
    let is_web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let has_host = rest.starts_with(|c: char| c.is_alphanumeric() || c == '[')
        && !host.contains(needs_encoding);
    (is_web && has_host).then(|| {
        let mut address = String::with_capacity(text.len());
        text.chars().for_each(|c| push_encoded(c, &mut address));
        address
    })
}

fn push_encoded(c: char, address: &mut String) {
    if !needs_encoding(c) {
        return address.push(c);
    }
    let mut bytes = [0; 4];
    for byte in c.encode_utf8(&mut bytes).bytes() {
        address.push_str(&format!("%{byte:02X}"));
    }
}

fn needs_encoding(c: char) -> bool {
    let breaks = c.is_whitespace() || c.is_control() || has_no_width(c) || is_private(c);
    breaks || "\"<>\\^`{|}".contains(c)
}

/// Whether a text has the shape of a language tag (BCP 47).
pub fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    let plain = |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric());
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && plain(part))
}

/// The year, month and day of an end, as far as they are certain; of a decade or century, its first year.
pub(super) fn parts_of_date(end: &Endpoint) -> Vec<i16> {
    match end.datetime() {
        Some(text) => text.split('-').filter_map(|part| part.parse().ok()).collect(),
        None => vec![end.date().earliest().year()],
    }
}

/// The year, month and day of a date as far as they are known: of a range what its ends have in common, or else its
/// start. A decade or a century has none.
pub(super) fn known_parts(date: Date) -> Option<Vec<i16>> {
    if matches!(date.precision(), Precision::Decade | Precision::Century) {
        return None;
    }
    Some(match date.endpoints() {
        Endpoints::One(end) => parts_of_date(&end),
        Endpoints::Range(Some(from), Some(to)) => {
            let (first, last) = (parts_of_date(&from), parts_of_date(&to));
            let same = first.iter().zip(&last).take_while(|(one, other)| one == other).count();
            if same == 0 { first } else { first[..same].to_vec() }
        }
        Endpoints::Range(from, to) => parts_of_date(&from.or(to)?),
    })
}

/// The season of an end that is one, from 1 for spring to 4 for winter.
pub(super) fn season(end: &Endpoint) -> Option<i8> {
    let date = end.date();
    (date.precision() == Precision::Season).then(|| date.earliest().month() / 3)
}
