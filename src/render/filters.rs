//! The styles of the timeline's filters: a choice hides what it does not name, without a script (`:has()` and lists in
//! `:not()`, CSS Selectors 4). Written for each site, since its sides, kinds and topics are its own.

use super::OutputFile;
use crate::link::Site;
use crate::route;

/// The file's name among the assets.
pub const NAME: &str = "filters.css";

const PAGE: &str = ".timeline-page";
const PARTS: &str = "section:is(.year,.month)";

/// The style of every value that a filter may offer.
pub fn style(site: &Site) -> OutputFile {
    let config = &site.config;
    let ids = |ids: &mut dyn Iterator<Item = &String>| ids.cloned().collect::<Vec<_>>();
    let css = [
        any_of("side", &ids(&mut config.sides.rows().iter().map(|side| &side.id))),
        any_of("kind", &ids(&mut config.kinds.rows().iter().map(|kind| &kind.id))),
        one_of("topic", &ids(&mut site.topics.rows().iter().map(|topic| &topic.meta.id))),
        one_of("person", &ids(&mut site.people.rows().iter().map(|person| &person.meta.id))),
    ];
    OutputFile { path: route::asset(NAME), bytes: css.concat().into_bytes() }
}

/// A page on which a value is chosen. Ids are kebab-case ASCII: they need no escaping in a selector.
fn chosen(name: &str, id: &str) -> String {
    format!("{PAGE}:has(#f_{name}_{id}:checked)")
}

/// Radio buttons: the events that do not have the one value are hidden, and the months without such events.
fn one_of(name: &str, ids: &[String]) -> String {
    let rule = |id: &String| {
        let (page, has) = (chosen(name, id), format!("[data-{name}~=\"{id}\"]"));
        format!("{page} .entry:not({has}),{page} {PARTS}:not(:has({has})){{display:none}}\n")
    };
    ids.iter().map(rule).collect()
}

/// Checkboxes: once one is ticked, the events that have none of the values ticked are hidden, and the months without
/// such events.
fn any_of(name: &str, ids: &[String]) -> String {
    let page = format!("{PAGE}:has([name={name}]:checked)");
    let all = |part: &dyn Fn(&str) -> String| {
        let part = |id: &String| format!("{} {}", chosen(name, id), part(id));
        ids.iter().map(part).collect::<Vec<_>>().join(",")
    };
    let entries = all(&|id| format!("[data-{name}~=\"{id}\"]"));
    let parts = all(&|id| format!("section:has([data-{name}~=\"{id}\"])"));
    format!("{page} .entry:not({entries}),{page} {PARTS}:not({parts}){{display:none}}\n")
}
