//! Markdown texts with their slots resolved: parsed in parallel, then only ids are left in them.

use rayon::prelude::*;

use super::entries::{Tables, quote};
use super::index::Index;
use super::mentions::Mentions;
use super::{Files, state};
use crate::config::Config;
use crate::diag::Diagnostic;
use crate::fields::readers::Prose;
use crate::markdown::{self, Heading};
use crate::model::date::Date;
use crate::model::entries::{Dispute, Event, Measure, Person, Quote, Series, Source};
use crate::model::{AnyId, Id, Kind};
use crate::route;
use crate::source::{Sources, Span, small};
use crate::yaml::trace::Trace;

/// A Markdown text that is still to be parsed.
pub struct Pending {
    /// The entry it belongs to.
    pub owner: AnyId,
    /// The field it stands in.
    pub field: &'static str,
    /// The text.
    pub prose: Prose,
    /// Put before its ids.
    pub id_prefix: String,
}

/// A Markdown text of the site: HTML, and what is filled in when a page shows it.
#[derive(Clone, Debug)]
pub struct Doc {
    /// The entry it belongs to.
    pub owner: AnyId,
    /// The field it stands in.
    pub field: &'static str,
    /// Where it was written.
    pub span: Span,
    /// The HTML, without what the slots will hold.
    pub html: String,
    /// What is missing in it, sorted by place.
    pub slots: Vec<(u32, Slot)>,
    /// Its headings.
    pub headings: Vec<Heading>,
    /// How many words it has.
    pub words: usize,
}

/// A part of a text that depends on the page that shows it.
#[derive(Clone, Debug)]
pub enum Slot {
    /// A citation of one source or several.
    Cite(Vec<Cite>),
    /// The start tag of a link to an entry, perhaps to one of its headings.
    Open {
        /// The entry.
        to: AnyId,
        /// The id of a heading.
        fragment: Option<String>,
    },
    /// The end tag of a link that the program made.
    Close,
    /// The title of an entry.
    Title(AnyId),
    /// The address of a file or page, from the site's root, or of a place in the text.
    Path(String),
    /// An image in `static/`.
    Image {
        /// The path from the site's root.
        path: String,
        /// Its width and height in pixels, if known.
        size: Option<(usize, usize)>,
        /// The alternative text.
        alt: String,
        /// The title, if any.
        title: String,
    },
    /// A word of the theme's strings.
    Word(&'static str),
    /// An embed.
    Embed(Box<Embed>),
}

/// One source of a citation.
#[derive(Clone, Debug)]
pub struct Cite {
    /// The source.
    pub source: Id<Source>,
    /// The place in the source.
    pub locator: Option<String>,
}

/// A part of the site inside a text.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub enum Embed {
    /// Events in the order of time.
    Timeline { title: Option<String>, events: Vec<Id<Event>> },
    /// A chart of series of one unit.
    Chart { title: Option<String>, series: Vec<Id<Series>>, from: Option<Date>, to: Option<Date> },
    /// Measures and their state on a day, the site's unless given.
    Measures { title: Option<String>, measures: Vec<Id<Measure>>, on: Option<Date> },
    /// People.
    People { title: Option<String>, people: Vec<Id<Person>> },
    /// A quotation.
    Quote(Id<Quote>),
    /// A dispute.
    Dispute(Id<Dispute>),
}

/// Parses and resolves the texts, in their order. The quotations of embeds come with them,
/// numbered after those that the tables have.
pub fn resolve(
    pending: Vec<Pending>,
    tables: &Tables,
    index: &Index,
    sources: &Sources,
    config: &Config,
    files: &Files,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<Doc>, Vec<Quote>) {
    let mentions = if config.autolink { Mentions::of(&tables.people) } else { Mentions::none() };
    let world = World { tables, index, sources, config, files, mentions };
    let parsed: Vec<_> = pending.into_par_iter().map(|text| world.doc(text)).collect();
    let mut docs = Vec::with_capacity(parsed.len());
    let mut quotes = Vec::new();
    for (mut doc, own, mut faults) in parsed {
        let before = tables.quotes.len() + quotes.len();
        number_quotes(&mut doc, before);
        docs.push(doc);
        quotes.extend(own);
        diagnostics.append(&mut faults);
    }
    check_fragments(&docs, diagnostics);
    (docs, quotes)
}

