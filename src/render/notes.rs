//! Citations on a page: markers numbered in the order of reading, and the list they lead to.
//! A repeated source keeps its number.

use std::collections::HashMap;

use tera::Value;

use super::context::Cx;
use super::prose::push_text;
use crate::bibliography::CitationWords;
use crate::link::docs::Cite;
use crate::model::Id;
use crate::model::date::DateWords;
use crate::model::entries::Source;
use crate::theme::{Strings, Theme};
use crate::view;

/// The sources that a page cites so far.
#[derive(Default)]
pub struct Notes {
    order: Vec<Id<Source>>,
    marks: HashMap<Id<Source>, (usize, usize)>,
    /// The sources of each statement: of a marker, or of neighbours.
    statements: Vec<Vec<Id<Source>>>,
    /// The last marker, as HTML.
    last: String,
}

view! {
    /// A way back from a note to a marker.
    pub struct BackView { href: String, letter: String, }
}

view! {
    /// A source in the list at the end of a page.
    pub struct NoteView { number: usize, source: Value, backs: Vec<BackView>, }
}

impl Notes {
    /// The number of a source and how often it has been cited, this time included.
    fn mark(&mut self, source: Id<Source>) -> (usize, usize) {
        self.list(source);
        self.marks.get_mut(&source).map_or((0, 0), |mark| {
            mark.1 += 1;
            *mark
        })
    }

    /// Lists a source that stands behind the page, with or without a marker in its text.
    pub fn list(&mut self, source: Id<Source>) {
        let next = self.order.len() + 1;
        self.marks.entry(source).or_insert_with(|| {
            self.order.push(source);
            (next, 0)
        });
    }

    /// The sources, in the order of their numbers.
    pub fn sources(&self) -> &[Id<Source>] {
        &self.order
    }

    /// The sources of each statement that the page makes.
    pub fn statements(&self) -> &[Vec<Id<Source>>] {
        &self.statements
    }

    /// Counts a marker that stands behind `before` as a statement, or to the one whose marker it follows.
    fn count(&mut self, cites: &[Cite], before: &str) {
        let joins = !self.last.is_empty() && before.ends_with(&self.last);
        let sources = cites.iter().map(|cite| cite.source);
        match self.statements.last_mut().filter(|_| joins) {
            Some(statement) => statement.extend(sources),
            None => self.statements.push(sources.collect()),
        }
    }

    /// The marker of a citation, as HTML.
    pub fn cite(&mut self, cites: &[Cite], html: &mut String) {
        self.count(cites, html);
        let start = html.len();
        html.push_str("<sup class=\"cite\">");
        for (at, cite) in cites.iter().enumerate() {
            let (number, mark) = self.mark(cite.source);
            let gap = if at > 0 { " " } else { "" };
            html.push_str(&format!(
                "{gap}<a id=\"ref_{number}_{mark}\" href=\"#note_{number}\" role=\"doc-noteref\">{number}</a>"
            ));
            if let Some(locator) = &cite.locator {
                html.push_str("<span class=\"locator\">: ");
                push_text(html, locator);
                html.push_str("</span>");
            }
        }
        html.push_str("</sup>");
        self.last = html[start..].to_owned();
    }

    /// The marker of some sources, as HTML.
    pub fn cite_all(&mut self, sources: &[Id<Source>]) -> super::view::Html {
        let mut html = String::new();
        self.cite_all_behind(sources, &mut html);
        super::view::Html(html)
    }

    /// The marker of some sources, put behind a text.
    pub fn cite_all_behind(&mut self, sources: &[Id<Source>], html: &mut String) {
        if !sources.is_empty() {
            let cites: Vec<_> = sources
                .iter()
                .map(|source| Cite { source: *source, locator: None, quotes: Vec::new() })
                .collect();
            self.cite(&cites, html);
        }
    }

    /// The list at the end of the page, as a value.
    pub fn value(&self, cx: &Cx<'_, '_>) -> Value {
        let note = |source: &Id<Source>| {
            let (number, marks) = self.marks[source];
            let backs = (1..=marks).map(|mark| BackView {
                href: format!("#ref_{number}_{mark}"),
                letter: letter(mark),
            });
            Value::from(NoteView { number, source: cx.card(*source), backs: backs.collect() })
        };
        Value::from(self.order.iter().map(note).collect::<Vec<_>>())
    }
}

