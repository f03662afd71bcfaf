//! The paragraphs of a text that say something, and whether each names who says so. Headings, tables,
//! quotations and footnotes are none; an image alone says nothing that a source could bear out.

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Paragraph;
use super::html::CITATION;
use crate::source::{FileId, Span};

type Events<'e, 't> = &'e [(Event<'t>, Range<usize>)];

/// The paragraphs, in the order of the text.
pub fn of(events: Events<'_, '_>, file: FileId) -> Vec<Paragraph> {
    let mut walk = Walk { notes: cited_notes(events), ..Walk::default() };
    for (at, (event, range)) in events.iter().enumerate() {
        walk.step(event, range, events.get(at + 1).map(|(event, _)| event));
    }
    let mut found = walk.found;
    found.sort_by_key(|block| block.words.start);
    let paragraph =
        |block: Block| Paragraph { span: Span::new(file, block.words), is_cited: block.is_cited };
    found.into_iter().map(paragraph).collect()
}

/// The names of the footnotes that cite a source: a citation may stand there instead.
fn cited_notes(events: Events<'_, '_>) -> HashSet<String> {
    let mut notes = HashSet::new();
    let mut open = None;
    for (event, _) in events {
        match event {
            Event::Start(Tag::FootnoteDefinition(name)) => open = Some(name),
            Event::End(TagEnd::FootnoteDefinition) => open = None,
            Event::Start(tag) if is_citation(tag) => {
                notes.extend(open.map(|name| name.to_string()));
            }
            _ => {}
        }
    }
    notes
}

fn is_citation(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Link { dest_url, .. } if dest_url.as_ref() == CITATION)
}

/// A paragraph, or an item of a list with the words that it has outside of paragraphs.
#[derive(Default)]
struct Block {
    words: Range<usize>,
    is_cited: bool,
    /// Whether it ends with a colon, and so leads to what follows it.
    leads: bool,
}

#[derive(Default)]
struct Walk {
    found: Vec<Block>,
    open: Vec<Block>,
    notes: HashSet<String>,
    /// How many tables, quotations and the like are open, whose words belong to no paragraph.
    aside: usize,
    in_citation: bool,
    /// Of each open list, whether the sentence before it cites for the whole of it.
    lists: Vec<bool>,
    /// Whether the paragraph that has just ended leads to what follows, and cites.
    lead: Option<bool>,
}

impl Walk {
    fn step(&mut self, event: &Event<'_>, range: &Range<usize>, next: Option<&Event<'_>>) {
        let lead = self.lead.take();
        match event {
            Event::Start(Tag::List(_)) => {
                let lead = lead.or_else(|| self.open.last_mut()?.hand_on());
                self.lists.push(lead == Some(true) || self.lists.last() == Some(&true));
            }
            Event::End(TagEnd::List(_)) => drop(self.lists.pop()),
            Event::Start(Tag::Paragraph | Tag::Item) => self.open.push(Block::default()),
            Event::End(TagEnd::Paragraph) => self.close(next.is_some_and(is_led_to)),
            Event::End(TagEnd::Item) => self.close(false),
            Event::Start(tag) if is_citation(tag) => {
                self.in_citation = true;
                self.cite();
            }
            Event::End(TagEnd::Link) => self.in_citation = false,
            Event::Start(tag) if is_aside(tag) => self.aside += 1,
            Event::End(tag) if is_aside_end(tag) => self.aside = self.aside.saturating_sub(1),
            Event::FootnoteReference(name) if self.notes.contains(name.as_ref()) => self.cite(),
            Event::Text(text) => self.words(text, range),
            Event::Code(code) => self.words(code, range),
            _ => {}
        }
    }

    fn words(&mut self, text: &str, range: &Range<usize>) {
        let Some(block) = self.open.last_mut() else { return };
        let begun = !block.words.is_empty();
        let says = text.contains(char::is_alphanumeric) || (begun && !text.trim().is_empty());
        if self.aside == 0 && !self.in_citation && says {
            block.words = if begun { block.words.start..range.end } else { range.clone() };
            block.leads = text.trim_end().ends_with([':', '：']);
        }
    }

