//! An article: the text, its contents, and what it rests on.

use tera::Value;

use super::super::context::Cx;
use super::super::view::Html;
use super::super::{Rendered, prose, record};
use crate::link::Site;
use crate::link::doc::{Doc, Slot};
use crate::model::entries::{Article, Event, Topic};
use crate::model::{Id, Kind};
use crate::view;

view! {
    /// An article's page.
    pub struct ArticleView {
        card: Value, body: Html, contents: Vec<HeadingView>, topics: Vec<Value>, events: Vec<Value>, people: Vec<Value>,
        /// Those that its text is about.
        disputes: Vec<Value>,
        /// Those that only come with events which it names.
        further_disputes: Vec<Value>,
        related: Vec<RelatedView>, record: record::RecordView,
    }
}

view! {
    /// A heading in the list of contents.
    pub struct HeadingView { id: String, text: String, level: usize, }
}

view! {
    /// Another article, and what the two share.
    pub struct RelatedView { article: Value, reason: String, }
}

/// The page of an article.
pub(crate) fn view(cx: &mut Cx<'_, '_>, id: Id<Article>) -> Rendered {
    let site = cx.site;
    let article = &site.articles[id];
    cx.is_wide = true;
    let body = prose::optional(cx, article.meta.body).unwrap_or_default();
    cx.is_wide = false;
    for source in &article.sources {
        cx.notes.list(*source);
    }
    let (disputes, further) = site.backlinks.touched().by_article(id);
    let view = ArticleView {
        card: cx.card(id),
        body,
        contents: article.meta.body.map(|doc| contents(site.doc(doc))).unwrap_or_default(),
        topics: cx.cards(&article.topics),
        events: cx.cards(&article.events),
        people: cx.cards(&article.people),
        disputes: cx.cards(&disputes),
        further_disputes: cx.cards(&further),
        related: related(cx, id),
        record: record::view(cx, Kind::Articles, &article.meta),
    };
    let text = || article.meta.body.map(|doc| prose::opening(site, doc));
    let description = article.summary.clone().unwrap_or_else(|| {
        super::excerpt_or(text(), || cx.strings().fill("article_desc", &[("title", cx.title(id))]))
    });
    Rendered {
        template: "article",
        title: article.title.clone(),
        description,
        view: ("article", view.into()),
    }
}

/// The headings of a text.
pub fn contents(doc: &Doc) -> Vec<HeadingView> {
    let view = |heading: &crate::markdown::Heading| HeadingView {
        id: heading.id.clone(),
        text: heading.text.clone(),
        level: usize::from(heading.level),
    };
    doc.headings.iter().map(view).collect()
}

/// Up to three articles that have the most in common with one, and what that is.
fn related(cx: &Cx<'_, '_>, id: Id<Article>) -> Vec<RelatedView> {
    let others = cx.site.articles.ids().filter(|other| *other != id);
    let mut ties: Vec<_> = others.map(|other| (Ties::of(cx.site, id, other), other)).collect();
    ties.retain(|(ties, _)| ties.strength() > 0);
    ties.sort_by_key(|(ties, other)| (std::cmp::Reverse(ties.strength()), *other));
    ties.truncate(3);
    let view =
        |(ties, other): (Ties, _)| RelatedView { article: cx.card(other), reason: ties.reason(cx) };
    ties.into_iter().map(view).collect()
}

/// What ties an article to another.
struct Ties {
    topics: Vec<Id<Topic>>,
    events: Vec<Id<Event>>,
    /// Whether it links to the other, and the other to it.
    links: [bool; 2],
}

impl Ties {
    fn of(site: &Site, one: Id<Article>, other: Id<Article>) -> Self {
        let (a, b) = (&site.articles[one], &site.articles[other]);
        Self {
            topics: shared(&a.topics, &b.topics),
            events: shared(&a.events, &b.events),
            links: [links_to(site.doc_of(&a.meta), other), links_to(site.doc_of(&b.meta), one)],
        }
    }

    fn strength(&self) -> usize {
        let links = self.links.iter().filter(|links| **links).count();
        self.topics.len() * 2 + self.events.len() + links * 3
    }

    /// The ties in a sentence or two: the topics, or else the events, and who links to whom.
    fn reason(&self, cx: &Cx<'_, '_>) -> String {
        let site = cx.site;
        let topics = self.topics.iter().map(|id| site.topics[*id].title.as_str());
        let events = self.events.iter().map(|id| site.events[*id].title.as_str());
        let names: Vec<_> = if self.topics.is_empty() {
            events.take(3).collect()
        } else {
            topics.take(3).collect()
        };
        let mut sentences = Vec::new();
        if !names.is_empty() {
            sentences.push(cx.strings().fill("article_shares", &[("names", &names.join("; "))]));
        }
        let links = self.links.iter().zip(["article_links", "article_linked"]);
        sentences
            .extend(links.filter(|(links, _)| **links).map(|(_, name)| cx.strings().get(name)));
        sentences.join(" ")
    }
}

fn shared<T>(one: &[Id<T>], other: &[Id<T>]) -> Vec<Id<T>> {
    one.iter().copied().filter(|id| other.contains(id)).collect()
}

fn links_to(doc: Option<&Doc>, id: Id<Article>) -> bool {
    let target = id.into();
    doc.is_some_and(|doc| {
        doc.slots.iter().any(|(_, slot)| matches!(slot, Slot::Open { to, .. } if *to == target))
    })
}
