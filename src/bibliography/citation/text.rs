//! Texts of a citation before and while they become HTML: escaping, marks at the end, quotation marks, stretches of
//! Chinese, language tags. It knows no source and no style.

use super::super::record::clean;
use crate::typography::curly;

/// Languages that are not written in Latin letters: a title without any other letter is not in one of them.
const NOT_LATIN: [&str; 22] = [
    "ar", "be", "bg", "bn", "el", "fa", "he", "hi", "hy", "ja", "ka", "ko", "mk", "ne", "ru", "ta",
    "th", "uk", "ur", "yi", "yue", "zh",
];

/// Words whose dot is their own, wherever they stand.
const ABBREVIATIONS: [&str; 12] =
    ["bros", "co", "corp", "etc", "gov", "inc", "jr", "ltd", "no", "sr", "st", "vs"];

/// Marks that lead from a title to nothing: they give way to whatever follows it.
const LOOSE: [char; 7] = [':', ';', ',', '：', '；', '，', ' '];

/// What follows a title within a sentence or ends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Mark {
    /// A comma, which takes the place of a full stop and follows any other mark.
    Comma,
    /// A full stop, which no other mark has beside it.
    Stop,
}

/// A title as it stands in any style: its quotation marks are curly ones, and no mark at its end leads to nothing.
pub(in super::super) fn heading(title: &str) -> String {
    let bare = title.trim_end_matches(LOOSE);
    curly(if bare.is_empty() { title } else { bare })
}

/// A [`heading`] with a mark at its end, and the mark if it stands behind the title: it goes before the quotation marks
/// that close there.
pub(in super::super) fn with_mark(title: &str, mark: Mark) -> (String, &'static str) {
    let closes = |c| c == '”' || (c == '’' && title.contains('‘'));
    let bare = title.trim_end_matches(closes);
    let quotes = &title[bare.len()..];
    let (bare, mark) = match mark {
        Mark::Comma => (without_stop(bare), ","),
        Mark::Stop => (bare, full_stop(bare)),
    };
    if quotes.is_empty() {
        return (bare.to_owned(), mark);
    }
    (format!("{bare}{mark}{quotes}"), "")
}

/// A text without the dot that only ends it: `U.S.`, `Inc.` and `…` keep theirs.
fn without_stop(text: &str) -> &str {
    let Some(rest) = text.strip_suffix(['.', '。', '．']) else { return text };
    let last = rest.rsplit(' ').next().unwrap_or(rest);
    let is_short = last.contains('.')
        || last.chars().count() < 2
        || ABBREVIATIONS.contains(&last.to_lowercase().as_str());
    if is_short { text } else { rest }
}

/// The dot that ends a part, unless it ends with a mark of its own.
pub(super) fn full_stop(text: &str) -> &'static str {
    let marked = text.ends_with(['.', '!', '?', '…', '。', '！', '？', '．']);
    if marked { "" } else { "." }
}

/// Quotation marks within quotation marks: double ones become single.
pub(in super::super) fn within_quotes(text: &str) -> String {
    text.replace('“', "‘").replace('”', "’")
}

/// HTML with its first visible letter as a capital.
pub(super) fn capital(html: &str) -> String {
    let mut start = 0;
    while html[start..].starts_with('<') {
        start += html[start..].find('>').map_or(html.len() - start, |end| end + 1);
    }
    let (tags, text) = html.split_at(start);
    let mut chars = text.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase).collect::<String>();
    format!("{tags}{first}{}", chars.as_str())
}

/// HTML with a dot behind it, unless what is seen ends with a mark of its own.
pub(in super::super) fn stopped(html: &str) -> String {
    let mut seen = html;
    while let Some((before, _)) = seen.rsplit_once('<').filter(|_| seen.ends_with('>')) {
        seen = before;
    }
    format!("{html}{}", full_stop(seen))
}

/// A citation whose stop, if it stands behind an address, is an element of its own: what shortens the address may leave
/// it out.
pub(super) fn with_stop_apart(citation: &str) -> String {
    let is_address = |html: &&str| {
        let last = html.rfind("class=\"").map_or("", |at| &html[at..]);
        html.ends_with('>') && last.split('"').nth(1).is_some_and(|class| class.ends_with("url"))
    };
    match citation.strip_suffix('.').filter(is_address) {
        Some(bare) => format!("{bare}<span class=\"stop\">.</span>"),
        None => citation.to_owned(),
    }
}

/// A pattern with its names in braces filled in. The pattern is text, what is put in is HTML, in which nothing is filled
/// in again.
pub(super) fn fill(pattern: &str, parts: &[(&str, &str)]) -> String {
    let pattern = word(pattern);
    let mut filled = String::with_capacity(pattern.len());
    let mut rest = pattern.as_str();
    let next = |rest: &str| {
        let places = parts.iter().filter_map(|(name, html)| Some((rest.find(name)?, *name, *html)));
        places.min()
    };
    while let Some((at, name, html)) = next(rest) {
        filled.push_str(&rest[..at]);
        filled.push_str(html);
        rest = &rest[at + name.len()..];
    }
    filled + rest
}

/// A text of the caller's.
pub(super) fn word(text: &str) -> String {
    escape(&clean(text))
}

/// A text for HTML, between tags or between double quotation marks (HTML, "Escaping a string").
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// A stretch of text in Chinese characters, or without any.
pub(super) enum Run<'t> {
    Chinese(&'t str),
    Other(&'t str),
}

pub(super) fn runs(text: &str) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let chinese = is_chinese(first);
        let end = rest.find(|c| is_chinese(c) != chinese).unwrap_or(rest.len());
        let (run, more) = rest.split_at(end);
        runs.push(if chinese { Run::Chinese(run) } else { Run::Other(run) });
        rest = more;
    }
    runs
}

/// Chinese characters with their punctuation, and kana, which is set the same way.
fn is_chinese(c: char) -> bool {
    is_kana(c)
        || matches!(c, '\u{2e80}'..='\u{303f}' | '\u{3100}'..='\u{312f}' | '\u{31a0}'..='\u{31ef}'
            | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
            | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff65}' | '\u{20000}'..='\u{3ffff}')
}

pub(super) fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}')
}

/// Whether a text holds no letters but Latin ones.
pub(super) fn is_latin(text: &str) -> bool {
    let latin = |c| matches!(c, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}');
    text.chars().filter(|c| c.is_alphabetic()).all(latin)
}

/// Whether a language is written in Latin letters, as far as its tag says.
pub(super) fn wants_latin(tag: &str) -> bool {
    script(tag).map_or(!NOT_LATIN.contains(&primary(tag).as_str()), |script| script == "latn")
}

pub(super) fn has_chinese_characters(tag: &str) -> bool {
    matches!(primary(tag).as_str(), "zh" | "yue" | "ja")
}

fn primary(tag: &str) -> String {
    tag.split('-').next().unwrap_or(tag).to_ascii_lowercase()
}

/// The script of a language tag (BCP 47, 2.2.3), in small letters.
fn script(tag: &str) -> Option<String> {
    let is_script = |part: &&str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_alphabetic());
    tag.split('-').skip(1).find(is_script).map(str::to_ascii_lowercase)
}

/// Whether two tags name one language in one script, as far as they say: `en-GB` and `en`, not `zh-Hans` and `zh-Hant`.
pub(super) fn is_same_language(one: &str, other: &str) -> bool {
    let scripts = script(one).zip(script(other));
    primary(one) == primary(other) && scripts.is_none_or(|(one, other)| one == other)
}
