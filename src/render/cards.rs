//! Cards: the short view of each entry, made once, when it is first asked for, and shared by all pages that show it.
//! Addresses in cards count from the site's root; templates put the way to the root before them.

mod maker;
mod views;

use std::sync::OnceLock;

use jiff::civil;
use tera::Value;

use super::Renderer;
use super::dates::Dates;
use super::notes::citation_words;

use super::numbers::amount;
use super::view::object;
use crate::bibliography::CitationWords;
use crate::link::Site;
use crate::link::state::{self, State};
use crate::model::date::Date;
use crate::model::entries::{HistoryRecord, Measure, MeasureStatus, Quote, Side, Source, Speaker};
use crate::model::{AnyId, Id, Kind, Words};
use crate::route;
use crate::theme::{Strings, Theme};

use maker::Maker;
pub use views::SpeakerView;
use views::{NameView, SideView, StateView};

/// The cards of all entries, by id; each is made when a page first asks for it.
pub struct Cards {
    /// Of sides.
    sides: Vec<Value>,
    by_kind: [Vec<OnceLock<Value>>; 10],
    /// Of quotations.
    quotes: Vec<OnceLock<Value>>,
    /// The words of citations.
    pub words: CitationWords,
}

impl Cards {
    /// None of the cards of a site, but those of its sides.
    pub fn new(site: &Site, theme: &Theme) -> Self {
        let config = &site.config;
        let own = config.own_sides().count();
        let side = |(id, side)| side_view(id, side, own, &theme.strings).into();
        let cells = |count| std::iter::repeat_with(OnceLock::new).take(count).collect();
        Self {
            sides: config.sides.iter().map(side).collect(),
            by_kind: Kind::ALL.map(|kind| cells(site.count(kind))),
            quotes: cells(site.quotes.len()),
            words: citation_words(theme, &config.language),
        }
    }

    /// The card of a side.
    pub fn side(&self, id: Id<Side>) -> Value {
        self.sides[id.index()].clone()
    }
}

impl Renderer<'_> {
    /// The card of an entry.
    pub(super) fn card(&self, id: impl Into<AnyId>) -> Value {
        self.maker().card(id)
    }

    /// The card of a quotation.
    pub(super) fn quote(&self, id: Id<Quote>) -> Value {
        self.maker().quote(id)
    }

    fn maker(&self) -> Maker<'_> {
        let Self { site, written, theme, dates, evidence, cards, .. } = self;
        Maker { site, written, strings: &theme.strings, dates, evidence, cards }
    }
}

/// The address of an entry's page, from the site's root.
pub fn href(site: &Site, id: AnyId) -> String {
    route::entry(id.kind, &site.meta(id).id)
}

fn side_view(id: Id<Side>, side: &Side, own: usize, strings: &Strings) -> SideView {
    let shared = matches!(side.id.as_str(), "both" | "other");
    let name = if shared { shared_side(&side.id, own, strings) } else { side.name.clone() };
    let short = if shared { name.clone() } else { side.short.clone() };
    SideView {
        id: side.id.clone(),
        name,
        short,
        glyph: side.glyph.clone(),
        class: side_class(id, side),
    }
}

/// Whose words something is, with the office that a person held on its date.
pub fn speaker_view(site: &Site, speaker: &Speaker, date: Option<Date>) -> SpeakerView {
    match speaker {
        Speaker::Words(name) => SpeakerView { name: name.clone(), href: None, role: None },
        Speaker::Person(id) => {
            let person = &site.people[*id];
            let role = date.and_then(|date| person.roles_on(date).next());
            SpeakerView {
                name: person.name.clone(),
                href: Some(href(site, (*id).into())),
                role: role.map(|role| role.title.clone()),
            }
        }
    }
}

/// What `both` and `other` are called where there are `own` declared sides.
pub fn shared_side(id: &str, own: usize, strings: &Strings) -> String {
    let several = id == "both" && own > 2;
    strings.get(if several { "side_several".to_owned() } else { format!("side_{id}") }.as_str())
}

/// The class of a side: the first two have the theme's colours.
pub fn side_class(id: Id<Side>, side: &Side) -> &'static str {
    match (side.id.as_str(), id.index()) {
        ("both" | "other", _) => "side-0",
        (_, 0) => "side-1",
        (_, 1) => "side-2",
        _ => "side-3",
    }
}

