//! The styles of the timeline's filters: a choice hides what it does not name, without a script
//! (`:has()`, CSS Selectors 4). Written for each site, since its sides, kinds and topics are its own.

use super::OutputFile;
use crate::link::Site;
use crate::route;

/// The file's name among the assets.
pub const NAME: &str = "filters.css";

/// The style of every value that a filter may offer.
pub fn style(site: &Site) -> OutputFile {
    let mut css = String::new();
    let ids = |ids: &mut dyn Iterator<Item = String>, name: &str, css: &mut String| {
        for id in ids {
            // Ids are kebab-case ASCII: they need no escaping in a selector.
            let page = format!(".timeline-page:has(#f_{name}_{id}:checked)");
            let value = format!("[data-{name}~=\"{id}\"]");
            css.push_str(&format!(
                "{page} .entry:not({value}),{page} section:is(.year,.month):not(:has({value})){{display:none}}\n"
            ));
        }
    };
    let config = &site.config;
    ids(&mut config.sides.rows().iter().map(|side| side.id.clone()), "side", &mut css);
    ids(&mut config.kinds.rows().iter().map(|kind| kind.id.clone()), "kind", &mut css);
    ids(&mut site.topics.rows().iter().map(|topic| topic.meta.id.clone()), "topic", &mut css);
    ids(&mut site.people.rows().iter().map(|person| person.meta.id.clone()), "person", &mut css);
    OutputFile { path: route::asset(NAME), bytes: css.into_bytes() }
}
