//! Which entries a dispute touches, and which sources speak in it. An event, a person and a topic
//! are touched where the dispute names them; a measure and a series through their events; an article
//! where its text leads to the dispute, or it is about a touched event.

use std::collections::{BTreeMap, BTreeSet};

use super::Site;
use super::doc::{Doc, Embed, Slot};
use super::figures::{Figure, figures};
use crate::markdown::text_of;
use crate::model::entries::{Article, Dispute, Event, Source};
use crate::model::{AnyId, Id};

/// The disputes of entries and of sources, each list in the order of the table.
#[derive(Clone, Debug, Default)]
pub struct Touched {
    entries: BTreeMap<AnyId, BTreeSet<Id<Dispute>>>,
    /// The disputes of articles that their texts are about.
    foremost: BTreeMap<Id<Article>, BTreeSet<Id<Dispute>>>,
    voices: BTreeMap<Id<Source>, Vec<Voice>>,
}

/// A source that speaks in a dispute, for a position or in a quotation.
#[derive(Clone, Debug)]
struct Voice {
    dispute: Id<Dispute>,
    /// The disputed figures that it gives there.
    figures: Vec<Figure>,
}

/// What a source is cited for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// The figures in the words.
    pub figures: Vec<Figure>,
    /// The disputes to which the words lead.
    pub disputes: Vec<Id<Dispute>>,
}

impl Said {
    /// What is said in plain words.
    pub fn of(words: &str) -> Self {
        Self { figures: figures(words), disputes: Vec::new() }
    }
}

impl Touched {
    /// The disputes that touch an entry.
    pub fn by(&self, id: impl Into<AnyId>) -> Vec<Id<Dispute>> {
        self.set(id.into()).into_iter().flatten().copied().collect()
    }

    /// Whether any dispute touches an entry.
    pub fn is(&self, id: impl Into<AnyId>) -> bool {
        self.set(id.into()).is_some()
    }

    /// The disputes that touch an article, in two lists: those that its text leads to or shows, or whose
    /// figures it cites; and those that only come with events which it names.
    pub fn by_article(&self, id: Id<Article>) -> (Vec<Id<Dispute>>, Vec<Id<Dispute>>) {
        let foremost = self.foremost.get(&id);
        let is_foremost =
            |dispute: &Id<Dispute>| foremost.is_some_and(|disputes| disputes.contains(dispute));
        self.by(id).into_iter().partition(is_foremost)
    }

    /// The disputes in which a source gives a figure for which an entry cites it here, or to which the words lead: what is
    /// said there is disputed. They touch the entry, and the source speaks in them.
    pub fn between(&self, entry: AnyId, source: Id<Source>, said: &Said) -> Vec<Id<Dispute>> {
        // Most entries are touched by none: then there is nothing to look for.
        let (Some(touching), Some(voices)) = (self.set(entry), self.voices.get(&source)) else {
            return Vec::new();
        };
        let is_meant = |voice: &&Voice| {
            let gives = |figure: &Figure| voice.figures.iter().any(|own| figure.means(own));
            touching.contains(&voice.dispute)
                && (said.disputes.contains(&voice.dispute) || said.figures.iter().any(gives))
        };
        voices.iter().filter(is_meant).map(|voice| voice.dispute).collect()
    }

    fn set(&self, entry: AnyId) -> Option<&BTreeSet<Id<Dispute>>> {
        self.entries.get(&entry)
    }

    fn touch(&mut self, entry: impl Into<AnyId>, dispute: Id<Dispute>) {
        self.entries.entry(entry.into()).or_default().insert(dispute);
    }

    /// An entry that has to do with an event shares its disputes.
    fn share(&mut self, entry: impl Into<AnyId>, event: Id<Event>) {
        if let Some(disputes) = self.set(event.into()).cloned() {
            self.entries.entry(entry.into()).or_default().extend(disputes);
        }
    }

    fn put_first(&mut self, article: Id<Article>, dispute: Id<Dispute>) {
        self.touch(article, dispute);
        self.foremost.entry(article).or_default().insert(dispute);
    }

    fn follow_disputes(&mut self, site: &Site) {
        for (id, dispute) in site.disputes.iter() {
            dispute.events.iter().for_each(|event| self.touch(*event, id));
            dispute.people.iter().for_each(|person| self.touch(*person, id));
            dispute.topics.iter().for_each(|topic| self.touch(*topic, id));
            self.hear(site, id, dispute);
        }
    }

