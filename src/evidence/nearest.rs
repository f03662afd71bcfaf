//! The passage of a capture that is nearest to a quotation that is not there, as a difference.

use std::collections::HashMap;
use std::ops::Range;

use super::words::{Word, words};

/// The longest quotation for which a difference is drawn, in words.
const LONGEST: usize = 300;

/// The nearest passage with what differs: `over [-this-] {+the+} summer`, where `[-...-]` stands only in the
/// quotation and `{+...+}` only in the capture. None if less than half of the words are anywhere near each other,
/// whatever their case. Both are folded; of a long quotation only the beginning is compared.
pub fn difference(quotation: &str, capture: &str) -> Option<String> {
    let (mut wanted, found) = (words(quotation), words(capture));
    wanted.truncate(LONGEST);
    if wanted.is_empty() {
        return None;
    }
    let window = &found[nearest(&wanted, &found)?];
    let kept = common(&wanted, window);
    Some(draw(&wanted, window, &kept))
}

/// The stretch of the capture, a little longer than the quotation, that shares most words with it.
fn nearest(wanted: &[Word<'_>], found: &[Word<'_>]) -> Option<Range<usize>> {
    let mut missing: HashMap<String, i64> = HashMap::new();
    wanted.iter().for_each(|word| *missing.entry(word.text.to_lowercase()).or_default() += 1);
    let length = wanted.len() + wanted.len() / 4 + 1;
    let (mut shared, mut best) = (0, (0, 0));
    for (at, word) in found.iter().enumerate() {
        if let Some(count) = missing.get_mut(&word.text.to_lowercase()) {
            shared += usize::from(*count > 0);
            *count -= 1;
        }
        if at >= length
            && let Some(count) = missing.get_mut(&found[at - length].text.to_lowercase())
        {
            *count += 1;
            shared -= usize::from(*count > 0);
        }
        best = best.max((shared, usize::MAX - at));
    }
    let (shared, last) = (best.0, usize::MAX - best.1);
    // A word or two more at both ends, which may be those that differ.
    let more = 2;
    (shared > 0 && shared * 2 >= wanted.len())
        .then(|| (last + 1).saturating_sub(length + more)..(last + 1 + more).min(found.len()))
}

/// The longest run of pairs of equal words, both ascending.
fn common(one: &[Word<'_>], other: &[Word<'_>]) -> Vec<(usize, usize)> {
    let width = other.len() + 1;
    let mut longest = vec![0_u32; (one.len() + 1) * width];
    for i in (0..one.len()).rev() {
        for j in (0..other.len()).rev() {
            longest[i * width + j] = if is_alike(&one[i], &other[j]) {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < one.len() && j < other.len() {
        if is_alike(&one[i], &other[j]) {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// Words that are the same but perhaps in case.
fn is_alike(one: &Word<'_>, other: &Word<'_>) -> bool {
    one.text == other.text || one.text.to_lowercase() == other.text.to_lowercase()
}

fn draw(wanted: &[Word<'_>], found: &[Word<'_>], kept: &[(usize, usize)]) -> String {
    let mut out = String::new();
    // Of what stands before the first and after the last word in common, as many words as the quotation has there.
    let (first, last) = (kept.first(), kept.last());
    let start = first.map_or(0, |(i, j)| j.saturating_sub(*i));
    let end = last.map_or(0, |(i, j)| (j + wanted.len() - i).min(found.len()));
    let mut from = (0, start);
    for &(i, j) in kept.iter().chain([&(wanted.len(), end)]) {
        push(&mut out, "[-", &wanted[from.0..i], "-]");
        push(&mut out, "{+", &found[from.1..j.max(from.1)], "+}");
        from = (i + 1, j + 1);
        let (Some(one), Some(other)) = (wanted.get(i), found.get(j)) else { continue };
        if one.text == other.text {
            out.push_str(one.text);
            // Only between words that both have side by side does a space tell a difference.
            let goes_on = kept.binary_search(&(i + 1, j + 1)).is_ok();
            out.push_str(match (one.spaced, other.spaced) {
                (true, false) if goes_on => "[- -]",
                (false, true) if goes_on => "{+ +}",
                (true, _) => " ",
                (false, _) => "",
            });
        } else {
            push(&mut out, "[-", &wanted[i..=i], "-]");
            push(&mut out, "{+", &found[j..=j], "+}");
        }
    }
    out.trim_end().to_owned()
}

fn push(out: &mut String, open: &str, words: &[Word<'_>], close: &str) {
    let Some(last) = words.last() else { return };
    out.push_str(open);
    for (at, word) in words.iter().enumerate() {
        out.push_str(word.text);
        out.push_str(if word.spaced && at + 1 < words.len() { " " } else { "" });
    }
    out.push_str(close);
    out.push_str(if last.spaced { " " } else { "" });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_marked() {
        let capture = "China must reverse its rules and return to the ceasefire we had over the summer, he said.";
        for (quotation, expected) in [
            (
                "return to the ceasefire we had over this summer",
                "return to the ceasefire we had over [-this-] {+the+} summer",
            ),
            ("return to a ceasefire we had", "return to [-a-] {+the+} ceasefire we had"),
            ("return to the ceasefire we had, over", "return to the ceasefire we had[-,-] over"),
            ("return to ceasefire we had over", "return to {+the+} ceasefire we had over"),
            ("Return to the ceasefire", "[-Return-] {+return+} to the ceasefire"),
            ("over the summers", "over the [-summers-]{+summer+}"),
            ("Ceasefire", "[-Ceasefire-]{+ceasefire+}"),
            ("the cease fire we had", "the [-cease fire-] {+ceasefire+} we had"),
        ] {
            assert_eq!(difference(quotation, capture).as_deref(), Some(expected));
        }
        let chinese = "中方将采取必要措施，维护自身权益。";
        assert_eq!(
            difference("采取一切措施", chinese).as_deref(),
            Some("采取[-一切-]{+必要+}措施")
        );
        assert_eq!(difference("nothing of this kind", capture), None);
        assert_eq!(difference("a", ""), None);
    }

    #[test]
    fn a_long_capture_takes_no_time() {
        let capture = "word and word or ".repeat(100_000) + "the nearest passage of all";
        let found = difference("the nearest passages of all", &capture);
        assert_eq!(found.as_deref(), Some("the nearest [-passages-] {+passage+} of all"));
    }
}
