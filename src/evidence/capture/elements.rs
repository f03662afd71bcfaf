//! Which elements of a page are open at a place, as far as it matters for what is seen there: what is hidden hides
//! all within it, and many elements end without saying so (HTML Standard, 13.1.2.4, "Optional tags").

use std::collections::HashMap;

use html5gum::StartTag;

use super::names::{FOREIGN, FORMATS, LINED, MARKERS, UNSEEN, VOID, ended_by, is_one_of};
use super::style::Style;

/// Nobody writes more, and browsers keep no more. Of what stands deeper only its names are counted.
const DEEPEST: usize = 512;

/// The open elements, the innermost last.
#[derive(Default)]
pub struct Open {
    elements: Vec<Element>,
    /// How many of them hide what is in them.
    hidden: usize,
    /// How many of them are SVG or MathML.
    foreign: usize,
    beyond: Beyond,
}

/// An open element.
pub struct Element {
    name: Vec<u8>,
    /// What it is to the text.
    pub role: Role,
    /// Whether it is a link, or holds one.
    pub is_linked: bool,
    /// Where its text begins.
    pub start: usize,
    /// Whether what is around it is seen.
    pub is_shown: bool,
    /// Whether it hides what is in it.
    hides: bool,
    keeps_lines: bool,
}

/// What an element is to the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Its words run on.
    Inline,
    /// Its words begin and end a block.
    Block,
    /// Its words stand above or below the line.
    Raised,
    /// Its words were taken back.
    Struck,
    /// It leads somewhere.
    Link,
}

/// Elements deeper than [`DEEPEST`].
#[derive(Default)]
struct Beyond {
    counts: HashMap<Vec<u8>, usize>,
    /// The outermost that hides what is in it, and how many of its name stand around it.
    hidden: Option<(Vec<u8>, usize)>,
}

impl Open {
    /// Whether words are seen here.
    pub fn is_seen(&self) -> bool {
        self.hidden == 0 && self.beyond.hidden.is_none()
    }

    /// Whether line ends are kept here.
    pub fn keeps_lines(&self) -> bool {
        self.elements.last().is_some_and(|element| element.keeps_lines)
    }

    /// Whether the rules of SVG and MathML hold here.
    pub fn is_foreign(&self) -> bool {
        self.foreign > 0
    }

    /// Ends the elements that end where one of a name begins; those that ended, the innermost first.
    pub fn end_before(&mut self, name: &[u8]) -> Vec<Element> {
        let (ended, within) = ended_by(name);
        self.find(ended, within).map(|at| self.close(at)).unwrap_or_default()
    }

    /// Opens an element whose text begins at an offset, unless it has no end.
    pub fn start(&mut self, tag: &StartTag<()>, role: Role, style: &Style, start: usize) {
        let name = tag.name.as_slice();
        let is_foreign = is_one_of(name, &FOREIGN) || self.is_foreign();
        if is_one_of(name, &VOID) || (tag.self_closing && is_foreign) {
            return;
        }
        let hides = role == Role::Struck || is_one_of(name, &UNSEEN) || style.is_hidden();
        if self.elements.len() >= DEEPEST {
            return self.beyond.start(name, hides);
        }
        if role == Role::Link {
            self.link();
        }
        let element = Element {
            name: name.to_owned(),
            role,
            is_linked: role == Role::Link,
            start,
            is_shown: self.is_seen(),
            hides,
            keeps_lines: self.keeps_lines() || is_one_of(name, &LINED),
        };
        self.push(element);
    }

    fn push(&mut self, element: Element) {
        self.hidden += usize::from(element.hides);
        self.foreign += usize::from(element.is_foreign());
        self.elements.push(element);
    }

    /// Closes an element and what is open within it; those that ended, the innermost first.
    pub fn end(&mut self, name: &[u8]) -> Vec<Element> {
        if self.beyond.end(name) {
            return Vec::new();
        }
        let Some(at) = self.elements.iter().rposition(|element| element.name == name) else {
            return Vec::new();
        };
        if is_one_of(name, &FORMATS) { vec![self.remove(at)] } else { self.close(at) }
    }

    fn remove(&mut self, at: usize) -> Element {
        let element = self.elements.remove(at);
        self.hidden -= usize::from(element.hides);
        self.foreign -= usize::from(element.is_foreign());
        element
    }

    /// What is hidden by a format that its own tag has not ended stays hidden (HTML Standard, 13.2.4.3).
    fn close(&mut self, at: usize) -> Vec<Element> {
        self.beyond = Beyond::default();
        let is_marker = is_one_of(&self.elements[at].name, &MARKERS);
        let ended: Vec<_> = (at..self.elements.len()).rev().map(|at| self.remove(at)).collect();
        if !is_marker {
            self.begin_again(&ended[..ended.len() - 1]);
        }
        ended
    }

    /// Of formats that hide, no more than three of a name are begun again (HTML Standard, 13.2.4.3).
    fn begin_again(&mut self, ended: &[Element]) {
        let from = self.elements.len();
        let goes_on = |element: &&Element| element.hides && is_one_of(&element.name, &FORMATS);
        for element in ended.iter().rev().filter(goes_on) {
            let same = self.elements[from..].iter().filter(|other| other.name == element.name);
            if same.count() < 3 {
                self.push(element.again());
            }
        }
    }

    /// Tells what is raised here that it holds a link.
    fn link(&mut self) {
        let mut inner = self.elements.iter_mut().rev();
        if let Some(raised) = inner.find(|element| element.role == Role::Raised) {
            raised.is_linked = true;
        }
    }

    /// The innermost open element of some names that stands within none of others.
    fn find(&self, names: &[&str], within: &[&str]) -> Option<usize> {
        for (at, element) in self.elements.iter().enumerate().rev() {
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

impl Element {
    fn is_foreign(&self) -> bool {
        is_one_of(&self.name, &FOREIGN)
    }

    /// The same element, begun again.
    fn again(&self) -> Self {
        Self { name: self.name.clone(), ..*self }
    }
}

impl Beyond {
    fn start(&mut self, name: &[u8], hides: bool) {
        let count = self.counts.entry(name.to_owned()).or_default();
        if hides && self.hidden.is_none() {
            self.hidden = Some((name.to_owned(), *count));
        }
        *count += 1;
    }

    /// Whether an element of that name was open.
    fn end(&mut self, name: &[u8]) -> bool {
        let Some(count) = self.counts.get_mut(name).filter(|count| **count > 0) else {
            return false;
        };
        *count -= 1;
        let left = *count;
        if self.hidden.as_ref().is_some_and(|(hidden, around)| hidden == name && left <= *around) {
            self.hidden = None;
        }
        true
    }
}
