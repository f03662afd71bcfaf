//! The Publication Manual of the American Psychological Association, 7th edition: an entry of the reference list.
//! `Smith, J., & He, L. (2025, May 12). Title [In Chinese]. Publisher, via agency. Retrieved date. Archived copy.`

use super::super::name::Name;
use super::parts::{Face, Parts};
use super::text::{Mark, capital, stopped, with_mark, word};
use crate::model::entries::SourceKind;

/// Author, date, title, source (9.4), each with its full stop (9.5). Without an author the title goes before the date
/// (9.12). The date begins with the year (9.14), in words of their own that the caller brings; when it was read has
/// the site's words. An address is not spelled out: the title links to it.
pub(super) fn reference(parts: &Parts<'_>) -> String {
    let date = parts.date_year_first().unwrap_or_else(|| parts.no_date());
    let date = format!("({date}).");
    let (first, rest) = match authors(parts) {
        Some(authors) => (authors, [date, title(parts)]),
        None => (title(parts), [date, String::new()]),
    };
    let retrieved = parts.accessed(&parts.words.retrieved);
    let more = [retrieved, parts.archived()].into_iter().flatten();
    let elements = [first].into_iter().chain(rest).chain(source(parts));
    let elements = elements.chain(more.map(|more| stopped(&capital(&more))));
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
        Some(Official | Data | Analysis) => true,
        Some(Law | News | Wire) | None => false,
    }
}

/// A newspaper's article in roman type, any other page in italics (9.19), then a description in brackets, which
/// begins with a capital and has no italics (9.21).
fn title(parts: &Parts<'_>) -> String {
    let record = parts.record;
    let face = if record.is_news() { Face::Roman } else { Face::Italic };
    let data = record.kind == Some(SourceKind::Data);
    let data = data.then(|| word(&parts.words.data_set));
    let remarks: Vec<String> = data.into_iter().chain(parts.remarks()).collect();
    if remarks.is_empty() {
        let (title, stop) = with_mark(&record.title, Mark::Stop);
        return format!("{}{stop}", parts.title(&title, face));
    }
    let title = parts.title(&record.title, face);
    format!("{title} [{}].", capital(&remarks.join("; ")))
}

/// The newspaper in italics or the site in roman type, but never the author once more (9.25, 10.16).
fn source(parts: &Parts<'_>) -> Option<String> {
    let record = parts.record;
    let is_named = record.publishes_itself() || record.authors.is_empty() && is_of_group(parts);
    let face = if record.is_news() { Face::Italic } else { Face::Roman };
    let publisher = parts.publisher(face).filter(|_| !is_named);
    match (publisher, parts.via()) {
        (None, None) => None,
        (Some(publisher), None) => Some(stopped(&publisher)),
        (None, Some(via)) => Some(stopped(&capital(&via))),
        (Some(publisher), Some(via)) => Some(stopped(&format!("{publisher}, {via}"))),
    }
}
