//! Dates on a page: words for a reader, `<time>` for programs, the EDTF kept beside them.

use jiff::civil;
use pulldown_cmark_escape::{escape_html, escape_html_body_text};

use super::view::Html;
use crate::model::date::{Date, DateWords, Endpoint, Endpoints};

/// Private characters that mark where an end of a range begins and stops in its words.
const FROM: char = '\u{e000}';
const TO: char = '\u{e001}';
const STOP: char = '\u{e002}';

/// Writes dates in a theme's words.
pub struct Dates {
    words: DateWords,
    marked: DateWords,
}

impl Dates {
    /// A writer with the words of a theme.
    pub fn new(words: &DateWords) -> Self {
        let mark = |pattern: &String| {
            pattern
                .replace("{from}", &format!("{FROM}{{from}}{STOP}"))
                .replace("{to}", &format!("{TO}{{to}}{STOP}"))
        };
        let marked = DateWords {
            range: mark(&words.range),
            range_in_month: mark(&words.range_in_month),
            range_in_year: mark(&words.range_in_year),
            since: mark(&words.since),
            until: mark(&words.until),
            unknown_start: mark(&words.unknown_start),
            unknown_end: mark(&words.unknown_end),
            ..words.clone()
        };
        Self { words: words.clone(), marked }
    }

    /// The date in words.
    pub fn words(&self, date: Date) -> String {
        date.words(&self.words)
    }

    /// A day in words.
    pub fn day(&self, day: civil::Date) -> String {
        self.words(Date::from(day))
    }

    /// The name of a month, 1 to 12.
    pub fn month(&self, month: i8) -> &str {
        let at = usize::try_from(month).unwrap_or(1).clamp(1, 12);
        &self.words.months[at - 1]
    }

    /// The names of the months.
    pub fn months(&self) -> &[String; 12] {
        &self.words.months
    }

    /// The date as HTML: one `<time>`, or one for each end of a range
    /// (HTML takes only a year, a month or a day).
    pub fn html(&self, date: Date) -> Html {
        let mut edtf = String::new();
        let _ = escape_html(&mut edtf, &date.to_string());
        let mut words = String::new();
        let _ = escape_html_body_text(&mut words, &date.words(&self.marked));
        let inner = match date.endpoints() {
            Endpoints::One(end) => match end.datetime() {
                Some(datetime) => format!("<time datetime=\"{datetime}\">{words}</time>"),
                None => words,
            },
            Endpoints::Range(from, to) => ends(&words, from, to),
        };
        Html(format!("<span class=\"date\" data-edtf=\"{edtf}\">{inner}</span>"))
    }
}

/// Puts `<time>` around the ends of a range that have a form which HTML takes.
fn ends(words: &str, from: Option<Endpoint>, to: Option<Endpoint>) -> String {
    let mut html = String::with_capacity(words.len() + 64);
    let mut open = false;
    for c in words.chars() {
        let end = match c {
            FROM => from,
            TO => to,
            STOP => {
                html.push_str(if open { "</time>" } else { "" });
                open = false;
                continue;
            }
            c => {
                html.push(c);
                continue;
            }
        };
        if let Some(datetime) = end.and_then(|end| end.datetime()) {
            html.push_str(&format!("<time datetime=\"{datetime}\">"));
            open = true;
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme;

    #[test]
    fn each_end_of_a_range_is_a_time() {
        let theme =
            theme::load(std::path::Path::new("nowhere"), "briefing", "en").expect("built in");
        let dates = Dates::new(&theme.dates);
        let html = |text: &str| dates.html(Date::parse(text).expect(text)).0;
        let inside = |text: &str| {
            let html = html(text);
            html.split_once('>').expect("a span").1.trim_end_matches("</span>").to_owned()
        };
        assert_eq!(inside("2025-05-12"), "<time datetime=\"2025-05-12\">12 May 2025</time>");
        assert_eq!(
            inside("2025-05-10/2025-05-12"),
            "<time datetime=\"2025-05-10\">10</time>–<time datetime=\"2025-05-12\">12</time> May 2025"
        );
        assert_eq!(
            inside("2025-05-12/.."),
            "since <time datetime=\"2025-05-12\">12 May 2025</time>"
        );
        assert_eq!(inside("2025-21"), "<time datetime=\"2025\">spring 2025</time>");
        assert!(html("2025-09~").starts_with("<span class=\"date\" data-edtf=\"2025-09~\">"));
    }
}
