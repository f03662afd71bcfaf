//! Which entries a dispute touches, and which sources speak in it. An event, a person and a topic
//! are touched where the dispute names them; a measure and a series through their events; an article
//! where its text leads to the dispute, or it is about a touched event.

use std::collections::BTreeMap;

use super::Site;
use super::docs::{Embed, Slot};
use super::figures::{figures, is_same};
use crate::markdown::text_of;
use crate::model::entries::{Article, Dispute, Event, Source};
use crate::model::{AnyId, Id, Kind, Table};

/// The disputes of entries and of sources, each list in the order of the table.
#[derive(Clone, Debug, Default)]
pub struct Touched {
    entries: BTreeMap<AnyId, Vec<Id<Dispute>>>,
    sources: BTreeMap<Id<Source>, Vec<Id<Dispute>>>,
    /// The figures that the positions of each dispute give.
    figures: Vec<Vec<String>>,
}

/// What stands before a citation.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said<'t> {
    /// The words that it is cited for.
    pub words: &'t str,
    /// The disputes to which its paragraph leads.
    pub disputes: &'t [Id<Dispute>],
}

impl Touched {
    /// The disputes that touch an entry.
    pub fn by(&self, id: impl Into<AnyId>) -> &[Id<Dispute>] {
        self.entries.get(&id.into()).map_or(&[], Vec::as_slice)
    }

    /// The disputes that touch an entry, in which a source speaks, for a position or in a quotation, and whose figures
    /// are among the words that it is cited for, or to which the paragraph leads: what is said there is disputed.
    pub fn between(&self, entry: AnyId, source: Id<Source>, said: Said<'_>) -> Vec<Id<Dispute>> {
        let touching = self.by(entry);
        // Most entries are touched by none: then there is nothing to look for.
        let spoken = if touching.is_empty() { None } else { self.sources.get(&source) };
        let Some(spoken) = spoken else { return Vec::new() };
        let figures = figures(said.words);
        let is_meant = |dispute: &Id<Dispute>| {
            let disputed = &self.figures[dispute.index()];
            said.disputes.contains(dispute)
                || figures.iter().any(|figure| disputed.iter().any(|other| is_same(figure, other)))
        };
        let both = touching.iter().filter(|dispute| spoken.binary_search(dispute).is_ok());
        both.filter(|dispute| is_meant(dispute)).copied().collect()
    }

    fn touch(&mut self, entry: impl Into<AnyId>, disputes: &[Id<Dispute>]) {
        if !disputes.is_empty() {
            self.entries.entry(entry.into()).or_default().extend(disputes);
        }
    }

    /// An entry that has to do with an event shares its disputes.
    fn share(&mut self, entry: impl Into<AnyId>, event: Id<Event>) {
        let disputes = self.by(event).to_vec();
        self.touch(entry, &disputes);
    }

    fn follow_disputes(&mut self, site: &Site) {
        for (id, dispute) in site.disputes.iter() {
            dispute.events.iter().for_each(|event| self.touch(*event, &[id]));
            dispute.people.iter().for_each(|person| self.touch(*person, &[id]));
            dispute.topics.iter().for_each(|topic| self.touch(*topic, &[id]));
            let says = dispute.positions.iter().map(|position| site.doc(position.says));
            let says: Vec<_> = says.map(|doc| figures(&text_of(&doc.html))).collect();
            self.figures.push(disputed(&says));
            let held = dispute.positions.iter().flat_map(|position| position.sources.iter());
            let quoted = dispute.quotes.iter().map(|quote| &site.quotes[*quote].source);
            for source in held.chain(quoted) {
                self.sources.entry(*source).or_default().push(id);
            }
        }
    }

    fn follow_records(&mut self, site: &Site) {
        for (id, measure) in site.measures.iter() {
            let events = measure.history.iter().filter_map(|record| record.event);
            events.for_each(|event| self.share(id, event));
        }
        for (id, series) in site.series.iter() {
            let events = series.points.iter().filter_map(|point| point.event);
            events.for_each(|event| self.share(id, event));
        }
    }

