//! Ids of new sources: `publisher-date-slug`, a few words of each.

use crate::model::date::{Date, Endpoints};
use crate::model::slug;

/// The longest id that is made, before a number for one that is taken.
const LONGEST: usize = 60;
/// What a publisher may take of it.
const PUBLISHER: usize = 24;
/// How many words of a title say what it is about.
const WORDS: usize = 4;

/// Words that say nothing by themselves, in the languages that most titles have.
const SMALL: [&str; 62] = [
    "a", "about", "after", "al", "am", "an", "and", "are", "as", "at", "au", "be", "been", "but",
    "by", "das", "de", "del", "der", "des", "die", "du", "el", "en", "et", "for", "from", "has",
    "have", "how", "in", "into", "is", "it", "its", "la", "las", "le", "les", "los", "of", "on",
    "or", "over", "s", "say", "says", "that", "the", "their", "this", "to", "und", "was", "what",
    "when", "who", "why", "will", "with", "y", "you",
];

/// `npr-2025-05-12-talks-open-geneva`; `nd` in place of a date that is not known. An id by the rules of
/// [`slug::check`], whatever the fields are.
pub fn id(title: &str, of: &str, on: Option<Date>) -> String {
    let mut id = publisher(of);
    id.push('-');
    id.push_str(&on.map_or_else(|| "nd".to_owned(), date));
    let title = slug::of(title);
    let words: Vec<&str> = title.split('-').filter(|word| !word.is_empty()).collect();
    let telling: Vec<&str> = words.iter().copied().filter(|word| !SMALL.contains(word)).collect();
    let words = if telling.is_empty() { words } else { telling };
    for word in words.into_iter().take(WORDS) {
        if id.len() + 1 + word.len() > LONGEST {
            break;
        }
        id.push('-');
        id.push_str(word);
    }
    id
}

/// The words of a publisher's name that fit; what stands in brackets explains it.
fn publisher(name: &str) -> String {
    let plain = name.split(['(', '[', '（']).next().filter(|text| !slug::of(text).is_empty());
    let slug = slug::of(plain.unwrap_or(name).trim_end_matches(".com"));
    let words: Vec<&str> = slug.split('-').collect();
    let telling: Vec<&str> = words.iter().copied().filter(|word| !SMALL.contains(word)).collect();
    let words = if telling.is_empty() { words } else { telling };
    let mut short = String::new();
    for word in words {
        let room = PUBLISHER.saturating_sub(short.len() + usize::from(!short.is_empty()));
        if word.len() > room && !short.is_empty() {
            break;
        }
        if !short.is_empty() {
            short.push('-');
        }
        // A slug is ASCII.
        short.push_str(&word[..word.len().min(room)]);
    }
    if short.is_empty() { "source".to_owned() } else { short }
}

/// The day, month or year of a date, of a range its first; marks are left out.
fn date(date: Date) -> String {
    let end = match date.endpoints() {
        Endpoints::One(end) => Some(end),
        Endpoints::Range(from, to) => from.or(to),
    };
    let year = || format!("{:04}", date.earliest().year());
    end.and_then(|end| end.datetime()).unwrap_or_else(year)
}
