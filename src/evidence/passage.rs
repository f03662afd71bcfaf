//! A quotation in a capture: exactly, whole words only, never nearly.

use std::ops::Range;

use super::fold::{Folded, is_boundary, normal};

/// A quotation, ready to be looked for: its parts in their order, folded.
#[derive(Debug)]
pub struct Needle {
    parts: Vec<String>,
    prefix: Option<String>,
}

/// Where a quotation stands in a capture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Exactly once: where each part was written.
    Once(Vec<Range<usize>>),
    /// More than once.
    Several,
    /// Its words are there, but not behind its prefix.
    NotBehindPrefix,
    /// All its parts are there, but they do not follow one another.
    OutOfOrder,
    /// Not at all.
    Nowhere,
}

impl Needle {
    /// Takes a quotation apart at its ellipses (`...`, `…`, `[...]`); `prefix` holds the words before it.
    /// None if no letter and no digit is left.
    pub fn of(text: &str, prefix: Option<&str>) -> Option<Self> {
        let text = normal(text);
        let folded = |part: &str| Folded::of(part).text;
        // A quotation mark beside an ellipsis is no part by itself.
        let says_something = |part: &String| part.contains(char::is_alphanumeric);
        let parts: Vec<_> = parts(&text).into_iter().map(folded).filter(says_something).collect();
        let prefix = prefix.map(|prefix| trim_end(&folded(&normal(prefix))).to_owned());
        (!parts.is_empty())
            .then_some(Self { parts, prefix: prefix.filter(|prefix| !prefix.is_empty()) })
    }

    /// Looks for it in a capture. Parts must follow one another; every way to find them counts.
    pub fn find(&self, capture: &Folded<'_>) -> Found {
        let text = &capture.text;
        let places: Vec<Vec<Range<usize>>> =
            self.parts.iter().map(|part| occurrences(capture, part)).collect();
        let behind: Vec<_> = places[0]
            .iter()
            .filter(|place| self.is_behind_prefix(text, place.start))
            .cloned()
            .collect();
        let found = chains(&behind, &places[1..]);
        match found.as_slice() {
            [] if self.prefix.is_some() && !chains(&places[0], &places[1..]).is_empty() => {
                Found::NotBehindPrefix
            }
            [] if places.len() > 1 && places.iter().all(|places| !places.is_empty()) => {
                Found::OutOfOrder
            }
            [] => Found::Nowhere,
            [chain] => {
                Found::Once(chain.iter().map(|part| capture.written(part.clone())).collect())
            }
            _ => Found::Several,
        }
    }

    /// The whole quotation, folded, without its ellipses.
    pub fn words(&self) -> String {
        self.parts.join(" ")
    }

    fn is_behind_prefix(&self, text: &str, at: usize) -> bool {
        let Some(prefix) = &self.prefix else { return true };
        let before = trim_end(&text[..at]);
        before.ends_with(prefix.as_str()) && is_boundary(before, before.len() - prefix.len())
    }
}

/// White space and quotation marks may stand between a prefix and its quotation.
fn trim_end(text: &str) -> &str {
    text.trim_end_matches([' ', '"', '\''])
}

/// The places of a part, also those that overlap, with whole words at both ends.
fn occurrences(capture: &Folded<'_>, part: &str) -> Vec<Range<usize>> {
    let text = &capture.text;
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(part) {
        let place = from + at..from + at + part.len();
        from = place.start + text[place.start..].chars().next().map_or(1, char::len_utf8);
        if capture.is_boundary(place.start) && capture.is_boundary(place.end) {
            found.push(place);
        }
    }
    found
}

/// A way to find parts that follow one another, and whether it is the only one that ends where it ends.
struct Way {
    chain: Vec<Range<usize>>,
    only: bool,
}

