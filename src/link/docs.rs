//! Markdown texts with their slots resolved: parsed in parallel, then only ids are left in them.

mod embeds;
mod paths;

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::Files;
use super::doc::{Cite, Doc, Embed, Slot};
use super::entries::Tables;
use super::index::Index;
use super::mentions::Mentions;
use crate::config::Config;
use crate::diag::{Diagnostic, Severity};
use crate::fields::readers::Prose;
use crate::markdown::{self, Heading};
use crate::model::entries::{Person, Quote, Source};
use crate::model::{AnyId, Id, Kind};
use crate::source::{self, Sources, Span, small};
use crate::yaml::trace::Trace;

/// Texts that were parsed before. They hold as long as the settings do.
pub type Memory = source::Memory<Arc<Parsed>>;

/// A text that was parsed, and is shared by all sites of which it is a part.
#[derive(Debug)]
pub struct Parsed {
    html: Arc<str>,
    /// All but its HTML.
    doc: markdown::Doc,
    faults: Vec<Diagnostic>,
}

impl Parsed {
    fn of(text: &str, options: markdown::Options<'_>) -> Arc<Self> {
        let (mut doc, faults) = markdown::parse(text, options);
        Arc::new(Self { html: std::mem::take(&mut doc.html).into(), doc, faults })
    }
}

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

/// Parses and resolves the texts, in their order. The quotations of embeds come with them,
/// numbered after those that the tables have.
pub fn resolve(
    pending: Vec<Pending>,
    tables: &Tables,
    around: Around<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<Doc>, Vec<Quote>) {
    let autolink = around.config.autolink;
    let mentions = if autolink { Mentions::of(&tables.people) } else { Mentions::none() };
    let world = World { tables, around, mentions };
    let parsed: Vec<_> = pending.into_par_iter().map(|text| world.doc(text)).collect();
    let mut docs = Vec::with_capacity(parsed.len());
    let (mut quotes, mut wanted) = (Vec::new(), Vec::new());
    for (mut doc, mut work) in parsed {
        number_quotes(&mut doc, tables.quotes.len() + quotes.len());
        docs.push(doc);
        quotes.append(&mut work.quotes);
        wanted.append(&mut work.wanted);
        diagnostics.append(&mut work.faults);
    }
    check_headings(&docs, &wanted, diagnostics);
    (docs, quotes)
}

/// Quotations of a text are counted from 0 in it until all are known.
fn number_quotes(doc: &mut Doc, before: usize) {
    let number = |id: &mut Id<Quote>| *id = Id::new(before + id.index());
    for (_, slot) in &mut doc.slots {
        match slot {
            Slot::Cite(cites) => {
                cites.iter_mut().flat_map(|cite| &mut cite.quotes).for_each(number)
            }
            Slot::Embed(embed) => {
                if let Embed::Quote(id) = embed.as_mut() {
                    number(id);
                }
            }
            _ => {}
        }
    }
}

/// A link to a heading of an entry: it can be checked when all texts are parsed.
struct Wanted {
    to: AnyId,
    heading: String,
    span: Span,
}

/// Reports links to headings that their entries do not have.
fn check_headings(docs: &[Doc], wanted: &[Wanted], diagnostics: &mut Vec<Diagnostic>) {
    let mut headings: HashMap<AnyId, Vec<&str>> = HashMap::new();
    for doc in docs {
        let ids = doc.headings.iter().map(|heading| heading.id.as_str());
        headings.entry(doc.owner).or_default().extend(ids);
    }
    for Wanted { to, heading, span } in wanted {
        let known = headings.get(to).map_or(&[][..], Vec::as_slice);
        if !known.contains(&heading.as_str()) {
            let message = format!("the entry has no heading `#{heading}`");
            let otherwise = "a heading's id is its words in lower case, joined by hyphens";
            diagnostics.push(Diagnostic::error("broken-link", *span, message).suggest(
                heading,
                known.iter().copied(),
                Some(otherwise.to_owned()),
            ));
        }
    }
}

