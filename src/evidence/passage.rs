//! A quotation in a capture: exactly, whole words only, never nearly.

mod chains;
mod ellipsis;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::fold::{Folded, normal};
use chains::chains;

/// A quotation, ready to be looked for.
#[derive(Debug)]
pub struct Needle {
    /// Its parts between ellipses, in their order.
    parts: Vec<Part>,
    /// All of it, where it has ellipses: they may be those of the source.
    literal: Option<Part>,
    /// The words before it.
    prefix: Option<Part>,
}

/// A folded text that must stand in one piece.
#[derive(Debug)]
struct Part {
    text: String,
    /// Where white space was taken out of it.
    gaps: Vec<u32>,
}

/// Where a quotation stands in a capture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Exactly once: where each part was written.
    Once(Vec<Range<usize>>),
    /// More than once.
    Several(Twice),
    /// Its words are there, but not behind its prefix.
    NotBehindPrefix,
    /// All its parts are there, but they do not follow one another.
    OutOfOrder,
    /// Words of it are there only within a longer word or number, which was written there.
    Within(Range<usize>),
    /// Words of it are there only across the end of a paragraph or another block.
    AcrossBlocks,
    /// Not at all.
    Nowhere,
}

/// What of a quotation stands in a capture more than once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Twice {
    /// Its beginning.
    First,
    /// Only a part behind an ellipsis.
    Later,
}

impl Part {
    fn of(text: &str) -> Self {
        let folded = Folded::of(text);
        let gaps = folded.gaps().to_vec();
        Self { text: folded.text, gaps }
    }

    fn of_prefix(text: &str) -> Self {
        let mut part = Self::of(&normal(text));
        part.text.truncate(trim_end(&part.text).len());
        part
    }

    fn says_something(&self) -> bool {
        self.text.contains(char::is_alphanumeric)
    }

    /// Whether it stands at an offset of a capture, which holds its text there, in whole words of one block.
    fn stands(&self, capture: &Folded<'_>, at: usize) -> bool {
        let range = at..at + self.text.len();
        capture.is_boundary(range.start)
            && capture.is_boundary(range.end)
            && !capture.runs_over(&range, &self.gaps)
    }

    /// Where its text is in a capture, also where that overlaps, whole words or not.
    fn all<'c>(&'c self, capture: &'c Folded<'_>) -> impl Iterator<Item = usize> + 'c {
        let text = capture.text.as_str();
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = from + text[from..].find(self.text.as_str())?;
            from = at + text[at..].chars().next().map_or(1, char::len_utf8);
            Some(at)
        })
    }

    /// Its places in a capture.
    fn places(&self, capture: &Folded<'_>) -> Vec<Range<usize>> {
        let whole = self.all(capture).filter(|at| self.stands(capture, *at));
        whole.map(|at| at..at + self.text.len()).collect()
    }

    /// Why it has no place in a capture.
    fn lack(&self, capture: &Folded<'_>) -> Found {
        let Some(at) = self.all(capture).next() else { return Found::Nowhere };
        let end = at + self.text.len();
        if capture.is_boundary(at) && capture.is_boundary(end) {
            return Found::AcrossBlocks;
        }
        Found::Within(capture.written(word_around(capture, at..end)))
    }
}

/// The whole words of which a stretch is a part.
fn word_around(capture: &Folded<'_>, range: Range<usize>) -> Range<usize> {
    let cut = |at: &usize| capture.text.is_char_boundary(*at) && capture.is_boundary(*at);
    let start = (0..=range.start).rev().find(cut).unwrap_or(0);
    let end = (range.end..=capture.text.len()).find(cut).unwrap_or(capture.text.len());
    start..end
}

impl Needle {
    /// Takes a quotation apart at its ellipses (`...`, `…`, `[...]`); `prefix` holds the words before it.
    /// None if no letter and no digit is left.
    pub fn of(text: &str, prefix: Option<&str>) -> Option<Self> {
        let text = normal(text);
        let parts = ellipsis::parts(&text);
        let literal = (parts.len() > 1).then(|| Part::of(&text));
        // A quotation mark beside an ellipsis is no part by itself.
        let parts: Vec<_> = parts.into_iter().map(Part::of).filter(Part::says_something).collect();
        let prefix = prefix.map(Part::of_prefix).filter(|prefix| !prefix.text.is_empty());
        (!parts.is_empty()).then_some(Self { parts, literal, prefix })
    }

    /// Looks for it in a capture. Parts must follow one another; every way to find them counts, unless the source has
    /// the same ellipses and all of it stands there once.
    pub fn find(&self, capture: &Folded<'_>) -> Found {
        if let Some(place) = self.literally(capture) {
            return Found::Once(vec![capture.written(place)]);
        }
        let places: Vec<_> = self.parts.iter().map(|part| part.places(capture)).collect();
        let behind = self.behind_prefix(capture, &places[0]);
        match chains(&behind, &places[1..]).as_slice() {
            [] => self.lack(capture, &places),
            [chain] => {
                Found::Once(chain.iter().map(|part| capture.written(part.clone())).collect())
            }
            _ if behind.len() == 1 => Found::Several(Twice::Later),
            _ => Found::Several(Twice::First),
        }
    }

    /// The only place at which it stands with its ellipses.
    fn literally(&self, capture: &Folded<'_>) -> Option<Range<usize>> {
        let mut places = self.behind_prefix(capture, &self.literal.as_ref()?.places(capture));
        places.pop().filter(|_| places.is_empty())
    }

    fn lack(&self, capture: &Folded<'_>, places: &[Vec<Range<usize>>]) -> Found {
        let lacking = self.parts.iter().zip(places).find(|(_, places)| places.is_empty());
        if let Some((part, _)) = lacking {
            return part.lack(capture);
        }
        if chains(&places[0], &places[1..]).is_empty() {
            Found::OutOfOrder
        } else {
            Found::NotBehindPrefix
        }
    }

    /// The whole quotation, folded, without its ellipses.
    pub fn words(&self) -> String {
        self.parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Those of some places that stand behind its prefix. White space and quotation marks may stand between.
    fn behind_prefix(&self, capture: &Folded<'_>, places: &[Range<usize>]) -> Vec<Range<usize>> {
        let is_behind = |place: &&Range<usize>| {
            let Some(prefix) = &self.prefix else { return true };
            let before = trim_end(&capture.text[..place.start]);
            let at = before.len().checked_sub(prefix.text.len());
            at.is_some_and(|at| {
                before.ends_with(prefix.text.as_str())
                    && capture.is_boundary(at)
                    && !capture.runs_over(&(at..before.len()), &prefix.gaps)
            })
        };
        places.iter().filter(is_behind).cloned().collect()
    }
}

fn trim_end(text: &str) -> &str {
    text.trim_end_matches([' ', '"', '\''])
}
