//! What is new in the briefing: corrections, updates and articles, by day.

use super::super::context::Cx;
use super::super::view::Html;
use super::super::{Rendered, cards};
use crate::link::changes::{self, Change, What};
use crate::view;
use tera::Value;

view! {
    /// All changes.
    pub struct ChangesView { changes: Vec<ChangeView>, }
}

view! {
    /// What changed, and when.
    pub struct ChangeView { entry: Value, date: Html, what: String, }
}

/// The page.
pub(crate) fn view(cx: &mut Cx<'_, '_>) -> Rendered {
    let all = changes::of(cx.site).into_iter().map(|change| one(cx, change)).collect();
    let strings = cx.strings();
    let site = &cx.site.config.title;
    Rendered {
        template: "changes",
        title: strings.get("changes"),
        description: strings.fill("changes_desc", &[("site", site)]),
        view: ("changes", ChangesView { changes: all }.into()),
    }
}

/// The newest changes, for the home page, where articles alone stand under a heading of their own.
pub(super) fn newest(cx: &Cx<'_, '_>, count: usize) -> Vec<ChangeView> {
    let all = changes::of(cx.site);
    let is_more = all.iter().any(|change| change.what != What::Published);
    let shown = all.into_iter().take(if is_more { count } else { 0 });
    shown.map(|change| one(cx, change)).collect()
}

fn one(cx: &Cx<'_, '_>, Change { date, id, what }: Change<'_>) -> ChangeView {
    let what = match what {
        What::Corrected(what) => what.to_owned(),
        What::Updated => cx.strings().get("change_updated"),
        What::Published => cx.strings().get("change_published"),
    };
    ChangeView { entry: cards::link_value(cx.site, id), date: cx.date(date), what }
}