/// How many faults of one text are told; nobody mends more of them from one list.
const MAX_FAULTS: usize = 200;

/// Keeps the first faults of a text and says that there are more.
fn cut_short(faults: &mut Vec<Diagnostic>) {
    if faults.len() <= MAX_FAULTS {
        return;
    }
    faults.sort_by_key(|fault| fault.span);
    faults.truncate(MAX_FAULTS);
    if let Some(last) = faults.last_mut() {
        last.message.push_str(", and there are more faults in this text");
    }
}

/// What texts are resolved against, beside the tables.
pub struct Around<'w> {
    /// The ids.
    pub index: &'w Index,
    /// The files' texts, for places.
    pub sources: &'w Sources,
    /// The settings.
    pub config: &'w Config,
    /// The files of `static/`.
    pub files: &'w Files,
    /// Texts that were parsed before.
    pub memory: &'w Memory,
    /// Whether nothing is wrong so far, so that what is missing is really not there.
    pub is_whole: bool,
}

struct World<'w> {
    tables: &'w Tables,
    around: Around<'w>,
    mentions: Mentions,
}

/// What the resolving of one text collects.
struct Work {
    owner: AnyId,
    quotes: Vec<Quote>,
    wanted: Vec<Wanted>,
    faults: Vec<Diagnostic>,
    uncited: Vec<Span>,
    /// Where the embed that is being resolved stands in the text.
    place: Span,
}

impl Work {
    fn new(owner: AnyId, faults: Vec<Diagnostic>) -> Self {
        Self {
            owner,
            quotes: Vec::new(),
            wanted: Vec::new(),
            faults,
            uncited: Vec::new(),
            place: Span::default(),
        }
    }

    /// Whether there is no place in it.
    fn is_empty(&self) -> bool {
        self.quotes.is_empty()
            && self.wanted.is_empty()
            && self.faults.is_empty()
            && self.uncited.is_empty()
    }
}