/// Up to two ways to take one place of each list so that they follow one another.
fn chains(first: &[Range<usize>], rest: &[Vec<Range<usize>>]) -> Vec<Vec<Range<usize>>> {
    let mut ways: Vec<_> =
        first.iter().map(|place| Way { chain: vec![place.clone()], only: true }).collect();
    for places in rest {
        ways = places.iter().filter_map(|place| step(&ways, place)).collect();
    }
    let twice = |way: Way| std::iter::repeat_n(way.chain, if way.only { 1 } else { 2 });
    ways.into_iter().flat_map(twice).take(2).collect()
}

/// A way to a place from the ways to places before it, which stand in their order.
fn step(ways: &[Way], place: &Range<usize>) -> Option<Way> {
    let ends_before = |way: &&Way| way.chain.last().is_some_and(|last| last.end <= place.start);
    let mut before = ways.iter().take_while(ends_before);
    let way = before.next()?;
    let chain = way.chain.iter().cloned().chain([place.clone()]).collect();
    Some(Way { chain, only: way.only && before.next().is_none() })
}

/// The parts of a quotation between its ellipses: three dots or more, also with spaces between them, or `…`,
/// with or without square brackets.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut from, mut at) = (0, 0);
    while at < text.len() {
        match ellipsis(&text[at..]) {
            Some(width) => {
                parts.push(&text[from..at]);
                at += width;
                from = at;
            }
            None => at += text[at..].chars().next().map_or(1, char::len_utf8),
        }
    }
    parts.push(&text[from..]);
    parts
}

/// The width of an ellipsis at the beginning of a text.
fn ellipsis(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('[').map(str::trim_start);
    if let Some(inside) = inside
        && let Some(width) = dots(inside)
        && let Some(rest) = inside[width..].trim_start().strip_prefix(']')
    {
        return Some(text.len() - rest.len());
    }
    dots(text)
}

