//! The list of a kind.

use tera::Value;

use super::super::context::Cx;
use super::super::view::Html;
use super::super::{LONG_LIST, Rendered, balance, cards, charts, maps, numbers};
use super::YearLink;
use crate::link::Site;
use crate::model::entries::{Person, Point, Series, Shape};
use crate::model::{AnyId, Id, Kind, slug};
use crate::route;
use crate::view;

view! {
    /// A kind's list.
    pub struct ListView {
        kind: &'static str, title: String, intro: String, groups: Vec<GroupView>, years: Vec<YearLink>, count: usize, files: Vec<FileView>,
        /// How the sources divide, on their list.
        balance: Option<balance::BalanceView>,
        /// Where the places lie, on their list.
        map: Option<maps::MapView>,
    }
}

view! {
    /// The list in another form.
    pub struct FileView { name: &'static str, href: String, }
}

view! {
    /// Entries under one heading, or under none.
    pub struct GroupView { title: Option<String>, items: Vec<Value>, }
}

view! {
    /// A series with its last value up to the as-of day, if it has one by then.
    pub struct SeriesItem { card: Value, last: Option<LastView>, }
}

view! {
    /// A series' last value with its unit, its date, and the small line that leads to it.
    pub struct LastView { value: String, date: Html, spark: Html, }
}

/// The years into which a kind's list is split; none while it is short or knows no years.
pub fn years(site: &Site, kind: Kind) -> Vec<i16> {
    if site.count(kind) <= LONG_LIST {
        return Vec::new();
    }
    let mut years: Vec<i16> = of_kind(site, kind).filter_map(|id| year_of(site, id)).collect();
    years.sort_unstable();
    years.dedup();
    years
}

fn of_kind(site: &Site, kind: Kind) -> impl Iterator<Item = AnyId> + use<> {
    (0..site.count(kind)).map(move |at| AnyId { kind, index: crate::source::small(at) })
}

fn year_of(site: &Site, id: AnyId) -> Option<i16> {
    let at = id.index as usize;
    let date = match id.kind {
        Kind::Articles => Some(site.articles[Id::new(at)].date),
        Kind::Events => Some(site.events[Id::new(at)].date),
        Kind::Measures => site.measures[Id::new(at)].history.first().map(|record| record.date),
        Kind::Sources => site.sources[Id::new(at)].date,
        _ => None,
    };
    date.and_then(|date| date.year())
}

/// The list, or one year of it. A long list without years is shown whole.
pub(crate) fn view(cx: &mut Cx<'_, '_>, kind: Kind, year: Option<i16>) -> Rendered {
    let site = cx.site;
    let years = years(site, kind);
    let newest = years.last().copied();
    let only = year.or(newest);
    let shown = |id: &AnyId| {
        only.is_none()
            || year_of(site, *id) == only
            || (only == newest && year_of(site, *id).is_none())
    };
    let ids: Vec<_> = of_kind(site, kind).filter(shown).collect();
    let links = years.iter().rev().map(|one| YearLink {
        year: one.to_string(),
        href: route::list_year(kind, *one),
        current: only == Some(*one),
    });
    let title = cx.strings().get(kind.folder());
    let intro = cx.strings().get(&format!("intro_{}", kind.folder()));
    let view = ListView {
        kind: kind.folder(),
        title: title.clone(),
        intro: intro.clone(),
        years: links.collect(),
        count: site.count(kind),
        files: files(kind).map(|file| FileView { name: file.name, href: file.path }).collect(),
        balance: (kind == Kind::Sources && year.is_none()).then(|| balance::of_site(cx)).flatten(),
        map: (kind == Kind::Places).then(|| maps::all(cx)).flatten(),
        groups: groups(cx, kind, ids),
    };
    Rendered {
        template: "list",
        title: super::with_year(&title, year),
        description: match year {
            Some(year) => {
                let year = year.to_string();
                let values = [("list", title.as_str()), ("year", &year), ("intro", &intro)];
                cx.strings().fill("list_year_desc", &values)
            }
            None => intro,
        },
        view: ("list", view.into()),
    }
}

/// The whole list in another form.
pub struct ListFile {
    /// What the form is called.
    pub name: &'static str,
    /// Its type (RFC 6838, or what is in use where none is registered).
    pub media_type: &'static str,
    /// Where it lies, from the site's root.
    pub path: String,
}

/// The whole list in other forms.
pub fn files(kind: Kind) -> impl Iterator<Item = ListFile> {
    let of_sources = [
        ("BibTeX", "application/x-bibtex", route::BIBTEX),
        ("RIS", "application/x-research-info-systems", route::RIS),
        ("CSL-JSON", "application/vnd.citationstyles.csl+json", route::CSL_JSON),
    ];
    let json = ListFile { name: "JSON", media_type: "application/json", path: route::data(kind) };
    let more = of_sources.into_iter().filter(move |_| kind == Kind::Sources);
    let file = |(name, media_type, path): (_, _, &str)| ListFile {
        name,
        media_type,
        path: path.to_owned(),
    };
    [json].into_iter().chain(more.map(file))
}

/// People by side, measures by kind, disputes by state, events the newest first, sources by year.
fn groups(cx: &Cx<'_, '_>, kind: Kind, mut ids: Vec<AnyId>) -> Vec<GroupView> {
    let site = cx.site;
    if kind == Kind::Events {
        ids.reverse();
    }
    let heading = |id: &AnyId| -> Option<String> {
        let at = id.index as usize;
        match kind {
            Kind::People => {
                let side = &site.config.sides[site.people[Id::new(at)].side];
                let own = site.config.own_sides().count();
                Some(if side.name.is_empty() {
                    cards::shared_side(&side.id, own, cx.strings())
                } else {
                    side.name.clone()
                })
            }
            Kind::Measures => {
                Some(site.config.measure_kinds[site.measures[Id::new(at)].kind].name.clone())
            }
            Kind::Disputes => {
                let status = crate::model::Words::word(site.disputes[Id::new(at)].status);
                Some(cx.strings().get(&format!("dispute_{status}")))
            }
            Kind::Events | Kind::Sources => {
                let year = year_of(site, *id).map(|year| year.to_string());
                Some(year.unwrap_or_else(|| cx.strings().get("undated")))
            }
            _ => None,
        }
    };
    let order = |id: &AnyId| -> usize {
        let at = id.index as usize;
        match kind {
            Kind::People => site.people[Id::new(at)].side.index(),
            Kind::Measures => site.measures[Id::new(at)].kind.index(),
            Kind::Sources => {
                usize::MAX
                    - year_of(site, *id).and_then(|year| usize::try_from(year).ok()).unwrap_or(0)
            }
            _ => 0,
        }
    };
    if matches!(kind, Kind::Topics | Kind::Places | Kind::Series) {
        ids.sort_by_cached_key(|id| sort_key(cx, *id));
    }
    ids.sort_by_key(order);
    let mut groups: Vec<GroupView> = Vec::new();
    for id in ids {
        let title = heading(&id);
        if groups.last().is_none_or(|group| group.title != title) {
            groups.push(GroupView { title, items: Vec::new() });
        }
        if let Some(group) = groups.last_mut() {
            group.items.push(item(cx, id));
        }
    }
    groups
}

/// An entry as its list shows it.
fn item(cx: &Cx<'_, '_>, id: AnyId) -> Value {
    match id.of::<Series>() {
        Some(series) => SeriesItem { card: cx.card(id), last: last(cx, series) }.into(),
        None => cx.card(id),
    }
}

fn last(cx: &Cx<'_, '_>, id: Id<Series>) -> Option<LastView> {
    let series = &cx.site.series[id];
    let is_known = |point: &&Point| point.date.earliest() <= cx.site.config.as_of;
    let mut known = series.points.iter().rev().filter(is_known);
    let now = known.next()?;
    // A step holds from where it began, as the home page says, too.
    let is_step = series.shape == Shape::Step;
    let first = known.take_while(|point| is_step && point.value == now.value).last();
    Some(LastView {
        value: numbers::amount(now.value, &series.unit, cx.strings()),
        date: cx.date(first.unwrap_or(now).date),
        spark: charts::spark(cx, id),
    })
}

/// One letter of the index: the entries, and the sources apart from them.
#[derive(Default)]
pub struct Letter {
    /// The letter, or a sign for all else.
    pub name: String,
    /// Links to entries of all kinds but sources.
    pub entries: Vec<Value>,
    /// Links to sources.
    pub sources: Vec<Value>,
}

/// The addresses of all entries, for the index from A to Z: by first letter.
pub fn index(cx: &Cx<'_, '_>) -> Vec<Letter> {
    let site = cx.site;
    let many = site.events.len() > LONG_LIST;
    let listed =
        site.entries().filter(|id| !(many && matches!(id.kind, Kind::Events | Kind::Sources)));
    let mut entries: Vec<_> = listed.map(|id| (sort_key(cx, id), id)).collect();
    entries.sort();
    let mut letters: Vec<Letter> = Vec::new();
    for (key, id) in entries {
        let first = key
            .chars()
            .next()
            .filter(char::is_ascii_alphabetic)
            .map_or_else(|| "#".to_owned(), |c| c.to_ascii_uppercase().to_string());
        if letters.last().is_none_or(|letter| letter.name != first) {
            letters.push(Letter { name: first, ..Letter::default() });
        }
        if let Some(letter) = letters.last_mut() {
            let is_source = id.kind == Kind::Sources;
            let list = if is_source { &mut letter.sources } else { &mut letter.entries };
            list.push(cards::link_value(site, id));
        }
    }
    letters
}

/// By what an entry is sorted: the family name, or the title without the article before it.
fn sort_key(cx: &Cx<'_, '_>, id: AnyId) -> String {
    let site = cx.site;
    if let Some(family) = id.of::<Person>().and_then(|id| site.people[id].family_name.as_deref()) {
        return slug::of(family);
    }
    let articles = cx.strings().find("articles_to_skip").unwrap_or_default();
    slug::of(without_article(site.title(id), articles))
}

/// A title without its first word if that is one of some words and not the only one.
fn without_article<'t>(title: &'t str, articles: &str) -> &'t str {
    let title = title.trim_start_matches(['“', '‘', '"', '\'']);
    let Some((first, rest)) = title.split_once(' ') else { return title };
    let skips = articles.split_whitespace().any(|article| article == first.to_lowercase());
    if skips { rest } else { title }
}

#[cfg(test)]
mod tests {
    use super::without_article;

    #[test]
    fn titles_are_sorted_by_what_follows_the_article() {
        for (title, articles, expected) in [
            ("The truce", "the a an", "truce"),
            ("A deal on soybeans", "the a an", "deal on soybeans"),
            ("An order", "the a an", "order"),
            ("Another order", "the a an", "Another order"),
            ("“The deal of deals”", "the a an", "deal of deals”"),
            ("The", "the a an", "The"),
            ("Theatre", "the a an", "Theatre"),
            ("Die Zölle", "der die das", "Zölle"),
            ("The truce", "", "The truce"),
        ] {
            assert_eq!(without_article(title, articles), expected);
        }
    }
}
