//! Embeds: fenced blocks whose body is YAML and which become a part of the site.

use std::ops::Range;

use crate::diag::Diagnostic;
use crate::fields::readers::{OneOrMany, Ref};
use crate::fields::shared::QuoteFields;
use crate::fields::{Field, Read, Reader};
use crate::model::date::Date;
use crate::model::entries::{
    Dispute, Event, EventKind, Measure, MeasureKind, Person, Series, Side, Topic,
};
use crate::record;
use crate::source::{FileId, Span, Spanned};
use crate::yaml::{self, Value};

record! {
    /// Events in the order of time: those named, or those that pass every filter.
    pub struct TimelineFields ("a `timeline`") {
        /// The heading over it.
        title: Option<String> = optional "From the first night to the pause";
        /// The events, by id.
        events: Vec<Ref<Event>> = optional "[strike-begins, first-talks]";
        /// Only events of this topic.
        topic: Option<Ref<Topic>> = optional "pay-and-shifts";
        /// Only events with this person.
        person: Option<Ref<Person>> = optional "mara-tolland";
        /// Only events of this side.
        side: Option<Ref<Side>> = optional "port";
        /// Only events of this kind.
        kind: Option<Ref<EventKind>> = optional "talks";
        /// Only events from this date on.
        from: Spanned<Option<Date>> = optional "2025-04";
        /// Only events up to this date.
        to: Spanned<Option<Date>> = optional "2025-11";
    }
}

record! {
    /// A chart of one series, or of several with one unit.
    pub struct ChartFields ("a `chart`") {
        /// The heading over it.
        title: Option<String> = optional "How many ships wait";
        /// The series, by id.
        series: OneOrMany<Ref<Series>> = required "ships-waiting";
        /// Only points from this date on.
        from: Spanned<Option<Date>> = optional "2025-04";
        /// Only points up to this date.
        to: Spanned<Option<Date>> = optional "2025-11";
    }
}

record! {
    /// A table of measures and their state on a day.
    pub struct MeasuresFields ("a `measures` table") {
        /// The heading over it.
        title: Option<String> = optional "In force that autumn";
        /// The measures, by id.
        measures: Vec<Ref<Measure>> = optional "[overtime-ban]";
        /// Only measures of this topic.
        topic: Option<Ref<Topic>> = optional "pay-and-shifts";
        /// Only measures of this side.
        side: Option<Ref<Side>> = optional "port";
        /// Only measures of this kind.
        kind: Option<Ref<MeasureKind>> = optional "export-control";
        /// The day, if it is not the site's.
        on: Option<Date> = optional "2025-10-15";
    }
}

record! {
    /// People with their roles.
    pub struct PeopleFields ("a `people` list") {
        /// The heading over it.
        title: Option<String> = optional "The four negotiators";
        /// The people, by id.
        people: Vec<Ref<Person>> = optional "[mara-tolland, idris-penhallow]";
        /// Only people of this side.
        side: Option<Ref<Side>> = optional "us";
    }
}

record! {
    /// A dispute, with its positions.
    pub struct DisputeFields ("a `dispute`") {
        /// The dispute, by id.
        dispute: Ref<Dispute> = required "how-many-ships";
    }
}

/// The fields of each embed, with its name and what it becomes: for the reference.
pub fn embed_fields() -> [(&'static str, &'static str, &'static [Field]); 6] {
    [
        (
            "timeline",
            "Events in the order of time, those named or those that pass every filter.",
            TimelineFields::FIELDS,
        ),
        ("chart", "A chart of one series, or of several with one unit.", ChartFields::FIELDS),
        ("measures", "A table of measures and their state on a day.", MeasuresFields::FIELDS),
        ("people", "People with their roles.", PeopleFields::FIELDS),
        ("quote", "A quotation, shown as a block.", QuoteFields::FIELDS),
        ("dispute", "A dispute with its positions.", DisputeFields::FIELDS),
    ]
}

/// An embed, its references as they were written.
#[derive(Clone, Debug)]
pub enum Embed {
    /// Events in order.
    Timeline(TimelineFields),
    /// A chart of series.
    Chart(ChartFields),
    /// A table of measures.
    Measures(MeasuresFields),
    /// People.
    People(PeopleFields),
    /// A quotation.
    Quote(QuoteFields),
    /// A dispute.
    Dispute(DisputeFields),
}

/// The words that open an embed's fence.
pub const NAMES: [&str; 6] = ["timeline", "chart", "measures", "people", "quote", "dispute"];

/// Whether the word after a fence names an embed.
pub fn is_embed(info: &str) -> bool {
    NAMES.contains(&info.trim())
}

/// Reads the body of an embed; `range` is its place in `text`.
pub fn read(
    name: &str,
    text: &str,
    range: Range<usize>,
    body: &str,
    file: FileId,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Embed> {
    // In a list or a quotation the lines are indented or marked, so the body is not one piece of
    // the text; its faults are then reported at the fence.
    let whole = text.get(range.clone()) == Some(body);
    let mut faults = Vec::new();
    let embed = if whole {
        fields(name, yaml::parse(file, text, range.clone(), &mut faults), file, &range, &mut faults)
    } else {
        fields(name, yaml::parse(file, body, 0..body.len(), &mut faults), file, &range, &mut faults)
    };
    if !whole {
        for fault in &mut faults {
            fault.span = Span::new(file, range.clone());
            fault.also = None;
        }
    }
    diagnostics.append(&mut faults);
    embed
}

fn fields(
    name: &str,
    node: Option<yaml::Node<'_>>,
    file: FileId,
    range: &Range<usize>,
    faults: &mut Vec<Diagnostic>,
) -> Option<Embed> {
    let mut node = node?;
    if matches!(node.value, Value::Null) {
        node = yaml::Node {
            span: Span::new(file, range.start..range.start),
            value: Value::Map(Vec::new()),
        };
    }
    let mut reader = Reader::default();
    let embed = match name.trim() {
        "timeline" => Embed::Timeline(Read::read(&node, &mut reader)),
        "chart" => Embed::Chart(Read::read(&node, &mut reader)),
        "measures" => Embed::Measures(Read::read(&node, &mut reader)),
        "people" => Embed::People(Read::read(&node, &mut reader)),
        "quote" => Embed::Quote(Read::read(&node, &mut reader)),
        _ => Embed::Dispute(Read::read(&node, &mut reader)),
    };
    faults.append(&mut reader.diagnostics);
    Some(embed)
}