/// The width of a run of dots that counts as an ellipsis.
fn dots(text: &str) -> Option<usize> {
    let (mut count, mut end) = (0, 0);
    for (at, c) in text.char_indices() {
        match c {
            '.' => count += 1,
            '…' | '⋯' => count += 3,
            c if c.is_whitespace() && at == end && count > 0 => continue,
            _ => break,
        }
        end = at + c.len_utf8();
    }
    (count >= 3).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found of a quotation, each part as it was written.
    fn find(capture: &str, quotation: &str, prefix: Option<&str>) -> Result<Vec<String>, Found> {
        let capture = normal(capture);
        let needle = Needle::of(quotation, prefix).expect("it says something");
        match needle.find(&Folded::of(&capture)) {
            Found::Once(parts) => {
                Ok(parts.into_iter().map(|part| capture[part].to_owned()).collect())
            }
            other => Err(other),
        }
    }

    #[test]
    fn what_stands_there_once_is_found() {
        for (capture, quotation, written) in [
            (
                "He said: “It’s the\nprimary leverage.”",
                "It's the primary leverage",
                vec!["It’s the\nprimary leverage"],
            ),
            ("one.\n\nTwo", "one. Two", vec!["one.\n\nTwo"]),
            ("trade—not war", "trade-not war", vec!["trade—not war"]),
            ("a first word and a last one", "first … last", vec!["first", "last"]),
            ("a first word and a last one", "first [...] last one", vec!["first", "last one"]),
            ("a first word and a last one", "... first . . . last", vec!["first", "last"]),
            ("a first… last", "first… last", vec!["first", "last"]),
            ("双方进行了坦诚、深入的交流。", "坦诚、深入", vec!["坦诚、深入"]),
            ("双方进行了坦诚、\n深入的交流。", "坦诚、深入", vec!["坦诚、\n深入"]),
            (
                "合作则两利。\n\n对抗则俱伤。",
                "合作则两利。对抗则俱伤",
                vec!["合作则两利。\n\n对抗则俱伤"],
            ),
            ("cafe\u{301} talks", "café", vec!["café"]),
            ("155% and 55% too", "55%", vec!["55%"]),
            ("total of 55%", "55%", vec!["55%"]),
            ("“We will win” and “more”", "“We will win ...”", vec!["“We will win"]),
            ("他说好。\n\n“稳定。”", "他说好。“稳定。”", vec!["他说好。\n\n“稳定。”"]),
        ] {
            assert_eq!(
                find(capture, quotation, None),
                Ok(written.into_iter().map(str::to_owned).collect()),
                "{quotation}"
            );
        }
    }

    #[test]
    fn what_is_nearly_there_is_not_found() {
        for (capture, quotation) in [
            ("over the summer", "over this summer"),
            ("over the summer", "Over the summer"),
            ("over the summers", "over the summer"),
            ("uncover the summer", "over the summer"),
            ("a tariff of 155%", "55%"),
            ("a tariff of 0.55", "55"),
            ("a tariff of .5%", "5%"),
            ("１５５％", "５５％"),
            ("55\u{a0}000 tons", "000 tons"),
            ("55\u{202f}000 tons", "55"),
            ("don't stop", "don"),
            ("word—word", "word — word"),
            ("何立峰副总理", "何力峰"),
            ("e\u{334}nd", "e"),
            ("naïve", "naive"),
            ("“no” and “yes”", "no and yes"),
        ] {
            assert_eq!(find(capture, quotation, None), Err(Found::Nowhere), "{quotation}");
        }
        assert_eq!(find("last and first", "first ... last", None), Err(Found::OutOfOrder));
        assert_eq!(find("first", "first ... first", None), Err(Found::OutOfOrder));
    }

    #[test]
    fn what_stands_there_twice_needs_its_prefix() {
        let capture =
            "First: a deal is near. Later, he said: “A deal is near,” and left. A deal is near.";
        assert_eq!(find(capture, "deal is near", None), Err(Found::Several));
        assert_eq!(find(capture, "A deal is near", None), Err(Found::Several));
        assert_eq!(
            find(capture, "A deal is near", Some("he said:")),
            Ok(vec!["A deal is near".to_owned()])
        );
        assert_eq!(find(capture, "A deal is near", Some("e said:")), Err(Found::NotBehindPrefix));
        assert_eq!(find(capture, "A deal is near", Some("she said:")), Err(Found::NotBehindPrefix));
        assert_eq!(find(capture, "a deal is far", Some("he said:")), Err(Found::Nowhere));
        assert_eq!(
            find("Well… no. He said... no.", "no", Some("He said…")),
            Ok(vec!["no".to_owned()])
        );
        assert_eq!(find("ha ha ha", "ha ha", None), Err(Found::Several));
        assert_eq!(find("停火，停火", "停火", None), Err(Found::Several));
        assert_eq!(find("先停火，再停火", "停火", Some("再")), Ok(vec!["停火".to_owned()]));
    }

    #[test]
    fn every_way_to_join_parts_counts() {
        assert_eq!(find("a b a b", "a ... b", None), Err(Found::Several));
        assert_eq!(find("a b b", "a ... b", None), Err(Found::Several));
        assert_eq!(find("a a b", "a ... b", None), Err(Found::Several));
        assert_eq!(
            find("a x b y c x", "a ... b ... c", None),
            Ok(["a", "b", "c"].map(str::to_owned).to_vec())
        );
        assert_eq!(find("b a b", "a ... b", None), Ok(["a", "b"].map(str::to_owned).to_vec()));
    }

    #[test]
    fn what_says_nothing_is_no_quotation() {
        for empty in ["", " \n", "...", "[…]", "“”", "— …", "\u{200b}", "[...] ... —"] {
            assert!(Needle::of(empty, None).is_none(), "{empty:?}");
        }
        for text in ["a", "5", "何", "… yes"] {
            assert!(Needle::of(text, None).is_some(), "{text:?}");
        }
    }

    #[test]
    fn many_places_take_no_time() {
        let capture = "the end of ".repeat(20_000);
        assert_eq!(find(&capture, "the ... end ... of ... the ... of", None), Err(Found::Several));
    }
}
