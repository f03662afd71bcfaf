//! Citations on a page: markers numbered in the order of reading, and the list they lead to.
//! A repeated source keeps its number.

use std::collections::HashMap;

use tera::Value;

use super::context::Cx;
use super::peeks::{self, Own};
use super::prose::push_text;
use super::view::Html;
use crate::bibliography::CitationWords;
use crate::link::doc::Cite;
use crate::link::touched::{Said, Touched};
use crate::model::date::DateWords;
use crate::model::entries::{Dispute, Quote, Source};
use crate::model::{AnyId, Id};
use crate::theme::{Strings, Theme};
use crate::view;

/// The sources that a page cites so far.
#[derive(Default)]
pub struct Notes {
    order: Vec<Id<Source>>,
    marks: HashMap<Id<Source>, Mark>,
    /// The sources of each statement: of a marker, or of neighbours.
    statements: Vec<Vec<Id<Source>>>,
    /// The last marker, as HTML.
    last: String,
    /// Whether the next marker belongs to the last statement, wherever it stands.
    joins: bool,
    /// Whether the next marker makes no statement.
    repeats: bool,
    /// How many sources were listed before the rest was set aside.
    kept: Option<usize>,
}

/// A source on a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Mark {
    number: usize,
    /// How often it has been cited.
    times: usize,
    /// How often of these before the rest was set aside.
    shown: usize,
    /// What is disputed of it in the texts that cite it here, what is open first.
    disputes: Vec<Id<Dispute>>,
    /// What citations quote of it here.
    quotes: Vec<Id<Quote>>,
    /// Whether it stands beside the text already, where a page has room for that.
    is_beside: bool,
}

/// Whose words a citation stands in: an entry, and the disputes that touch it.
#[derive(Clone, Copy)]
pub struct Voice<'w> {
    /// The entry that cites.
    pub owner: AnyId,
    /// What it says there.
    pub said: &'w Said,
    /// What disputes touch.
    pub touched: &'w Touched,
    /// The sign of a disputed statement.
    pub sign: &'w str,
}

view! {
    /// A way back from a note to a marker.
    pub struct BackView {
        href: String, letter: String,
        /// Whether its marker is set aside.
        hidden: bool,
    }
}

view! {
    /// A source in the list at the end of a page.
    pub struct NoteView {
        number: usize, source: Value, backs: Vec<BackView>,
        /// Whether all its markers are set aside.
        hidden: bool,
        /// What is quoted of it in citations on the page.
        quotes: Vec<Value>,
        /// What is disputed of it, in the texts of the page.
        doubts: Html,
    }
}

view! {
    /// What is disputed of a source on a page.
    pub struct DoubtsView { items: Vec<Value>, more: Option<String>, number: usize, }
}

/// How many disputes a preview names.
const DOUBTS: usize = 3;

impl Notes {
    /// Counts a citation of a source.
    fn mark(&mut self, source: Id<Source>) -> &mut Mark {
        self.list(source);
        let is_shown = self.kept.is_none();
        let mark = self.marks.entry(source).or_default();
        mark.times += 1;
        mark.shown += usize::from(is_shown);
        mark
    }

    /// Lists a source that stands behind the page, with or without a marker in its text.
    pub fn list(&mut self, source: Id<Source>) {
        let number = self.order.len() + 1;
        self.marks.entry(source).or_insert_with(|| {
            self.order.push(source);
            Mark { number, ..Mark::default() }
        });
    }

    /// Sets aside what is cited from here on: it has its markers, notes and previews, but the page hides them until
    /// a script shows the text they belong to, and they do not count among its sources and statements.
    pub fn set_aside(&mut self) {
        self.kept = Some(self.order.len());
    }

    /// The sources that the page shows, in the order of their numbers.
    pub fn sources(&self) -> &[Id<Source>] {
        &self.order[..self.kept.unwrap_or(self.order.len())]
    }

    /// The sources of each statement that the page makes.
    pub fn statements(&self) -> &[Vec<Id<Source>>] {
        &self.statements
    }

    /// Lets the next marker belong to the last statement.
    pub fn join(&mut self) {
        self.joins = true;
    }

    /// Lets the next marker make no statement of its own: it repeats what other markers stand behind.
    pub fn repeat(&mut self) {
        self.repeats = true;
    }

