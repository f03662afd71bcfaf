//! A Markdown text whose references are resolved: HTML, and slots that hold ids.

use std::sync::Arc;

use super::figures::figures_after;
use super::touched::Said;
use crate::markdown::{self, Heading};
use crate::model::date::Date;
use crate::model::entries::{Dispute, Event, Measure, Person, Quote, Series, Source};
use crate::model::{AnyId, Id};
use crate::source::Span;

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
    pub html: Arc<str>,
    /// What is missing in it, sorted by place.
    pub slots: Vec<(u32, Slot)>,
    /// Its headings.
    pub headings: Vec<Heading>,
    /// How many words it has.
    pub words: usize,
    /// How many paragraphs it has that say something.
    pub paragraphs: usize,
    /// Those of them without a citation.
    pub uncited: Vec<Span>,
}

impl Doc {
    /// The sources that it cites, in the order of the text.
    pub fn cited(&self) -> impl Iterator<Item = Id<Source>> + '_ {
        let cites = self.slots.iter().filter_map(|(_, slot)| match slot {
            Slot::Cite(cites) => Some(cites),
            _ => None,
        });
        cites.flatten().map(|cite| cite.source)
    }

    /// The quotations that stand in it as blocks.
    pub fn quoted(&self) -> impl Iterator<Item = Id<Quote>> + '_ {
        self.slots.iter().filter_map(|(_, slot)| match slot {
            Slot::Embed(embed) => match embed.as_ref() {
                Embed::Quote(quote) => Some(*quote),
                _ => None,
            },
            _ => None,
        })
    }

    /// The sources of each of its statements. A statement is one citation; citations with nothing but white space
    /// between them are one.
    pub fn statements(&self) -> Vec<Vec<Id<Source>>> {
        let mut statements: Vec<Vec<Id<Source>>> = Vec::new();
        let mut last = None;
        for (at, slot) in &self.slots {
            let Slot::Cite(cites) = slot else {
                last = None;
                continue;
            };
            let at = *at as usize;
            let joins = last.is_some_and(|last| self.html[last..at].trim().is_empty());
            let sources = cites.iter().map(|cite| cite.source);
            match statements.last_mut().filter(|_| joins) {
                Some(statement) => statement.extend(sources),
                None => statements.push(sources.collect()),
            }
            last = Some(at);
        }
        statements
    }

    /// What the citation in a slot is cited for: the figures in the words since the citation before it in the same block,
    /// and the disputes to which these words lead.
    pub fn said(&self, slot: usize) -> Said {
        let at = self.slots[slot].0 as usize;
        let block = start_of_block(&self.html, at);
        let (from, first) = self.start_of_words(slot, block);
        let leads = self.slots[first..slot].iter().filter_map(|(_, slot)| match slot {
            Slot::Open { to, .. } => to.of::<Dispute>(),
            _ => None,
        });
        let disputes = leads.collect();
        let before = markdown::text_of(&self.html[block..from]);
        let words = markdown::text_of(&self.html[from..at]);
        Said { figures: figures_after(&before, &words), disputes }
    }

    /// Where the words begin that a citation is cited for, and the first slot that is not before them.
    fn start_of_words(&self, slot: usize, block: usize) -> (usize, usize) {
        let mut end = self.slots[slot].0 as usize;
        for (number, (place, before)) in self.slots[..slot].iter().enumerate().rev() {
            let place = *place as usize;
            if place < block {
                return (block, number + 1);
            }
            if !matches!(before, Slot::Cite(_)) {
                continue;
            }
            // Neighbours are cited for the same words.
            if !self.html[place..end].trim().is_empty() {
                return (place, number + 1);
            }
            end = place;
        }
        (block, 0)
    }
}

/// Where the block that holds a place begins, or as far before the place as a paragraph may reach.
fn start_of_block(html: &str, at: usize) -> usize {
    const LONGEST: usize = 5000;
    let from =
        (at.saturating_sub(LONGEST)..=at).find(|at| html.is_char_boundary(*at)).unwrap_or(at);
    const TAGS: [&str; 7] = ["p", "li", "td", "th", "h", "dd", "blockquote"];
    let is_block = |start: &usize| TAGS.iter().any(|tag| html[start + 1..].starts_with(tag));
    let starts = html[from..at].rmatch_indices('<').map(|(start, _)| from + start);
    starts.into_iter().find(is_block).unwrap_or(from)
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
    /// What a footnote says, at its first mention: for pages that have room beside the text.
    Beside {
        /// The footnote's number.
        number: usize,
        /// Its words, as text.
        text: String,
    },
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
    /// What the locator quotes.
    pub quotes: Vec<Id<Quote>>,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kind;
    use crate::source::small;

    fn doc(html: &str, slots: Vec<(u32, Slot)>) -> Doc {
        let owner = AnyId { kind: Kind::Events, index: 0 };
        let (span, headings) = (Span::default(), Vec::new());
        let html = html.into();
        let (words, paragraphs, uncited) = (0, 0, Vec::new());
        Doc { owner, field: "summary", span, html, slots, headings, words, paragraphs, uncited }
    }

    fn cite(at: u32, sources: &[usize]) -> (u32, Slot) {
        let cite =
            |source: &usize| Cite { source: Id::new(*source), locator: None, quotes: Vec::new() };
        (at, Slot::Cite(sources.iter().map(cite).collect()))
    }

    #[test]
    fn citations_with_white_space_between_them_are_one_statement() {
        // One [@0; @1] [@2], two [@0] and [@0] with a line break before the last.
        let html = "<p>One  , two and\n</p>";
        let text = doc(html, vec![cite(7, &[0, 1]), cite(8, &[2]), cite(13, &[0]), cite(18, &[0])]);
        let ids = |ids: &[usize]| ids.iter().map(|id| Id::new(*id)).collect::<Vec<_>>();
        assert_eq!(text.statements(), [ids(&[0, 1, 2]), ids(&[0]), ids(&[0])]);
        let word = (14, Slot::Word("note"));
        let text = doc(html, vec![cite(13, &[0]), word, cite(14, &[1])]);
        assert_eq!(text.statements().len(), 2);
    }

    #[test]
    fn a_citation_is_cited_for_the_words_before_it() {
        let html = "<p>Some 9</p><p>It was <b>30%</b> , then 55%.</p>";
        let dispute = Id::<Dispute>::new(4);
        let open = |at, to: AnyId| (at, Slot::Open { to, fragment: None });
        let [first, second] = [html.find(" ,").unwrap(), html.find(".</p>").unwrap()].map(small);
        let text = doc(
            html,
            vec![
                cite(9, &[0]),
                open(first - 8, dispute.into()),
                cite(first, &[0]),
                cite(first + 1, &[1]),
                cite(second, &[0]),
            ],
        );
        for (slot, words, disputes) in [
            (0, "Some 9", vec![]),
            (2, "It was 30%", vec![dispute]),
            (3, "It was 30%", vec![dispute]),
            (4, ", then 55%", vec![]),
        ] {
            assert_eq!(text.said(slot), Said { disputes, ..Said::of(words) }, "{words}");
        }
    }
}