impl World<'_> {
    fn doc(&self, text: Pending) -> (Doc, Work) {
        let Pending { owner, field, prose, id_prefix } = text;
        let options = markdown::Options {
            raw_html: self.around.config.raw_html,
            id_prefix: &id_prefix,
            file: prose.span.file,
        };
        let Around { sources, memory, .. } = &self.around;
        let place = (prose.span.file, prose.span.start);
        let parsed = memory.recall(sources, place, || Parsed::of(&prose.text, options));
        let Parsed { html, doc, faults } = &*parsed;
        let markdown::Doc { slots, headings, running, words, loose, paragraphs, .. } = doc;
        let mut work = Work::new(owner, faults.clone());
        self.check_loose(loose, &mut work);
        let mut resolved = Vec::with_capacity(slots.len());
        for (at, slot) in slots {
            if work.faults.len() > MAX_FAULTS {
                break;
            }
            if let Some(slot) = self.slot(slot, headings, &mut work) {
                resolved.push((*at, slot));
            }
        }
        self.link_mentions(owner, html, running, &mut resolved);
        cut_short(&mut work.faults);
        let bare = paragraphs.iter().filter(|paragraph| !paragraph.is_cited);
        work.uncited = bare.map(|paragraph| paragraph.span).collect();
        self.place(&prose, &mut work);
        let doc = Doc {
            owner,
            field,
            span: prose.span,
            html: Arc::clone(html),
            slots: resolved,
            headings: headings.clone(),
            words: *words,
            paragraphs: paragraphs.len(),
            uncited: std::mem::take(&mut work.uncited),
        };
        (doc, work)
    }

    /// The id of a source in a text, without the form of a citation.
    fn check_loose(&self, loose: &[markdown::Target], work: &mut Work) {
        for markdown::Target { text: id, span } in loose {
            if self.around.index.any(Kind::Sources, id, *span, &mut Vec::new()).is_some() {
                let message = format!("the source `{id}` is named, but not as a citation");
                work.faults.push(
                    Diagnostic::error("bad-citation", *span, message)
                        .help(format!("write `[@{id}]`")),
                );
            }
        }
    }

    /// Turns places in the text into places in the file.
    fn place(&self, prose: &Prose, work: &mut Work) {
        if work.is_empty() {
            return;
        }
        let trace = Trace::new(self.around.sources.get(prose.span.file), prose.span, &prose.text);
        for fault in &mut work.faults {
            fault.span = trace.place(fault.span);
            if let Some((also, _)) = fault.also.as_deref_mut() {
                *also = trace.place(*also);
            }
        }
        for quote in &mut work.quotes {
            quote.span = trace.place(quote.span);
        }
        for wanted in &mut work.wanted {
            wanted.span = trace.place(wanted.span);
        }
        for paragraph in &mut work.uncited {
            *paragraph = trace.place(*paragraph);
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

    fn slot(&self, slot: &markdown::Slot, headings: &[Heading], work: &mut Work) -> Option<Slot> {
        Some(match slot {
            markdown::Slot::Cite(citations) => {
                let cites = citations.iter().filter_map(|citation| self.cite(citation, work));
                let cites: Vec<_> = cites.collect();
                if cites.is_empty() {
                    return None;
                }
                Slot::Cite(cites)
            }
            markdown::Slot::Open(target) => self.open(target, work)?,
            markdown::Slot::Title(target) => {
                let (id, _) = split_fragment(&target.text);
                // What is unknown was reported when the link was opened.
                Slot::Title(self.around.index.wiki(id, target.span, &mut Vec::new())?)
            }
            markdown::Slot::Path(target) => Slot::Path(self.path(target, headings, work)?),
            markdown::Slot::Image { path, alt, title } => {
                self.image(path, alt.clone(), title.clone(), work)?
            }
            markdown::Slot::Word(word) => Slot::Word(word),
            markdown::Slot::Beside { number, text } => {
                Slot::Beside { number: *number, text: text.clone() }
            }
            markdown::Slot::Embed(embed, place) => {
                work.place = *place;
                Slot::Embed(Box::new(self.embed(embed.as_ref().clone(), work)?))
            }
        })
    }

    fn cite(&self, citation: &markdown::Citation, work: &mut Work) -> Option<Cite> {
        let markdown::Citation { id, locator, quotations } = citation;
        let mut faults = Vec::new();
        let source = self.around.index.any(Kind::Sources, &id.text, id.span, &mut faults);
        // A site can stand without a citation: what that means is for a rule to say.
        faults.iter_mut().for_each(|fault| fault.severity = Severity::Warning);
        work.faults.append(&mut faults);
        let source = source?.of()?;
        let quotes = quotations.iter().map(|quotation| self.quoted(quotation, source, work));
        Some(Cite { source, locator: locator.clone(), quotes: quotes.collect() })
    }

    /// The words that a citation quotes join the quotations of the site: they are verified like any other.
    fn quoted(
        &self,
        quotation: &markdown::Target,
        source: Id<Source>,
        work: &mut Work,
    ) -> Id<Quote> {
        let lang = self.tables.sources[source].language.clone();
        work.quotes.push(Quote {
            owner: work.owner,
            text: quotation.text.clone(),
            by: Vec::new(),
            source,
            date: None,
            context: None,
            lang: lang.filter(|lang| *lang != self.around.config.language),
            translation: None,
            prefix: None,
            span: quotation.span,
        });
        Id::new(work.quotes.len() - 1)
    }

    fn open(&self, target: &markdown::Target, work: &mut Work) -> Option<Slot> {
        let (id, fragment) = split_fragment(&target.text);
        let to = self.around.index.wiki(id, target.span, &mut work.faults)?;
        if let Some(heading) = fragment {
            work.wanted.push(Wanted { to, heading: heading.to_owned(), span: target.span });
        }
        Some(Slot::Open { to, fragment: fragment.map(str::to_owned) })
    }
}

fn split_fragment(text: &str) -> (&str, Option<&str>) {
    match text.split_once('#') {
        Some((id, fragment)) => (id.trim(), Some(fragment.trim())),
        None => (text.trim(), None),
    }
}
