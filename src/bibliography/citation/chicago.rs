//! The Chicago Manual of Style, 17th edition, notes and bibliography: a note in full.
//! `Jane Smith and Lifeng He, “Title,” Publisher, via agency, date, accessed date, address, archived at address.`

use super::super::name::Name;
use super::parts::{Face, Parts};
use super::text::{Mark, stopped, word};

/// Elements with commas between them (14.20, 14.207). An organization that publishes itself is named once, behind the
/// title, as owners of sites are (14.207). Without a date, the day on which it was read dates the page (14.12); without
/// either, `n.d.` does (14.145). The address is last (14.17), and behind it the copy's.
pub(super) fn note(parts: &Parts<'_>) -> String {
    let record = parts.record;
    let accessed = parts.accessed();
    let undated = accessed.is_none().then(|| parts.no_date());
    let publication = [
        parts.publisher(if record.is_news() { Face::Italic } else { Face::Roman }),
        parts.via(),
        parts.date().or(undated),
        accessed,
        parts.address(),
        parts.archived(),
    ];
    let publication = publication.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let elements = [authors(parts), Some(title(parts)), Some(stopped(&publication))];
    elements.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Given names first; of four or more authors, the first alone, with no comma before `et al.` (14.76).
fn authors(parts: &Parts<'_>) -> Option<String> {
    if parts.record.publishes_itself() {
        return None;
    }
    let names: Vec<_> = parts.record.authors.iter().map(Name::in_reading_order).collect();
    let (and, others) = (word(&parts.words.and), word(&parts.words.et_al));
    let joined = match parts.names(&names).as_slice() {
        [] => return None,
        [one] => one.clone(),
        [one, other] => format!("{one} {and} {other}"),
        [one, other, last] => format!("{one}, {other}, {and} {last}"),
        [first, ..] => format!("{first} {others}"),
    };
    Some(format!("{},", parts.authors(&joined)))
}

/// The comma goes before the closing quotation mark (6.9), also behind a question mark (6.125), or else behind what the
/// briefing says in brackets, as behind a translated title and the language it is from (14.99).
fn title(parts: &Parts<'_>) -> String {
    let remarks = parts.remarks();
    if remarks.is_empty() {
        return parts.quoted_with(Mark::Comma);
    }
    format!("{} [{}],", parts.quoted(), remarks.join("; "))
}
