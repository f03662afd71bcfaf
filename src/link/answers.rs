//! Actions and answers: an event cannot answer itself, a later event, or one that answers it.

use super::entries::Answer;
use crate::diag::Diagnostic;
use crate::model::entries::Event;
use crate::model::{Id, Table};

/// Reports every `responds_to` that time or logic forbids.
pub fn check(events: &Table<Event>, answers: &[Answer], diagnostics: &mut Vec<Diagnostic>) {
    for Answer { by, to, span } in answers {
        let (event, answered) = (&events[*by], &events[*to]);
        if by == to {
            let message = format!("`{}` answers itself", event.meta.id);
            diagnostics.push(
                Diagnostic::error("bad-answer", *span, message)
                    .help("name the event to which it is an answer, or take the line out"),
            );
        } else if answered.date.earliest() > event.date.latest() {
            let message = format!("`{}` happened before `{}`", event.meta.id, answered.meta.id);
            diagnostics.push(
                Diagnostic::error("bad-answer", *span, message)
                    .help("an answer cannot come before what it answers: check the two dates")
                    .also(answered.meta.place("date"), "the later date"),
            );
        }
    }
    for (chain, id) in rings(events) {
        let event = &events[id];
        let message = format!("the answers lead back to where they began: {}", chain.join(", "));
        diagnostics.push(
            Diagnostic::error("bad-answer", event.meta.place("responds_to"), message)
                .help("take out the answer that is wrong"),
        );
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    New,
    Open,
    Done,
}

/// Each ring of two events or more, once, with the event that closes it.
/// Walks with a stack of its own: chains may be tens of thousands long.
fn rings(events: &Table<Event>) -> Vec<(Vec<String>, Id<Event>)> {
    let mut marks = vec![Mark::New; events.len()];
    let mut rings = Vec::new();
    for root in events.ids() {
        if marks[root.index()] != Mark::New {
            continue;
        }
        let mut path = vec![(root, 0)];
        marks[root.index()] = Mark::Open;
        while let Some((id, next)) = path.last_mut() {
            let (id, at) = (*id, *next);
            *next += 1;
            match events[id].responds_to.get(at) {
                None => {
                    marks[id.index()] = Mark::Done;
                    path.pop();
                }
                Some(&to) if marks[to.index()] == Mark::New => {
                    marks[to.index()] = Mark::Open;
                    path.push((to, 0));
                }
                Some(&to) if marks[to.index()] == Mark::Open && to != id => {
                    let start = path.iter().position(|(open, _)| *open == to).unwrap_or(0);
                    let names = path[start..].iter().map(|(open, _)| &events[*open]);
                    rings.push((names.map(|event| format!("`{}`", event.meta.id)).collect(), id));
                }
                Some(_) => {}
            }
        }
    }
    rings
}
