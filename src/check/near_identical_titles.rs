//! Two events of one day with nearly the same title.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil;
use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{Case, Example, Rule};
use crate::config::Level;
use crate::diag::Diagnostic;
use crate::model::entries::Event;

const CODE: &str = "near-identical-titles";

/// The rule.
pub const RULE: Rule = Rule {
    code: CODE,
    level: Level::Warn,
    about: "two events of one day have titles that differ",
    why: "It is likely one event, entered twice. Compared are the titles of events with the same first day, \
          without capitals, accents and punctuation. Two are too near if they are the same, or, for events of \
          the same side, if they have the same words in another order or share at least 85 of 100 letters in \
          their order. Titles with different numbers are different, and in other scripts than the Latin only the same are near.",
    breaks: Example {
        path: "content/events/talks.yaml",
        text: "\
- id: talks
  title: Talks open in Geneva
  date: 2025-05-10
  kind: talks
  side: both
  summary: The two sides meet. [@agency-2025-05-10-talks; @paper-2025-05-11-talks]
- id: geneva
  title: Talks opened in Geneva
  date: 2025-05-10/2025-05-12
  kind: talks
  side: both
  summary: The two sides meet. [@agency-2025-05-10-talks; @paper-2025-05-11-talks]
",
    },
    keeps: Example {
        path: "content/events/talks.yaml",
        text: "\
- id: talks
  title: Talks open in Geneva
  date: 2025-05-10
  kind: talks
  side: both
  summary: The two sides meet. [@agency-2025-05-10-talks; @paper-2025-05-11-talks]
- id: hotline
  title: A line between the ministries is set up
  date: 2025-05-10/2025-05-12
  kind: talks
  side: both
  summary: The two sides agree to keep in touch. [@agency-2025-05-10-talks; @paper-2025-05-11-talks]
",
    },
    run: Some(run),
};

/// How alike two titles must be, from 0 to 1.
const LIMIT: f64 = 0.85;

/// How many titles after it in the order of the alphabet a title is held against: every other one of
/// an ordinary day, and enough of a day with thousands of events, where near titles begin alike.
const REACH: usize = 60;

fn run(case: &Case<'_>) -> Vec<Diagnostic> {
    let mut days: BTreeMap<civil::Date, Vec<&Event>> = BTreeMap::new();
    for event in case.site.events.rows() {
        days.entry(event.date.earliest()).or_default().push(event);
    }
    let days: Vec<_> = days.into_values().filter(|events| events.len() > 1).collect();
    days.into_par_iter().flat_map_iter(|events| of_day(&events)).collect()
}

/// A title made ready to be compared.
struct Title<'s> {
    event: &'s Event,
    /// Where its event stands among those of the day.
    at: usize,
    letters: String,
    words: BTreeSet<String>,
    numbers: Vec<String>,
}

impl<'s> Title<'s> {
    fn new(at: usize, event: &'s Event) -> Self {
        let letters = folded(&event.title);
        let words: BTreeSet<_> = letters.split(' ').map(str::to_owned).collect();
        let has_digit = |word: &&str| word.contains(|c: char| c.is_ascii_digit());
        let mut numbers: Vec<_> = letters.split(' ').filter(has_digit).map(str::to_owned).collect();
        numbers.sort();
        Self { event, at, letters, words, numbers }
    }
}

/// A title in lower case without accents, signs and words that say nothing.
fn folded(title: &str) -> String {
    const SILENT: [&str; 4] = ["the", "a", "an", "percent"];
    let title = title.to_lowercase().replace('&', " and ").replace("per cent", "percent");
    let letters = title.nfkd().filter(|c| !is_combining_mark(*c));
    let letters: String = letters
        .filter(|c| !matches!(c, '\'' | '’'))
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    letters.split_whitespace().filter(|word| !SILENT.contains(word)).collect::<Vec<_>>().join(" ")
}

