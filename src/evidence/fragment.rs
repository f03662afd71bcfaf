//! Text fragments: the part of an address that leads a browser to a passage (W3C Community Group, "URL Fragment
//! Text Directives", section 3.4).

#[cfg(test)]
mod tests;

use std::ops::Range;

use super::fold::is_unspaced;
use super::plain::Plain;
use super::signs::{CUTS, TOUCHING};
use super::words::{end_of_first, on_one_line, start_of_last};

/// The longest passage that is given whole, in characters; of a longer one, its beginning and its end.
const LONGEST: usize = 200;
/// How many characters more are taken at most where a script sets no spaces.
const CLAUSE: usize = 40;
/// How many words of a passage's beginning or end, and of what stands before it, are tried.
const COUNTS: [usize; 6] = [4, 6, 9, 13, 19, 40];
/// How many lines before a passage are tried.
const LINES: usize = 8;

/// An address that leads to a passage of its page, or to the page if there is no directive. A place that the address
/// names itself stays before it.
pub fn address(url: &str, directive: &str) -> String {
    if directive.is_empty() {
        return url.to_owned();
    }
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
    plain: Plain,
}

/// The places of a directive's parts: `[prefix-,]start[,end][,-suffix]`.
struct Directive {
    prefix: Option<Range<usize>>,
    start: Range<usize>,
    end: Option<Range<usize>>,
    suffix: Option<Range<usize>>,
}

impl<'c> Search<'c> {
    /// Prepares a capture.
    pub fn of(capture: &'c str) -> Self {
        Self { capture, plain: Plain::of(capture) }
    }

