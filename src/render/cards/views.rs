//! What a template reads of an entry where the entry is only mentioned.

use tera::Value;

use crate::render::view::Html;
use crate::view;

view! {
    /// A side.
    pub struct SideView { id: String, name: String, short: String, glyph: String, class: &'static str, }
}

view! {
    /// A link to any entry.
    pub struct LinkView { id: String, title: String, href: String, kind: &'static str, }
}

view! {
    /// A name in another language.
    pub struct NameView { lang: String, name: String, }
}

view! {
    /// A person.
    pub struct PersonCard {
        id: String, title: String, href: String, kind: &'static str, names: Vec<NameView>,
        /// Whether the name stands with the family name first, as in Chinese: its other forms are then its own.
        family_first: bool, side: Value,
        /// The role on the as-of day, or else the last one with its years.
        role: Option<String>, events: usize,
    }
}

view! {
    /// An event.
    pub struct EventCard {
        id: String, title: String, href: String, kind: &'static str, date: Html, date_words: String, edtf: String,
        side: Value, kind_id: String, kind_name: String, status: &'static str, status_word: String,
        importance: &'static str, places: Vec<Value>, people: Vec<Value>, topics: Vec<Value>,
        /// The summary as text.
        summary: String, uncertain: bool, disputed: bool, answers: usize,
        /// How many sources the summary and the field `sources` name, in words; nothing for none.
        sources: Option<String>,
        people_ids: String, topic_ids: String,
    }
}

view! {
    /// A source.
    pub struct SourceCard {
        id: String, title: String, href: String, kind: &'static str, lang: Option<String>,
        publisher: Option<String>, date: Option<Html>, source_kind: Option<String>, side: Option<Value>,
        url: Option<String>, citation: Html, coins: Html, cited_by: usize,
    }
}

view! {
    /// A measure, with its state on the as-of day.
    pub struct MeasureCard {
        id: String, title: String, href: String, kind: &'static str, side: Value, kind_name: String,
        target: Option<String>, topics: Vec<Value>, state: Value,
    }
}

view! {
    /// A measure's state on a day.
    pub struct StateView {
        /// `not-yet`, `ran-out`, or the status of the record that tells it.
        status: &'static str, words: String,
        /// The state in a word or two: on new terms and for longer, too, it is in force.
        short: String,
        /// Whether it is over, as far as is known.
        over: bool,
        since: Option<Html>,
        /// Since when on these terms and at this rate, if that was later.
        changed: Option<Html>,
        until: Option<Html>, amount: Option<String>, note: Option<String>,
    }
}

view! {
    /// An article.
    pub struct ArticleCard {
        id: String, title: String, href: String, kind: &'static str, date: Html, summary: Option<String>,
        minutes: usize, authors: Vec<String>,
    }
}

view! {
    /// A topic, a place, a series: a title, a line and a number.
    pub struct PlainCard {
        id: String, title: String, href: String, kind: &'static str, names: Vec<NameView>, line: Option<String>,
        count: usize,
    }
}

view! {
    /// A dispute.
    pub struct DisputeCard {
        id: String, title: String, href: String, kind: &'static str, status: &'static str, status_word: String,
        assessment: Option<String>, positions: usize,
    }
}

view! {
    /// Whose words a quotation is.
    pub struct SpeakerView { name: String, href: Option<String>, role: Option<String>, }
}

view! {
    /// What is known of a quotation: whether it is verified, the same in words, and the addresses that lead to it.
    pub struct EvidenceView { verified: bool, words: String, passage: Option<String>, archived: Option<String>, }
}

view! {
    /// A quotation.
    pub struct QuoteView {
        text: String, lang: Option<String>, translation: Option<String>, by: Vec<SpeakerView>, source: Value,
        date: Option<Html>, context: Option<String>, owner: Value, evidence: EvidenceView,
    }
}
