//! Two events with a day in common and nearly the same title.

use std::collections::BTreeMap;

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
    why: "It is likely one event, entered twice. Compared are the titles of events that have a day in common, \
          without capitals, accents, punctuation and small words such as `the`. Two are too near if they are the same, or, \
          for events of the same side, if no more than two letters set them apart: an ending such as `s` or `ed`, or a slip in a \
          word of five letters or more, but not its first letter, since `disallows` is not `allows`. Another word, another order and \
          another number make titles different, and in other scripts than the Latin only the same are near.",
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

/// How many letters may set two titles apart.
const LETTERS: usize = 2;
/// The shortest word in which another letter is a slip: `Iran` is not `Iraq`.
const LONG: usize = 5;

/// How many titles with the same initials a title is held against: more than any days have that people wrote about.
const REACH: usize = 60;

fn run(case: &Case<'_>) -> Vec<Diagnostic> {
    let events = case.site.events.rows();
    let mut alike: BTreeMap<String, Vec<Title<'_>>> = BTreeMap::new();
    let titles = events.par_iter().enumerate().map(|(at, event)| Title::new(at, event));
    let titles: Vec<_> = titles.map(|title| (title.initials(), title)).collect();
    for (initials, title) in titles.into_iter().filter(|(initials, _)| !initials.is_empty()) {
        alike.entry(initials).or_default().push(title);
    }
    let alike: Vec<_> = alike.into_values().filter(|titles| titles.len() > 1).collect();
    let near: BTreeMap<_, _> = alike.into_par_iter().flat_map_iter(near).collect();
    near.into_iter().map(|(second, first)| report(&events[first], &events[second])).collect()
}

/// A title made ready to be compared.
struct Title<'s> {
    event: &'s Event,
    /// Where its event stands among all.
    at: usize,
    words: Vec<String>,
}

impl<'s> Title<'s> {
    fn new(at: usize, event: &'s Event) -> Self {
        Self { event, at, words: words(&event.title) }
    }

    /// What near titles have in common: the first letter of each word, and each number.
    fn initials(&self) -> String {
        let initial = |word: &String| match is_number(word) {
            true => format!("{word} "),
            false => word.chars().take(1).collect(),
        };
        self.words.iter().map(initial).collect()
    }
}

/// The words of a title that say something, in lower case, without accents and signs.
fn words(title: &str) -> Vec<String> {
    const SMALL: [&str; 8] = ["the", "a", "an", "and", "of", "in", "on", "at"];
    let title = title.to_lowercase().replace("per cent", " ").replace("percent", " ");
    // Most titles have nothing to decompose.
    let title = if title.is_ascii() { title } else { title.nfkd().collect() };
    let letters = title.chars().filter(|c| !is_combining_mark(*c) && !matches!(c, '\'' | '’'));
    let letters: String = letters.map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words = letters.split_whitespace().filter(|word| !SMALL.contains(word));
    words.map(str::to_owned).collect()
}

fn is_number(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit())
}

/// For each title the first other that is near, told at the one that stands later. They come in the order of their days.
fn near(titles: Vec<Title<'_>>) -> BTreeMap<usize, usize> {
    let mut near = BTreeMap::new();
    for (at, title) in titles.iter().enumerate() {
        let last = title.event.date.latest();
        let common = |other: &&Title<'_>| other.event.date.earliest() <= last;
        for other in titles[at + 1..].iter().take_while(common).take(REACH) {
            if is_near(title, other) {
                near.entry(other.at).or_insert(title.at);
            }
        }
    }
    near
}

fn report(first: &Event, second: &Event) -> Diagnostic {
    let message = format!("`{}` of the same day has nearly the same title", first.meta.id);
    Diagnostic::warning(CODE, second.meta.place("title"), message)
        .help("make one entry of the two, or say in the titles what sets them apart")
        .also(first.meta.place("title"), "the other title")
}

fn is_near(one: &Title<'_>, other: &Title<'_>) -> bool {
    one.words == other.words
        || (one.event.side == other.event.side && are_few_apart(&one.words, &other.words))
}

/// Whether as many words differ by few letters in all.
fn are_few_apart(one: &[String], other: &[String]) -> bool {
    let mut left = LETTERS;
    one.len() == other.len()
        && one.iter().zip(other).filter(|(one, other)| one != other).all(|(one, other)| {
            let apart = letters_apart(one, other).filter(|apart| *apart <= left);
            apart.inspect(|apart| left -= apart).is_some()
        })
}

/// How many letters must be changed to make one word of the other, if it may be the same word. In other scripts than the
/// Latin one letter more or less may say something else.
fn letters_apart(one: &str, other: &str) -> Option<usize> {
    let are_letters = [one, other].iter().all(|word| word.bytes().all(|c| c.is_ascii_alphabetic()));
    let surplus = one.len().abs_diff(other.len());
    if !are_letters || one.as_bytes().first() != other.as_bytes().first() || surplus > LETTERS {
        return None;
    }
    let has_ending = has_ending(one, other) || has_ending(other, one);
    let is_long = one.len().min(other.len()) >= LONG;
    (has_ending || is_long).then(|| strsim::levenshtein(one, other))
}

/// Whether a word is another in number or time: `talks` and `talk`, but not `III` and `II`.
fn has_ending(longer: &str, shorter: &str) -> bool {
    let ending = longer.strip_prefix(shorter).filter(|_| shorter.len() > 2);
    matches!(ending, Some("s" | "es" | "d" | "ed"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_near_if_few_letters_set_them_apart() {
        for (one, other, expected) in [
            ("Truce takes effect", "The truce takes effect", true),
            ("US & China meet", "US and China meet", true),
            ("Tariff at 145%", "Tariff at 145 per cent", true),
            ("Café", "cafe", true),
            ("Talks open in Geneva", "Talks opened in Geneva", true),
            ("Trump raises tariffs again", "Trump raises tariff again", true),
            ("Senate confirms Besent", "Senate confirms Bessent", true),
            ("Talks open in Geneva", "Talks end in Geneva", false),
            ("Court allows tariffs", "Court disallows tariffs", false),
            ("Court calls tariffs lawful", "Court calls tariffs unlawful", false),
            ("US sues China", "China sues US", false),
            ("Tariff on List II", "Tariff on List III", false),
            ("Talks with Iran", "Talks with Iraq", false),
            ("US raises tariffs to 104%", "US raises tariffs to 145%", false),
            ("US raises tariffs from 10%", "US raises tariffs to 10%", false),
            ("Senate confirms Bessent", "Senate confirms Lutnick", false),
            ("Trump raises tariffs", "Trump raises tariffs again", false),
            ("他来了", "她来了", false),
            ("商务部对镓出口实施管制", "商务部对锗出口实施管制", false),
        ] {
            let [one, other] = [one, other].map(words);
            let found = one == other || are_few_apart(&one, &other);
            assert_eq!(found, expected, "{one:?}, {other:?}");
            assert_eq!(found, one == other || are_few_apart(&other, &one), "{other:?}, {one:?}");
        }
    }
}
