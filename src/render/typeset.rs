//! The site as pages show it: the texts that are no Markdown get the quotation marks and apostrophes that Markdown's have.
//! What somebody else said, ids and addresses stay as they are written; files for programs are made from the site as
//! written.

use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Config;
use crate::link::Site;
use crate::model::Table;
use crate::model::entries::{
    Article, Dispute, Event, Measure, Meta, Page, Person, Place, Quote, Series, Source, Speaker,
    Topic,
};
use crate::typography::{curly, is_set_in_latin};

/// A site as pages show it: with curly marks, which its Markdown texts have already.
#[derive(Debug)]
pub struct Typeset(pub(super) Site);

impl Typeset {
    /// Sets a site. In a language that is not English only texts whose marks stand beside Latin letters are set.
    pub fn of(written: &Site) -> Self {
        let hand = Hand::of(&written.config.language);
        Self(Site {
            config: hand.config(&written.config),
            articles: each(&written.articles, |one| hand.article(one)),
            events: each(&written.events, |one| hand.event(one)),
            measures: each(&written.measures, |one| hand.measure(one)),
            people: each(&written.people, |one| hand.person(one)),
            topics: each(&written.topics, |one| hand.topic(one)),
            places: each(&written.places, |one| hand.place(one)),
            sources: each(&written.sources, |one| hand.source(one)),
            series: each(&written.series, |one| hand.series(one)),
            disputes: each(&written.disputes, |one| hand.dispute(one)),
            pages: each(&written.pages, |one| hand.page(one)),
            quotes: each(&written.quotes, |one| hand.quote(one)),
            docs: Arc::clone(&written.docs),
            backlinks: written.backlinks.clone(),
            files: written.files.clone(),
        })
    }
}

/// A text of an embed, which stands in a Markdown text and is none.
pub fn set(site: &Site, text: &str) -> String {
    let mut set = text.to_owned();
    Hand::of(&site.config.language).text(&mut set);
    set
}

/// A table with each row changed.
fn each<T: Clone + Send + Sync>(
    table: &Table<T>,
    change: impl Fn(&mut T) + Send + Sync,
) -> Table<T> {
    let changed = |row: &T| {
        let mut row = row.clone();
        change(&mut row);
        row
    };
    Table::from(table.rows().par_iter().map(changed).collect::<Vec<_>>())
}

/// Whoever sets the texts of a site.
#[derive(Clone, Copy)]
struct Hand {
    /// Whether every text is set, whatever its letters.
    always: bool,
}

impl Hand {
    fn of(language: &str) -> Self {
        Self { always: language.split('-').next() == Some("en") }
    }

    fn text(self, text: &mut String) {
        if text.contains(['"', '\'']) && (self.always || is_set_in_latin(text)) {
            *text = curly(text);
        }
    }

    fn all<'t>(self, texts: impl IntoIterator<Item = &'t mut String>) {
        texts.into_iter().for_each(|text| self.text(text));
    }

    fn config(self, written: &Config) -> Config {
        let mut config = written.clone();
        self.all([&mut config.title, &mut config.description]);
        self.all(&mut config.editors);
        config.sides = each(&config.sides, |side| self.all([&mut side.name, &mut side.short]));
        config.kinds = each(&config.kinds, |kind| self.text(&mut kind.name));
        config.measure_kinds = each(&config.measure_kinds, |kind| self.text(&mut kind.name));
        config
    }

    fn meta(self, meta: &mut Meta) {
        self.all(meta.corrections.iter_mut().map(|one| &mut one.what));
    }

    fn article(self, article: &mut Article) {
        self.meta(&mut article.meta);
        self.text(&mut article.title);
        self.all(&mut article.summary);
        self.all(&mut article.authors);
    }

    fn event(self, event: &mut Event) {
        self.meta(&mut event.meta);
        self.text(&mut event.title);
        self.all(event.people.iter_mut().filter_map(|part| part.role.as_mut()));
    }

    fn measure(self, measure: &mut Measure) {
        self.meta(&mut measure.meta);
        self.text(&mut measure.title);
        self.all(&mut measure.target);
        for record in &mut measure.history {
            self.all(record.unit.iter_mut().chain(&mut record.note));
        }
    }

    fn person(self, person: &mut Person) {
        self.meta(&mut person.meta);
        self.text(&mut person.name);
        self.all(person.family_name.iter_mut().chain(&mut person.given_name));
        for role in &mut person.roles {
            self.text(&mut role.title);
            self.all(&mut role.org);
        }
        self.all(&mut person.other_names);
        self.all(&mut person.image_credit);
        self.all(person.links.iter_mut().map(|link| &mut link.title));
    }

    fn topic(self, topic: &mut Topic) {
        self.meta(&mut topic.meta);
        self.text(&mut topic.title);
    }

    fn place(self, place: &mut Place) {
        self.meta(&mut place.meta);
        self.text(&mut place.name);
        self.all(&mut place.country);
    }

    fn source(self, source: &mut Source) {
        self.meta(&mut source.meta);
        self.text(&mut source.title);
        self.all(source.publisher.iter_mut().chain(&mut source.syndicated_from));
        self.all(&mut source.authors);
        self.all(&mut source.title_note);
    }

    fn series(self, series: &mut Series) {
        self.meta(&mut series.meta);
        self.all([&mut series.title, &mut series.unit]);
        self.all(series.points.iter_mut().filter_map(|point| point.note.as_mut()));
    }

    fn dispute(self, dispute: &mut Dispute) {
        self.meta(&mut dispute.meta);
        self.text(&mut dispute.question);
        self.all(dispute.positions.iter_mut().filter_map(|one| words(one.by.as_mut()?)));
    }

    fn page(self, page: &mut Page) {
        self.meta(&mut page.meta);
        self.text(&mut page.title);
    }

    /// What is said around the words; the words and their translation are somebody else's.
    fn quote(self, quote: &mut Quote) {
        self.all(quote.by.iter_mut().filter_map(words));
        self.all(&mut quote.context);
    }
}

/// The name of a speaker without a profile.
fn words(speaker: &mut Speaker) -> Option<&mut String> {
    match speaker {
        Speaker::Words(name) => Some(name),
        Speaker::Person(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Hand;

    #[test]
    fn texts_are_set_as_their_letters_are() {
        for (always, written, expected) in [
            (true, "Beijing's answer", "Beijing’s answer"),
            (true, "\"30 + 30\" tariffs", "“30 + 30” tariffs"),
            (false, "L'accord de Genève", "L’accord de Genève"),
            (false, "商务部\"不可靠\"清单", "商务部\"不可靠\"清单"),
            (true, "No marks", "No marks"),
        ] {
            let mut text = written.to_owned();
            Hand { always }.text(&mut text);
            assert_eq!(text, expected);
        }
    }
}