    /// The number of a source that the page cites already.
    pub fn number(&self, source: Id<Source>) -> Option<usize> {
        self.marks.get(&source).map(|mark| mark.number)
    }

    /// Counts a marker that stands behind `before` as a statement, or to the one whose marker it follows.
    fn count(&mut self, cites: &[Cite], before: &str) {
        let follows = !self.last.is_empty() && before.ends_with(&self.last);
        let joins = std::mem::take(&mut self.joins) || follows;
        if std::mem::take(&mut self.repeats) || self.kept.is_some() {
            return;
        }
        let sources = cites.iter().map(|cite| cite.source);
        match self.statements.last_mut().filter(|_| joins) {
            Some(statement) => statement.extend(sources),
            None => self.statements.push(sources.collect()),
        }
    }

    /// The sources of a citation that no marker in a running text had before, with their numbers.
    pub fn new_beside(&mut self, cites: &[Cite]) -> Vec<(usize, Id<Source>)> {
        let mut new = Vec::new();
        for Cite { source, .. } in cites {
            let mark = self.marks.entry(*source).or_default();
            if !std::mem::replace(&mut mark.is_beside, true) {
                new.push((mark.number, *source));
            }
        }
        new
    }

    /// The marker of a citation, as HTML.
    pub fn cite(&mut self, voice: Voice<'_>, cites: &[Cite], html: &mut String) {
        self.count(cites, html);
        let start = html.len();
        html.push_str("<sup class=\"cite\">");
        for (at, cite) in cites.iter().enumerate() {
            let mark = self.mark(cite.source);
            let mut sign = None;
            for dispute in voice.touched.between(voice.owner, cite.source, voice.said) {
                sign = Some(voice.sign);
                if let Err(at) = mark.disputes.binary_search(&dispute) {
                    mark.disputes.insert(at, dispute);
                }
            }
            mark.quotes.extend(&cite.quotes);
            html.push_str(if at > 0 { " " } else { "" });
            push_marker(html, mark, sign);
            if let Some(locator) = &cite.locator {
                html.push_str("<span class=\"locator\">: ");
                push_text(html, locator);
                html.push_str("</span>");
            }
        }
        html.push_str("</sup>");
        self.last = html[start..].to_owned();
    }

    /// Lets what stands behind the last marker be a part of it, so that the next is still its neighbour.
    pub fn follow(&mut self, html: &str) {
        self.last.push_str(html);
    }

    /// Whether any marker carries the sign of a disputed statement.
    pub fn are_disputed(&self) -> bool {
        self.marks.values().any(|mark| !mark.disputes.is_empty())
    }

    /// The list at the end of the page, and the previews of what has markers.
    pub fn finish(&self, cx: &mut Cx<'_, '_>) -> (Vec<NoteView>, Html) {
        let mut notes = Vec::with_capacity(self.order.len());
        let mut peeks = String::new();
        let kept = self.sources().len();
        for source in &self.order {
            let Mark { number, times, shown, disputes, quotes, is_beside: _ } = &self.marks[source];
            let backs = (1..=*times).map(|time| BackView {
                href: format!("#ref_{number}_{time}"),
                letter: letter(time),
                hidden: time > *shown,
            });
            if *times > 0 {
                let few = doubts(cx, *number, disputes, DOUBTS);
                let own = Own { number: *number, doubts: few, quotes };
                peeks::push(cx, *source, own, &mut peeks);
            }
            notes.push(NoteView {
                number: *number,
                source: cx.card(*source),
                backs: backs.collect(),
                hidden: *number > kept,
                quotes: quotes.iter().map(|id| cx.r.quote(*id)).collect(),
                doubts: Html(doubts(cx, *number, disputes, usize::MAX)),
            });
        }
        (notes, Html(peeks))
    }
}

/// What is disputed of a source: the first few, and how many more its note names.
fn doubts(cx: &mut Cx<'_, '_>, number: usize, disputes: &[Id<Dispute>], limit: usize) -> String {
    if disputes.is_empty() {
        return String::new();
    }
    let shown = disputes.len().min(limit);
    let more = disputes.len() - shown;
    let more =
        (more > 0).then(|| cx.strings().fill("disputed_more", &[("count", &more.to_string())]));
    let view = DoubtsView { items: cx.cards(&disputes[..shown]), more, number };
    cx.part("doubts.html", "doubts", view.into())
}