    /// The capture.
    pub fn capture(&self) -> &'c str {
        self.capture
    }

    /// The directive `text=...` for a passage whose parts were written at those places. None if every one would lead
    /// elsewhere.
    ///
    /// Browsers take the first match, whatever its case: the words before a passage are added where it would not be the
    /// first, those behind it where that is not enough, and else it begins with words of an earlier line. A match of
    /// `start` alone lies within one block, so a passage over line ends is given as `start,end`.
    pub fn directive(&self, parts: &[Range<usize>]) -> Option<String> {
        let (first, last) = (parts.first()?.clone(), parts.last()?.clone());
        let whole = self.widened(self.spoken(first.start..last.end));
        let lines: Vec<_> = self.clear(whole).collect();
        let (start, end) = match lines.as_slice() {
            [line] if parts.len() == 1 && self.is_short(line) => (line.clone(), None),
            _ => (self.start(first)?, Some(self.end(last)?)),
        };
        let found = self.told_apart(start, end)?;
        Some(self.write(&found))
    }

    fn is_short(&self, range: &Range<usize>) -> bool {
        self.capture[range.clone()].chars().count() <= LONGEST
    }

    /// The directive of a passage, with as much around it as tells it from its twins.
    fn told_apart(&self, start: Range<usize>, end: Option<Range<usize>>) -> Option<Directive> {
        if self.plain.is_first(&start) {
            return Some(Directive { prefix: None, start, end, suffix: None });
        }
        let prefix = self.prefix(&start);
        let from = prefix.as_ref().map_or(start.start, |prefix| prefix.start);
        if prefix.is_some() && self.is_only(&(from..start.end)) {
            return Some(Directive { prefix, start, end, suffix: None });
        }
        let to = end.as_ref().map_or(start.end, |end| end.end);
        let suffix = self.suffix(from..to);
        if let Some(suffix) = suffix.filter(|suffix| self.is_only(&(from..suffix.end))) {
            return Some(Directive { prefix, start, end, suffix: Some(suffix) });
        }
        let end = end.unwrap_or_else(|| start.clone());
        let start = self.earlier(start.start, &end)?;
        Some(Directive { prefix: None, start, end: Some(end), suffix: None })
    }

    fn write(&self, found: &Directive) -> String {
        let Directive { prefix, start, end, suffix } = found;
        let part = |range: &Option<Range<usize>>, before: &str, after: &str| {
            let encoded = range.as_ref().map(|range| self.encode(range.clone()));
            encoded.map(|words| format!("{before}{words}{after}")).unwrap_or_default()
        };
        let (prefix, end) = (part(prefix, "", "-,"), part(end, ",", ""));
        format!("text={prefix}{}{end}{}", self.encode(start.clone()), part(suffix, ",-", ""))
    }

    /// As many words from the beginning of a part's first line as make it the only place.
    fn start(&self, part: Range<usize>) -> Option<Range<usize>> {
        let line = self.clear(part).next()?;
        let of_first =
            |count| line.start..line.start + end_of_first(&self.capture[line.clone()], count);
        let found = COUNTS.map(of_first).into_iter().find(|range| self.is_only(range));
        Some(self.widened(found.unwrap_or(line)))
    }

    /// As many words from the end of a part's last line as make it the only place.
    fn end(&self, part: Range<usize>) -> Option<Range<usize>> {
        let line = self.clear(part).last()?;
        Some(self.widened(self.only_last(&line).unwrap_or(line)))
    }

    /// As many words from the end of a line as make it the only place.
    fn only_last(&self, line: &Range<usize>) -> Option<Range<usize>> {
        let of_last =
            |count| line.start + start_of_last(&self.capture[line.clone()], count)..line.end;
        COUNTS.map(of_last).into_iter().find(|range| self.is_only(range))
    }

    /// Words right before a passage.
    fn prefix(&self, start: &Range<usize>) -> Option<Range<usize>> {
        let end = self.capture[..start.start].trim_end().len();
        let line = self.capture[..end].rfind(CUTS).map_or(0, |cut| cut + width(self.capture, cut));
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
        let line = self.capture[start..].find(CUTS).map_or(self.capture.len(), |end| start + end);
        let of_first = |count| start + end_of_first(&self.capture[start..line], count);
        let is_enough = |to: &usize| self.is_only(&(whole.start..*to));
        let to = COUNTS.map(of_first).into_iter().find(is_enough).unwrap_or(line);
        let end = self.widened(start..self.spoken(start..to).end.max(start)).end;
        (start < end).then_some(start..end)
    }

    /// Words of a line before an offset that stand nowhere else, with no twin of the passage's end between.
    fn earlier(&self, before: usize, end: &Range<usize>) -> Option<Range<usize>> {
        let lines = self.capture[..before].rmatch_indices(CUTS).map(|(cut, _)| cut);
        let mut to = before;
        for cut in lines.chain([0]).take(LINES) {
            let found = self.clear(cut..to).filter_map(|line| self.only_last(&line)).last();
            let found = found.map(|range| self.widened(range));
            if let Some(found) = found {
                let is_twin = self.plain.is_between(end, found.end, end.start);
                return (!is_twin).then_some(found);
            }
            to = cut;
        }
        None
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
        self.plain.count(range) < 2
    }

    /// The lines of a stretch that say something, each without signs at its ends and without a word that something
    /// touches which is shown there and is no part of the capture.
    fn clear(&self, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let mut from = range.start;
        let lines = self.capture[range].split_inclusive(CUTS).map(move |line| {
            let range = from..from + line.trim_end_matches(CUTS).len();
            from += line.len();
            range
        });
        lines.map(|line| self.spoken(self.untouched(line))).filter(|line| !line.is_empty())
    }

    /// A stretch without the words at its ends that touch the edge of something else.
    fn untouched(&self, range: Range<usize>) -> Range<usize> {
        let text = &self.capture[range.clone()];
        let goes_on = |c: char| c.is_alphanumeric() && !is_unspaced(c);
        let after = self.capture[range.end..].starts_with(TOUCHING);
        let end = if after { text.trim_end_matches(goes_on).len() } else { text.len() };
        let before = self.capture[..range.start].ends_with(TOUCHING);
        let text = &text[..end];
        let start = if before { text.len() - text.trim_start_matches(goes_on).len() } else { 0 };
        range.start + start..range.start + end
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

fn width(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(0, char::len_utf8)
}
