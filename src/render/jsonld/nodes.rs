//! The things that a page tells of, as types: the names of schema.org in the case of Rust. What is not
//! known is left out. A text or an address can only be had cleaned; nothing here knows the site.

use serde::Serialize;

use crate::bibliography::{clean, web_address};

/// A text as one line without controls and invisible characters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Text(String);

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(clean(text))
    }
}

impl Text {
    /// A text that says something.
    pub fn some(text: &str) -> Option<Self> {
        Some(Self::from(text)).filter(|text| !text.0.is_empty())
    }
}

/// A whole `http` or `https` address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Address(String);

impl Address {
    /// An address, if it is one of the web.
    pub fn of(text: &str) -> Option<Self> {
        web_address(text).map(Self)
    }
}

/// What is left out where it says nothing.
trait Blank {
    fn is_blank(&self) -> bool;
}

impl<T> Blank for Option<T> {
    fn is_blank(&self) -> bool {
        self.is_none()
    }
}

impl<T> Blank for Vec<T> {
    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

/// A thing with its type.
#[derive(Debug, Serialize)]
#[serde(tag = "@type")]
#[allow(missing_docs)]
pub enum Node {
    Answer(Box<Work>),
    BreadcrumbList(Breadcrumbs),
    CollectionPage(Box<Work>),
    CorrectionComment(Box<Work>),
    CreativeWork(Box<Work>),
    DataCatalog(Box<Catalog>),
    DataDownload(Download),
    Dataset(Box<Dataset>),
    Event(Box<Event>),
    GeoCoordinates(Position),
    ListItem(Item),
    NewsArticle(Box<Work>),
    Organization(Thing),
    Person(Box<Person>),
    Place(Box<Place>),
    PostalAddress(Postal),
    PropertyValue(Variable),
    Question(Question),
    Thing(Thing),
    WebPage(Box<Work>),
    WebSite(Box<Work>),
}

/// Somebody or something by a name alone, where nothing tells what bears it, or with its type.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Named {
    /// A thing.
    Node(Node),
    /// A name.
    Text(Text),
}

/// A name, perhaps in a language (JSON-LD 1.1, 4.2.4 "String Internationalization").
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Name {
    /// In a language (BCP 47).
    In {
        /// The name.
        #[serde(rename = "@value")]
        value: Text,
        /// The language.
        #[serde(rename = "@language")]
        language: Text,
    },
    /// In no stated language.
    Plain(Text),
}

/// A thing that has a page, by its address (JSON-LD 1.1, 3.3 "Node Identifiers").
#[derive(Debug, Serialize)]
pub struct At {
    /// The address.
    #[serde(rename = "@id")]
    pub id: Address,
}

