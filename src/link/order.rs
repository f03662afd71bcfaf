//! The order of each kind's entries. Of one day, an answer stands after what it answers.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use crate::load::kinds::EventFields;
use crate::load::{Draft, DraftEntry};
use crate::model::slug;

/// Puts every list in the order in which it is shown.
pub fn sort(draft: &mut Draft) {
    let Draft {
        articles,
        events,
        measures,
        people,
        topics,
        places,
        sources,
        series,
        disputes,
        pages,
        unread: _,
    } = draft;
    articles.sort_by_cached_key(|entry| (Reverse(entry.fields.date), entry.id.value.clone()));
    in_order_of_time(events);
    measures.sort_by_cached_key(|entry| {
        let first = entry.fields.history.iter().filter_map(|record| record.date.value).min();
        (first, entry.id.value.clone())
    });
    people.sort_by_cached_key(|entry| {
        let fields = &entry.fields;
        let family = fields.family_name.as_ref().unwrap_or(&fields.name);
        (slug::of(family), slug::of(&fields.name), entry.id.value.clone())
    });
    topics.sort_by_cached_key(|entry| (slug::of(&entry.fields.title), entry.id.value.clone()));
    places.sort_by_cached_key(|entry| (slug::of(&entry.fields.name), entry.id.value.clone()));
    sources.sort_by_cached_key(|entry| entry.id.value.clone());
    series.sort_by_cached_key(|entry| (slug::of(&entry.fields.title), entry.id.value.clone()));
    disputes.sort_by_cached_key(|entry| (entry.fields.status, entry.id.value.clone()));
    pages.sort_by_cached_key(|entry| entry.id.value.clone());
}

/// By date. Of one date an answer comes after what it answers, and else the ids decide.
fn in_order_of_time(events: &mut Vec<DraftEntry<EventFields>>) {
    events.sort_by_cached_key(|entry| (entry.fields.date, entry.id.value.clone()));
    let mut ranks: Vec<usize> = Vec::with_capacity(events.len());
    for of_date in events.chunk_by(|one, other| one.fields.date == other.fields.date) {
        let before = ranks.len();
        ranks.extend(after_what_they_answer(of_date).into_iter().map(|rank| before + rank));
    }
    let mut ranked: Vec<_> = ranks.into_iter().zip(events.drain(..)).collect();
    ranked.sort_unstable_by_key(|(rank, _)| *rank);
    events.extend(ranked.into_iter().map(|(_, entry)| entry));
}

/// The place of each of some events: the first of those that wait for nothing comes first (Kahn's algorithm). What
/// answers itself in a ring is an error, and stands at the end.
fn after_what_they_answer(events: &[DraftEntry<EventFields>]) -> Vec<usize> {
    let ids: HashMap<&str, usize> =
        events.iter().enumerate().map(|(at, event)| (event.id.value.as_str(), at)).collect();
    let mut waits = vec![0_usize; events.len()];
    let mut answered_by = vec![Vec::new(); events.len()];
    for (at, event) in events.iter().enumerate() {
        for answered in &event.fields.responds_to {
            if let Some(answered) = ids.get(answered.text.as_str()) {
                waits[at] += 1;
                answered_by[*answered].push(at);
            }
        }
    }
    let mut ready: BinaryHeap<_> =
        (0..events.len()).filter(|at| waits[*at] == 0).map(Reverse).collect();
    let mut ranks = vec![events.len(); events.len()];
    let mut rank = 0;
    while let Some(Reverse(at)) = ready.pop() {
        ranks[at] = rank;
        rank += 1;
        for answer in &answered_by[at] {
            waits[*answer] -= 1;
            if waits[*answer] == 0 {
                ready.push(Reverse(*answer));
            }
        }
    }
    for place in ranks.iter_mut().filter(|place| **place == events.len()) {
        *place = rank;
        rank += 1;
    }
    ranks
}
