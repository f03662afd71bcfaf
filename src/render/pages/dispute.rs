//! A dispute: the question, the answers with those who give them, and what the briefing makes of it.

use tera::Value;

use super::super::context::Cx;
use super::super::view::Html;
use super::super::{Rendered, cards, prose, record};
use crate::model::entries::{Dispute, Position};
use crate::model::{Id, Kind};
use crate::view;

view! {
    /// A dispute's page.
    pub struct DisputeView {
        body: DisputeBody, text: Option<Html>, events: Vec<Value>, people: Vec<Value>, topics: Vec<Value>,
        articles: Vec<Value>, mentions: Vec<Value>, record: record::RecordView,
    }
}

view! {
    /// What is said of a dispute, on its page and in embeds.
    pub struct DisputeBody { card: Value, positions: Vec<PositionView>, quotes: Vec<Value>, assessment: Option<Html>, }
}

view! {
    /// One of the answers.
    pub struct PositionView { says: Html, by: Option<cards::SpeakerView>, }
}

/// What is said of a dispute, as a value.
pub fn body(cx: &mut Cx<'_, '_>, id: Id<Dispute>) -> Value {
    parts(cx, id).into()
}

fn parts(cx: &mut Cx<'_, '_>, id: Id<Dispute>) -> DisputeBody {
    let dispute = &cx.site.disputes[id];
    DisputeBody {
        card: cx.card(id),
        positions: dispute.positions.iter().map(|one| position(cx, one)).collect(),
        quotes: super::quotes(cx, &dispute.quotes),
        assessment: prose::optional(cx, dispute.assessment),
    }
}

fn position(cx: &mut Cx<'_, '_>, position: &Position) -> PositionView {
    PositionView {
        says: prose::html_with_sources(cx, position.says, &position.sources),
        by: position.by.as_ref().map(|by| cards::speaker_view(cx.site, by, None)),
    }
}

/// The page of a dispute.
pub(crate) fn view(cx: &mut Cx<'_, '_>, id: Id<Dispute>) -> Rendered {
    let site = cx.site;
    let dispute = &site.disputes[id];
    let body = parts(cx, id);
    let text = prose::optional(cx, dispute.meta.body);
    let view = DisputeView {
        body,
        text,
        events: cx.cards(&dispute.events),
        people: cx.cards(&dispute.people),
        topics: cx.cards(&dispute.topics),
        articles: super::articles(cx, id),
        mentions: super::mentions(cx, id, &[Kind::Articles]),
        record: record::view(cx, Kind::Disputes, &dispute.meta),
    };
    let text = dispute.assessment.map(|doc| cards::excerpt(&prose::plain(site, doc)));
    Rendered {
        template: "dispute",
        title: dispute.question.clone(),
        description: text.unwrap_or_default(),
        view: ("dispute", view.into()),
    }
}
