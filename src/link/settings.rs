//! What settings and fields name outside the entries: pages in the menu, portraits in `static/`.

use super::Files;
use super::entries::Tables;
use super::index::Index;
use crate::config::Config;
use crate::diag::Diagnostic;
use crate::model::Kind;
use crate::route;

/// Menu items that are no page of the site's own.
const OWN_PAGES: [&str; 3] = ["home", "state-of-play", "timeline"];

/// Reports every menu item and every portrait that does not exist.
pub fn check(
    config: &Config,
    tables: &Tables,
    index: &Index,
    files: &Files,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for item in &config.navigation {
        let name = item.value.as_str();
        let mut faults = Vec::new();
        let known = OWN_PAGES.contains(&name)
            || Kind::from_folder(name).is_some()
            || index.any(Kind::Pages, name, item.span, &mut faults).is_some();
        let moved = faults.into_iter().find(|fault| fault.now.is_some());
        if let Some(moved) = moved.filter(|_| !known) {
            diagnostics.push(moved);
        } else if !known {
            let pages = tables.pages.rows().iter().map(|page| page.meta.id.as_str());
            let names = OWN_PAGES.into_iter().chain(Kind::ALL.map(Kind::folder)).chain(pages);
            let message = format!("the menu has no page `{name}`");
            let otherwise =
                "name `state-of-play`, `timeline`, a kind such as `people`, or the id of a page";
            diagnostics.push(Diagnostic::error("unknown-reference", item.span, message).suggest(
                name,
                names,
                Some(otherwise.to_owned()),
            ));
        }
    }
    for path in files.paths().filter(|path| route::is_own(&path.to_lowercase())) {
        let own = path.to_lowercase();
        let message = format!("the file `static/{path}` lies where the site has its own `{own}`");
        diagnostics.push(
            Diagnostic::error("address-conflict", config.place, message)
                .help("give the file another name"),
        );
    }
    for person in tables.people.rows() {
        let Some(image) = &person.image else { continue };
        if !image.is_empty() && !files.contains(image.trim_start_matches('/')) {
            let message =
                format!("the image `static/{}` does not exist", image.trim_start_matches('/'));
            diagnostics.push(
                Diagnostic::error("broken-link", person.meta.place("image"), message).help(
                    "put the image into `static/` and write its path from there: `/img/x.jpg`",
                ),
            );
        }
    }
}
