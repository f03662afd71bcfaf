//! Text fragments: the part of an address that leads a browser to a passage (W3C Community Group, "URL Fragment
//! Text Directives", section 3.4).

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::fold::{Folded, is_unspaced};
use super::words::{end_of_first, on_one_line, start_of_last};

/// The longest passage that is given whole, in characters; of a longer one, its beginning and its end.
const LONGEST: usize = 200;
/// How many characters more are taken at most where a script sets no spaces.
const CLAUSE: usize = 40;
/// How many words of a passage's beginning or end, and of what stands before it, are tried.
const COUNTS: [usize; 6] = [4, 6, 9, 13, 19, 40];

/// An address that leads to a passage of its page. A place that the address names itself stays before it.
pub fn address(url: &str, directive: &str) -> String {
    match url.split_once('#') {
        Some((page, place)) => {
            let place = place.split(":~:").next().unwrap_or_default();
            format!("{page}#{place}:~:{directive}")
        }
        None => format!("{url}#:~:{directive}"),
    }
}

/// A capture, and the same as browsers compare it.
pub struct Search<'c> {
    capture: &'c str,
    plain: String,
}

impl<'c> Search<'c> {
    /// Prepares a capture.
    pub fn of(capture: &'c str) -> Self {
        Self { capture, plain: plain(capture) }
    }

    /// The capture.
    pub fn capture(&self) -> &'c str {
        self.capture
    }

    /// The directive `text=...` for a passage whose parts were written at those places.
    ///
    /// Browsers take the first match, whatever its case: the words before a passage are added where it would not be the
    /// first, and those behind it where that is not enough. A match of `start` alone lies within one block, so a passage
    /// over line ends is given as `start,end`.
    pub fn directive(&self, parts: &[Range<usize>]) -> String {
        let (first, last) = (parts[0].clone(), parts[parts.len() - 1].clone());
        let whole = self.widened(self.spoken(first.start..last.end));
        let text = &self.capture[whole.clone()];
        let is_short = parts.len() == 1 && !text.contains('\n') && text.chars().count() <= LONGEST;
        let (start, end) =
            if is_short { (whole, None) } else { (self.start(first), Some(self.end(last))) };
        let prefix = self.prefix(&start);
        let from = prefix.as_ref().map_or(start.start, |prefix| prefix.start);
        let to = end.as_ref().map_or(start.end, |end| end.end);
        let is_twin = prefix.is_some() && !self.is_only(&(from..start.end));
        let suffix = if is_twin { self.suffix(from..to) } else { None };
        let part = |range: Option<Range<usize>>, before: &str, after: &str| {
            range.map(|range| format!("{before}{}{after}", self.encode(range))).unwrap_or_default()
        };
        format!(
            "text={}{}{}{}",
            part(prefix, "", "-,"),
            self.encode(start),
            part(end, ",", ""),
            part(suffix, ",-", "")
        )
    }

    /// As many words from the beginning of a part's first line as make it the only place.
    fn start(&self, part: Range<usize>) -> Range<usize> {
        let line = self.lines(part.clone()).next().unwrap_or(part);
        let of_first =
            |count| line.start..line.start + end_of_first(&self.capture[line.clone()], count);
        let found = COUNTS.map(of_first).into_iter().find(|range| self.is_only(range));
        self.widened(found.unwrap_or(line))
    }

    /// As many words from the end of a part's last line as make it the only place.
    fn end(&self, part: Range<usize>) -> Range<usize> {
        let line = self.lines(part.clone()).last().unwrap_or(part);
        let of_last =
            |count| line.start + start_of_last(&self.capture[line.clone()], count)..line.end;
        let found = COUNTS.map(of_last).into_iter().find(|range| self.is_only(range));
        self.widened(found.unwrap_or(line))
    }

    /// Words right before a passage, if browsers would else land at an earlier place with the same words.
    fn prefix(&self, start: &Range<usize>) -> Option<Range<usize>> {
        let earlier = plain(&self.capture[..start.start]);
        if !earlier.contains(&plain(&self.capture[start.clone()])) {
            return None;
        }
        let end = self.capture[..start.start].trim_end().len();
        let line = self.capture[..end].rfind('\n').map_or(0, |newline| newline + 1);
        let of_last = |count| line + start_of_last(&self.capture[line..end], count);
        let is_enough = |from: &usize| self.is_only(&(*from..start.end));
        let from = COUNTS.map(of_last).into_iter().find(is_enough).unwrap_or(line);
        let from = self.widened(from..start.start).start;
        (from < end).then_some(from..end)
    }

    /// Words right behind a passage, as many as tell it from its twins.
    fn suffix(&self, whole: Range<usize>) -> Option<Range<usize>> {
        let behind = &self.capture[whole.end..];
        let start = whole.end + (behind.len() - behind.trim_start().len());
        let line = self.capture[start..].find('\n').map_or(self.capture.len(), |end| start + end);
        let of_first = |count| start + end_of_first(&self.capture[start..line], count);
        let is_enough = |to: &usize| self.is_only(&(whole.start..*to));
        let to = COUNTS.map(of_first).into_iter().find(is_enough).unwrap_or(line);
        let end = self.widened(start..self.spoken(start..to).end.max(start)).end;
        (start < end).then_some(start..end)
    }

    /// The stretch with the rest of the clauses in which it begins and ends, in a script without spaces: only a browser's
    /// dictionary knows where a word begins there, and it finds whole words only.
    fn widened(&self, range: Range<usize>) -> Range<usize> {
        let goes_on = |c: &char| is_unspaced(*c) && c.is_alphanumeric();
        let (before, after) = (&self.capture[..range.start], &self.capture[range.end..]);
        let inside = &self.capture[range.clone()];
        let width = |chars: &mut dyn Iterator<Item = char>, edge: Option<char>| -> usize {
            let rest = chars.take(CLAUSE).take_while(goes_on).map(char::len_utf8);
            if edge.as_ref().is_some_and(goes_on) { rest.sum() } else { 0 }
        };
        let back = width(&mut before.chars().rev(), inside.chars().next());
        let forth = width(&mut after.chars(), inside.chars().next_back());
        range.start - back..range.end + forth
    }

    fn is_only(&self, range: &Range<usize>) -> bool {
        self.plain.matches(&plain(&self.capture[range.clone()])).count() < 2
    }

    /// The lines of a stretch that say something, each without signs at its ends.
    fn lines(&self, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let mut from = range.start;
        let lines = self.capture[range].split('\n').map(move |line| {
            let range = from..from + line.len();
            from = range.end + 1;
            range
        });
        lines.map(|line| self.spoken(line)).filter(|line| !line.is_empty())
    }

    /// A stretch from its first letter or digit to its last.
    fn spoken(&self, range: Range<usize>) -> Range<usize> {
        let silent = |c: char| !c.is_alphanumeric();
        let text = &self.capture[range.clone()];
        let start = range.start + (text.len() - text.trim_start_matches(silent).len());
        let end = range.start + text.trim_end_matches(silent).len();
        start..end.max(start)
    }

    /// Everything but ASCII letters and digits by the bytes of its UTF-8 (RFC 3986, section 2.1): browsers take `-`, `,`
    /// and `&` for parts of the directive.
    fn encode(&self, range: Range<usize>) -> String {
        let text = on_one_line(&self.capture[range]);
        let code = |byte: u8| match byte {
            byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        };
        text.bytes().map(code).collect()
    }
}