/// How a person's name in other languages is shown.
pub fn names(names: &[(String, String)]) -> Vec<NameView> {
    names.iter().map(|(lang, name)| NameView { lang: lang.clone(), name: name.clone() }).collect()
}

/// The word of a state: `not-yet`, `ran-out`, or the status that a record tells.
fn status(state: State) -> &'static str {
    match state {
        State::NotYet => "not-yet",
        State::RanOut => "ran-out",
        State::Stands(status) => status.word(),
    }
}

/// The name of a state's words among a theme's strings.
fn state_name(status: &str) -> String {
    format!("state_{}", status.replace('-', "_"))
}

/// The same for one kind of measures, if the theme has a word of its own: an investigation is open, not in force.
pub fn state_of_kind(status: &str, kind: &str, strings: &Strings) -> Option<String> {
    let name = format!("{}_{}", state_name(status), kind.replace('-', "_"));
    strings.find(&name).is_some().then_some(name)
}

/// A state in a word or two, and the status by which it is told: new terms and a longer term are still in force.
pub fn state_in_short(state: State, kind: &str, strings: &Strings) -> (&'static str, String) {
    use MeasureStatus as S;
    let status = match state {
        State::Stands(S::Changed | S::Extended) => S::InForce.word(),
        state => status(state),
    };
    let short = format!("{}_short", state_name(status));
    let short = strings.find(&short).is_some().then_some(short);
    let name = state_of_kind(status, kind, strings).or(short);
    (status, strings.get(&name.unwrap_or_else(|| state_name(status))))
}

/// What a measure's history says of a day, in the theme's words.
pub fn state_view(
    measure: &Measure,
    kind: &str,
    (day, as_of): (civil::Date, civil::Date),
    strings: &Strings,
    dates: &Dates,
) -> StateView {
    let (state, record) = state::on(measure, day);
    // What ran out may have been told of later.
    let next =
        measure.history.iter().find(|record| (day..=as_of).contains(&record.date.earliest()));
    let next = next.filter(|_| state == State::RanOut);
    let until = record.and_then(|record| record.until);
    let status = status(state);
    let date = until.map(|date| dates.words(date)).unwrap_or_default();
    let name = state_of_kind(status, kind, strings).unwrap_or_else(|| state_name(status));
    let words = match next {
        None => strings.fill(&name, &[("date", &date)]),
        Some(next) => {
            let (_, state) = state_in_short(State::Stands(next.status), kind, strings);
            let values = [("date", &*date), ("state", &state), ("next", &dates.words(next.date))];
            strings.fill("state_ran_out_next", &values)
        }
    };
    // What ran out is no longer so since any day.
    let stands = |record: Option<&HistoryRecord>| {
        record.filter(|_| state != State::RanOut).map(|record| record.date)
    };
    let since = stands(state::since(measure, day));
    let changed = stands(state::changed(measure, day));
    let amount = record.filter(|_| state != State::RanOut).and_then(|record| {
        let unit = record.unit.as_deref().unwrap_or("");
        record.rate.map(|rate| amount(rate, unit, strings))
    });
    StateView {
        status,
        words,
        short: state_in_short(state, kind, strings).1,
        over: state.is_over(),
        since: since.map(|date| dates.html(date)),
        changed: changed.filter(|date| since != Some(*date)).map(|date| dates.html(date)),
        until: until.filter(|_| state != State::RanOut).map(|date| dates.html(date)),
        amount,
        note: record.and_then(|record| record.note.clone()),
    }
}

/// A link to any entry, for lists that mix kinds.
pub fn link_value(site: &Site, id: AnyId) -> Value {
    object([
        ("title", Value::from(site.title(id))),
        ("href", Value::from(href(site, id))),
        ("kind", Value::from(id.kind.folder())),
        ("lang", Value::from(foreign(site, id))),
    ])
}

/// The language of a source's title, if it is not the site's.
pub fn foreign(site: &Site, id: AnyId) -> Option<String> {
    let source = &site.sources[id.of::<Source>()?];
    source.language.clone().filter(|language| *language != site.config.language)
}
