//! Where words and numbers begin and end. A quotation is made of whole ones: `55` is not in `155`, `三十` not in `三十四`.

use unicode_normalization::char::is_combining_mark;

use super::fold::is_unspaced;
use super::number;
use super::signs::EDGE;

/// Whether a word or a number of a folded text begins or ends at an offset.
///
/// Letters, digits and marks join to words. Within a word lie: an apostrophe (`don't`, `1990's`), a middle dot or an
/// ampersand between letters (`AT&T`), and a dot between letters (`U.S.`, `e.g.`, `example.com`) but for one that ends a
/// sentence (`end.The`). A hyphen does not. Each Chinese character is a word of its own, but for those of a number.
pub fn is_boundary(text: &str, at: usize) -> bool {
    let (left, right) = text.split_at(at);
    // What is raised or struck out begins no word where letters or digits go on behind it.
    let (left, right) = (left.trim_end_matches(EDGE), right.trim_start_matches(EDGE));
    let mut before = left.chars().rev();
    let mut after = right.chars();
    let (Some(last), Some(first)) = (before.next(), after.next()) else { return true };
    if is_combining_mark(first) || number::goes_on(left, right) {
        return false;
    }
    match (is_word(last), is_word(first)) {
        (true, true) => {
            let one_run = is_katakana(last) && is_katakana(first);
            (is_each_a_word(last) || is_each_a_word(first)) && !one_run
        }
        (true, false) => !joins(before.next(), last, first, after.next()),
        (false, true) => match before.next().filter(|earlier| is_word(*earlier)) {
            Some(earlier) => !joins(before.next(), earlier, last, Some(first)),
            None => true,
        },
        (false, false) => true,
    }
}

/// Whether a sign between two characters of words lies within one word; `earlier` stands before `last`.
fn joins(earlier: Option<char>, last: char, sign: char, next: Option<char>) -> bool {
    let Some(next) = next else { return false };
    let is_letter = |c: char| c.is_alphabetic() && !is_each_a_word(c);
    let letters = is_letter(last) && is_letter(next);
    match sign {
        '\'' => letters || last.is_numeric() && is_letter(next),
        '·' | '&' | '@' => letters,
        '.' if letters => match (last.is_uppercase(), next.is_uppercase()) {
            (false, true) => false,
            (true, true) => !earlier.is_some_and(is_word),
            (_, false) => true,
        },
        _ => false,
    }
}

/// Characters of which each is a word; full-width letters and digits join as others do.
pub fn is_each_a_word(c: char) -> bool {
    is_unspaced(c)
        && !matches!(c, '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}')
}

fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{30fe}' | '\u{31f0}'..='\u{31ff}')
}

/// Letters, digits, their marks, and the joiners within words.
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '_' | '\u{200c}' | '\u{200d}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_whole() {
        // A bar stands where a word begins or ends.
        for text in [
            "|trade|-|war| |truce|.",
            "|don't| |stop|",
            "'|yes|'",
            "|3.5|% |of| $|1,000|",
            "|U.S.A|. |and| |China's|",
            "|end|.|The| |next|",
            "|中|美|，|停|火|2025|年|",
            "|naïve|",
            "|e\u{334}a|",
            "|12:30|: |one|",
            "|PLAN|.|B|",
            "|１５５|％",
            "|ＵＳＡ|の|",
            ".5|%",
            "|1'000| |tons|",
            "|3·5| |points|",
            "|col·lecció|",
            "|a\u{200c}b|",
            "|p.m|. |today|, |e.g|. |example.com|",
            "|テスト|の|ス|",
        ] {
            let plain = text.replace('|', "");
            let (mut at, mut expected) = (0, Vec::new());
            for c in text.chars() {
                if c == '|' { expected.push(at) } else { at += c.len_utf8() }
            }
            let offsets = plain.char_indices().map(|(at, _)| at).chain([plain.len()]);
            let touches = |at: &usize| {
                let word = |c: Option<char>| c.is_some_and(is_word);
                word(plain[..*at].chars().next_back()) || word(plain[*at..].chars().next())
            };
            let found: Vec<_> =
                offsets.filter(touches).filter(|at| is_boundary(&plain, *at)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