    fn cite(&mut self) {
        if let Some(block) = self.open.last_mut() {
            block.is_cited = true;
        }
    }

    fn close(&mut self, has_more: bool) {
        let Some(mut block) = self.open.pop() else { return };
        if block.words.is_empty() || self.aside > 0 {
            return;
        }
        if has_more {
            self.lead = block.hand_on();
        }
        block.is_cited |= self.lists.last() == Some(&true);
        self.found.push(block);
    }
}

impl Block {
    /// Whether it cites for what it leads to, if it leads to anything; who says so may then stand there.
    fn hand_on(&mut self) -> Option<bool> {
        let lead = self.leads.then_some(self.is_cited);
        self.is_cited |= self.leads;
        lead
    }
}

/// What a sentence that ends with a colon may lead to.
fn is_led_to(event: &Event<'_>) -> bool {
    use Tag::{BlockQuote, CodeBlock, List, Table};
    matches!(event, Event::Start(List(_) | Table(_) | BlockQuote(_) | CodeBlock(_)))
}

fn is_aside(tag: &Tag<'_>) -> bool {
    use Tag::{BlockQuote, CodeBlock, FootnoteDefinition, Heading, HtmlBlock, Image, Table};
    matches!(
        tag,
        BlockQuote(None)
            | CodeBlock(_)
            | FootnoteDefinition(_)
            | Heading { .. }
            | HtmlBlock
            | Image { .. }
            | Table(_)
    )
}

fn is_aside_end(tag: &TagEnd) -> bool {
    use TagEnd::{BlockQuote, CodeBlock, FootnoteDefinition, Heading, HtmlBlock, Image, Table};
    matches!(
        tag,
        BlockQuote(None) | CodeBlock | FootnoteDefinition | Heading(_) | HtmlBlock | Image | Table
    )
}

#[cfg(test)]
mod tests {
    use crate::markdown::{Options, parse};
    use crate::source::FileId;

    /// The words of the paragraphs of a text, those that cite nothing marked.
    fn paragraphs(text: &str) -> String {
        let options = Options { raw_html: false, id_prefix: "", file: FileId::default() };
        let (doc, _) = parse(text, options);
        let shown = doc.paragraphs.iter().map(|one| {
            let mark = if one.is_cited { "" } else { "!" };
            format!("{mark}{}", text[one.span.range()].trim())
        });
        shown.collect::<Vec<_>>().join(" / ")
    }

    #[test]
    fn paragraphs_say_who_says_so() {
        let cases = [
            ("One. [@a]\n\nTwo *words* here.", "One. / !Two *words* here."),
            ("# Head\n\n| a |\n|---|\n| cell |\n\n> said\n\n```\ncode\n```", ""),
            ("![alt words](/img/x.png)", ""),
            ("![alt](/img/x.png) and words", "!and words"),
            ("> [!NOTE]\n> A note.", "!A note."),
            // Footnotes: the source may stand there; what is written there is no paragraph.
            ("A.[^1]\n\nB.[^2]\n\n[^1]: By [@a].\n\n[^2]: A remark.", "A. / !B."),
            // Items of lists, tight and loose.
            ("- one [@a]\n- two\n\n  three", "one / !two / !three"),
            ("- one\n- two [@a]\n  - three", "!one / two / !three"),
            // A sentence with a colon leads to what follows it, and may cite for the whole list.
            ("Three things:\n\n- one [@a]\n- two", "Three things: / one / !two"),
            ("Three things [@a]:\n\n- one\n  - two", "Three things [@a]: / one / two"),
            ("Three things: [@a]\n\n- one\n\nMore.", "Three things: / one / !More."),
            ("- of one:\n  - two\n- three", "of one: / !two / !three"),
            ("He said:\n\n> words", "He said:"),
            ("He said:\n\nwords", "!He said: / !words"),
        ];
        for (text, expected) in cases {
            assert_eq!(paragraphs(text), expected, "{text}");
        }
    }
}
