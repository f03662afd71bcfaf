//! The search index: documents in, files out that a page's script loads as a query needs them. Built for pages that may lie
//! on a disk: each file is a classic script that calls `briefgenSearch` with what it holds (`docs/search.md` has the form).
//! Knows no entry, page or theme.

mod postings;
mod shards;
mod words;

use std::collections::HashMap;

use rayon::prelude::*;

pub use words::Language;

use postings::Postings;
use shards::Writer;
use words::words;

/// The file that tells what is in the others.
pub const MANIFEST: &str = "index.js";

/// Something that can be found: a page, or a part of one under a heading.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// What it is called.
    pub title: String,
    /// The language of the title (BCP 47), if it is not the site's.
    pub lang: Option<String>,
    /// The title of the page, if this is a part of one.
    pub part_of: Option<String>,
    /// Its address from the site's root.
    pub href: String,
    /// Its kind, as a place in a list that the page has.
    pub kind: usize,
    /// Its date in words.
    pub date: Option<String>,
    /// Its names in other languages, by language tag: shown, and found like the title.
    pub names: Vec<(String, String)>,
    /// Other names under which it is found like by the title.
    pub other_names: Vec<String>,
    /// What else it is found by, less than by its title: its kind, its place, its people.
    pub labels: Vec<String>,
    /// What it says.
    pub text: String,
    /// What a filter may ask for: `person:he-lifeng`.
    pub filters: Vec<String>,
    /// Whether it is found after others of the same words: a record of a source, a part of a page.
    pub is_minor: bool,
}

/// An index as files: their names, and what is in them.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// In the order of their names.
    pub files: Vec<(String, Vec<u8>)>,
}

/// How much a document says of a term, from 1 to [`MOST`].
type Impact = u8;

/// A title of this one word.
const MOST: Impact = 9;

impl Index {
    /// Indexes documents that stand in the order in which equals are shown.
    pub fn of(documents: &[Document], language: Language) -> Self {
        let said: Vec<_> = documents.par_iter().map(|one| terms(one, language)).collect();
        let mut index: HashMap<String, Postings> = HashMap::new();
        for (at, terms) in said.into_iter().enumerate() {
            for (term, impact) in terms {
                index.entry(term).or_default().add(at, impact);
            }
        }
        let mut terms: Vec<_> = index.into_iter().collect();
        // As a script compares them.
        terms.par_sort_unstable_by(|one, other| one.0.encode_utf16().cmp(other.0.encode_utf16()));
        let mut writer = Writer::new(language);
        for (term, postings) in &terms {
            writer.term(term, &postings.encoded());
        }
        documents.iter().for_each(|document| writer.document(document));
        Self { files: writer.finish() }
    }
}

/// The terms of a document, each once.
fn terms(document: &Document, language: Language) -> HashMap<String, Impact> {
    let mut terms: HashMap<String, Impact> = HashMap::new();
    let mut put = |term: String, impact: Impact| {
        let known = terms.entry(term).or_default();
        *known = impact.max(*known);
    };
    for (term, count) in counted(words(&document.text, language)) {
        put(term, if count < 3 { 1 } else { 2 });
    }
    for part in document.part_of.iter().chain(&document.date).chain(&document.labels) {
        words(part, language).into_iter().for_each(|word| put(word, 3));
    }
    let names = document.names.iter().map(|(_, name)| name);
    for name in names.chain(&document.other_names).chain([&document.title]) {
        let words = words(name, language);
        let impact = of_title(words.len(), document.is_minor);
        words.into_iter().for_each(|word| put(word, impact));
    }
    document.filters.iter().for_each(|filter| put(filter.clone(), 1));
    terms
}

fn counted(words: Vec<String>) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for word in words {
        *counts.entry(word).or_default() += 1;
    }
    counts
}

/// What a word of a title weighs: the more, the fewer they are.
fn of_title(words: usize, is_minor: bool) -> Impact {
    let impact = match words {
        0 | 1 => MOST,
        2 => 8,
        3 => 7,
        4..=6 => 6,
        _ => 5,
    };
    if is_minor { impact - 2 } else { impact }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(title: &str, text: &str) -> Document {
        Document { title: title.to_owned(), text: text.to_owned(), ..Document::default() }
    }

    #[test]
    fn a_title_weighs_more_than_a_text_and_a_short_title_most() {
        let found = |title: &str, text: &str, word: &str| {
            terms(&document(title, text), Language::English).get(word).copied()
        };
        assert_eq!(found("Tariffs", "", "tariff"), Some(9));
        assert_eq!(found("Tariffs and what they are", "", "tariff"), Some(6));
        assert_eq!(found("A page", "Tariffs.", "tariff"), Some(1));
        assert_eq!(found("A page", "A tariff on tariffs, a tariff.", "tariff"), Some(2));
        assert_eq!(found("A page", "Nothing.", "tariff"), None);
    }

    #[test]
    fn what_is_found_is_the_same_in_every_run_and_no_file_is_large() {
        let many: Vec<_> = (0..3000)
            .map(|at| document(&format!("Round {at} of talks"), &format!("Word{at} said.")))
            .collect();
        let [one, other] = [(); 2].map(|()| Index::of(&many, Language::English));
        assert_eq!(one.files, other.files);
        let largest = one.files.iter().filter(|(name, _)| name != MANIFEST);
        let largest = largest.map(|(_, bytes)| bytes.len()).max();
        assert!(largest.is_some_and(|bytes| bytes < 16_000), "{largest:?}");
    }
}
