//! The styles of the timeline's filters: a choice hides what it does not name, without a script (`:has()` and lists in
//! `:not()`, CSS Selectors 4), and the number of what is left is counted, without a script, too (CSS Lists 3: an element
//! that is not displayed does not count). Written for each site, since its sides, kinds and topics are its own.

use super::OutputFile;
use crate::link::Site;
use crate::route;
use crate::theme::Strings;

/// The file's name among the assets.
pub const NAME: &str = "filters.css";

const PAGE: &str = ".timeline-page";
const PARTS: &str = "section:is(.year,.month,.upcoming)";

/// The style of every value that a filter may offer.
pub fn style(site: &Site, strings: &Strings) -> OutputFile {
    let config = &site.config;
    let ids = |ids: &mut dyn Iterator<Item = &String>| ids.cloned().collect::<Vec<_>>();
    let css = [
        any_of("side", &ids(&mut config.sides.rows().iter().map(|side| &side.id))),
        any_of("kind", &ids(&mut config.kinds.rows().iter().map(|kind| &kind.id))),
        one_of("topic", &ids(&mut site.topics.rows().iter().map(|topic| &topic.meta.id))),
        one_of("person", &ids(&mut site.people.rows().iter().map(|person| &person.meta.id))),
        number(strings),
    ];
    OutputFile { path: route::asset(NAME), bytes: css.concat().into_bytes() }
}

/// The number of the events that are left, above them, where no script says it; of none a sentence.
fn number(strings: &Strings) -> String {
    let [label, none] = ["filter_count", "filter_none"].map(|name| quoted(&strings.get(name)));
    let chosen = format!("{PAGE}:has(.filters input:not([value=\"\"]):checked) #list_");
    format!(
        "@counter-style left-label{{system:cyclic;symbols:{label};range:1 infinite;fallback:left-none}}\n\
         @counter-style left-none{{system:cyclic;symbols:{none}}}\n\
         @counter-style left-number{{system:cyclic;symbols:\"\";range:0 0;fallback:decimal}}\n\
         @media (scripting:none){{{chosen}{{display:flex;flex-direction:column;counter-reset:left}}\
         {chosen} .entry{{counter-increment:left}}\
         {chosen}::after{{order:-2;color:var(--muted);font:var(--text-2)/1.5 var(--sans);content:counter(left,left-label) \" \" counter(left,left-number)}}\
         {chosen} .shown{{order:-1}}}}\n"
    )
}

/// A text as a string of CSS (CSS Syntax 3, "Consume a string token").
fn quoted(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace(['\n', '\r'], " ");
    format!("\"{escaped}\"")
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