/// Quotations of embeds are counted from 0 in their text until all are known.
fn number_quotes(doc: &mut Doc, before: usize) {
    for (_, slot) in &mut doc.slots {
        if let Slot::Embed(embed) = slot
            && let Embed::Quote(id) = embed.as_mut()
        {
            *id = Id::new(before + id.index());
        }
    }
}

/// A link to a heading of another entry needs that heading there.
fn check_fragments(docs: &[Doc], diagnostics: &mut Vec<Diagnostic>) {
    let wanted = docs.iter().flat_map(|doc| {
        doc.slots.iter().filter_map(move |(_, slot)| match slot {
            Slot::Open { to, fragment: Some(fragment) } => Some((doc, *to, fragment)),
            _ => None,
        })
    });
    for (doc, to, fragment) in wanted {
        let mut headings =
            docs.iter().filter(|other| other.owner == to).flat_map(|other| &other.headings);
        if !headings.any(|heading| heading.id == *fragment) {
            let message = format!("the entry has no heading `#{fragment}`");
            diagnostics.push(
                Diagnostic::error("broken-link", doc.span, message)
                    .help("use the id that the heading has on its page"),
            );
        }
    }
}

struct World<'w> {
    tables: &'w Tables,
    index: &'w Index,
    sources: &'w Sources,
    config: &'w Config,
    files: &'w Files,
    mentions: Mentions,
}

/// What the resolving of one text collects.
struct Work {
    owner: AnyId,
    quotes: Vec<Quote>,
    faults: Vec<Diagnostic>,
}

