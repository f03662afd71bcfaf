//! Plain data: the entries as the program trusts them, their ids, and the words they use.
//! References are ids into vectors; nothing here reads, resolves or renders.

pub mod date;
pub mod entries;
pub mod slug;

use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

/// The ten kinds of entries, in the order in which they are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Articles.
    Articles,
    /// Events.
    Events,
    /// Measures.
    Measures,
    /// People.
    People,
    /// Topics.
    Topics,
    /// Places.
    Places,
    /// Sources.
    Sources,
    /// Series of figures.
    Series,
    /// Disputes.
    Disputes,
    /// Pages.
    Pages,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 10] = [
        Kind::Articles,
        Kind::Events,
        Kind::Measures,
        Kind::People,
        Kind::Topics,
        Kind::Places,
        Kind::Sources,
        Kind::Series,
        Kind::Disputes,
        Kind::Pages,
    ];

    /// The name of its folder under `content/`.
    pub fn folder(self) -> &'static str {
        match self {
            Kind::Articles => "articles",
            Kind::Events => "events",
            Kind::Measures => "measures",
            Kind::People => "people",
            Kind::Topics => "topics",
            Kind::Places => "places",
            Kind::Sources => "sources",
            Kind::Series => "series",
            Kind::Disputes => "disputes",
            Kind::Pages => "pages",
        }
    }

    /// The kind of a folder under `content/`.
    pub fn from_folder(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.folder() == name)
    }

    /// The word for one entry of the kind, with its article.
    pub fn a_noun(self) -> String {
        let noun = self.noun();
        let article = if noun.starts_with(['a', 'e']) { "an" } else { "a" };
        format!("{article} {noun}")
    }

    /// The word for one entry of the kind.
    pub fn noun(self) -> &'static str {
        match self {
            Kind::Articles => "article",
            Kind::Events => "event",
            Kind::Measures => "measure",
            Kind::People => "person",
            Kind::Topics => "topic",
            Kind::Places => "place",
            Kind::Sources => "source",
            Kind::Series => "series",
            Kind::Disputes => "dispute",
            Kind::Pages => "page",
        }
    }
}

/// Something that a reference can name: an entry, a side, a kind of event or of measure.
pub trait Target {
    /// The word for one of them, with its article: "a person".
    const NOUN: &'static str;
}

/// An entry of one of the ten kinds.
pub trait Entry: Target {
    /// The kind.
    const KIND: Kind;
    /// What all kinds share.
    fn meta(&self) -> &entries::Meta;
}

/// The place of a `T` in its [`Table`].
pub struct Id<T> {
    index: u32,
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// The id of the entry at an index.
    pub fn new(index: usize) -> Self {
        Self { index: crate::source::small(index), of: PhantomData }
    }

    /// The index.
    pub fn index(self) -> usize {
        self.index as usize
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.index.cmp(&other.index)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.index.hash(state);
    }
}
impl<T> std::fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{}", self.index)
    }
}

/// A vector of `T` that is read by [`Id`].
#[derive(Clone, Debug)]
pub struct Table<T>(Vec<T>);

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> From<Vec<T>> for Table<T> {
    fn from(rows: Vec<T>) -> Self {
        Self(rows)
    }
}

impl<T> Table<T> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds one, and tells its id.
    pub fn push(&mut self, row: T) -> Id<T> {
        self.0.push(row);
        Id::new(self.0.len() - 1)
    }

    /// All of them with their ids, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Id<T>, &T)> + ExactSizeIterator {
        self.0.iter().enumerate().map(|(index, row)| (Id::new(index), row))
    }

    /// All ids, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id<T>> + ExactSizeIterator + use<T> {
        (0..self.0.len()).map(Id::new)
    }

    /// The rows alone, in order.
    pub fn rows(&self) -> &[T] {
        &self.0
    }
}

impl<T> Index<Id<T>> for Table<T> {
    type Output = T;
    fn index(&self, id: Id<T>) -> &T {
        &self.0[id.index()]
    }
}

impl<T> IndexMut<Id<T>> for Table<T> {
    fn index_mut(&mut self, id: Id<T>) -> &mut T {
        &mut self.0[id.index()]
    }
}

/// How much: one number, or from one to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    /// The number, or the lower one.
    pub from: f64,
    /// The higher one.
    pub to: f64,
}

impl std::fmt::Display for Amount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.from == self.to {
            write!(f, "{}", self.from)
        } else {
            write!(f, "{}–{}", self.from, self.to)
        }
    }
}

impl From<f64> for Amount {
    fn from(number: f64) -> Self {
        Amount { from: number, to: number }
    }
}

/// Any entry of any kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AnyId {
    /// The kind.
    pub kind: Kind,
    /// The place in the kind's table.
    pub index: u32,
}

impl<T: Entry> From<Id<T>> for AnyId {
    fn from(id: Id<T>) -> Self {
        Self { kind: T::KIND, index: id.index }
    }
}

impl AnyId {
    /// The id within a kind, if it is of that kind.
    pub fn of<T: Entry>(self) -> Option<Id<T>> {
        (self.kind == T::KIND).then(|| Id::new(self.index as usize))
    }
}

/// An enumeration whose values are words in YAML.
pub trait Words: Sized {
    /// All words, in their documented order.
    const WORDS: &'static [&'static str];
    /// The value of a word.
    fn from_word(word: &str) -> Option<Self>;
    /// The word of a value.
    fn word(self) -> &'static str;
}

/// Declares an enumeration with its [`Words`].
#[macro_export]
macro_rules! words {
    (
        $(#[doc = $about:literal])+
        pub enum $name:ident { $( $(#[doc = $doc:literal])+ $variant:ident = $word:literal, )+ }
    ) => {
        $(#[doc = $about])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $( $(#[doc = $doc])+ $variant, )+ }

        impl $crate::model::Words for $name {
            const WORDS: &'static [&'static str] = &[$($word),+];
            fn from_word(word: &str) -> Option<Self> {
                match word { $( $word => Some($name::$variant), )+ _ => None }
            }
            fn word(self) -> &'static str {
                match self { $( $name::$variant => $word, )+ }
            }
        }
    };
}
