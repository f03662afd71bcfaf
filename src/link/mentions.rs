//! First mentions: the names by which a person is found in running text.

use aho_corasick::{AhoCorasick, MatchKind};
use pulldown_cmark_escape::escape_html_body_text;

use crate::model::entries::Person;
use crate::model::{Id, Table};

/// Finds the people whom a text names.
pub struct Mentions {
    matcher: Option<AhoCorasick>,
    owners: Vec<Option<Id<Person>>>,
}

impl Mentions {
    /// Knows everybody by whole name, by the name in other languages and by other names.
    /// A name that two people have finds neither; nor does a bare word of one or two Latin
    /// letters: "He" is a pronoun before it is a name.
    pub fn of(people: &Table<Person>) -> Self {
        let mut names: Vec<(String, Option<Id<Person>>)> = Vec::new();
        for (id, person) in people.iter() {
            let foreign = person.names.iter().map(|(_, name)| name);
            for name in std::iter::once(&person.name).chain(foreign).chain(&person.other_names) {
                add(&mut names, name, id);
            }
        }
        let matcher = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(names.iter().map(|(name, _)| name))
            .ok()
            .filter(|_| !names.is_empty());
        Self { matcher, owners: names.into_iter().map(|(_, owner)| owner).collect() }
    }

    /// Nobody.
    pub fn none() -> Self {
        Self { matcher: None, owners: Vec::new() }
    }

    /// The mentions in a stretch of escaped running text, with their offsets in it.
    pub fn find(&self, text: &str) -> Vec<(usize, usize, Id<Person>)> {
        let Some(matcher) = &self.matcher else { return Vec::new() };
        // A name may be broken over two lines; offsets stay the same.
        let unbroken = text.replace('\n', " ");
        matcher
            .find_iter(&unbroken)
            .filter(|found| is_whole(&unbroken, found.start(), found.end()))
            .filter_map(|found| {
                let owner = self.owners[found.pattern().as_usize()]?;
                Some((found.start(), found.end(), owner))
            })
            .collect()
    }
}

fn add(names: &mut Vec<(String, Option<Id<Person>>)>, name: &str, id: Id<Person>) {
    let letters = name.chars().count();
    let is_word = name.chars().all(|c| c.is_ascii_alphabetic());
    if letters == 0 || (is_word && letters < 3) {
        return;
    }
    let mut escaped = String::new();
    // Text is escaped and its apostrophes are set before it is searched; so are the names.
    let _ = escape_html_body_text(&mut escaped, &name.replace('\'', "’"));
    match names.iter_mut().find(|(known, _)| *known == escaped) {
        Some((_, owner)) if *owner != Some(id) => *owner = None,
        Some(_) => {}
        None => names.push((escaped, Some(id))),
    }
}

/// Whether a match is not a part of a longer word. Scripts without spaces have no such words.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_han(c));
    let first = text[start..].chars().next();
    let last = text[..end].chars().next_back();
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    // "O'Mara" is one word, although an apostrophe stands in it.
    let joined = |c: Option<char>, beyond: Option<char>| {
        joins(c) || (c.is_some_and(|c| matches!(c, '\'' | '’')) && joins(beyond))
    };
    let beyond = text[..start].chars().rev().nth(1);
    let in_word = (joins(first) && joined(before, beyond)) || (joins(last) && joins(after));
    !in_word
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}
