//! The Publication Manual of the American Psychological Association, 7th edition: an entry of the reference list.
//! `Smith, J., & He, L. (2025, May 12). Title [In Chinese]. Publisher, via agency. Retrieved date, from address`

use super::super::name::Name;
use super::parts::{Face, Parts};
use super::text::{Mark, capital, fill, stopped, with_mark, word};
use crate::model::entries::SourceKind;

/// Works whose entries go by their titles when nobody signs them, by a word of their names.
const REFERENCE_WORKS: [&str; 6] =
    ["baidu baike", "britannica", "encyclopaedia", "encyclopedia", "wikipedia", "wikiwand"];

/// Author, date, title, source (9.4), each with its full stop (9.5) but for an address, which has none (9.35). Without an
/// author the title goes before the date (9.12). The date begins with the year (9.14).
pub(super) fn reference(parts: &Parts<'_>) -> String {
    let date = parts.date_in(&parts.words.year_first).unwrap_or_else(|| parts.no_date());
    let date = format!("({date}).");
    let (first, rest) = match authors(parts) {
        Some(authors) => (authors, [date, title(parts)]),
        None => (title(parts), [date, String::new()]),
    };
    let elements = [first].into_iter().chain(rest).chain(source(parts)).chain(location(parts));
    elements.filter(|element| !element.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Up to twenty authors; of more, the first nineteen and the last (9.8). An organization's page without a byline has
/// the organization for its author (9.11, 10.16).
fn authors(parts: &Parts<'_>) -> Option<String> {
    let record = parts.record;
    let names: Vec<String> = match record.authors.as_slice() {
        [] if is_of_group(parts) => record.publisher.iter().cloned().collect(),
        authors => authors.iter().map(Name::with_initials).collect(),
    };
    let joined = match parts.names(&names).as_slice() {
        [] => return None,
        [one] => one.clone(),
        // Groups have no initials that a comma would have to close.
        [one, last] => match record.authors.first() {
            Some(Name::Literal(_)) => format!("{one} &amp; {last}"),
            _ => format!("{one}, &amp; {last}"),
        },
        [first @ .., last] if first.len() < 20 => format!("{}, &amp; {last}", first.join(", ")),
        [first @ .., last] => format!("{}, . . . {last}", first[..19].join(", ")),
    };
    Some(stopped(&parts.authors(&joined)))
}

/// Authorities, statistical offices and institutes write what they publish. Laws go by their titles (11.2), and what
/// has no byline in a newspaper, too (9.12).
fn is_of_group(parts: &Parts<'_>) -> bool {
    use SourceKind::{Analysis, Data, Law, News, Official, Wire};
    match parts.record.kind {
        Some(Official | Data | Analysis) => !is_entry(parts),
        Some(Law | News | Wire) | None => false,
    }
}

/// Whether it is an entry of an encyclopedia (10.3, examples 47 to 49).
fn is_entry(parts: &Parts<'_>) -> bool {
    let publisher = parts.record.publisher.as_ref().map(|name| name.to_lowercase());
    publisher.is_some_and(|name| REFERENCE_WORKS.iter().any(|work| name.contains(work)))
}

/// Whether it is a part of a greater whole, whose name is then in italics in place of the title (9.19, 9.25).
fn is_part(parts: &Parts<'_>) -> bool {
    parts.record.is_news() || is_entry(parts)
}

/// A part of a newspaper or an encyclopedia in roman type, any other page in italics (9.19), then a description in brackets, which
/// begins with a capital and has no italics (9.21).
fn title(parts: &Parts<'_>) -> String {
    let record = parts.record;
    let face = if is_part(parts) { Face::Roman } else { Face::Italic };
    let data = record.kind == Some(SourceKind::Data);
    let data = data.then(|| word(&parts.words.data_set));
    let remarks: Vec<String> = data.into_iter().chain(parts.remarks()).collect();
    if remarks.is_empty() {
        let (title, stop) = with_mark(&parts.heading(), Mark::Stop);
        return format!("{}{stop}", parts.title(&title, face));
    }
    let title = parts.title(&parts.heading(), face);
    format!("{title} [{}].", capital(&remarks.join("; ")))
}

/// The newspaper in italics or the site in roman type, but never the author once more (9.25, 10.16); an encyclopedia with
/// its "In" (10.3).
fn source(parts: &Parts<'_>) -> Option<String> {
    let record = parts.record;
    let is_named = record.publishes_itself() || record.authors.is_empty() && is_of_group(parts);
    let face = if is_part(parts) { Face::Italic } else { Face::Roman };
    let publisher = parts.publisher(face).filter(|_| !is_named).map(|name| match is_entry(parts) {
        true => capital(&fill(&parts.words.in_work, &[("{work}", &name)])),
        false => name,
    });
    match (publisher, parts.via()) {
        (None, None) => None,
        (Some(publisher), None) => Some(stopped(&publisher)),
        (None, Some(via)) => Some(stopped(&capital(&via))),
        (Some(publisher), Some(via)) => Some(stopped(&format!("{publisher}, {via}"))),
    }
}

/// The address, behind the day on which it was read (9.16), and in parentheses the copy's, as what else there is to say of
/// a publication (9.41).
fn location(parts: &Parts<'_>) -> Option<String> {
    let words = parts.words;
    let read = |pattern, address: &str| {
        let read = parts.accessed_in(&words.month_first, pattern, address)?;
        Some(capital(&read))
    };
    let copy = parts.archived().map(|copy| capital(&copy));
    let Some(address) = parts.address() else {
        let read = read(&words.retrieved, "").map(|read| stopped(&read));
        let location: Vec<String> = read.into_iter().chain(copy).collect();
        return (!location.is_empty()).then(|| location.join(" "));
    };
    let address = read(&words.retrieved_from, &address).unwrap_or(address);
    Some(copy.map_or_else(|| address.clone(), |copy| format!("{address} ({copy})")))
}
