//! A page of the briefing as something to cite: one line for a reader, and the same for programs.

use pulldown_cmark_escape::escape_html;

use super::citation::text::{Mark, heading, stopped, with_mark, within_quotes};
use super::coins::ContextObject;
use super::name::Name;
use super::record::clean;
use crate::config::CitationStyle;

/// A page of the site.
#[derive(Clone, Copy, Debug)]
pub struct WebPage<'p> {
    /// Its title; none for the home page, which is the site.
    pub title: Option<&'p str>,
    /// The title's language (BCP 47), if it is not the site's.
    pub title_language: Option<&'p str>,
    /// What kind of page it is, where the title alone would mislead: "source record".
    pub note: Option<&'p str>,
    /// The site's title.
    pub site: &'p str,
    /// Who wrote it, or else who keeps the site.
    pub by: By<'p>,
    /// The day on which it was published, if it has one of its own.
    pub published: Option<&'p Day>,
    /// The day on which the briefing stands.
    pub as_of: &'p Day,
    /// Its address.
    pub address: &'p str,
    /// The site's language (BCP 47).
    pub language: &'p str,
}

/// Those whose page it is; there may be none.
#[derive(Clone, Copy, Debug)]
pub enum By<'p> {
    /// Who wrote it.
    Authors(&'p [String]),
    /// Who keeps the site.
    Editors(&'p [String]),
}

/// A date in the forms that citations need.
#[derive(Clone, Debug, Default)]
pub struct Day {
    /// In words: "27 June 2026".
    pub words: String,
    /// In words with the year before the rest, as APA has a date of publication: "2026, June 27".
    pub year_first: String,
    /// In words with the month before the rest, as APA has other dates: "June 27, 2026".
    pub month_first: String,
    /// In words with a short month, as MLA has it: "27 Jan. 2026".
    pub short: String,
    /// As W3CDTF, if it is known so far.
    pub iso: Option<String>,
}

/// The words of such citations, in the site's language. Plain text: they are escaped here. A name in braces is
/// filled in.
#[derive(Clone, Debug)]
pub struct PageWords {
    /// Between the last two names: "and".
    pub and: String,
    /// In place of further names: "et al."
    pub others: String,
    /// One editor and several, in Chicago's form: "{names}, ed."
    pub edited_chicago: [String; 2],
    /// The same in APA's.
    pub edited_apa: [String; 2],
    /// The same in MLA's.
    pub edited_mla: [String; 2],
    /// "as of {date}", and the same where a sentence begins.
    pub as_of: [String; 2],
}

/// The citation of a page as HTML, in the form that a style gives to a page of a website (The Chicago Manual of Style,
/// 17th edition, 14.207, as a note; APA, 7th edition, 10.16; MLA, 9th edition, 5.96 to 5.99).
pub fn cite_page(page: &WebPage<'_>, style: CitationStyle, words: &PageWords) -> String {
    match style {
        CitationStyle::Chicago => chicago(page, words),
        CitationStyle::Apa => apa(page, words),
        CitationStyle::Mla => mla(page, words),
    }
}

/// The page as COinS, as [`super::coins()`] has its sources.
pub fn page_coins(page: &WebPage<'_>) -> String {
    let mut object = ContextObject::new("webpage");
    object.add("rft.title", &clean(&page.plain_title()));
    page.by.names().iter().for_each(|name| object.add("rft.creator", &clean(name)));
    object.add("rft.source", &clean(page.site));
    let day = page.published.unwrap_or(page.as_of);
    object.add_some("rft.date", day.iso.as_deref());
    object.add("rft.language", page.language);
    object.add("rft_id", page.address);
    object.span()
}

impl WebPage<'_> {
    /// Its title as plain text: "Title (source record)".
    pub fn plain_title(&self) -> String {
        let title = self.title.unwrap_or(self.site);
        self.note.map_or_else(|| title.to_owned(), |note| format!("{title} ({note})"))
    }

    /// The title, a mark behind it, and what kind of page it is in brackets.
    fn quoted(&self, mark: Mark) -> Option<String> {
        let title = heading(&clean(self.title?));
        let Some(note) = self.note else {
            let (title, mark) = with_mark(&title, mark);
            return Some(format!("“{}{mark}”", self.marked(&within_quotes(&title))));
        };
        let mark = if mark == Mark::Comma { "," } else { "." };
        Some(format!("“{}” ({}){mark}", self.marked(&within_quotes(&title)), text(note)))
    }

    /// A form of the title, in the title's language.
    fn marked(&self, title: &str) -> String {
        match self.title_language {
            Some(tag) => format!("<span lang=\"{}\">{}</span>", text(tag), text(title)),
            None => text(title),
        }
    }
}