    fn follow_articles(&mut self, articles: &Table<Article>) {
        for (id, article) in articles.iter() {
            article.events.iter().for_each(|event| self.share(id, *event));
        }
    }

    fn follow_texts(&mut self, site: &Site) {
        for doc in site.docs.iter().filter(|doc| doc.owner.kind == Kind::Articles) {
            for (_, slot) in &doc.slots {
                match slot {
                    Slot::Open { to, .. } => self.follow_link(*to, doc.owner),
                    Slot::Embed(embed) => {
                        if let Embed::Dispute(dispute) = embed.as_ref() {
                            self.touch(doc.owner, &[*dispute]);
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    fn follow_link(&mut self, to: AnyId, article: AnyId) {
        if let Some(event) = to.of::<Event>() {
            self.share(article, event);
        } else if let Some(dispute) = to.of::<Dispute>() {
            self.touch(article, &[dispute]);
        }
    }
}

/// What the disputes of a site touch.
pub fn of(site: &Site) -> Touched {
    let mut touched = Touched::default();
    touched.follow_disputes(site);
    touched.follow_records(site);
    touched.follow_articles(&site.articles);
    touched.follow_texts(site);
    touched.entries.values_mut().for_each(tidy);
    touched.sources.values_mut().for_each(tidy);
    touched
}

/// The figures of some positions but for those that all of them give: on these they agree.
fn disputed(positions: &[Vec<String>]) -> Vec<String> {
    let agreed =
        |figure: &String| positions.len() > 1 && positions.iter().all(|all| all.contains(figure));
    let mut figures: Vec<_> =
        positions.iter().flatten().filter(|figure| !agreed(figure)).cloned().collect();
    figures.sort();
    figures.dedup();
    figures
}

fn tidy(disputes: &mut Vec<Id<Dispute>>) {
    disputes.sort_unstable();
    disputes.dedup();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{self, Overrides};
    use crate::link::{self, Files};
    use crate::load;
    use crate::model::entries::{Measure, Person, Series, Topic};
    use crate::source::Sources;

    const SITE: &str = "title: T\nbase_url: https://example.org/\nas_of: 2026-06-27\nsides:\n  us: {name: US, short: US}\n";
    const SOURCES: &str = "- {id: npr, title: NPR, publisher: NPR}\n- {id: bbc, title: BBC, publisher: BBC}\n- {id: cna, title: CNA, publisher: CNA}\n";
    const EVENTS: &str = "- {id: talks, title: Talks, date: 2025-05-10, kind: talks, side: us, summary: Talks. }\n- {id: cut, title: Cut, date: 2025-05-14, kind: decision, side: us, summary: A cut.}\n";
    const DISPUTES: &str = "\
- id: rate
  question: How much?
  events: [cut]
  topics: [tariffs]
  positions: [{says: '30%', sources: [npr]}, {says: '55%', sources: [bbc]}]
  status: open
- id: day
  question: When?
  people: [he]
  positions: [{says: Monday, sources: [npr]}]
  quotes: [{text: Tuesday, by: Somebody, source: cna}]
  status: settled
";
    const RECORDS: &str =
        "history: [{date: 2025-05-14, status: in-force, event: cut, sources: [npr]}]";

    fn site(articles: &[(&str, &str)]) -> Site {
        let measure = format!("title: M\nside: us\nkind: tax\n{RECORDS}\n");
        let series = "title: S\nunit: percent\npoints: [{date: 2025-05-14, value: 30, event: cut, sources: [npr]}]\n";
        let mut texts = vec![
            ("site.yaml", SITE),
            ("content/sources/all.yaml", SOURCES),
            ("content/events/all.yaml", EVENTS),
            ("content/disputes/all.yaml", DISPUTES),
            ("content/topics/tariffs.yaml", "title: Tariffs\n"),
            ("content/people/he.yaml", "name: He\nside: us\n"),
            ("content/measures/duty.yaml", &measure),
            ("content/series/rates.yaml", series),
        ];
        texts.extend(articles);
        let sources = Sources::from_texts(texts);
        let today = |_: Option<&str>| Err(String::new());
        let (config, mut faults) = config::load(&sources, &Overrides::default(), today);
        let (draft, more) = load::load(&sources);
        faults.extend(more);
        let (site, more) = link::link(draft, config, &sources, Files::default(), false);
        faults.extend(more);
        site.unwrap_or_else(|| panic!("{faults:?}"))
    }

    fn of_article(text: &str) -> Vec<String> {
        let site = site(&[("content/articles/one.md", text)]);
        ids(&site, Id::<Article>::new(0))
    }

    fn ids(site: &Site, entry: impl Into<AnyId>) -> Vec<String> {
        let disputes = site.backlinks.touched().by(entry).iter();
        disputes.map(|id| site.disputes[*id].meta.id.clone()).collect()
    }

    #[test]
    fn a_dispute_touches_what_it_names_and_what_its_events_change() {
        let site = site(&[]);
        let event = |name: &str| {
            let found = site.events.iter().find(|(_, event)| event.meta.id == name);
            AnyId::from(found.expect("an event").0)
        };
        assert_eq!(ids(&site, event("cut")), ["rate"]);
        assert_eq!(ids(&site, event("talks")), [""; 0]);
        assert_eq!(ids(&site, Id::<Topic>::new(0)), ["rate"]);
        assert_eq!(ids(&site, Id::<Person>::new(0)), ["day"]);
        assert_eq!(ids(&site, Id::<Measure>::new(0)), ["rate"]);
        assert_eq!(ids(&site, Id::<Series>::new(0)), ["rate"]);
    }

    #[test]
    fn an_article_is_touched_by_its_links_and_by_its_events() {
        let about = |head: &str, body: &str| {
            of_article(&format!("---\ntitle: A\ndate: 2026-01-01\n{head}---\n{body}\n"))
        };
        assert_eq!(about("", "Nothing but [[talks]]."), [""; 0]);
        assert_eq!(about("", "It fell with [[cut|the cut]]."), ["rate"]);
        assert_eq!(about("events: [cut]\n", "It fell."), ["rate"]);
        assert_eq!(about("", "See [[disputes/day]]."), ["day"]);
        assert_eq!(about("", "```dispute\ndispute: day\n```"), ["day"]);
        assert_eq!(
            about("events: [cut]\n", "[[cut]], [[rate]], [[disputes/day]]"),
            ["rate", "day"]
        );
    }

    #[test]
    fn a_statement_is_disputed_where_its_source_speaks_of_its_figures() {
        let site = site(&[]);
        let source = |name: &str| {
            let found = site.sources.iter().find(|(_, source)| source.meta.id == name);
            found.expect("a source").0
        };
        let [rate, day] = [Id::<Dispute>::new(0), Id::new(1)];
        let between = |entry: AnyId, name: &str, words: &str, disputes: &[Id<Dispute>]| {
            site.backlinks.touched().between(entry, source(name), Said { words, disputes })
        };
        let (measure, person) = (Id::<Measure>::new(0).into(), Id::<Person>::new(0).into());
        assert_eq!(between(measure, "npr", "It fell to 30%", &[]), [rate]);
        assert_eq!(between(measure, "npr", "It fell to 30 November", &[]), []);
        assert_eq!(between(measure, "npr", "It fell", &[]), []);
        assert_eq!(between(measure, "npr", "It fell", &[rate]), [rate]);
        assert_eq!(between(measure, "cna", "It fell to 30%", &[]), []);
        assert_eq!(between(person, "npr", "He came", &[day]), [day]);
        // On its own page every word is about the dispute: no sign would tell anything.
        assert_eq!(between(rate.into(), "npr", "30%", &[]), []);
    }
}
