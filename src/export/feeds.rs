//! Feeds: what happened and what was written last, in Atom (RFC 4287) and JSON Feed 1.1, for the site, each person, topic
//! and side; and what was changed.

use std::collections::{BTreeSet, HashMap};

use atom_syndication::{
    Category, Content, Entry, Feed, FixedDateTime, Generator, Link, Person as Author, Text,
};
use rayon::prelude::*;
use serde_json::{Value as Json, json};

use crate::link::Site;
use crate::link::changes::{self, Change, What};
use crate::model::entries::EventStatus;
use crate::model::{AnyId, Id, Kind};
use crate::render::{OutputFile, Renderer};
use crate::route;

/// How many entries a feed has at most.
const MOST: usize = 30;

/// All feeds of a site.
pub fn files(renderer: &Renderer<'_>) -> Vec<OutputFile> {
    let site = renderer.site();
    let channels = channels(renderer);
    let wanted: BTreeSet<AnyId> = channels.iter().flat_map(|one| one.entries.clone()).collect();
    let items: HashMap<AnyId, Item> =
        wanted.into_par_iter().map(|id| (id, item(renderer, id))).collect();
    let mut files = Vec::new();
    for channel in &channels {
        let items: Vec<_> = channel.entries.iter().map(|id| &items[id]).collect();
        files.extend(both(site, channel, &items));
    }
    let changes: Vec<_> = change_items(renderer);
    let changed = Channel {
        title: format!("{}: {}", site.config.title, renderer.strings().get("changes")),
        page: route::CHANGES.to_owned(),
        stem: route::CHANGES_FEED.to_owned(),
        entries: Vec::new(),
    };
    files.extend(both(site, &changed, &changes.iter().collect::<Vec<_>>()));
    files
}

/// A feed: what it is called, the page that it belongs to, where it lies, and what is in it.
struct Channel {
    title: String,
    page: String,
    stem: String,
    entries: Vec<AnyId>,
}

fn channels(renderer: &Renderer<'_>) -> Vec<Channel> {
    let site = renderer.site();
    let events = site.events.ids().map(AnyId::from);
    let articles = || site.articles.iter();
    let all = events.chain(site.articles.ids().map(AnyId::from)).collect();
    let mut channels = vec![Channel {
        title: site.config.title.clone(),
        page: String::new(),
        stem: route::FEED.to_owned(),
        entries: newest(site, all),
    }];
    let mut add = |kind: &str, id: &str, title: &str, page: String, entries: Vec<AnyId>| {
        let entries = newest(site, entries);
        let title = format!("{}: {title}", site.config.title);
        channels.push(Channel { title, page, stem: route::feed(kind, id), entries });
    };
    for (id, person) in site.people.iter() {
        let about = articles().filter(|(_, one)| one.people.contains(&id)).map(|(id, _)| id.into());
        let events = site.backlinks.person(id).events.iter().copied().map(AnyId::from);
        let page = route::entry(Kind::People, &person.meta.id);
        add("people", &person.meta.id, &person.name, page, events.chain(about).collect());
    }
    for (id, topic) in site.topics.iter() {
        let about = articles().filter(|(_, one)| one.topics.contains(&id)).map(|(id, _)| id.into());
        let events = site.backlinks.topic(id).events.iter().copied().map(AnyId::from);
        let page = route::entry(Kind::Topics, &topic.meta.id);
        add("topics", &topic.meta.id, &topic.title, page, events.chain(about).collect());
    }
    for (id, side) in site.config.own_sides() {
        let events = site.events.iter().filter(|(_, event)| event.side == id);
        let entries = events.map(|(id, _)| id.into()).collect();
        add("sides", &side.id, &side.name, route::TIMELINE.to_owned(), entries);
    }
    channels
}

/// What happened up to the as-of day and what was written, the latest first.
fn newest(site: &Site, mut ids: Vec<AnyId>) -> Vec<AnyId> {
    let as_of = site.config.as_of;
    ids.retain(|id| match id.of().map(|id| &site.events[id]) {
        Some(event) => {
            let is_told = matches!(event.status, EventStatus::Happened | EventStatus::Reported);
            is_told && event.date.earliest() <= as_of
        }
        None => true,
    });
    ids.sort_by_cached_key(|id| std::cmp::Reverse((updated(site, *id), published(site, *id), *id)));
    ids.truncate(MOST);
    ids
}

/// An entry of a feed. Times are whole days, in UTC.
struct Item {
    /// The address that the entry had first: it stays when the entry gets another id.
    id: String,
    url: String,
    title: String,
    html: String,
    published: String,
    updated: String,
    authors: Vec<String>,
    tags: Vec<String>,
}

fn item(renderer: &Renderer<'_>, id: AnyId) -> Item {
    let site = renderer.site();
    let article = id.of().map(|id| &site.articles[id]);
    let topics = match (article, id.of().map(|id| &site.events[id])) {
        (Some(article), _) => &article.topics[..],
        (_, Some(event)) => &event.topics[..],
        _ => &[],
    };
    Item {
        id: first_address(site, id),
        url: address(site, id),
        title: site.title(id).to_owned(),
        html: renderer.elsewhere(id),
        published: midnight(&published(site, id)),
        updated: midnight(&updated(site, id)),
        authors: article.map(|article| article.authors.clone()).unwrap_or_default(),
        tags: topics.iter().map(|id| site.topics[*id].title.clone()).collect(),
    }
}

