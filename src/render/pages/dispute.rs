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
    pub struct PositionView { says: Html, by: Option<cards::SpeakerView>, sources: Vec<HeldView>, }
}

view! {
    /// A source that gives an answer.
    pub struct HeldView { source: Value, cite: Html, }
}

/// What is said of a dispute, as a value.
pub fn body(cx: &mut Cx<'_, '_>, id: Id<Dispute>) -> Value {
    parts(cx, id).into()
}

fn parts(cx: &mut Cx<'_, '_>, id: Id<Dispute>) -> DisputeBody {
    let dispute = &cx.site.disputes[id];
    // The numbers of sources follow the reading: what the briefing makes of it stands first.
    let assessment = prose::optional(cx, dispute.assessment);
    DisputeBody {
        card: cx.card(id),
        positions: dispute.positions.iter().map(|one| position(cx, id, one)).collect(),
        quotes: super::quotes(cx, &dispute.quotes),
        assessment,
    }
}

fn position(cx: &mut Cx<'_, '_>, id: Id<Dispute>, position: &Position) -> PositionView {
    let mut held = Vec::with_capacity(position.sources.len());
    let says = prose::html(cx, position.says);
    for (at, source) in position.sources.iter().enumerate() {
        if at > 0 {
            // However many sources give an answer, it is one statement.
            cx.notes.join();
        }
        held.push(HeldView { source: cx.card(*source), cite: cx.cite_all(id, "", &[*source]) });
    }
    PositionView {
        says,
        by: position.by.as_ref().map(|by| cards::speaker_view(cx.site, by, None)),
        sources: held,
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
        mentions: super::mentions(
            cx,
            id,
            &[Kind::Articles],
            &[
                &super::any(dispute.events.iter().copied()),
                &super::any(dispute.people.iter().copied()),
                &super::any(dispute.topics.iter().copied()),
            ],
        ),
        record: record::view(cx, Kind::Disputes, &dispute.meta),
    };
    let description =
        super::excerpt_or(dispute.assessment.map(|doc| prose::plain(site, doc)), || {
            let count = dispute.positions.len().to_string();
            let values = [("question", dispute.question.as_str()), ("count", &count)];
            cx.strings().fill("dispute_desc", &values)
        });
    Rendered {
        template: "dispute",
        title: dispute.question.clone(),
        description,
        view: ("dispute", view.into()),
    }
}
