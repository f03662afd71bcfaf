//! A page known by its address, and what somebody says of it besides: the rest is read from the address.

use super::raw::Raw;
use crate::model::date::Date;
use crate::model::slug;
use crate::typography::capitalised;

/// Endings of files, which are no word of a title.
const ENDINGS: [&str; 6] = [".html", ".htm", ".php", ".aspx", ".pdf", ".shtml"];

/// A page that is to be a source. What is empty is read from its address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Its address.
    pub url: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When it was published (EDTF).
    pub date: String,
    /// The day on which it was read (EDTF).
    pub accessed: String,
}

impl Page {
    /// What the address says, by the names of a source's fields.
    pub fn filled(&self) -> [(&'static str, String); 4] {
        let Raw { title, title_note, date, .. } = self.raw();
        [
            ("title_note", title_note),
            ("title", title),
            ("publisher", host(&self.url)),
            ("date", date),
        ]
    }

    pub(super) fn raw(&self) -> Raw {
        let rebuilt = self.title.trim().is_empty();
        Raw {
            title: if rebuilt { title(&self.url) } else { self.title.clone() },
            title_note: if rebuilt {
                "title rebuilt from the address".to_owned()
            } else {
                String::new()
            },
            publisher: self.publisher.clone(),
            date: if self.date.is_empty() { date(&self.url) } else { self.date.clone() },
            url: self.url.clone(),
            accessed: self.accessed.clone(),
            ..Raw::default()
        }
    }
}

/// The path of an address, without what follows it.
fn path(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = rest.split_once('/').map_or("", |(_, path)| path);
    path.split(['?', '#']).next().unwrap_or("")
}

/// The words of the part of an address that has most of them; its last word if none has two; the host if there is none.
fn title(url: &str) -> String {
    let parts: Vec<String> = path(url).split('/').map(words).collect();
    let longest = parts.iter().max_by_key(|part| part.split(' ').count());
    let longest = longest.filter(|part| part.contains(' '));
    let is_word = |part: &&String| part.len() > 3 && part.bytes().all(|b| b.is_ascii_lowercase());
    let words = longest.or_else(|| parts.last().filter(is_word));
    capitalised(words.unwrap_or(&host(url)))
}

/// The words of a part, without the date before them and the number behind them that newsrooms write there.
fn words(part: &str) -> String {
    let part = ENDINGS.iter().find_map(|ending| part.strip_suffix(ending)).unwrap_or(part);
    let slug = slug::of(part);
    let is_number = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit());
    let mut words: Vec<_> = slug.split('-').skip_while(is_number).collect();
    while words.last().is_some_and(|word| is_number(word) && word.len() > 3) {
        words.pop();
    }
    words.join(" ")
}

fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    host.trim_start_matches("www.").to_owned()
}

/// A day in the path, as newsrooms write it: `/2025/05/12/`, `2025-05-12`.
fn date(url: &str) -> String {
    let parts: Vec<&str> = path(url).split(['/', '-', '_']).collect();
    let day = parts
        .windows(3)
        .map(|three| three.join("-"))
        .find(|day| day.len() == 10 && day.parse::<Date>().is_ok_and(|date| date.is_day()));
    day.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_it_can() {
        for (url, says, day) in [
            (
                "https://www.example.org/2025/05/12/world/talks-open-in-geneva.html?a=b-c-d#e",
                "Talks open in geneva",
                "2025-05-12",
            ),
            ("https://example.org/news/2025-05-12-talks-open-1234567", "Talks open", "2025-05-12"),
            ("https://example.org/news/tariff-of-34-percent-a1", "Tariff of 34 percent a1", ""),
            ("https://example.org/", "Example.org", ""),
            ("https://example.org/a/2025/13/40/x-y", "X y", ""),
        ] {
            let (found, on) = (title(url), date(url));
            assert_eq!((found.as_str(), on.as_str()), (says, day), "{url}");
        }
    }

    #[test]
    fn what_is_said_counts_more_than_the_address() {
        let page = Page {
            url: "https://example.org/2025/05/12/talks-open".to_owned(),
            title: "Talks".to_owned(),
            publisher: "Gazette".to_owned(),
            date: "2025-05-13".to_owned(),
            accessed: "2026-01-01".to_owned(),
        };
        let raw = page.raw();
        assert_eq!((raw.title.as_str(), raw.date.as_str()), ("Talks", "2025-05-13"));
        assert_eq!(raw.title_note, "");
    }
}