/// A marker twice over, of which a page shows one: a button that opens the preview, and a link to
/// the note for paper and for browsers that know no popovers. `doc-noteref` is no role for a button
/// (ARIA in HTML). Both take their name from the preview's title; `ref_` stands around both, so that
/// the way back leads to whichever is shown.
fn push_marker(html: &mut String, mark: &Mark, sign: Option<&str>) {
    let Mark { number, times, .. } = mark;
    let disputed = if sign.is_some() { " disputed_" } else { "" };
    let named = format!("aria-labelledby=\"peek_{number}_{disputed}\"");
    let mut shown = number.to_string();
    if let Some(sign) = sign {
        shown.push_str("<span class=\"sign\">");
        push_text(&mut shown, sign);
        shown.push_str("</span>");
    }
    html.push_str(&format!(
        "<span id=\"ref_{number}_{times}\">\
         <a href=\"#note_{number}\" role=\"doc-noteref\" {named}>{shown}</a>\
         <button popovertarget=\"peek_{number}\" {named} hidden>{shown}</button></span>"
    ));
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
        archived: strings.get("cite_archived"),
        accessed: strings.get("cite_accessed"),
        retrieved: strings.get("cite_retrieved"),
        retrieved_from: strings.get("cite_retrieved_from"),
        in_work: strings.get("cite_in_work"),
        via: strings.get("cite_via"),
        and: strings.get("and"),
        et_al: strings.get("cite_et_al"),
        in_language: strings.get("cite_language"),
        data_set: strings.get("cite_data_set"),
        year_first: year_first(strings, &theme.dates),
        month_first: month_first(strings, &theme.dates),
        short_months: DateWords {
            months: std::array::from_fn(|at| strings.get(&format!("months_short_{}", at + 1))),
            ..theme.dates.clone()
        },
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

/// Dates that begin with the month.
fn month_first(strings: &Strings, dates: &DateWords) -> DateWords {
    let get = |name: &str| strings.get(&format!("cite_date_{name}"));
    DateWords {
        day: get("month_first"),
        day_without_year: get("day_without_year"),
        range_in_month: get("month_first_range_in_month"),
        range_in_year: get("month_first_range_in_year"),
        ..dates.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::Date;
    use crate::theme;

    #[test]
    fn dates_of_other_styles_are_their_own() {
        let theme =
            theme::load(std::path::Path::new("nowhere"), "briefing", "en").expect("built in");
        let words = citation_words(&theme, "en");
        for (edtf, month_first, short_months) in [
            ("2026-01-02", "January 2, 2026", "2 Jan. 2026"),
            ("2026-05-12~", "about May 12, 2026", "about 12 May 2026"),
            ("2025-09", "September 2025", "Sept. 2025"),
            ("2025-12-30/2025-12-31", "December 30–31, 2025", "30–31 Dec. 2025"),
            ("2025-08-30/2025-09-02", "August 30–September 2, 2025", "30 Aug. to 2 Sept. 2025"),
        ] {
            let date = Date::parse(edtf).expect(edtf);
            assert_eq!(date.words(&words.month_first), month_first);
            assert_eq!(date.words(&words.short_months), short_months);
        }
    }

    #[test]
    fn numbers_follow_reading_and_stay() {
        let mut notes = Notes::default();
        let (a, b) = (Id::new(7), Id::new(3));
        let mut mark = |id| {
            let mark = notes.mark(id);
            (mark.number, mark.times)
        };
        assert_eq!(mark(a), (1, 1));
        assert_eq!(mark(b), (2, 1));
        assert_eq!(mark(a), (1, 2));
        notes.list(b);
        notes.list(Id::new(9));
        assert_eq!(notes.order, [a, b, Id::new(9)]);
    }

    #[test]
    fn what_is_set_aside_does_not_count() {
        let mut notes = Notes::default();
        let (a, b) = (Id::new(7), Id::new(3));
        notes.mark(a);
        notes.set_aside();
        notes.mark(b);
        let mark = notes.mark(a);
        assert_eq!((mark.times, mark.shown), (2, 1));
        assert_eq!(notes.sources(), [a]);
        assert_eq!(notes.order, [a, b]);
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
