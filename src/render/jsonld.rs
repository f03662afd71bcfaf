//! What a page tells programs of itself: linked data in its head (JSON-LD 1.1) in the words of schema.org. Built from
//! types alone, and escaped so that no text can end the block it stands in.
//!
//! It claims no more than the page does. There is no `ClaimReview`, which is for organisations that check facts as
//! their work: a dispute is a `Question` with the answers that are given, none of them accepted. A measure is no
//! `Legislation`, which is a document with its text, but a page about its topics. An `Event` is a meeting that is
//! known to have happened, to be planned or to be called off: what is only reported is a page that says so.

mod data;
mod dates;
mod entries;
mod license;
mod nodes;

use serde::Serialize;

use super::context::Cx;
use super::view::Html;
use super::{Page, Rendered, cards};
use crate::bibliography::{self, Bearer};
use crate::model::entries::{Article, Person as Somebody};
use crate::model::{AnyId, Id, Kind};
use crate::route;

pub(crate) use entries::modified;
use nodes::{Address, At, Breadcrumbs, Item, Named, Node, Person, Text, Thing, Work};

/// What is said of a page, as the whole of a data block.
#[derive(Serialize)]
struct Graph {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    nodes: Vec<Node>,
}

/// A page in the making, and what is known of it by now.
struct About<'p, 'r, 's> {
    cx: &'p Cx<'r, 's>,
    title: &'p str,
    /// The title that no other page has.
    head: &'p str,
    description: &'p str,
    /// The page's own address.
    address: Option<Address>,
}

/// The day on which an article was published, as far as it is known (ISO 8601).
pub(crate) fn published(article: &Article) -> Option<String> {
    dates::one(article.date)
}

/// What a page tells programs; nothing where it is no page to find.
pub(crate) fn view(cx: &Cx<'_, '_>, page: &Page, rendered: &Rendered, head: &str) -> Option<Html> {
    if matches!(page, Page::NotFound | Page::Redirect(..)) {
        return None;
    }
    let Rendered { title, description, .. } = rendered;
    let about = About { cx, title, head, description, address: Address::of(&cx.address()) };
    let mut nodes = nodes_of(&about, page);
    nodes.extend(breadcrumbs(&about, page));
    let graph = Graph { context: "https://schema.org", nodes };
    serde_json::to_string(&graph).ok().map(|json| Html(escaped(&json)))
}

/// JSON for a `script` element: nothing in it can end the element or begin a comment (HTML, 4.12.1.3), be taken for
/// a reference where a page is read as XML, or end a line of a script. All of these stand in strings only, where JSON
/// has another way to write them (RFC 8259, 7).
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + json.len() / 16);
    let mut written = 0;
    for (at, sign) in json.match_indices(['<', '>', '&', '\u{2028}', '\u{2029}']) {
        out.push_str(&json[written..at]);
        written = at + sign.len();
        out.extend(sign.chars().map(|c| format!("\\u{:04x}", c as u32)));
    }
    out.push_str(&json[written..]);
    out
}

fn nodes_of(about: &About<'_, '_, '_>, page: &Page) -> Vec<Node> {
    let page_node = |work: Work| Node::WebPage(Box::new(work));
    let collection = |work: Work| Node::CollectionPage(Box::new(work));
    match page {
        Page::Home => data::home(about),
        Page::StateOfPlay(_) | Page::Search => vec![page_node(about.page())],
        Page::Timeline(_) | Page::Changes => vec![collection(about.page())],
        Page::List(kind, year) => {
            let main_entity = year.is_none().then(|| data::of_kind(about, *kind));
            vec![collection(Work { main_entity, ..about.page() })]
        }
        Page::Entry(id, None) => vec![entries::node(about, *id)],
        Page::Entry(id, Some(_)) => {
            vec![collection(Work { about: vec![about.entry(*id)], ..about.page() })]
        }
        Page::Pair(one, other) => {
            let both = [*one, *other].map(|person| about.entry(person.into()));
            vec![collection(Work { about: both.into(), ..about.page() })]
        }
        Page::NotFound | Page::Redirect(..) => Vec::new(),
    }
}

