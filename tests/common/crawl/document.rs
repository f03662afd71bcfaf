//! A page, style sheet or image as what it says of itself and of others: text in, [`Document`] out.
//! Judges nothing.

use std::collections::{BTreeMap, BTreeSet};

use html5gum::{StartTag, State, Token, Tokenizer};

use super::address::{css_addresses, refresh_address, srcset_addresses};

/// The attributes whose value is one or more ids of the same page, split by white space.
const REFERENCES: [&str; 13] = [
    "aria-activedescendant",
    "aria-controls",
    "aria-describedby",
    "aria-details",
    "aria-errormessage",
    "aria-flowto",
    "aria-labelledby",
    "aria-owns",
    "for",
    "form",
    "headers",
    "list",
    "popovertarget",
];

/// The files that are opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    #[default]
    Page,
    /// CSS: its links count.
    Sheet,
    /// SVG: its ids count.
    Image,
}

impl Kind {
    pub fn of(file: &str) -> Option<Kind> {
        match file.rsplit_once('.')?.1 {
            "html" => Some(Kind::Page),
            "css" => Some(Kind::Sheet),
            "svg" => Some(Kind::Image),
            _ => None,
        }
    }
}

/// An address in a document.
pub struct Link {
    pub href: String,
    /// Whether it brings a reader to another page, rather than a file into this one.
    pub followed: bool,
}

/// What a file says of itself and of others.
#[derive(Default)]
pub struct Document {
    pub kind: Kind,
    pub ids: BTreeSet<String>,
    /// The ids, and the names of `a`: what a fragment may name.
    pub anchors: BTreeSet<String>,
    pub duplicates: BTreeSet<String>,
    pub links: Vec<Link>,
    /// Attribute and id.
    pub references: BTreeSet<(String, String)>,
    pub inline: BTreeSet<String>,
    pub is_redirect: bool,
    pub has_base: bool,
}

impl Document {
    pub fn read(kind: Kind, text: &str) -> Document {
        match kind {
            Kind::Page => Document::from_markup(text),
            Kind::Image => Document {
                kind,
                anchors: Document::from_markup(text).anchors,
                ..Document::default()
            },
            Kind::Sheet => {
                let links = css_addresses(text)
                    .into_iter()
                    .map(|href| Link { href, followed: false })
                    .collect();
                Document { kind, links, ..Document::default() }
            }
        }
    }

    /// Reads markup as a browser without scripts does: `noscript` counts. What is in a `template`
    /// is in no page, so only its inline code does.
    fn from_markup(text: &str) -> Document {
        let mut document = Document::default();
        let mut open = Open::default();
        let mut tokens = Tokenizer::new(text);
        while let Some(Ok(token)) = tokens.next() {
            match token {
                Token::StartTag(token) => {
                    let tag = Tag::from(token);
                    if let Some(state) = open.text_state(&tag) {
                        tokens.set_state(state);
                    }
                    document.note_inline(&tag, open.svgs > 0);
                    if open.templates == 0 {
                        document.note(&tag);
                    }
                    open.enter(&tag);
                }
                Token::EndTag(token) => open.leave(&String::from_utf8_lossy(&token.name)),
                _ => {}
            }
        }
        document
    }

    fn note(&mut self, tag: &Tag) {
        self.has_base |= tag.name == "base" && tag.get("href").is_some();
        self.is_redirect |= tag.refresh().is_some();
        self.note_anchors(tag);
        for name in REFERENCES {
            let ids = tag.get(name).unwrap_or_default().split_ascii_whitespace();
            self.references.extend(ids.map(|id| (name.to_owned(), id.to_owned())));
        }
        let followed = matches!(
            tag.name.as_str(),
            "a" | "area" | "form" | "button" | "input" | "iframe" | "meta"
        );
        let hrefs = tag.addresses().into_iter().map(|href| href.trim_ascii().to_owned());
        self.links.extend(hrefs.map(|href| Link { href, followed }));
    }

    fn note_anchors(&mut self, tag: &Tag) {
        let id = tag.get("id").filter(|id| !id.is_empty());
        let name =
            tag.get("name").filter(|&name| tag.name == "a" && !name.is_empty() && Some(name) != id);
        self.ids.extend(id.map(str::to_owned));
        for anchor in id.into_iter().chain(name) {
            if !self.anchors.insert(anchor.to_owned()) {
                self.duplicates.insert(anchor.to_owned());
            }
        }
    }

    fn note_inline(&mut self, tag: &Tag, in_svg: bool) {
        let is_data = tag
            .get("type")
            .is_some_and(|kind| kind.trim_ascii().eq_ignore_ascii_case("application/ld+json"));
        let has_source = tag.get("src").is_some() || (in_svg && tag.has_href());
        if tag.name == "style" || (tag.name == "script" && !has_source && !is_data) {
            self.inline.insert(format!("<{}>", tag.name));
        }
        let names = tag.attributes.keys();
        let code = names.filter(|name| *name == "style" || name.starts_with("on"));
        self.inline.extend(code.map(|name| format!("{name}=")));
    }
}

/// The open elements that change how what is in them is read.
#[derive(Default)]
struct Open {
    svgs: usize,
    templates: usize,
}

impl Open {
    fn enter(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "svg" if !tag.self_closing => self.svgs += 1,
            "template" => self.templates += 1,
            _ => {}
        }
    }

    fn leave(&mut self, name: &str) {
        match name {
            "svg" => self.svgs = self.svgs.saturating_sub(1),
            "template" => self.templates = self.templates.saturating_sub(1),
            _ => {}
        }
    }

    /// How the tokenizer must read on after this tag, if what follows is text and not markup (HTML,
    /// "Parsing elements that contain only text").
    fn text_state(&self, tag: &Tag) -> Option<State> {
        if self.svgs > 0 && tag.self_closing {
            return None;
        }
        match tag.name.as_str() {
            "title" | "textarea" => Some(State::RcData),
            "script" => Some(State::ScriptData),
            "style" | "iframe" | "xmp" | "noembed" | "noframes" => Some(State::RawText),
            _ => None,
        }
    }
}

/// A start tag, as text.
struct Tag {
    name: String,
    attributes: BTreeMap<String, String>,
    self_closing: bool,
}

impl From<StartTag<()>> for Tag {
    fn from(token: StartTag<()>) -> Tag {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let attributes =
            token.attributes.iter().map(|(name, value)| (text(name), text(value))).collect();
        Tag { name: text(&token.name), attributes, self_closing: token.self_closing }
    }
}

impl Tag {
    fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.get(attribute).map(String::as_str)
    }

    /// Whether it has the attribute that in SVG stands for `src`.
    fn has_href(&self) -> bool {
        self.get("href").or_else(|| self.get("xlink:href")).is_some()
    }

    /// The address in `<meta http-equiv=refresh content="0; url=...">`.
    fn refresh(&self) -> Option<&str> {
        let is_refresh = self
            .get("http-equiv")
            .is_some_and(|name| name.trim_ascii().eq_ignore_ascii_case("refresh"));
        if is_refresh { refresh_address(self.get("content")?) } else { None }
    }

    fn addresses(&self) -> Vec<&str> {
        let mut addresses: Vec<&str> = self.refresh().into_iter().collect();
        for (name, value) in &self.attributes {
            match name.as_str() {
                "href" if self.name == "base" => {}
                "href" | "xlink:href" | "src" | "poster" | "action" | "formaction" => {
                    addresses.push(value)
                }
                "data" if self.name == "object" => addresses.push(value),
                "srcset" | "imagesrcset" => addresses.extend(srcset_addresses(value)),
                _ => {}
            }
        }
        addresses
    }
}