/// What browsers compare: neither the case nor the marks of letters count, nor which kana it is (Unicode Collation
/// Algorithm, at its first level).
fn plain(text: &str) -> String {
    let letters: String = text.nfkd().filter(|c| !is_combining_mark(*c)).collect();
    let folded = Folded::of(&letters).text.to_lowercase();
    let mut plain = String::with_capacity(folded.len());
    for c in folded.chars() {
        match c {
            'ß' => plain.push_str("ss"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'þ' => plain.push_str("th"),
            'ø' => plain.push('o'),
            'đ' | 'ð' => plain.push('d'),
            'ł' => plain.push('l'),
            'ı' => plain.push('i'),
            // The two syllabaries stand in the same order.
            '\u{30a1}'..='\u{30f6}' => {
                plain.push(char::from_u32(u32::from(c) - 0x60).unwrap_or(c));
            }
            c => plain.push(c),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The directive for parts of a capture, percent-encoding of spaces undone for the eye.
    fn of(capture: &str, parts: &[&str]) -> String {
        let mut from = 0;
        let place = |part: &&str| {
            let start = from + capture[from..].find(part).expect("it is there");
            from = start + part.len();
            start..from
        };
        let places: Vec<_> = parts.iter().map(place).collect();
        Search::of(capture).directive(&places).replace("%20", " ")
    }

    #[test]
    fn a_passage_is_found_as_it_was_written() {
        for (capture, parts, expected) in [
            ("Then: “It’s late,” he said", vec!["It’s late"], "text=It%E2%80%99s late"),
            (
                "a so-called deal, of 10% & more.",
                vec!["so-called deal, of 10% & more."],
                "text=so%2Dcalled deal%2C of 10%25 %26 more",
            ),
            ("何立峰说，稳定。", vec!["稳定"], "text=%E7%A8%B3%E5%AE%9A"),
            ("说，求稳定。", vec!["稳定"], "text=%E6%B1%82%E7%A8%B3%E5%AE%9A"),
            ("cafe\nThe café", vec!["café"], "text=The-,caf%C3%A9"),
            ("one two\nthree four", vec!["one two\nthree four"], "text=one two,three four"),
            (
                "We met. The talks, he said, went on until the very last day",
                vec!["The talks", "last day"],
                "text=The talks,last day",
            ),
            // The first place is another one: browsers do not look at the case.
            (
                "WE HAVE TIME.\nHe said: “We have time”",
                vec!["We have time"],
                "text=He said%3A %E2%80%9C-,We have time",
            ),
            (
                "We have time, she said.\nHe said: we have time.",
                vec!["we have time"],
                "text=He said%3A-,we have time",
            ),
        ] {
            assert_eq!(of(capture, &parts), expected, "{capture}");
        }
    }

    #[test]
    fn a_long_passage_has_a_beginning_and_an_end() {
        let capture = format!(
            "Before. The first words of it {}are the last words. After.",
            "and more ".repeat(40)
        );
        let found = of(&capture, &[&capture[8..capture.len() - 7]]);
        assert_eq!(found, "text=The first words of,are the last words");
        let twins = "He said: WE HAVE TIME today.\nHe said: we have time tomorrow.";
        let found = of(twins, &["we have time"]);
        assert_eq!(found, "text=He said%3A-,we have time,-tomorrow");
    }

    #[test]
    fn an_address_keeps_its_place() {
        assert_eq!(address("https://a.example/b", "text=c"), "https://a.example/b#:~:text=c");
        assert_eq!(address("https://a.example/b#d", "text=c"), "https://a.example/b#d:~:text=c");
        assert_eq!(
            address("https://a.example/b#d:~:text=x", "text=c"),
            "https://a.example/b#d:~:text=c"
        );
    }
}
