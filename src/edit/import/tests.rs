//! Files as reference managers and our own exports write them, and the entries that they become.

mod bibtex;
mod csl;
mod fields;
mod hostile;
mod ids;
mod ris;
mod there;

use super::{Import, Known, import};
use crate::config::{self, Overrides};
use crate::diag::{Severity, short};
use crate::load;
use crate::source::{FileId, Sources};

const SITE: &str = "title: A briefing\nbase_url: https://example.org/\nsides:\n  us: {name: US, short: US}\n  china: {name: China, short: China}\n";

/// What a site knows that has some sources already, by file name and text.
fn known(there: &[(&str, &str)]) -> Known {
    let paths: Vec<String> =
        there.iter().map(|(id, _)| format!("content/sources/{id}.yaml")).collect();
    let texts = paths.iter().zip(there).map(|(path, (_, text))| (path.as_str(), *text));
    let sources = Sources::from_texts(texts.chain([("site.yaml", SITE)]));
    let day = jiff::civil::date(2026, 6, 27);
    let (config, faults) = config::load(&sources, &Overrides::default(), |_| Ok(day));
    assert!(faults.is_empty(), "{faults:?}");
    let (draft, faults) = load::load(&sources);
    assert!(faults.is_empty(), "{faults:?}");
    Known::of(&draft, &config, sources.iter().map(|(_, source)| source.path.as_str()))
}

/// What becomes of a file in an empty site. Whatever it is, each entry loads without a fault.
fn read(name: &str, text: &str) -> (Import, Vec<String>) {
    let sources = Sources::from_texts([(name, text)]);
    let source = sources.get(FileId::default());
    let import = import(FileId::default(), source, &mut known(&[]));
    let entries: Vec<(String, &str)> =
        import.entries.iter().map(|entry| (entry.path(), entry.text.as_str())).collect();
    let written = Sources::from_texts(entries.iter().map(|(path, text)| (path.as_str(), *text)));
    let (draft, faults) = load::load(&written);
    let faults: Vec<_> = faults.iter().map(|fault| short::render(&written, fault)).collect();
    assert!(faults.is_empty(), "{faults:?}\n{entries:?}");
    assert_eq!(draft.sources.len(), import.entries.len());
    let said = import.diagnostics.iter().map(|one| short::render(&sources, one)).collect();
    (import, said)
}

/// The one entry of a file at which nothing is wrong: its id and its text.
#[track_caller]
fn only(name: &str, text: &str) -> (String, String) {
    let (mut import, said) = read(name, text);
    assert!(said.is_empty(), "{said:?}");
    assert_eq!(import.entries.len(), 1, "{:?}", import.entries);
    let entry = import.entries.remove(0);
    (entry.id, entry.text)
}

/// How many errors and warnings there are.
fn count(import: &Import) -> (usize, usize) {
    let of = |severity| import.diagnostics.iter().filter(|one| one.severity == severity).count();
    (of(Severity::Error), of(Severity::Warning))
}
