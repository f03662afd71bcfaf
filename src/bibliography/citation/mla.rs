//! The MLA Handbook, 9th edition: an entry of the list of works cited.
//! `Smith, Jane, and Lifeng He. “Title.” Publisher, via agency, date, address. Archived at address. Accessed date.`

use super::super::name::Name;
use super::parts::{Face, Parts};
use super::text::{Mark, capital, stopped, word};

/// Author, title, then one container whose elements have commas between them: the site, who contributed to it, the date,
/// the location (chapter 5, "Core elements"). What is not known is left out, the date as well; the copy and the day on
/// which it was read come last, each as a sentence ("Date of access"). Sites are in italics, organizations' own as well
/// (2.107). Addresses have no `https://` ("URLs").
pub(super) fn entry(parts: &Parts<'_>) -> String {
    let copy = parts.archived_without_scheme();
    let words = parts.words;
    let accessed = parts.accessed_in(&words.short_months, &words.accessed, "");
    let sentences = [copy, accessed].into_iter().flatten();
    let sentences = sentences.map(|sentence| stopped(&capital(&sentence)));
    let elements = [authors(parts), Some(title(parts)), container(parts)];
    elements.into_iter().flatten().chain(sentences).collect::<Vec<_>>().join(" ")
}

/// A word that follows a full stop begins with a capital; a name or an address stays as it is.
fn container(parts: &Parts<'_>) -> Option<String> {
    let publisher = parts.publisher(Face::Italic);
    let words = [parts.via(), parts.date_in(&parts.words.short_months)];
    let words = words.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let words = if publisher.is_none() { capital(&words) } else { words };
    let words = (!words.is_empty()).then_some(words);
    let elements = [publisher, words, parts.address_without_scheme()];
    let container = elements.into_iter().flatten().collect::<Vec<_>>().join(", ");
    (!container.is_empty()).then(|| stopped(&container))
}

/// The first name reversed, the second not; of three or more authors, the first alone ("Author: two authors", "three or
/// more authors"). An organization that publishes itself is named as publisher alone ("Author: organizations").
fn authors(parts: &Parts<'_>) -> Option<String> {
    if parts.record.publishes_itself() {
        return None;
    }
    let (first, others) = parts.record.authors.split_first()?;
    let comma = if matches!(first, Name::Personal(_)) { "," } else { "" };
    let first = parts.names(&[first.inverted()]).concat();
    let joined = match others {
        [] => first,
        [other] => {
            let other = parts.names(&[other.in_reading_order()]).concat();
            format!("{first}{comma} {} {other}", word(&parts.words.and))
        }
        _ => format!("{first}, {}", word(&parts.words.et_al)),
    };
    Some(stopped(&parts.authors(&joined)))
}

/// A full stop before the closing quotation mark, unless the title has a mark of its own, or behind what the briefing
/// says in brackets, as behind a translated title ("Titles in languages other than English").
fn title(parts: &Parts<'_>) -> String {
    let remarks = parts.remarks();
    if remarks.is_empty() {
        return parts.quoted_with(Mark::Stop);
    }
    format!("{} [{}].", parts.quoted(), remarks.join("; "))
}
