//! A citation in HTML: Chicago's notes and bibliography, one line for a reader. Every text and attribute is
//! escaped here; words are the caller's.

use super::CitationWords;
use super::record::{Name, Record, clean};
use crate::model::date::{Date, Endpoints};

/// Languages that are not written in Latin letters: a title without any other letter is not in one of them.
const NOT_LATIN: [&str; 22] = [
    "ar", "be", "bg", "bn", "el", "fa", "he", "hi", "hy", "ja", "ka", "ko", "mk", "ne", "ru", "ta",
    "th", "uk", "ur", "yi", "yue", "zh",
];

pub(super) fn html(
    record: &Record,
    words: &CitationWords,
    date: &dyn Fn(Date) -> String,
) -> String {
    let writer = Writer { record, words, date };
    let parts = [writer.authors(), Some(writer.title()), Some(writer.publication())];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("<span class=\"citation\">{}</span>", parts.join(" "))
}

struct Writer<'r> {
    record: &'r Record,
    words: &'r CitationWords,
    date: &'r dyn Fn(Date) -> String,
}

impl Writer<'_> {
    /// `A.`, `A and B.`, `A, B, and C.`
    fn authors(&self) -> Option<String> {
        let names: Vec<String> = self.record.authors.iter().map(Name::in_reading_order).collect();
        let html: Vec<String> = names.iter().map(|name| self.text(name)).collect();
        let and = word(&self.words.and);
        let joined = match html.as_slice() {
            [] => return None,
            [one] => one.clone(),
            [one, other] => format!("{one} {and} {other}"),
            [first @ .., last] => format!("{}, {and} {last}", first.join(", ")),
        };
        let dot = full_stop(names.last()?);
        Some(format!("<span class=\"authors\">{joined}</span>{dot}"))
    }

    /// `“Title.”`, or `“Title” (Language) [note].`
    fn title(&self) -> String {
        let title = self.linked_title();
        let language = self.foreign().map(|tag| format!("({})", word(self.language_name(tag))));
        let note = self.record.title_note.as_ref().map(|note| format!("[{}]", self.text(note)));
        let more: Vec<String> = language.into_iter().chain(note).collect();
        if more.is_empty() {
            return format!("“{title}{}”", full_stop(&self.record.title));
        }
        format!("“{title}” {}.", more.join(" "))
    }

    fn linked_title(&self) -> String {
        let lang = self.title_language();
        let text = match lang {
            Some(tag) if has_chinese_characters(tag) => escape(&self.record.title),
            _ => self.text(&self.record.title),
        };
        let lang = lang.map(|tag| format!(" lang=\"{}\"", escape(tag))).unwrap_or_default();
        let Some(address) = &self.record.address else {
            return format!("<span class=\"title\"{lang}>{text}</span>");
        };
        let hreflang = self.foreign().map(|tag| format!(" hreflang=\"{}\"", escape(tag)));
        format!(
            "<a class=\"title\" href=\"{}\" rel=\"noopener\"{lang}{}>{text}</a>",
            escape(address),
            hreflang.unwrap_or_default(),
        )
    }

    /// `Publisher, via agency, date, archived copy, accessed date.`
    fn publication(&self) -> String {
        let Record { publisher, agency, date, archived, accessed, .. } = self.record;
        let archived = archived.as_ref().map(|address| {
            let (address, words) = (escape(address), word(&self.words.archived_copy));
            format!("<a class=\"archived\" href=\"{address}\" rel=\"noopener\">{words}</a>")
        });
        let accessed = accessed.map(|date| {
            let words = fill(&self.words.accessed, "{date}", &self.date(date));
            format!("<span class=\"accessed\">{words}</span>")
        });
        let date = date.map_or_else(|| word(&self.words.no_date), |date| self.date(date));
        let parts = [
            publisher.as_ref().map(|publisher| self.publisher(publisher)),
            agency.as_ref().map(|agency| fill(&self.words.via, "{agency}", &self.text(agency))),
            Some(format!("<span class=\"date\">{date}</span>")),
            archived,
            accessed,
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ") + "."
    }

    /// In italics, but for Chinese.
    fn publisher(&self, name: &str) -> String {
        let parts = runs(name).into_iter().map(|run| match run {
            Run::Chinese(text) => self.chinese(text),
            Run::Other(text) if text.trim().is_empty() => escape(text),
            Run::Other(text) => format!("<i>{}</i>", escape(text)),
        });
        format!("<span class=\"publisher\">{}</span>", parts.collect::<String>())
    }

    /// A date in words. Ranges, decades and centuries are no `time` (HTML, "The time element").
    fn date(&self, date: Date) -> String {
        let words = word(&(self.date)(date));
        let edtf = escape(&date.to_string());
        let datetime = match date.endpoints() {
            Endpoints::One(end) => end.datetime(),
            Endpoints::Range(..) => None,
        };
        match datetime {
            Some(day) => format!("<time datetime=\"{day}\" data-edtf=\"{edtf}\">{words}</time>"),
            None => format!("<span data-edtf=\"{edtf}\">{words}</span>"),
        }
    }

    /// The source's language, if it is not the site's.
    fn foreign(&self) -> Option<&str> {
        let tag = self.record.language.as_deref()?;
        (!is_same_language(tag, &self.words.language)).then_some(tag)
    }

    /// The language of the title, if it is not the site's. A title with a note is not the page's own, so that only its
    /// letters can tell.
    fn title_language(&self) -> Option<&str> {
        let tag = self.foreign()?;
        let title = &self.record.title;
        let is_latin = title.chars().filter(|c| c.is_alphabetic()).all(is_latin);
        let wants_latin = script(tag)
            .map_or(!NOT_LATIN.contains(&primary(tag).as_str()), |script| script == "latn");
        let fits = if wants_latin { self.record.title_note.is_none() } else { !is_latin };
        fits.then_some(tag)
    }

    fn language_name<'t>(&'t self, tag: &'t str) -> &'t str {
        let mut known = tag;
        loop {
            let named = self.words.languages.iter().find(|(of, _)| of.eq_ignore_ascii_case(known));
            match (named, known.rsplit_once('-')) {
                (Some((_, name)), _) => return name,
                (None, Some((shorter, _))) => known = shorter,
                (None, None) => return tag,
            }
        }
    }

    /// A text of the site's language with its Chinese in elements of their own.
    fn text(&self, text: &str) -> String {
        let parts = runs(text).into_iter().map(|run| match run {
            Run::Chinese(text) => self.chinese(text),
            Run::Other(text) => escape(text),
        });
        parts.collect()
    }

    fn chinese(&self, text: &str) -> String {
        let site = &self.words.language;
        let own = self.record.language.as_deref();
        let known = own.into_iter().chain([site.as_str()]).find(|tag| has_chinese_characters(tag));
        let tag = if text.chars().any(is_kana) { "ja" } else { known.unwrap_or("zh-Hans") };
        if is_same_language(tag, site) {
            return escape(text);
        }
        format!("<span lang=\"{}\">{}</span>", escape(tag), escape(text))
    }
}

/// A stretch of text in Chinese characters, or without any.
enum Run<'t> {
    Chinese(&'t str),
    Other(&'t str),
}

fn runs(text: &str) -> Vec<Run<'_>> {
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

fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}')
}

fn is_latin(c: char) -> bool {
    matches!(c, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

fn has_chinese_characters(tag: &str) -> bool {
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
fn is_same_language(one: &str, other: &str) -> bool {
    let scripts = script(one).zip(script(other));
    primary(one) == primary(other) && scripts.is_none_or(|(one, other)| one == other)
}

/// The dot that ends a part, unless it ends with a mark of its own.
fn full_stop(text: &str) -> &'static str {
    let marked = text.ends_with(['.', '!', '?', '…', '。', '！', '？', '．']);
    if marked { "" } else { "." }
}

/// A pattern with its one name in braces filled in. The pattern is text, what is put in is HTML.
fn fill(pattern: &str, name: &str, html: &str) -> String {
    word(pattern).replacen(name, html, 1)
}

/// A text of the caller's.
fn word(text: &str) -> String {
    escape(&clean(text))
}

/// A text for HTML, between tags or between double quotation marks (HTML, "Escaping a string").
fn escape(text: &str) -> String {
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
