//! An article: the text, its contents, and what it rests on.

use tera::Value;

use super::super::context::Cx;
use super::super::view::Html;
use super::super::{Rendered, prose, record};
use crate::link::docs::{Doc, Slot};
use crate::model::entries::Article;
use crate::model::{Id, Kind};
use crate::view;

view! {
    /// An article's page.
    pub struct ArticleView {
        card: Value, body: Html, contents: Vec<HeadingView>, topics: Vec<Value>, events: Vec<Value>, people: Vec<Value>,
        disputes: Vec<Value>, related: Vec<RelatedView>, record: record::RecordView,
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
    let body = prose::optional(cx, article.meta.body).unwrap_or_default();
    for source in &article.sources {
        cx.notes.list(*source);
    }
    let view = ArticleView {
        card: cx.card(id),
        body,
        contents: article.meta.body.map(|doc| contents(site.doc(doc))).unwrap_or_default(),
        topics: cx.cards(&article.topics),
        events: cx.cards(&article.events),
        people: cx.cards(&article.people),
        disputes: cx.cards(site.backlinks.touched().by(id)),
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

/// Up to three articles that share the most topics and events, with one of the things shared.
fn related(cx: &Cx<'_, '_>, id: Id<Article>) -> Vec<RelatedView> {
    let site = cx.site;
    let article = &site.articles[id];
    let mut scored: Vec<(usize, Id<Article>, String)> = Vec::new();
    for (other_id, other) in site.articles.iter().filter(|(other, _)| *other != id) {
        let topics: Vec<_> =
            other.topics.iter().filter(|topic| article.topics.contains(topic)).collect();
        let events = other.events.iter().filter(|event| article.events.contains(event)).count();
        let mutual = usize::from(links_to(site.doc_of(&article.meta), other_id));
        let score = topics.len() * 2 + events + mutual * 3;
        if score > 0 {
            let names: Vec<_> =
                topics.iter().take(3).map(|topic| site.topics[**topic].title.as_str()).collect();
            scored.push((score, other_id, names.join(", ")));
        }
    }
    scored.sort_by_key(|(score, other, _)| (std::cmp::Reverse(*score), *other));
    let best = scored.into_iter().take(3);
    best.map(|(_, other, reason)| RelatedView { article: cx.card(other), reason }).collect()
}

fn links_to(doc: Option<&Doc>, id: Id<Article>) -> bool {
    let target = id.into();
    doc.is_some_and(|doc| {
        doc.slots.iter().any(|(_, slot)| matches!(slot, Slot::Open { to, .. } if *to == target))
    })
}
