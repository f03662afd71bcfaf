//! Sources from a reference manager's file: BibTeX, RIS or CSL-JSON in, the texts of new entries out. A record
//! at fault is reported and the others are read all the same. Nothing here touches a file or changes an entry
//! that is there.

mod address;
mod bibtex;
mod csl;
mod finish;
mod id;
mod known;
mod raw;
mod ris;
#[cfg(test)]
mod tests;
mod write;

use super::NewEntry;
use crate::diag::{Diagnostic, Severity, has_errors};
use crate::model::Kind;
use crate::model::date::Date;
use crate::source::{FileId, Source, Span};

use finish::Record;
use raw::Raw;

pub use address::Page;
pub use known::Known;

/// How many faults of one file are shown.
const MOST: usize = 1000;

/// The forms that are read.
#[derive(Clone, Copy)]
enum Form {
    /// BibTeX as biblatex and Zotero write it (The biblatex Package, 3.21, §2).
    Bibtex,
    /// RIS (RIS Format Specifications, Research Information Systems, 2001).
    Ris,
    /// CSL-JSON (schema v1.0, `csl-data.json` of the Citation Style Language 1.0.2).
    Csl,
}

/// A record that is a source of the site already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// What the file calls it: its key, or else its title.
    pub name: String,
    /// The source that is there.
    pub id: String,
    /// How that is known, as the end of a sentence.
    pub why: &'static str,
}

/// What a file holds for a site.
#[derive(Debug, Default)]
pub struct Import {
    /// The new entries, in the order of the file.
    pub entries: Vec<NewEntry>,
    /// What is there already.
    pub skipped: Vec<Skipped>,
    /// What is wrong, in the order of the file: errors for records that cannot be entries, warnings for what was
    /// left out of others.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a file's records and makes entries of those that a site does not have yet. What is new is added to
/// `known`, so that a file that names a source twice gives one entry.
pub fn import(file: FileId, source: &Source, known: &mut Known) -> Import {
    let mut import = Import::default();
    let Some(form) = form_of(&source.text).or_else(|| form_of_name(&source.path)) else {
        import.diagnostics.push(
            Diagnostic::error(
                "import-syntax",
                Span::start_of(file),
                "this is neither BibTeX, RIS nor CSL-JSON",
            )
            .help("export the sources again as BibTeX, BibLaTeX, RIS or CSL JSON"),
        );
        return import;
    };
    let (records, diagnostics) = match form {
        Form::Bibtex => bibtex::read(file, &source.text),
        Form::Ris => ris::read(file, &source.text),
        Form::Csl => csl::read(file, &source.text),
    };
    import.diagnostics = diagnostics;
    if records.is_empty() && import.diagnostics.is_empty() {
        import.diagnostics.push(
            Diagnostic::error("import-syntax", Span::start_of(file), "this file holds no record")
                .help("choose the sources in your reference manager, then export them"),
        );
    }
    for raw in records {
        import.take(raw, known);
    }
    crate::diag::sort(&mut import.diagnostics);
    shorten(&mut import.diagnostics);
    import
}

/// The source that a page is: a new entry, or one that is there.
pub fn import_page(page: &Page, known: &mut Known) -> Import {
    let mut import = Import::default();
    import.take(page.raw(), known);
    import
}

/// Leaves the first faults of a file that is nothing but faults, and one that counts the others.
fn shorten(diagnostics: &mut Vec<Diagnostic>) {
    if diagnostics.len() <= MOST {
        return;
    }
    let more = diagnostics.split_off(MOST);
    let message = format!("this file has {} more faults, which are not shown", more.len());
    let worst = more.iter().map(|one| one.severity).min().unwrap_or(Severity::Error);
    let last = Diagnostic::error("import-syntax", more[0].span, message);
    diagnostics.push(
        Diagnostic { severity: worst, ..last }.help("mend the first ones, or export it again"),
    );
}

impl Import {
    fn take(&mut self, raw: Raw, known: &mut Known) {
        if let Some((id, why)) = known.find(&raw) {
            self.skipped.push(Skipped { name: raw.name(), id, why });
            return;
        }
        let mut faults = Vec::new();
        let (key, is_ours, name) = (raw.key.clone(), raw.is_ours, raw.name());
        let record = finish::finish(raw, known, &mut faults);
        let is_good = !has_errors(&faults);
        self.diagnostics.append(&mut faults);
        let Some(record) = record.filter(|_| is_good) else { return };
        if let Some((id, why)) = known.find_unaddressed(&record) {
            self.skipped.push(Skipped { name, id, why });
            return;
        }
        let id = known.free(id_of(&record, &key, is_ours));
        known.add(&id, &record);
        self.entries.push(NewEntry::yaml(Kind::Sources, id, write::yaml(&record)));
    }
}

/// A briefing's own export keeps its ids, so that texts that cite them go on doing so.
fn id_of(record: &Record, key: &str, is_ours: bool) -> String {
    if is_ours && crate::model::slug::check(key).is_ok() {
        key.to_owned()
    } else {
        id_of_source(&record.title, &record.publisher, record.date)
    }
}

/// The id of a new source: `publisher-date-slug`, `nd` in place of a date that is not known.
pub fn id_of_source(title: &str, publisher: &str, date: Option<Date>) -> String {
    id::id(title, publisher, date)
}

/// The form that a text has, whatever its file is called: what stands first in it.
fn form_of(text: &str) -> Option<Form> {
    if text.trim_start().starts_with(['[', '{']) {
        return Some(Form::Csl);
    }
    text.lines().find_map(|line| {
        if ris::is_beginning(line) {
            Some(Form::Ris)
        } else {
            bibtex::is_beginning(line).then_some(Form::Bibtex)
        }
    })
}

fn form_of_name(path: &str) -> Option<Form> {
    match path.rsplit_once('.')?.1.to_lowercase().as_str() {
        "bib" | "bibtex" => Some(Form::Bibtex),
        "ris" => Some(Form::Ris),
        "json" => Some(Form::Csl),
        _ => None,
    }
}