/// For each event of a day the first other that is near, told at the one that stands later.
fn of_day(events: &[&Event]) -> Vec<Diagnostic> {
    let titles = events.iter().enumerate().map(|(at, event)| Title::new(at, event));
    let mut titles: Vec<_> = titles.filter(|title| !title.letters.is_empty()).collect();
    titles.sort_by(|one, other| {
        let key = |title: &Title<'_>| (title.numbers.clone(), title.letters.clone(), title.at);
        key(one).cmp(&key(other))
    });
    let mut near: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, title) in titles.iter().enumerate() {
        for other in titles[at + 1..].iter().take(REACH) {
            if is_near(title, other) {
                let (first, second) = (title.at.min(other.at), title.at.max(other.at));
                near.entry(second).and_modify(|old| *old = first.min(*old)).or_insert(first);
            }
        }
    }
    near.into_iter().map(|(second, first)| report(events[first], events[second])).collect()
}

fn report(first: &Event, second: &Event) -> Diagnostic {
    let message = format!("`{}` of the same day has nearly the same title", first.meta.id);
    Diagnostic::warning(CODE, second.meta.place("title"), message)
        .help("make one entry of the two, or say in the titles what sets them apart")
        .also(first.meta.place("title"), "the other title")
}

fn is_near(one: &Title<'_>, other: &Title<'_>) -> bool {
    let same_side = one.event.side == other.event.side;
    one.numbers == other.numbers
        && (one.letters == other.letters
            || (same_side
                && (one.words == other.words || has_near_letters(&one.letters, &other.letters))))
}

/// Whether few letters must be changed to make one title of the other. In other scripts than the Latin one letter
/// more or less may say something else.
fn has_near_letters(one: &str, other: &str) -> bool {
    if !one.is_ascii() || !other.is_ascii() {
        return false;
    }
    let longer = one.len().max(other.len()) as f64;
    let is_few = |changes: usize| changes as f64 <= (1.0 - LIMIT) * longer;
    if !is_few(surplus(one, other).max(surplus(other, one))) {
        return false;
    }
    // What both begin and end with takes no change, and most of the time.
    let same = |(one, other): &(u8, u8)| one == other;
    let start = one.bytes().zip(other.bytes()).take_while(same).count();
    let (one, other) = (&one[start..], &other[start..]);
    let end = one.bytes().rev().zip(other.bytes().rev()).take_while(same).count();
    is_few(strsim::levenshtein(&one[..one.len() - end], &other[..other.len() - end]))
}

/// How many letters of the one the other lacks, in whatever order: at least so many must be changed.
fn surplus(one: &str, other: &str) -> usize {
    let mut balance = [0i32; 128];
    let at = |letter: u8| usize::from(letter & 127);
    one.bytes().for_each(|letter| balance[at(letter)] += 1);
    other.bytes().for_each(|letter| balance[at(letter)] -= 1);
    balance.iter().map(|count| usize::try_from(*count).unwrap_or(0)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_folded() {
        for (one, other) in [
            ("Truce takes effect", "The truce takes effect"),
            ("US & China meet", "US and China meet"),
            ("Tariff at 145%", "Tariff at 145 per cent"),
            ("Café", "cafe"),
        ] {
            assert_eq!(folded(one), folded(other));
        }
        assert_ne!(folded("他来了"), folded("她来了"));
        assert!(!has_near_letters("商务部对镓出口实施管制", "商务部对锗出口实施管制"));
    }

    #[test]
    fn near_letters_are_few_changes() {
        let near = [
            ("talks open in geneva", "talks opened in geneva"),
            ("trump raises tariffs on china again", "trump raises tariff on china again"),
            ("a b", "a b"),
        ];
        let far = [
            ("talks open in geneva", "talks collapse in geneva"),
            ("senate confirms bessent", "senate confirms lutnick"),
            ("open", "opens"),
            ("", "a"),
        ];
        for (one, other) in near {
            assert!(has_near_letters(one, other), "{one}, {other}");
            assert!(has_near_letters(other, one), "{other}, {one}");
        }
        for (one, other) in far {
            assert!(!has_near_letters(one, other), "{one}, {other}");
        }
    }
}
