//! `[@source-id, para. 4; @other]`: citations in Pandoc's form.

use std::borrow::Cow;
use std::ops::Range;

use super::{Citation, Target};
use crate::diag::Diagnostic;
use crate::source::{FileId, Span};

/// Quotation marks that begin a quotation, each with those that end it. Single ones are also apostrophes: they count
/// only where nothing but white space or a sign stands outside of them.
const MARKS: [(char, &[char]); 10] = [
    ('"', &['"']),
    ('＂', &['＂']),
    ('“', &['”', '“']),
    ('„', &['“', '”']),
    ('«', &['»']),
    ('»', &['«', '»']),
    ('「', &['」']),
    ('『', &['』']),
    ('‘', &['’']),
    ('\'', &['\'']),
];

/// Whether words in brackets are meant as a citation: an `@` begins one of them.
pub fn is_meant(inside: &str) -> bool {
    inside.match_indices('@').any(|(at, _)| {
        let before = inside[..at].chars().next_back();
        before.is_none_or(|c| c.is_whitespace() || matches!(c, '-' | ';' | '('))
    })
}

/// The text with the brackets of ellipses in citations' quotations taken off, `[@id, "a [...] b"]`: in Markdown no brackets
/// stand in a citation. What is there instead has the same width, so that places stay.
pub fn without_inner_brackets(text: &str) -> Cow<'_, str> {
    let mut changed: Option<String> = None;
    for ellipsis in ["[...]", "[…]"] {
        let plain = format!(" {} ", &ellipsis[1..ellipsis.len() - 1]);
        for (at, _) in text.match_indices(ellipsis) {
            let before = changed.as_deref().unwrap_or(text);
            if is_quoted_in_citation(&before[..at]) {
                changed
                    .get_or_insert_with(|| text.to_owned())
                    .replace_range(at..at + plain.len(), &plain);
            }
        }
    }
    changed.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Whether a text ends within the quotation of a citation that is still open.
fn is_quoted_in_citation(before: &str) -> bool {
    // No citation is longer; without an end to the search a long text would take forever.
    let from = (before.len().saturating_sub(2000)..).find(|at| before.is_char_boundary(*at));
    let before = &before[from.unwrap_or(0)..];
    let Some(start) = before.rfind("[@") else { return false };
    let inside = &before[start..];
    !inside.contains(']') && !inside.contains("\n\n") && quotations(inside).1.is_some()
}

/// Reads what stands between the brackets; `start` is its offset in the text.
/// A part that names no source is reported.
pub fn read(
    inside: &str,
    start: usize,
    file: FileId,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Citation> {
    let (quoted, open) = quotations(inside);
    if let Some(at) = open {
        let span = Span::new(file, start + at..start + inside.len());
        diagnostics
            .push(Diagnostic::error("bad-citation", span, "this quotation has no end").help(
            "close its quotation mark before the bracket, or write `\\` before a mark that is none",
        ));
    }
    let mut citations = Vec::new();
    for part in split(inside, &quoted) {
        let quoted: Vec<_> =
            quoted.iter().filter(|range| part.contains(&range.start)).cloned().collect();
        match one(inside, part.clone(), &quoted, start, file) {
            Some(citation) => citations.push(citation),
            None => {
                let span = Span::new(file, start + part.start..start + part.end);
                let message = match inside[part].trim() {
                    "" => "a source is missing between the brackets".to_owned(),
                    part => format!("`{part}` is not a citation"),
                };
                diagnostics.push(
                    Diagnostic::error("bad-citation", span, message)
                        .help("write `[@source-id]`, `[@source-id, para. 4]` or `[@a; @b]`"),
                );
            }
        }
    }
    citations
}

/// The parts between semicolons, or between the brackets of neighbours as in `[@a][@b]`. What is quoted is not split.
fn split(inside: &str, quoted: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, c) in inside.char_indices() {
        let width = match c {
            _ if quoted.iter().any(|range| range.contains(&at)) => continue,
            ';' => 1,
            ']' if inside[at..].starts_with("][") => 2,
            _ => continue,
        };
        parts.push(from..at);
        from = at + width;
    }
    parts.push(from..inside.len());
    parts
}

fn one(
    inside: &str,
    range: Range<usize>,
    quoted: &[Range<usize>],
    start: usize,
    file: FileId,
) -> Option<Citation> {
    let part = &inside[range.clone()];
    let at = part.find('@')?;
    if !part[..at].trim().is_empty() {
        return None;
    }
    let rest = &part[at + 1..];
    let end = rest.find(|c: char| c == ',' || c.is_whitespace()).unwrap_or(rest.len());
    let (id, behind) = rest.split_at(end);
    let from = start + range.start + at + 1;
    let quotations = quoted.iter().map(|range| Target {
        text: one_line(&unescaped(&inside[range.clone()])),
        span: Span::new(file, start + range.start..start + range.end),
    });
    let locator = behind.trim_start_matches(|c: char| c == ',' || c.is_whitespace());
    let place = place_in(inside, range.start + at + 1 + end..range.end, quoted);
    // A second source belongs behind a semicolon.
    let is_source = locator.starts_with('@') || locator.contains(" @");
    (!id.is_empty() && !is_source).then(|| Citation {
        id: Target { text: id.to_owned(), span: Span::new(file, from..from + id.len()) },
        locator: Some(place).filter(|place| !place.is_empty()),
        quotations: quotations.collect(),
    })
}