macro_rules! node {
    (
        $(#[doc = $about:literal])+
        $name:ident { $( $field:ident : $type:ty, )+ }
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Default, Serialize)]
        #[serde(rename_all = "camelCase")]
        #[allow(missing_docs)]
        pub struct $name { $( #[serde(skip_serializing_if = "Blank::is_blank")] pub $field: $type, )+ }
    };
}

node! {
    /// Anything, and what is said of it no more than a name (<https://schema.org/Thing>).
    Thing { name: Option<Text>, url: Option<Address>, }
}

node! {
    /// What somebody made (<https://schema.org/CreativeWork>), and all its kinds but those below.
    Work {
        name: Option<Text>, headline: Option<Text>, description: Option<Text>, text: Option<Text>, url: Option<Address>,
        main_entity_of_page: Option<Address>, in_language: Option<Text>, date_published: Option<String>,
        date_modified: Option<String>, author: Vec<Named>, creator: Option<Node>, editor: Vec<Node>, publisher: Option<Node>,
        is_part_of: Option<Node>, is_accessible_for_free: Option<bool>, license: Option<Address>, archived_at: Option<Address>,
        temporal_coverage: Option<String>, about: Vec<Node>, mentions: Vec<Node>, main_entity: Option<Node>,
        citation: Vec<Node>, is_based_on: Vec<Node>, correction: Vec<Node>,
    }
}

node! {
    /// A question with what is answered (<https://schema.org/Question>).
    Question { name: Option<Text>, answer_count: Option<usize>, suggested_answer: Vec<Node>, }
}

/// Records or figures (<https://schema.org/Dataset>).
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Dataset {
    #[serde(flatten)]
    pub work: Work,
    #[serde(skip_serializing_if = "Blank::is_blank")]
    pub variable_measured: Option<Node>,
    #[serde(skip_serializing_if = "Blank::is_blank")]
    pub distribution: Vec<Node>,
    #[serde(skip_serializing_if = "Blank::is_blank")]
    pub included_in_data_catalog: Option<Node>,
}

/// Several data sets (<https://schema.org/DataCatalog>).
#[derive(Debug, Default, Serialize)]
#[allow(missing_docs)]
pub struct Catalog {
    #[serde(flatten)]
    pub work: Work,
    #[serde(skip_serializing_if = "Blank::is_blank")]
    pub dataset: Vec<Node>,
}

node! {
    /// A file of a data set (<https://schema.org/DataDownload>).
    Download { name: Option<Text>, encoding_format: Option<&'static str>, content_url: Option<Address>, }
}

node! {
    /// What is measured, in which unit (<https://schema.org/PropertyValue>).
    Variable { name: Option<Text>, unit_text: Option<Text>, }
}

node! {
    /// A meeting (<https://schema.org/Event>).
    Event {
        name: Option<Text>, description: Option<Text>, url: Option<Address>,
        start_date: Option<String>, end_date: Option<String>, event_status: Option<&'static str>,
        event_attendance_mode: Option<&'static str>, location: Vec<Node>, attendee: Vec<Node>,
    }
}

node! {
    /// A person (<https://schema.org/Person>).
    Person {
        name: Option<Text>, alternate_name: Vec<Name>, family_name: Option<Text>, given_name: Option<Text>,
        description: Option<Text>, url: Option<Address>, job_title: Vec<Text>,
        works_for: Vec<Node>, image: Option<Address>, same_as: Vec<Address>,
    }
}

node! {
    /// A place (<https://schema.org/Place>).
    Place {
        name: Option<Text>, alternate_name: Vec<Name>, description: Option<Text>, url: Option<Address>,
        address: Option<Node>, geo: Option<Node>,
    }
}

node! {
    /// An address of which the country is known (<https://schema.org/PostalAddress>).
    Postal { address_country: Option<Text>, }
}

node! {
    /// Degrees north and east, WGS 84 (<https://schema.org/GeoCoordinates>).
    Position { latitude: Option<f64>, longitude: Option<f64>, }
}

node! {
    /// The way from the home page to this one (<https://schema.org/BreadcrumbList>).
    Breadcrumbs { item_list_element: Vec<Node>, }
}

node! {
    /// A step of it (<https://schema.org/ListItem>).
    Item { position: Option<usize>, name: Option<Text>, item: Option<At>, }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_and_addresses_are_clean() {
        assert_eq!(Text::from(" a\u{202e}\u{7}b\n\u{2028}c "), Text::from("a b c"));
        assert_eq!(Text::some("\u{200b} \n"), None);
        assert_eq!(Address::of("javascript:alert(1)"), None);
        let hostile = Address::of("https://example.org/</script>\u{2028}");
        assert_eq!(hostile, Address::of("https://example.org/%3C/script%3E"));
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let event = Event { name: Text::some("Talks"), ..Event::default() };
        let json = serde_json::to_string(&Node::Event(Box::new(event))).expect("JSON");
        assert_eq!(json, r#"{"@type":"Event","name":"Talks"}"#);
        let set = Node::Dataset(Box::default());
        assert_eq!(serde_json::to_string(&set).expect("JSON"), r#"{"@type":"Dataset"}"#);
    }
}