    /// Notes who says what in a dispute.
    fn hear(&mut self, site: &Site, id: Id<Dispute>, dispute: &Dispute) {
        let says = dispute.positions.iter().map(|position| site.doc(position.says));
        let says: Vec<_> = says.map(|doc| figures(&text_of(&doc.html))).collect();
        let says = disputed(&says);
        for (position, figures) in dispute.positions.iter().zip(&says) {
            position.sources.iter().for_each(|source| self.voice(*source, id, figures));
        }
        let is_disputed =
            |figure: &Figure| says.iter().flatten().any(|other| other.is_same(figure));
        for quote in dispute.quotes.iter().map(|quote| &site.quotes[*quote]) {
            let mut figures = figures(&quote.text);
            figures.retain(is_disputed);
            self.voice(quote.source, id, &figures);
        }
    }

    fn voice(&mut self, source: Id<Source>, dispute: Id<Dispute>, figures: &[Figure]) {
        let voices = self.voices.entry(source).or_default();
        match voices.iter_mut().find(|voice| voice.dispute == dispute) {
            Some(voice) => voice.figures.extend_from_slice(figures),
            None => voices.push(Voice { dispute, figures: figures.to_vec() }),
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

    fn follow_articles(&mut self, site: &Site) {
        for (id, article) in site.articles.iter() {
            article.events.iter().for_each(|event| self.share(id, *event));
        }
        for doc in site.docs.iter() {
            if let Some(article) = doc.owner.of() {
                self.follow_text(article, doc);
            }
        }
    }

    fn follow_text(&mut self, article: Id<Article>, doc: &Doc) {
        for (_, slot) in &doc.slots {
            match slot {
                Slot::Open { to, .. } => self.follow_link(*to, article),
                Slot::Embed(embed) => {
                    if let Embed::Dispute(dispute) = embed.as_ref() {
                        self.put_first(article, *dispute);
                    }
                }
                _ => {}
            }
        }
        // All that touches the article is known only now.
        for dispute in self.signed(doc) {
            self.put_first(article, dispute);
        }
    }

    fn follow_link(&mut self, to: AnyId, article: Id<Article>) {
        if let Some(event) = to.of::<Event>() {
            self.share(article, event);
        } else if let Some(dispute) = to.of::<Dispute>() {
            self.put_first(article, dispute);
        }
    }

    /// The disputes whose figures a text cites.
    fn signed(&self, doc: &Doc) -> BTreeSet<Id<Dispute>> {
        let mut found = BTreeSet::new();
        if !self.is(doc.owner) {
            return found;
        }
        for (number, (_, slot)) in doc.slots.iter().enumerate() {
            if let Slot::Cite(cites) = slot {
                let said = doc.said(number);
                let of_cite = |source| self.between(doc.owner, source, &said);
                found.extend(cites.iter().flat_map(|cite| of_cite(cite.source)));
            }
        }
        found
    }
}

/// What the disputes of a site touch.
pub fn of(site: &Site) -> Touched {
    let mut touched = Touched::default();
    touched.follow_disputes(site);
    touched.follow_records(site);
    touched.follow_articles(site);
    touched
}

/// Of the figures of each position those that are disputed: another position does not give them, but one that would answer
/// the same question otherwise. What a position has beside a figure on which all agree is no answer to that figure.
fn disputed(positions: &[Vec<Figure>]) -> Vec<Vec<Figure>> {
    let gives = |figures: &[Figure], figure: &Figure| figures.iter().any(|own| own.is_same(figure));
    let denies = |figures: &[Figure], own: &[Figure], figure: &Figure| {
        let is_answer = |other: &Figure| other.is_rival(figure) && !gives(own, other);
        !gives(figures, figure) && figures.iter().any(is_answer)
    };
    let of_position = |own: &Vec<Figure>| {
        let is_denied = |figure: &&Figure| positions.iter().any(|all| denies(all, own, figure));
        own.iter().filter(is_denied).cloned().collect()
    };
    positions.iter().map(of_position).collect()
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
        let (site, more) = link::link(
            draft,
            config,
            &sources,
            Files::default(),
            &link::docs::Memory::none(),
            false,
        );
        faults.extend(more);
        site.unwrap_or_else(|| panic!("{faults:?}"))
    }

    fn of_article(text: &str) -> Vec<String> {
        let site = site(&[("content/articles/one.md", text)]);
        ids(&site, Id::<Article>::new(0))
    }

    fn ids(site: &Site, entry: impl Into<AnyId>) -> Vec<String> {
        names(site, &site.backlinks.touched().by(entry))
    }

    fn names(site: &Site, disputes: &[Id<Dispute>]) -> Vec<String> {
        disputes.iter().map(|id| site.disputes[*id].meta.id.clone()).collect()
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
    fn an_article_shows_first_what_its_text_is_about() {
        for (head, body, first, further) in [
            ("events: [cut]", "It fell.", vec![], vec!["rate"]),
            ("events: [cut]\ntopics: [tariffs]", "It fell.", vec![], vec!["rate"]),
            ("topics: [tariffs]", "It fell with [[cut]].", vec![], vec!["rate"]),
            ("events: [cut]", "It fell to 30% [@npr].", vec!["rate"], vec![]),
            ("events: [cut]", "It fell to 30% [@bbc].", vec![], vec!["rate"]),
            ("events: [cut]", "See [[disputes/day]].", vec!["day"], vec!["rate"]),
            ("events: [cut]", "```dispute\ndispute: rate\n```", vec!["rate"], vec![]),
        ] {
            let text = format!("---\ntitle: A\ndate: 2026-01-01\n{head}\n---\n{body}\n");
            let site = site(&[("content/articles/one.md", &text)]);
            let found = site.backlinks.touched().by_article(Id::new(0));
            assert_eq!(
                (names(&site, &found.0), names(&site, &found.1)),
                strings(first, further),
                "{head} {body}"
            );
        }
    }

    fn strings(one: Vec<&str>, other: Vec<&str>) -> (Vec<String>, Vec<String>) {
        let owned = |list: Vec<&str>| list.into_iter().map(str::to_owned).collect();
        (owned(one), owned(other))
    }

    #[test]
    fn a_figure_is_disputed_where_a_position_gives_another() {
        for (positions, expected) in [
            (vec!["30%", "55%"], vec![1, 1]),
            (vec!["30% and 10%", "55% and 10%"], vec![1, 1]),
            (vec!["30% and 10%", "55% and 10%", "55% and 30%"], vec![2, 2, 2]),
            // The second says less, but not otherwise.
            (vec!["From 20% to 10%", "10%"], vec![0, 0]),
            (vec!["55% on one side and 30% on the other", "55%"], vec![0, 0]),
            (vec!["30%", "55 ships", "Neither"], vec![0, 0, 0]),
            (vec!["9 November 2026", "10 November 2026"], vec![1, 1]),
            (vec!["10 November", "10 November 2026"], vec![0, 0]),
            (vec!["It was on 25-26 October", "It was not"], vec![0, 0]),
        ] {
            let given: Vec<_> = positions.iter().map(|says| figures(says)).collect();
            let found: Vec<_> = disputed(&given).iter().map(Vec::len).collect();
            assert_eq!(found, expected, "{positions:?}");
        }
    }

    #[test]
    fn a_statement_is_disputed_where_its_source_gives_the_figure() {
        let site = site(&[]);
        let source = |name: &str| {
            let found = site.sources.iter().find(|(_, source)| source.meta.id == name);
            found.expect("a source").0
        };
        let [rate, day] = [Id::<Dispute>::new(0), Id::new(1)];
        let (measure, person) = (Id::<Measure>::new(0).into(), Id::<Person>::new(0).into());
        for (entry, name, words, leads, expected) in [
            (measure, "npr", "It fell to 30%", vec![], vec![rate]),
            (measure, "npr", "It fell to thirty percent", vec![], vec![rate]),
            (measure, "npr", "It fell to 30 November", vec![], vec![]),
            (measure, "npr", "It fell by 30", vec![], vec![]),
            (measure, "npr", "It fell", vec![], vec![]),
            (measure, "npr", "It fell", vec![rate], vec![rate]),
            // That is the figure of others.
            (measure, "npr", "It fell to 55%", vec![], vec![]),
            (measure, "cna", "It fell to 30%", vec![], vec![]),
            (person, "npr", "He came", vec![day], vec![day]),
            // On its own page every word is about the dispute: no sign would tell anything.
            (rate.into(), "npr", "30%", vec![], vec![]),
        ] {
            let said = Said { disputes: leads, ..Said::of(words) };
            let found = site.backlinks.touched().between(entry, source(name), &said);
            assert_eq!(found, expected, "{name}: {words}");
        }
    }
}
