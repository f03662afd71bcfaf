//! What the formats have in common: a source with every field cleaned, its names told apart, its dates in
//! parts. It knows no format and escapes nothing.

use crate::model::Words;
use crate::model::date::{Date, Endpoint, Precision};
use crate::model::entries::{Source, SourceKind};

use super::Base;

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

/// An author's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// Plainly a person's.
    Personal { family: String, given: String },
    /// Anything else: never taken apart.
    Literal(String),
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
    let visible = text.chars().filter(|c| !has_no_width(*c)).map(|c| match c {
        c if c.is_control() => ' ',
        c if is_private(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    });
    visible.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
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

/// An `http` or `https` address with a host; whatever could end it early is percent-encoded (RFC 3986, 2.1). `None`
/// for anything else.
pub fn web_address(text: &str) -> Option<String> {
    let text = text.trim();
    let (scheme, rest) = text.split_once("://")?;
    let is_web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    let has_host = rest.starts_with(|c: char| c.is_alphanumeric() || c == '[');
    (is_web && has_host).then(|| text.chars().map(encoded).collect())
}

fn encoded(c: char) -> String {
    let breaks = c.is_whitespace() || c.is_control() || has_no_width(c) || is_private(c);
    if !breaks && !"\"<>\\^`{|}".contains(c) {
        return c.to_string();
    }
    let mut bytes = [0; 4];
    c.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// Whether a text has the shape of a language tag (BCP 47).
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    let plain = |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric());
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && plain(part))
}

/// Words that end the names of institutions, even of those called after a person.
const INSTITUTIONS: [&str; 25] = [
    "academy",
    "agency",
    "associates",
    "bank",
    "bureau",
    "center",
    "centre",
    "college",
    "committee",
    "company",
    "council",
    "foundation",
    "fund",
    "group",
    "institute",
    "institution",
    "library",
    "museum",
    "office",
    "partners",
    "press",
    "school",
    "society",
    "trust",
    "university",
];

impl Name {
    /// A name is taken apart only with a middle initial in it, `Jane Q. Public` or `Public, Jane Q.`, which no
    /// institution has; `White House` and `He Lifeng` have the same form as `Jane Public`. Nor is a name that the
    /// publisher has, too: firms are called after people.
    fn of(text: String, publisher: Option<&str>) -> Self {
        let published = publisher.is_some_and(|publisher| publisher.contains(&text));
        match parts_of_name(&text) {
            Some((family, given)) if !published => Name::Personal { family, given },
            _ => Name::Literal(text),
        }
    }

    /// As it is read: given name, then family name.
    pub fn in_reading_order(&self) -> String {
        match self {
            Name::Personal { family, given } => format!("{given} {family}"),
            Name::Literal(text) => text.clone(),
        }
    }
}

/// The family name and the given names with their initials.
fn parts_of_name(text: &str) -> Option<(String, String)> {
    let (family, given) = match text.split_once(", ") {
        Some(parts) => parts,
        None => text.rsplit_once(' ').map(|(given, family)| (family, given))?,
    };
    let (first, initials) = given.split_once(' ')?;
    let personal = is_proper(first) && is_proper(family) && initials.split(' ').all(is_initial);
    personal.then(|| (family.to_owned(), given.to_owned()))
}

/// A word such as `Jane`, `McDonald` or `Smith-Jones`: a capital, then letters with a small one among them.
fn is_proper(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && word.contains(char::is_lowercase)
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
        && !INSTITUTIONS.contains(&word.to_lowercase().as_str())
}

fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.as_str() == "."
}

/// The year, month and day of an end, as far as they are certain; of a decade or century, its first year.
pub(super) fn parts_of_date(end: &Endpoint) -> Vec<i16> {
    match end.datetime() {
        Some(text) => text.split('-').filter_map(|part| part.parse().ok()).collect(),
        None => vec![end.date().earliest().year()],
    }
}

/// The season of an end that is one, from 1 for spring to 4 for winter.
pub(super) fn season(end: &Endpoint) -> Option<i8> {
    let date = end.date();
    (date.precision() == Precision::Season).then(|| date.earliest().month() / 3)
}
