//! The parts that all styles share, as HTML: links, names, dates, words, and Chinese marked as such. It puts nothing
//! in order and knows no style.

use super::super::CitationWords;
use super::super::record::Record;
use super::text::{
    Mark, Run, escape, fill, has_chinese_characters, heading, is_kana, is_latin, is_same_language,
    runs, wants_latin, with_mark, within_quotes, word,
};
use crate::model::date::{Date, DateWords, Endpoints};
use crate::typography::curly;

/// A source and what it takes to write its parts.
pub(super) struct Parts<'r> {
    pub record: &'r Record,
    pub words: &'r CitationWords,
    pub date: &'r dyn Fn(Date) -> String,
}

/// How a name or a title is set. Chinese is never in italics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Face {
    Roman,
    Italic,
}

impl Parts<'_> {
    /// Names in the order in which they are given, escaped and marked.
    pub fn names(&self, names: &[String]) -> Vec<String> {
        names.iter().map(|name| self.text(name)).collect()
    }

    /// All names, once they are joined.
    pub fn authors(&self, joined: &str) -> String {
        format!("<span class=\"authors\">{joined}</span>")
    }

    /// The title in quotation marks, those within it made single.
    pub fn quoted(&self) -> String {
        format!("“{}”", self.title(&within_quotes(&self.heading()), Face::Roman))
    }

    /// The title in quotation marks with a mark before the last of them.
    pub fn quoted_with(&self, mark: Mark) -> String {
        let (title, mark) = with_mark(&self.heading(), mark);
        format!("“{}{mark}”", self.title(&within_quotes(&title), Face::Roman))
    }

    /// The title's text before a style sets it.
    pub fn heading(&self) -> String {
        heading(&self.record.title)
    }

    /// The title as a link, if it has an address. `text` is the title as the style writes it.
    pub fn title(&self, text: &str, face: Face) -> String {
        let lang = self.title_language();
        let text = match lang {
            Some(tag) if has_chinese_characters(tag) => escape(text),
            _ => self.set(text, face),
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

    /// What the briefing itself says of the title: its language, if it is not the site's, and the editor's note.
    pub fn remarks(&self) -> Vec<String> {
        let language = self
            .foreign()
            .map(|tag| word(self.words.language_name(tag)))
            .map(|name| fill(&self.words.in_language, &[("{language}", &name)]));
        let note = self.record.title_note.as_ref().map(|note| self.text(note));
        language.into_iter().chain(note).collect()
    }

    pub fn publisher(&self, face: Face) -> Option<String> {
        let name = self.record.publisher.as_ref()?;
        Some(format!("<span class=\"publisher\">{}</span>", self.set(name, face)))
    }

    /// Whose story it carries, unless the agency published it itself.
    pub fn via(&self) -> Option<String> {
        let Record { agency, publisher, .. } = self.record;
        let is_other = |agency: &&String| {
            let publisher = publisher.as_ref().map(|name| name.to_lowercase());
            publisher.is_none_or(|name| name != agency.to_lowercase())
        };
        let agency = agency.as_ref().filter(is_other)?;
        Some(fill(&self.words.via, &[("{agency}", &self.text(agency))]))
    }

    /// When it was published, in the site's own words.
    pub fn date(&self) -> Option<String> {
        self.record.date.map(|date| dated(&element(date, &(self.date)(date))))
    }

    /// When it was published, in words of a style's own.
    pub fn date_in(&self, words: &DateWords) -> Option<String> {
        self.record.date.map(|date| dated(&element(date, &date.words(words))))
    }

    pub fn no_date(&self) -> String {
        dated(&word(&self.words.no_date))
    }

    /// When it was read, in the site's own words.
    pub fn accessed(&self) -> Option<String> {
        let date = self.record.accessed?;
        Some(accessed(&self.words.accessed, &element(date, &(self.date)(date)), ""))
    }

    /// The same in words of a style's own; `pattern` may name the address, too.
    pub fn accessed_in(&self, words: &DateWords, pattern: &str, address: &str) -> Option<String> {
        let date = self.record.accessed?;
        Some(accessed(pattern, &element(date, &date.words(words)), address))
    }

    /// The source's own address as text, whole.
    pub fn address(&self) -> Option<String> {
        self.own_address().map(|address| format!("<span class=\"url\">{}</span>", escape(address)))
    }

    /// The same without `https://`.
    pub fn address_without_scheme(&self) -> Option<String> {
        let address = without_scheme(self.own_address()?);
        Some(format!("<span class=\"url\">{}</span>", escape(address)))
    }

    /// Where the copy is, as a link.
    pub fn archived(&self) -> Option<String> {
        let address = self.record.archived.as_ref()?;
        Some(self.archived_at(address, address))
    }

    /// The same without `https://`.
    pub fn archived_without_scheme(&self) -> Option<String> {
        let address = self.record.archived.as_ref()?;
        Some(self.archived_at(address, without_scheme(address)))
    }

    fn archived_at(&self, address: &str, text: &str) -> String {
        let (address, text) = (escape(address), escape(text));
        let link =
            format!("<a class=\"archived url\" href=\"{address}\" rel=\"noopener\">{text}</a>");
        fill(&self.words.archived, &[("{address}", &link)])
    }

    /// The address that is not the copy's.
    fn own_address(&self) -> Option<&str> {
        let Record { address, archived, .. } = self.record;
        address.as_deref().filter(|address| archived.as_deref() != Some(*address))
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
        let Record { title, title_note, .. } = self.record;
        let fits = if wants_latin(tag) { title_note.is_none() } else { !is_latin(title) };
        fits.then_some(tag)
    }

    /// A text of the site's language with its Chinese in elements of their own.
    fn text(&self, text: &str) -> String {
        self.set(text, Face::Roman)
    }

    fn set(&self, text: &str, face: Face) -> String {
        let text = curly(text);
        let parts = runs(&text).into_iter().map(|run| match run {
            Run::Chinese(text) => self.chinese(text),
            Run::Other(text) if face == Face::Roman || text.trim().is_empty() => escape(text),
            Run::Other(text) => format!("<i>{}</i>", escape(text)),
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

fn without_scheme(address: &str) -> &str {
    address.split_once("://").map_or(address, |(_, rest)| rest)
}

fn accessed(pattern: &str, date: &str, address: &str) -> String {
    let words = fill(pattern, &[("{date}", date), ("{address}", address)]);
    format!("<span class=\"accessed\">{words}</span>")
}

fn dated(html: &str) -> String {
    format!("<span class=\"date\">{html}</span>")
}

/// A date in words. Ranges, decades and centuries are no `time` (HTML, "The time element").
fn element(date: Date, words: &str) -> String {
    let words = word(words);
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