impl World<'_> {
    fn doc(&self, text: Pending) -> (Doc, Vec<Quote>, Vec<Diagnostic>) {
        let Pending { owner, field, prose, id_prefix } = text;
        let options = markdown::Options {
            raw_html: self.config.raw_html,
            id_prefix: &id_prefix,
            file: prose.span.file,
        };
        let (parsed, faults) = markdown::parse(&prose.text, options);
        let mut work = Work { owner, quotes: Vec::new(), faults };
        let markdown::Doc { html, slots, headings, running, words } = parsed;
        let mut resolved = Vec::with_capacity(slots.len());
        for (at, slot) in slots {
            if let Some(slot) = self.slot(slot, &headings, &mut work) {
                resolved.push((at, slot));
            }
        }
        self.link_mentions(owner, &html, &running, &mut resolved);
        self.place(&prose, &mut work);
        let doc = Doc { owner, field, span: prose.span, html, slots: resolved, headings, words };
        (doc, work.quotes, work.faults)
    }

    /// Turns places in the text into places in the file.
    fn place(&self, prose: &Prose, work: &mut Work) {
        if work.faults.is_empty() && work.quotes.is_empty() {
            return;
        }
        let trace = Trace::new(self.sources.get(prose.span.file), prose.span, &prose.text);
        for fault in &mut work.faults {
            fault.span = trace.place(fault.span);
            if let Some((also, _)) = &mut fault.also {
                *also = trace.place(*also);
            }
        }
        for quote in &mut work.quotes {
            quote.span = trace.place(quote.span);
        }
    }

    /// Links the first mention of each person, but nobody in their own profile
    /// and nobody to whom the text links before.
    fn link_mentions(
        &self,
        owner: AnyId,
        html: &str,
        running: &[std::ops::Range<usize>],
        slots: &mut Vec<(u32, Slot)>,
    ) {
        let mut seen: Vec<Id<Person>> = owner.of().into_iter().collect();
        for slot in slots.iter() {
            if let Slot::Open { to, .. } = slot.1 {
                seen.extend(to.of::<Person>());
            }
        }
        let mut links = Vec::new();
        for run in running {
            for (start, end, person) in self.mentions.find(&html[run.clone()]) {
                if !seen.contains(&person) {
                    seen.push(person);
                    links.push((
                        small(run.start + start),
                        Slot::Open { to: person.into(), fragment: None },
                    ));
                    links.push((small(run.start + end), Slot::Close));
                }
            }
        }
        if !links.is_empty() {
            // Before what else stands at the same place: a citation follows the name it belongs to.
            links.append(slots);
            links.sort_by_key(|(at, _)| *at);
            *slots = links;
        }
    }

    fn slot(&self, slot: markdown::Slot, headings: &[Heading], work: &mut Work) -> Option<Slot> {
        Some(match slot {
            markdown::Slot::Cite(citations) => {
                let cites = citations.into_iter().filter_map(|citation| self.cite(citation, work));
                Slot::Cite(cites.collect())
            }
            markdown::Slot::Open(target) => self.open(&target, work)?,
            markdown::Slot::Title(target) => {
                let (id, _) = split_fragment(&target.text);
                // What is unknown was reported when the link was opened.
                Slot::Title(self.index.wiki(id, target.span, &mut Vec::new())?)
            }
            markdown::Slot::Path(target) => Slot::Path(self.path(&target, headings, work)?),
            markdown::Slot::Image { path, alt, title } => self.image(&path, alt, title, work)?,
            markdown::Slot::Word(word) => Slot::Word(word),
            markdown::Slot::Embed(embed) => Slot::Embed(Box::new(self.embed(*embed, work)?)),
        })
    }

    fn cite(&self, citation: markdown::Citation, work: &mut Work) -> Option<Cite> {
        let markdown::Citation { id, locator } = citation;
        let source = self.index.any(Kind::Sources, &id.text, id.span, &mut work.faults)?;
        Some(Cite { source: source.of()?, locator })
    }

    fn open(&self, target: &markdown::Target, work: &mut Work) -> Option<Slot> {
        let (id, fragment) = split_fragment(&target.text);
        let to = self.index.wiki(id, target.span, &mut work.faults)?;
        Some(Slot::Open { to, fragment: fragment.map(str::to_owned) })
    }

    /// A link to a file or page of this site, or to a heading of this text.
    fn path(
        &self,
        target: &markdown::Target,
        headings: &[Heading],
        work: &mut Work,
    ) -> Option<String> {
        let to = target.text.as_str();
        if let Some(id) = to.strip_prefix('#') {
            let known = id.is_empty() || headings.iter().any(|heading| heading.id == id);
            if !known {
                let ids = headings.iter().map(|heading| heading.id.as_str());
                let message = format!("this text has no heading `#{id}`");
                let diagnostic = Diagnostic::error("broken-link", target.span, message);
                work.faults.push(diagnostic.suggest(
                    id,
                    ids,
                    Some("link to a heading's words in lower case, joined by hyphens".to_owned()),
                ));
            }
            return Some(to.to_owned());
        }
        if has_scheme(to) {
            work.faults.push(bad_scheme(target));
            return None;
        }
        let Some(path) = to.strip_prefix('/').filter(|path| !path.starts_with('/')) else {
            work.faults.push(bad_path(target));
            return None;
        };
        let bare = path.split(['#', '?']).next().unwrap_or("");
        if self.files.contains(&decode(bare)) || self.is_page(bare) {
            return Some(path.to_owned());
        }
        let message = format!("neither `static/{bare}` nor a page of that address exists");
        let diagnostic = Diagnostic::error("broken-link", target.span, message);
        work.faults.push(
            diagnostic.help("put the file into `static/`, or link to an entry with `[[its-id]]`"),
        );
        None
    }

    fn is_page(&self, path: &str) -> bool {
        let fixed =
            [route::HOME, route::TIMELINE, route::STATE_OF_PLAY, route::SEARCH, route::FEED];
        let of_entry = || {
            let (folder, name) = path.split_once('/').unwrap_or(("pages", path));
            let (kind, id) = (Kind::from_folder(folder)?, name.strip_suffix(".html")?);
            self.index.any(kind, id, Span::default(), &mut Vec::new())
        };
        fixed.contains(&path)
            || Kind::ALL.iter().any(|kind| route::list(*kind) == path)
            || of_entry().is_some()
    }

    fn image(
        &self,
        path: &markdown::Target,
        alt: String,
        title: String,
        work: &mut Work,
    ) -> Option<Slot> {
        let message = match path.text.strip_prefix('/') {
            Some(file) if self.files.contains(&decode(file)) => {
                let file = decode(file);
                let size = self.files.size(&file);
                return Some(Slot::Image { path: file, size, alt, title });
            }
            Some(file) => format!("the image `static/{file}` does not exist"),
            None => "an image is shown from another place".to_owned(),
        };
        work.faults.push(Diagnostic::error("broken-link", path.span, message).help(
            "put the image into `static/` and write its path from there: `![words](/img/x.png)`",
        ));
        None
    }

    fn embed(&self, embed: markdown::Embed, work: &mut Work) -> Option<Embed> {
        match embed {
            markdown::Embed::Timeline(fields) => self.timeline(fields, work),
            markdown::Embed::Chart(fields) => self.chart(fields, work),
            markdown::Embed::Measures(fields) => self.measures(fields, work),
            markdown::Embed::People(fields) => self.people(fields, work),
            markdown::Embed::Quote(fields) => {
                let quote = quote(fields, work.owner, self.index, &mut work.faults);
                work.quotes.push(quote);
                Some(Embed::Quote(Id::new(work.quotes.len() - 1)))
            }
            markdown::Embed::Dispute(fields) => {
                self.index.entry(&fields.dispute, &mut work.faults).map(Embed::Dispute)
            }
        }
    }

    fn timeline(&self, fields: markdown::TimelineFields, work: &mut Work) -> Option<Embed> {
        let markdown::TimelineFields { title, events, topic, person, side, kind, from, to } =
            fields;
        let faults = &mut work.faults;
        let chosen: Vec<_> =
            events.iter().filter_map(|event| self.index.entry(event, faults)).collect();
        let topic = topic.map(|topic| self.index.entry(&topic, faults));
        let person = person.map(|person| self.index.entry(&person, faults));
        let side = side.map(|side| self.index.side(&side, faults));
        let kind = kind.map(|kind| self.index.kind(&kind, faults));
        let passes = |id: &Id<Event>| {
            let event = &self.tables.events[*id];
            (events.is_empty() || chosen.contains(id))
                && topic
                    .is_none_or(|topic| topic.is_some_and(|topic| event.topics.contains(&topic)))
                && person
                    .is_none_or(|person| event.people.iter().any(|at| Some(at.person) == person))
                && side.is_none_or(|side| Some(event.side) == side)
                && kind.is_none_or(|kind| Some(event.kind) == kind)
                && within(event.date, from, to)
        };
        let events = self.tables.events.ids().filter(passes).collect();
        Some(Embed::Timeline { title, events })
    }

    fn chart(&self, fields: markdown::ChartFields, work: &mut Work) -> Option<Embed> {
        let markdown::ChartFields { title, series, from, to } = fields;
        let mut ids: Vec<Id<Series>> = Vec::new();
        for one in &series.0 {
            let Some(id) = self.index.entry(one, &mut work.faults) else { continue };
            if let Some(first) = ids.first()
                && self.tables.series[*first].unit != self.tables.series[id].unit
            {
                let message = format!("`{}` has another unit than the series before it", one.text);
                work.faults.push(
                    Diagnostic::error("bad-embed", one.span, message)
                        .help("give it a chart of its own"),
                );
                continue;
            }
            ids.push(id);
        }
        (!ids.is_empty()).then_some(Embed::Chart { title, series: ids, from, to })
    }

    fn measures(&self, fields: markdown::MeasuresFields, work: &mut Work) -> Option<Embed> {
        let markdown::MeasuresFields { title, measures, topic, side, kind, on } = fields;
        let faults = &mut work.faults;
        let chosen: Vec<_> =
            measures.iter().filter_map(|measure| self.index.entry(measure, faults)).collect();
        let topic = topic.map(|topic| self.index.entry(&topic, faults));
        let side = side.map(|side| self.index.side(&side, faults));
        let kind = kind.map(|kind| self.index.measure_kind(&kind, faults));
        let day = on.map_or(self.config.as_of, |date| date.latest());
        let passes = |id: &Id<Measure>| {
            let measure = &self.tables.measures[*id];
            let begun = || state::on(measure, day).0 != state::State::NotYet;
            (if measures.is_empty() { begun() } else { chosen.contains(id) })
                && topic
                    .is_none_or(|topic| topic.is_some_and(|topic| measure.topics.contains(&topic)))
                && side.is_none_or(|side| Some(measure.side) == side)
                && kind.is_none_or(|kind| Some(measure.kind) == kind)
        };
        let measures = self.tables.measures.ids().filter(passes).collect();
        Some(Embed::Measures { title, measures, on })
    }

    fn people(&self, fields: markdown::PeopleFields, work: &mut Work) -> Option<Embed> {
        let markdown::PeopleFields { title, people, side } = fields;
        let faults = &mut work.faults;
        let mut chosen: Vec<_> =
            people.iter().filter_map(|person| self.index.entry(person, faults)).collect();
        if let Some(side) = side.and_then(|side| self.index.side(&side, faults)) {
            let of_side =
                |id: &Id<Person>| self.tables.people[*id].side == side && !chosen.contains(id);
            let others: Vec<_> = self.tables.people.ids().filter(of_side).collect();
            chosen.extend(others);
        }
        Some(Embed::People { title, people: chosen })
    }
}

