//! Which elements of a page are open at a place, as far as it matters for what is seen there: what is hidden hides
//! all within it, and many elements end without saying so (HTML Standard, 13.1.2.4, "Optional tags").

use html5gum::StartTag;

/// Elements that show no words of the page, or none that run on with those around them.
const UNSEEN: [&str; 18] = [
    "audio", "canvas", "datalist", "iframe", "map", "noembed", "noframes", "noscript", "object",
    "rp", "rt", "script", "select", "style", "svg", "template", "title", "video",
];
/// Things that stand between words without being any.
const THINGS: [&str; 11] = [
    "audio", "canvas", "embed", "iframe", "img", "input", "object", "select", "svg", "textarea",
    "video",
];
/// Elements without an end.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];
/// Elements whose words do not run on from what is before and after them (HTML Standard, 15.3).
const BLOCKS: [&str; 48] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];
/// Elements whose end tag ends nothing but themselves, wherever it stands.
const FORMATS: [&str; 14] = [
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];
/// Nobody writes more, and browsers keep no more.
const DEEPEST: usize = 512;

/// The open elements, the innermost last.
#[derive(Default)]
pub struct Open(Vec<Element>);

struct Element {
    name: Vec<u8>,
    /// Whether it or what it stands in is not seen.
    unseen: bool,
    /// Whether its words begin and end lines.
    is_block: bool,
    keeps_lines: bool,
}

impl Open {
    /// Whether words are seen here.
    pub fn is_seen(&self) -> bool {
        self.0.last().is_none_or(|element| !element.unseen)
    }

    /// Whether line ends are kept here.
    pub fn keeps_lines(&self) -> bool {
        self.0.last().is_some_and(|element| element.keeps_lines)
    }

    /// Opens an element, and ends those that end before it; what stands for it in the text.
    pub fn start(&mut self, tag: &StartTag<()>) -> Option<char> {
        let name = tag.name.as_slice();
        let (ended, within) = ended_by(name);
        if let Some(at) = self.find(ended, within) {
            self.0.truncate(at);
        }
        let was_seen = self.is_seen();
        let is_block = is_one_of(name, &BLOCKS) || style(tag).contains("display:inline-block");
        let unseen = !was_seen || is_unseen(tag);
        let is_foreign = is_one_of(name, &["svg", "math"]) || self.has(&["svg", "math"]);
        let has_end = !(is_one_of(name, &VOID) || (tag.self_closing && is_foreign));
        if has_end && self.0.len() < DEEPEST {
            let keeps_lines =
                self.keeps_lines() || is_one_of(name, &["pre", "textarea", "listing"]);
            self.0.push(Element { name: name.to_owned(), unseen, is_block, keeps_lines });
        }
        let sign = if is_block { Some('\n') } else { is_one_of(name, &THINGS).then_some(' ') };
        sign.filter(|_| was_seen)
    }

    /// Closes an element and what is open within it; what stands for its end in the text.
    pub fn end(&mut self, name: &[u8]) -> Option<char> {
        let at = self.0.iter().rposition(|element| element.name == name)?;
        let ended = if is_one_of(name, &FORMATS) {
            vec![self.0.remove(at)]
        } else {
            self.0.drain(at..).collect()
        };
        let is_block = ended.iter().any(|element| element.is_block);
        (is_block && self.is_seen()).then_some('\n')
    }

    fn has(&self, names: &[&str]) -> bool {
        self.0.iter().any(|element| is_one_of(&element.name, names))
    }

    /// The innermost open element of some names that stands within none of others.
    fn find(&self, names: &[&str], within: &[&str]) -> Option<usize> {
        for (at, element) in self.0.iter().enumerate().rev() {
            if is_one_of(&element.name, names) {
                return Some(at);
            }
            if is_one_of(&element.name, within) {
                return None;
            }
        }
        None
    }
}

/// The elements of which an open one ends where another begins, and those beyond which it is not looked for.
fn ended_by(name: &[u8]) -> (&'static [&'static str], &'static [&'static str]) {
    match name {
        b"li" => (&["li"], &["ul", "ol", "menu", "table"]),
        b"dt" | b"dd" => (&["dt", "dd"], &["dl", "table"]),
        b"td" | b"th" => (&["td", "th"], &["tr", "table"]),
        b"tr" => (&["tr"], &["table"]),
        b"tbody" | b"thead" | b"tfoot" => (&["tbody", "thead", "tfoot"], &["table"]),
        b"option" => (&["option"], &["select", "datalist"]),
        b"rt" | b"rp" => (&["rt", "rp"], &["ruby"]),
        b"button" | b"br" | b"caption" | b"legend" | b"summary" | b"figcaption" => (&[], &[]),
        name if is_one_of(name, &BLOCKS) => {
            (&["p"], &["td", "th", "table", "button", "caption", "template"])
        }
        _ => (&[], &[]),
    }
}

fn is_unseen(tag: &StartTag<()>) -> bool {
    let name = tag.name.as_slice();
    let is_hidden = attribute(tag, "hidden").is_some_and(|value| value != "until-found");
    let is_closed = name == b"dialog" && attribute(tag, "open").is_none();
    let style = style(tag);
    let is_styled_away = style.contains("display:none") || style.contains("visibility:hidden");
    is_one_of(name, &UNSEEN)
        || is_hidden
        || is_closed
        || is_styled_away
        || attribute(tag, "popover").is_some()
}

fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    let mut all = tag.attributes.iter();
    let found = all.find(|(key, _)| key.as_slice() == name.as_bytes());
    found.map(|(_, value)| String::from_utf8_lossy(value).into_owned())
}

/// Its own style, in small letters and without white space.
fn style(tag: &StartTag<()>) -> String {
    let style = attribute(tag, "style").unwrap_or_default();
    style.to_lowercase().replace(char::is_whitespace, "")
}

fn is_one_of(name: &[u8], names: &[&str]) -> bool {
    names.iter().any(|known| known.as_bytes() == name)
}