impl About<'_, '_, '_> {
    /// What is to be said of any page.
    fn page(&self) -> Work {
        Work {
            name: Text::some(self.head),
            description: Text::some(self.description),
            url: self.address.clone(),
            in_language: language(&self.cx.site.config.language),
            is_part_of: Some(self.site()),
            ..Work::default()
        }
    }

    /// An address of the site.
    fn at(&self, path: &str) -> Option<Address> {
        Address::of(&self.cx.absolute(path))
    }

    /// The site, by its name.
    fn site(&self) -> Node {
        Node::WebSite(Box::new(Work {
            name: Text::some(&self.cx.site.config.title),
            url: self.at(""),
            ..Work::default()
        }))
    }

    /// Those who make the site, under its own name.
    fn publisher(&self) -> Node {
        let name = Text::some(&self.cx.site.config.title);
        Node::Organization(Thing { name, url: self.at("") })
    }

    fn license(&self) -> Option<Address> {
        self.cx.site.config.license.as_deref().and_then(license::address)
    }

    /// An entry by its name and address, as what it is.
    fn entry(&self, id: AnyId) -> Node {
        let (name, url) =
            (Text::some(self.cx.site.title(id)), self.at(&cards::href(self.cx.site, id)));
        match id.kind {
            Kind::People => Node::Person(Box::new(Person { name, url, ..Person::default() })),
            Kind::Places => entries::place(self, Id::new(id.index as usize)),
            _ => Node::Thing(Thing { name, url }),
        }
    }

    fn entries<T: Copy + Into<AnyId>>(&self, ids: &[T]) -> Vec<Node> {
        ids.iter().map(|id| self.entry((*id).into())).collect()
    }

    /// Somebody by name: the person of that name in the record, a person or an institution where the name tells, or
    /// else no more than the name.
    fn named(&self, name: &str, publisher: Option<&str>) -> Named {
        let bearer = bibliography::bearer(name, publisher);
        let (Bearer::Person(read) | Bearer::Institution(read) | Bearer::Unknown(read)) = &bearer;
        if let Some(person) = self.person(read) {
            return Named::Node(self.entry(person.into()));
        }
        let name = Text::from(read.as_str());
        match bearer {
            Bearer::Person(_) => Named::Node(Node::Person(Box::new(Person {
                name: Some(name),
                ..Person::default()
            }))),
            Bearer::Institution(_) => Named::Node(organization(read)),
            Bearer::Unknown(_) => Named::Text(name),
        }
    }

    fn person(&self, name: &str) -> Option<Id<Somebody>> {
        self.cx.site.people.iter().find(|(_, person)| person.name == name).map(|(id, _)| id)
    }
}

fn organization(name: &str) -> Node {
    Node::Organization(Thing { name: Text::some(name), url: None })
}

/// A language, if it has the shape of a tag (BCP 47).
fn language(tag: &str) -> Option<Text> {
    bibliography::is_language(tag).then(|| Text::from(tag))
}

/// The way from the home page to a page; none to the home page itself.
fn breadcrumbs(about: &About<'_, '_, '_>, page: &Page) -> Option<Node> {
    if *page == Page::Home {
        return None;
    }
    let strings = about.cx.strings();
    let mut steps = vec![(strings.get("home"), String::new())];
    let list = |kind: Kind| (strings.get(kind.folder()), route::list(kind));
    match page {
        Page::Timeline(Some(_)) => {
            steps.push((strings.get("timeline"), route::TIMELINE.to_owned()));
        }
        Page::StateOfPlay(Some(_)) => {
            steps.push((strings.get("state_of_play"), route::STATE_OF_PLAY.to_owned()));
        }
        Page::List(kind, Some(_)) => steps.push(list(*kind)),
        // An editor's page lies beside the lists, not below one.
        Page::Entry(id, year) => {
            steps.extend((id.kind != Kind::Pages).then(|| list(id.kind)));
            let site = about.cx.site;
            steps.extend(year.map(|_| (site.title(*id).to_owned(), cards::href(site, *id))));
        }
        Page::Pair(..) => steps.push(list(Kind::People)),
        _ => {}
    }
    let steps = steps.iter().map(|(name, path)| (name.as_str(), about.at(path)));
    let own = (about.title, about.address.clone());
    let item = |(at, (name, address)): (usize, (&str, Option<Address>))| {
        let item = address.map(|id| At { id });
        Node::ListItem(Item { position: Some(at + 1), name: Text::some(name), item })
    };
    let item_list_element = steps.chain([own]).enumerate().map(item).collect();
    Some(Node::BreadcrumbList(Breadcrumbs { item_list_element }))
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn no_text_ends_the_block() {
        let hostile = "</script><!-- & \u{2028}\u{2029} \\ \" ]]> x";
        let json = serde_json::to_string(hostile).expect("JSON");
        let safe = escaped(&json);
        let unsafe_signs = ['<', '>', '&', '\u{2028}', '\u{2029}'];
        assert!(!safe.contains(unsafe_signs), "{safe}");
        assert_eq!(serde_json::from_str::<String>(&safe).expect("JSON"), hostile);
    }
}