fn within(date: Date, from: Option<Date>, to: Option<Date>) -> bool {
    from.is_none_or(|from| date.latest() >= from.earliest())
        && to.is_none_or(|to| date.earliest() <= to.latest())
}

fn split_fragment(text: &str) -> (&str, Option<&str>) {
    match text.split_once('#') {
        Some((id, fragment)) => (id.trim(), Some(fragment.trim())),
        None => (text.trim(), None),
    }
}

/// Whether an address begins with a scheme, as a browser would see it: white space and
/// control characters aside.
fn has_scheme(to: &str) -> bool {
    let bare: String = to.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let Some((scheme, _)) = bare.split_once(':') else { return false };
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
}

fn bad_scheme(target: &markdown::Target) -> Diagnostic {
    let shown: String = target.text.chars().take(40).collect();
    let message = format!("a link cannot lead to `{}`", shown.escape_debug());
    Diagnostic::error("bad-link", target.span, message)
        .help("addresses begin with `https://`, `http://` or `mailto:`")
}

fn bad_path(target: &markdown::Target) -> Diagnostic {
    let message = format!("`{}` leads nowhere", target.text);
    let last = target.text.rsplit('/').next().unwrap_or("");
    let stem = last.split(['.', '#']).next().unwrap_or("");
    let help = if target.text.starts_with("www.") {
        format!("write the whole address: `https://{}`", target.text)
    } else if stem.is_empty() {
        "write `[[id|words]]` for an entry, `/path` for a file in `static/`, or a whole address"
            .to_owned()
    } else {
        format!(
            "write `[[{stem}|words]]` for an entry, `/{last}` for a file in `static/`, or a whole address"
        )
    };
    Diagnostic::error("broken-link", target.span, message).help(help)
}

/// Percent-decoding; what is not well-formed stays as it is.
fn decode(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let hex = (first == b'%').then(|| tail.get(..2)).flatten();
        let byte = hex
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match byte {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}