/// a, b, … z, aa, ab.
fn letter(number: usize) -> String {
    let mut left = number;
    let mut letters = Vec::new();
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'a' + u8::try_from(left % 26).unwrap_or(0)));
        left /= 26;
    }
    letters.iter().rev().collect()
}

/// The words of citations, from a theme's strings.
pub fn citation_words(theme: &Theme, language: &str) -> CitationWords {
    let strings = &theme.strings;
    let languages = strings.with_prefix("language_");
    CitationWords {
        language: language.to_owned(),
        no_date: strings.get("cite_no_date"),
        archived_copy: strings.get("cite_archived"),
        accessed: strings.get("cite_accessed"),
        retrieved: strings.get("cite_retrieved"),
        via: strings.get("cite_via"),
        and: strings.get("and"),
        et_al: strings.get("cite_et_al"),
        in_language: strings.get("cite_language"),
        data_set: strings.get("cite_data_set"),
        year_first: year_first(strings, &theme.dates),
        languages: languages.map(|(tag, name)| (tag.replace('_', "-"), name.to_owned())).collect(),
    }
}

/// Dates that begin with the year. A day or a month of which only the year is known is that year.
fn year_first(strings: &Strings, dates: &DateWords) -> DateWords {
    let get = |name: &str| strings.get(&format!("cite_date_{name}"));
    DateWords {
        month: get("month"),
        day: get("day"),
        day_without_year: get("day_without_year"),
        season: get("season"),
        some_month: dates.year.clone(),
        some_day_in_month: get("month"),
        some_day_in_year: dates.year.clone(),
        about: get("about"),
        uncertain: get("uncertain"),
        about_uncertain: get("about_uncertain"),
        range: get("range"),
        range_in_month: get("range_in_month"),
        range_in_year: get("range_in_year"),
        ..dates.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::Date;
    use crate::theme;

    #[test]
    fn numbers_follow_reading_and_stay() {
        let mut notes = Notes::default();
        let (a, b) = (Id::new(7), Id::new(3));
        assert_eq!(notes.mark(a), (1, 1));
        assert_eq!(notes.mark(b), (2, 1));
        assert_eq!(notes.mark(a), (1, 2));
        notes.list(b);
        notes.list(Id::new(9));
        assert_eq!(notes.order, [a, b, Id::new(9)]);
    }

    #[test]
    fn neighbouring_markers_are_one_statement() {
        let mut notes = Notes::default();
        let (a, b) = (Id::new(0), Id::new(1));
        let mut html = String::from("One");
        notes.cite_all_behind(&[a], &mut html);
        notes.cite_all_behind(&[b], &mut html);
        html.push_str(", two");
        notes.cite_all_behind(&[a], &mut html);
        notes.cite_all(&[b]);
        notes.cite_all(&[]);
        notes.list(Id::new(2));
        assert_eq!(notes.statements(), [vec![a, b], vec![a], vec![b]]);
    }

    #[test]
    fn letters_go_on_after_z() {
        let letters: Vec<_> = [1, 26, 27, 52, 53].map(letter).to_vec();
        assert_eq!(letters, ["a", "z", "aa", "az", "ba"]);
    }

    #[test]
    fn dates_of_references_begin_with_the_year() {
        let theme =
            theme::load(std::path::Path::new("nowhere"), "briefing", "en").expect("built in");
        let words = citation_words(&theme, "en").year_first;
        for (edtf, expected) in [
            ("2025-05-12", "2025, May 12"),
            ("2025-05", "2025, May"),
            ("2025", "2025"),
            ("2025-21", "2025, spring"),
            ("2025-XX", "2025"),
            ("2025-05-XX", "2025, May"),
            ("2025-09~", "ca. 2025, September"),
            ("2025-11?", "2025, November [uncertain]"),
            ("2025%", "ca. 2025 [uncertain]"),
            ("2025-05-10/2025-05-12", "2025, May 10–12"),
            ("2025-05-30/2025-06-02", "2025, May 30–June 2"),
            ("2025-05/2025-06", "2025, May–June"),
            ("2024-12-30/2025-01-02", "2024, December 30–2025, January 2"),
            ("2025-05-12/..", "since 2025, May 12"),
        ] {
            assert_eq!(Date::parse(edtf).expect(edtf).words(&words), expected, "{edtf}");
        }
    }
}