/// What a locator says beside what it quotes: "para. 4".
fn place_in(inside: &str, range: Range<usize>, quoted: &[Range<usize>]) -> String {
    let mut place = String::new();
    let mut from = range.start;
    for quotation in quoted {
        let open = inside[..quotation.start].chars().next_back().map_or(0, char::len_utf8);
        let close = inside[quotation.end..].chars().next().map_or(0, char::len_utf8);
        place.push_str(&inside[from..quotation.start - open]);
        from = quotation.end + close;
    }
    place.push_str(&inside[from..range.end]);
    let parts = place.split(',').map(|part| one_line(&unescaped(part)));
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// A text without the quotation marks around all of it.
pub fn unquoted(text: &str) -> &str {
    let ends = |one: &Range<usize>| {
        let width = |c: Option<char>| c.map_or(0, char::len_utf8);
        let (first, last) = (text.chars().next(), text.chars().next_back());
        one.start == width(first) && one.end + width(last) == text.len()
    };
    match quotations(text) {
        (found, None) if found.len() == 1 && ends(&found[0]) => &text[found[0].clone()],
        _ => text,
    }
}

/// What stands between quotation marks, without them, and where one begins that has no end. Marks within others of
/// another form belong to what is quoted; a mark behind a backslash is none.
fn quotations(text: &str) -> (Vec<Range<usize>>, Option<usize>) {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((at, open, close)) = opening(text, from) {
        let start = at + open.len_utf8();
        let Some(end) = closing(text, start, open, close) else {
            let is_apostrophe = matches!(open, '\'' | '‘' | '»');
            if !is_apostrophe {
                return (found, Some(at));
            }
            from = start;
            continue;
        };
        found.push(start..end);
        from = end + text[end..].chars().next().map_or(1, char::len_utf8);
    }
    (found, None)
}

fn opening(text: &str, from: usize) -> Option<(usize, char, &'static [char])> {
    text[from..].char_indices().find_map(|(at, c)| {
        let at = from + at;
        let (open, close) = MARKS.iter().find(|(open, _)| *open == c)?;
        let before = text[..at].chars().next_back();
        let is_outside = before.is_none_or(|c| !c.is_alphanumeric());
        let is_mark = is_outside || !matches!(c, '\'' | '‘');
        (before != Some('\\') && is_mark).then_some((at, *open, *close))
    })
}

/// Where a quotation ends, past those of the same form within it.
fn closing(text: &str, start: usize, open: char, close: &[char]) -> Option<usize> {
    let mut depth = 0;
    let mut before = None;
    for (at, c) in text[start..].char_indices() {
        let at = start + at;
        let after = text[at + c.len_utf8()..].chars().next();
        let is_apostrophe = matches!(c, '\'' | '’') && after.is_some_and(char::is_alphanumeric);
        let is_escaped = before == Some('\\');
        before = Some(c);
        if is_escaped || is_apostrophe {
            continue;
        }
        // `“` also ends what `„` began; where it is no end it begins another.
        let is_end = close.contains(&c) && (c != open || close.len() == 1);
        match (is_end, depth) {
            (true, 0) => return Some(at),
            (true, _) => depth -= 1,
            (false, _) if c == open => depth += 1,
            _ => {}
        }
    }
    None
}

/// The text without the backslashes before signs (CommonMark 0.31, 2.4).
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    while let Some(c) = signs.next() {
        let escaped = signs.next_if(|next| c == '\\' && next.is_ascii_punctuation());
        plain.push(escaped.unwrap_or(c));
    }
    plain
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is quoted, or where a mark has no end.
    fn quoted(text: &str) -> Result<Vec<String>, usize> {
        let (found, open) = quotations(text);
        match open {
            Some(at) => Err(at),
            None => Ok(found.into_iter().map(|range| unescaped(&text[range])).collect()),
        }
    }

    #[test]
    fn quotations_have_marks_of_many_forms() {
        for (text, expected) in [
            ("@a, \"one; two\", \"three\"", vec!["one; two", "three"]),
            ("@a, “one” and „two“ or „three”", vec!["one", "two", "three"]),
            ("@a, «one» »two« 「三」『四』 ＂five＂", vec!["one", "two", "三", "四", "five"]),
            ("@a, ‘it’s one’ and 'it's two'", vec!["it’s one", "it's two"]),
            ("@a, “he said “x” and y”", vec!["he said “x” and y"]),
            ("@a, \"a \\\"deal\\\" is near\"", vec!["a \"deal\" is near"]),
            ("@a, the reader's note, p. 5'", vec![]),
            ("@a, 5\\\" wide", vec![]),
        ] {
            assert_eq!(
                quoted(text),
                Ok(expected.into_iter().map(str::to_owned).collect()),
                "{text}"
            );
        }
        assert_eq!(quoted("@a, \"one"), Err(4));
        assert_eq!(quoted("@a, “one"), Err(4));
    }

    #[test]
    fn marks_around_a_whole_text_are_taken_off() {
        for (text, expected) in [
            ("“good offer”", "good offer"),
            ("\"good offer\"", "good offer"),
            ("「双方停火」", "双方停火"),
            ("『停火』", "停火"),
            ("‘it’s good’", "it’s good"),
            ("“he said “x” now”", "he said “x” now"),
            ("“one” and “two”", "“one” and “two”"),
            ("\"one\" and \"two\"", "\"one\" and \"two\""),
            ("“one” and two", "“one” and two"),
            ("one", "one"),
            ("“one", "“one"),
            ("", ""),
        ] {
            assert_eq!(unquoted(text), expected);
        }
    }

    #[test]
    fn ellipses_lose_their_brackets_in_quotations_of_citations() {
        for (text, expected) in [
            ("x [@a, \"one [...] two\"] y", "x [@a, \"one  ...  two\"] y"),
            ("x [@a, “one […] two”]", "x [@a, “one  …  two”]"),
            ("x [...] [@a, p. [...] 4] \"z [...]\"", "x [...] [@a, p. [...] 4] \"z [...]\""),
        ] {
            assert_eq!(without_inner_brackets(text), expected);
        }
    }
}
