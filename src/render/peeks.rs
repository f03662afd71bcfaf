//! Previews: what a popover says of a source. Each source's is rendered once, when the first page asks
//! for it; a page puts in its way to the root, the number of the note, and what is disputed there. A page that quotes
//! the source in a citation has a preview of its own, which begins with what it quotes.

use std::sync::OnceLock;

use tera::Value;

use super::context::Cx;
use super::pages;
use super::view::Html;
use crate::model::Id;
use crate::model::entries::{Quote, Source};
use crate::view;

/// How many quotations a preview shows.
const QUOTES: usize = 2;

/// What a page puts in, and the character that stands for it until then. No text holds these.
const ROOT: char = '\u{0}';
const NUMBER: char = '\u{1}';
const DOUBTS: char = '\u{2}';

/// The previews of all sources, by id.
pub struct Peeks(Vec<OnceLock<Vec<Piece>>>);

/// A part of a preview, and what a page puts in after it.
type Piece = (String, Option<char>);

view! {
    /// What a preview's template reads.
    pub struct PeekView {
        number: String, doubts: Html, source: Value, archived_url: Option<String>, language: Option<String>,
        quotes: Vec<Value>,
        /// How many quotations there are beside those shown.
        more: Option<String>,
    }
}

impl Peeks {
    /// Room for the previews of so many sources.
    pub fn new(sources: usize) -> Self {
        Self((0..sources).map(|_| OnceLock::new()).collect())
    }
}

/// What a page says of a source in its preview.
pub struct Own<'p> {
    /// The number of its note.
    pub number: usize,
    /// What is disputed of it, as HTML.
    pub doubts: String,
    /// What citations quote of it.
    pub quotes: &'p [Id<Quote>],
}

/// The preview of a source for a page, as HTML.
pub fn push(cx: &mut Cx<'_, '_>, id: Id<Source>, own: Own<'_>, html: &mut String) {
    let Own { number, doubts, quotes } = own;
    if !quotes.is_empty() {
        let view =
            PeekView { number: number.to_string(), doubts: Html(doubts), ..view(cx, id, quotes) };
        html.push_str(&cx.part("peek.html", "peek", view.into()));
        return;
    }
    let pieces = cx.r.peeks.0[id.index()].get_or_init(|| {
        let view = view(cx, id, &[]);
        pieces(&cx.part_from(&ROOT.to_string(), "peek.html", "peek", view.into()))
    });
    for (text, slot) in pieces {
        html.push_str(text);
        match *slot {
            Some(ROOT) => html.push_str(&cx.root),
            Some(NUMBER) => html.push_str(&number.to_string()),
            Some(DOUBTS) => html.push_str(&doubts),
            _ => {}
        }
    }
}

fn pieces(html: &str) -> Vec<Piece> {
    let cut = |piece: &str| match piece.chars().next_back() {
        Some(slot @ (ROOT | NUMBER | DOUBTS)) => (piece[..piece.len() - 1].to_owned(), Some(slot)),
        _ => (piece.to_owned(), None),
    };
    html.split_inclusive([ROOT, NUMBER, DOUBTS]).map(cut).collect()
}

/// The preview of a source, with some of its quotations before the others.
fn view(cx: &Cx<'_, '_>, id: Id<Source>, first: &[Id<Quote>]) -> PeekView {
    let source = &cx.site.sources[id];
    let own = |tag: &&String| **tag != cx.site.config.language;
    let language = source.language.as_ref().filter(own);
    let mut quotes = pages::quotes(cx, first.iter().chain(&cx.site.backlinks.source(id).quotes));
    let more = quotes.len().saturating_sub(QUOTES);
    quotes.truncate(QUOTES);
    PeekView {
        number: NUMBER.to_string(),
        doubts: Html(DOUBTS.to_string()),
        source: cx.card(id),
        archived_url: source.archived_url.clone(),
        language: language.map(|tag| cx.r.cards.words.language_name(tag).to_owned()),
        quotes,
        more: (more > 0).then(|| cx.strings().count("peek_more", more)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_end_where_a_page_puts_something_in() {
        let found = pieces("<a href=\"\u{0}a.html\">\u{1}</a>");
        let expected = [("<a href=\"", Some(ROOT)), ("a.html\">", Some(NUMBER)), ("</a>", None)];
        assert_eq!(found, expected.map(|(text, slot)| (text.to_owned(), slot)));
    }
}