impl<'p> By<'p> {
    /// The names.
    pub fn names(self) -> &'p [String] {
        match self {
            By::Authors(names) | By::Editors(names) => names,
        }
    }

    /// The names as the caller joins them; those of editors are marked as such.
    fn joined(self, edited: &[String; 2], join: impl Fn(&[Name]) -> String) -> Option<String> {
        let names: Vec<_> = self.names().iter().map(|name| Name::of(clean(name), None)).collect();
        let joined = (!names.is_empty()).then(|| join(&names))?;
        let edited = text(&edited[usize::from(names.len() > 1)]);
        Some(match self {
            By::Authors(_) => joined,
            By::Editors(_) => edited.replace("{names}", &joined),
        })
    }
}

/// `A and B, “Title,” Site, day, as of day, address.`
fn chicago(page: &WebPage<'_>, words: &PageWords) -> String {
    let by = page.by.joined(&words.edited_chicago, |names| {
        let names: Vec<_> = names.iter().map(|name| text(&name.in_reading_order())).collect();
        let and = text(&words.and);
        match names.as_slice() {
            [one, other] => format!("{one} {and} {other}"),
            [one, two, three] => format!("{one}, {two}, {and} {three}"),
            [first, _, _, ..] => format!("{first} {}", text(&words.others)),
            names => names.concat(),
        }
    });
    let title = page.quoted(Mark::Comma).map(|title| format!("{title} {}", text(page.site)));
    let parts = [
        by,
        Some(title.unwrap_or_else(|| text(page.site))),
        page.published.map(|day| text(&day.words)),
        Some(as_of(&words.as_of[0], &page.as_of.words)),
        Some(text(page.address)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ") + "."
}

/// `Family, G., & Family, G. (year, month day). Title. Site. As of day. address`
fn apa(page: &WebPage<'_>, words: &PageWords) -> String {
    let by = page.by.joined(&words.edited_apa, |names| {
        let names: Vec<_> = names.iter().map(|name| text(&name.with_initials())).collect();
        match names.as_slice() {
            [first @ .., last] if !first.is_empty() => {
                format!("{}, &amp; {last}", first.join(", "))
            }
            names => names.concat(),
        }
    });
    let tag = page.title_language.map(|tag| format!(" lang=\"{}\"", text(tag)));
    let title = text(&heading(&clean(page.title.unwrap_or(page.site))));
    let title = format!("<i{}>{title}</i>", tag.unwrap_or_default());
    let title = match page.note {
        Some(note) => format!("{title} [{}]", text(note)),
        None => title,
    };
    let date = format!("({})", text(&page.published.unwrap_or(page.as_of).year_first));
    let (first, second) = match by {
        Some(by) => (format!("{} {date}", stopped(&by)), title),
        None => (stopped(&title), date),
    };
    let version = page.published.map(|_| as_of(&words.as_of[1], &page.as_of.month_first));
    let site = page.title.map(|_| text(page.site));
    let sentences = [Some(first), Some(second), site, version].into_iter().flatten();
    sentences
        .map(|sentence| stopped(&sentence))
        .chain([text(page.address)])
        .collect::<Vec<_>>()
        .join(" ")
}

/// `Family, Given, and B. “Title.” Site, day, address. As of day.`
fn mla(page: &WebPage<'_>, words: &PageWords) -> String {
    let by = page.by.joined(&words.edited_mla, |names| {
        let first = text(&names[0].inverted());
        let comma = if matches!(names[0], Name::Personal(_)) { "," } else { "" };
        let and = text(&words.and);
        match names {
            [_] => first,
            [_, other] => format!("{first}{comma} {and} {}", text(&other.in_reading_order())),
            _ => format!("{first}, {}", text(&words.others)),
        }
    });
    let site = Some(format!("<i>{}</i>", text(page.site)));
    let day = page.published.map(|day| text(&day.short));
    let address = page.address.split_once("://").map_or(page.address, |(_, rest)| rest);
    let place: Vec<_> = [site, day, Some(text(address))].into_iter().flatten().collect();
    let parts = [
        by.map(|by| stopped(&by)),
        page.quoted(Mark::Stop),
        Some(place.join(", ") + "."),
        Some(stopped(&as_of(&words.as_of[1], &page.as_of.short))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// "as of {date}" filled in.
fn as_of(pattern: &str, day: &str) -> String {
    text(&pattern.replace("{date}", day))
}

/// A text for HTML, between tags or between double quotation marks.
fn text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    let _ = escape_html(&mut escaped, &clean(text));
    escaped
}
