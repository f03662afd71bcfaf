//! The files of an index. Small ones, so that a query loads little, and each cut where it is full.

use serde_json::{Value, json};

use super::words::Language;
use super::{Document, MANIFEST};

/// Files of terms end at so many bytes: a query needs one or two for each of its words.
const TERMS: usize = 12_000;
/// Files of documents end at so many: a query needs one for each result that it shows.
const DOCUMENTS: usize = 6_000;
/// No more of a text is shown around the words that were found, or searched by eye for them.
const LONGEST: usize = 3_000;

/// Writes terms and documents into files, in their order.
pub struct Writer {
    language: Language,
    terms: Shards<String>,
    documents: Shards<usize>,
    count: usize,
}

impl Writer {
    pub fn new(language: Language) -> Self {
        Self {
            language,
            terms: Shards::new("terms", TERMS),
            documents: Shards::new("documents", DOCUMENTS),
            count: 0,
        }
    }

    /// Adds a term, which comes after those that are there.
    pub fn term(&mut self, term: &str, postings: &str) {
        let entry = format!("{}:{}", Value::from(term), Value::from(postings));
        self.terms.push(term.to_owned(), &entry);
    }

    /// Adds a document.
    pub fn document(&mut self, document: &Document) {
        let Document { title, lang, part_of, href, kind, date, names, text, .. } = document;
        let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
        let mut row = vec![json!(title), json!(href), json!(kind), json!(date), json!(text[..end])];
        // What few documents have comes last, and is left out.
        let rare = [json!(part_of), json!(lang), json!(names)];
        let used = rare.iter().rposition(|value| !is_nothing(value)).map_or(0, |at| at + 1);
        row.extend(rare.into_iter().take(used));
        self.documents.push(self.count, &Value::from(row).to_string());
        self.count += 1;
    }

    /// All files, in the order of their names.
    pub fn finish(self) -> Vec<(String, Vec<u8>)> {
        let (terms, first_terms) = self.terms.finish('{', '}');
        let (documents, first_documents) = self.documents.finish('[', ']');
        let manifest = json!({
            "count": self.count,
            "plurals": self.language == Language::English,
            "terms": first_terms,
            "documents": first_documents,
        });
        let manifest = format!("briefgenSearch(\"index\",0,{manifest});\n");
        let mut files: Vec<_> = documents.into_iter().chain(terms).collect();
        files.push((MANIFEST.to_owned(), manifest.into_bytes()));
        files.sort();
        files
    }
}

fn is_nothing(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}

/// Files of one sort, and with what each begins.
struct Shards<K> {
    name: &'static str,
    limit: usize,
    first: Vec<K>,
    bodies: Vec<String>,
}

impl<K> Shards<K> {
    fn new(name: &'static str, limit: usize) -> Self {
        Self { name, limit, first: Vec::new(), bodies: Vec::new() }
    }

    fn push(&mut self, key: K, entry: &str) {
        match self.bodies.last_mut().filter(|body| body.len() + entry.len() < self.limit) {
            Some(body) => {
                body.push(',');
                body.push_str(entry);
            }
            None => {
                self.first.push(key);
                self.bodies.push(entry.to_owned());
            }
        }
    }

    fn finish(self, open: char, close: char) -> (Vec<(String, Vec<u8>)>, Vec<K>) {
        let Self { name, bodies, first, .. } = self;
        let file = |(at, body): (usize, String)| {
            let script = format!("briefgenSearch(\"{name}\",{at},{open}{body}{close});\n");
            (format!("{name}-{at}.js"), script.into_bytes())
        };
        (bodies.into_iter().enumerate().map(file).collect(), first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_full_goes_on_in_another_file() {
        let mut writer = Writer::new(Language::Other);
        for at in 0..5000 {
            writer.term(&format!("term{at:04}"), "1#");
        }
        let names = vec![("zh-Hans".to_owned(), "何".to_owned())];
        writer.document(&Document { title: "A \"b\"".into(), names, ..Document::default() });
        let files = writer.finish();
        let text = |name: &str| {
            let file = files.iter().find(|(file, _)| file == name).expect(name);
            String::from_utf8(file.1.clone()).expect("text")
        };
        assert_eq!(
            text("documents-0.js"),
            "briefgenSearch(\"documents\",0,[[\"A \\\"b\\\"\",\"\",0,null,\"\",null,null,[[\"zh-Hans\",\"何\"]]]]);\n"
        );
        assert!(text("terms-0.js").starts_with("briefgenSearch(\"terms\",0,{\"term0000\":\"1#\","));
        let manifest = text(MANIFEST);
        let body = manifest.trim_start_matches("briefgenSearch(\"index\",0,").trim_end();
        let manifest: Value = serde_json::from_str(body.trim_end_matches(");")).expect("JSON");
        let terms = manifest["terms"].as_array().expect("a list");
        assert_eq!(terms.len(), files.len() - 2);
        let first = terms[1].as_str().expect("a term");
        assert!(text("terms-1.js").contains(&format!("{{\"{first}\"")));
    }
}