fn change_items(renderer: &Renderer<'_>) -> Vec<Item> {
    let site = renderer.site();
    let mut seen: HashMap<String, usize> = HashMap::new();
    let item = |Change { date, id, what }: Change<'_>| {
        let words = match what {
            What::Corrected(what) => what.to_owned(),
            What::Updated => renderer.strings().get("change_updated"),
            What::Published => renderer.strings().get("change_published"),
        };
        let base = format!("{}#{date}", first_address(site, id));
        let count = seen.entry(base.clone()).or_default();
        *count += 1;
        let day = midnight(&date.earliest().to_string());
        Item {
            id: if *count > 1 { format!("{base}-{count}") } else { base },
            url: address(site, id),
            title: format!("{}: {words}", site.title(id)),
            html: format!("<p>{}</p>\n", crate::render::escaped(&words)),
            published: day.clone(),
            updated: day,
            authors: Vec::new(),
            tags: Vec::new(),
        }
    };
    changes::of(site).into_iter().take(MOST).map(item).collect()
}

fn address(site: &Site, id: AnyId) -> String {
    format!("{}{}", site.config.base_url, route::entry(id.kind, &site.meta(id).id))
}

fn first_address(site: &Site, id: AnyId) -> String {
    let first = site.meta(id).first_id();
    format!("{}{}", site.config.base_url, route::entry(id.kind, first))
}

/// The day of an event or an article (ISO 8601).
fn published(site: &Site, id: AnyId) -> String {
    let date = match id.kind {
        Kind::Articles => site.articles[Id::new(id.index as usize)].date,
        _ => site.events[Id::new(id.index as usize)].date,
    };
    date.earliest().to_string()
}

/// The day of the last change that the entry tells of, or its own.
fn updated(site: &Site, id: AnyId) -> String {
    let last = site.meta(id).changed().map(|date| date.earliest().to_string());
    last.into_iter().chain([published(site, id)]).max().unwrap_or_default()
}

fn midnight(day: &str) -> String {
    format!("{day}T00:00:00Z")
}

/// The two forms of a feed.
fn both(site: &Site, channel: &Channel, items: &[&Item]) -> [OutputFile; 2] {
    let file = |ending: &str, text: String| OutputFile {
        path: format!("{}.{ending}", channel.stem),
        bytes: text.into_bytes(),
    };
    let json = serde_json::to_string_pretty(&json_feed(site, channel, items)).unwrap_or_default();
    [file("xml", atom(site, channel, items)), file("json", json + "\n")]
}

fn atom(site: &Site, channel: &Channel, items: &[&Item]) -> String {
    let config = &site.config;
    let absolute = |path: &str| format!("{}{path}", config.base_url);
    let link = |href: String, rel: &str, media_type: &str| Link {
        href,
        rel: rel.to_owned(),
        mime_type: Some(media_type.to_owned()),
        ..Link::default()
    };
    let own = absolute(&format!("{}.xml", channel.stem));
    let as_of = midnight(&config.as_of.to_string());
    let updated = items.iter().map(|item| item.updated.clone()).max().unwrap_or(as_of);
    let author = |name: &String| Author { name: name.clone(), ..Author::default() };
    let editors: Vec<_> = config.editors.iter().map(author).collect();
    let feed = Feed {
        title: Text::plain(channel.title.clone()),
        id: own.clone(),
        updated: time(&updated),
        authors: if editors.is_empty() { vec![author(&config.title)] } else { editors },
        generator: Some(Generator {
            value: "briefgen".to_owned(),
            uri: None,
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
        links: vec![
            link(own, "self", "application/atom+xml"),
            link(absolute(&channel.page), "alternate", "text/html"),
        ],
        rights: config.license.clone().map(Text::plain),
        lang: Some(config.language.clone()),
        entries: items.iter().map(|item| atom_entry(item, author)).collect(),
        ..Feed::default()
    };
    feed.to_string() + "\n"
}

fn atom_entry(item: &Item, author: impl Fn(&String) -> Author) -> Entry {
    Entry {
        title: Text::plain(item.title.clone()),
        id: item.id.clone(),
        updated: time(&item.updated),
        published: Some(time(&item.published)),
        authors: item.authors.iter().map(author).collect(),
        categories: item
            .tags
            .iter()
            .map(|tag| Category { term: tag.clone(), ..Category::default() })
            .collect(),
        links: vec![Link {
            href: item.url.clone(),
            rel: "alternate".to_owned(),
            mime_type: Some("text/html".to_owned()),
            ..Link::default()
        }],
        content: Some(Content {
            value: Some(item.html.clone()),
            content_type: Some("html".to_owned()),
            ..Content::default()
        }),
        ..Entry::default()
    }
}

fn time(text: &str) -> FixedDateTime {
    text.parse().unwrap_or_default()
}

/// <https://www.jsonfeed.org/version/1.1/>
fn json_feed(site: &Site, channel: &Channel, items: &[&Item]) -> Json {
    let config = &site.config;
    let absolute = |path: &str| format!("{}{path}", config.base_url);
    let authors =
        |names: &[String]| -> Json { names.iter().map(|name| json!({ "name": name })).collect() };
    let editors = if config.editors.is_empty() {
        std::slice::from_ref(&config.title)
    } else {
        &config.editors
    };
    let item = |item: &&Item| {
        let mut entry = json!({
            "id": item.id,
            "url": item.url,
            "title": item.title,
            "content_html": item.html,
            "date_published": item.published,
            "date_modified": item.updated,
        });
        if !item.tags.is_empty() {
            entry["tags"] = json!(item.tags);
        }
        if !item.authors.is_empty() {
            entry["authors"] = authors(&item.authors);
        }
        entry
    };
    json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": absolute(&channel.page),
        "feed_url": absolute(&format!("{}.json", channel.stem)),
        "language": config.language,
        "authors": authors(editors),
        "items": items.iter().map(item).collect::<Vec<_>>(),
    })
}
