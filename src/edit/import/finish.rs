//! From what a record says to the fields of a source, each in the form that `load` takes. What a source cannot do
//! without is an error; what had to be left out, and would be missed, is a warning.

use super::known::Known;
use super::raw::{LeftOut, Raw};
use crate::bibliography::{clean, tag_of, web_address};
use crate::diag::Diagnostic;
use crate::fields::readers::{is_language, is_web_address};
use crate::model::date::{self, Date};
use crate::model::entries::SourceKind;

/// The fields of a source, ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub title: String,
    pub publisher: String,
    pub authors: Vec<String>,
    pub date: Option<Date>,
    pub url: Option<String>,
    pub archived_url: Option<String>,
    pub accessed: Option<Date>,
    pub language: Option<String>,
    pub kind: Option<SourceKind>,
    pub side: Option<String>,
    pub syndicated_from: Option<String>,
    pub title_note: Option<String>,
}

/// The source that a record is, or `None` with the reasons in `faults`.
pub fn finish(raw: Raw, known: &Known, faults: &mut Vec<Diagnostic>) -> Option<Record> {
    let mut faults = Faults { raw: &raw, faults };
    let title = filled(&raw.plain_title());
    let url = faults.address(&raw.url).or_else(|| from_doi(&raw.doi));
    let archived_url = faults.address(&raw.archived);
    // Our exports give a page that is gone the address of its copy.
    let url = url.filter(|url| archived_url.as_ref() != Some(url));
    let publisher = filled(&raw.publisher).or_else(|| url.as_deref().and_then(host));
    faults.missing(title.is_none(), publisher.is_none());
    let record = Record {
        date: faults.date("date", &raw.date),
        accessed: faults.date("day of access", &raw.accessed),
        language: faults.language(&raw.language),
        side: faults.side(&raw.side, known),
        authors: raw.authors.iter().filter_map(|author| filled(author)).collect(),
        url,
        archived_url,
        kind: raw.kind,
        syndicated_from: filled(&raw.agency),
        title_note: filled(&raw.title_note),
        title: title?,
        publisher: publisher?,
    };
    raw.left_out.iter().for_each(|one| faults.told(one));
    Some(record)
}

/// What is wrong with one record.
struct Faults<'f> {
    raw: &'f Raw,
    faults: &'f mut Vec<Diagnostic>,
}

impl Faults<'_> {
    fn missing(&mut self, title: bool, publisher: bool) {
        let mut report = |message: &str, help: &str| {
            self.faults.push(Diagnostic::error("missing-field", self.raw.span, message).help(help));
        };
        if title {
            report(
                "this record has no title",
                "give it one in your reference manager and export it again; the other records need no second import",
            );
        } else if publisher {
            report(
                "this record has neither a publisher nor a web address that would name one",
                "give it a publication, a website title or a publisher in your reference manager and export it again",
            );
        }
    }

    fn left_out(&mut self, message: String, help: &str) {
        self.faults.push(Diagnostic::warning("import-left-out", self.raw.span, message).help(help));
    }

    /// A date in any writing that can mean only one.
    fn date(&mut self, what: &str, text: &str) -> Option<Date> {
        let text = clean(text);
        let day = text.split_once('T').map_or(text.as_str(), |(day, _)| day);
        let found = [text.as_str(), day].into_iter().find_map(|text| Date::parse(text).ok());
        let guessed = || date::suggest(&text).and_then(|text| Date::parse(&text).ok());
        let found = found.or_else(guessed);
        if found.is_none() && !text.is_empty() {
            let message = format!("the {what} `{}` cannot be read and was left out", short(&text));
            self.left_out(
                message,
                "write it into the new file, as in `2025-05-12`, `2025-05` or `2025`",
            );
        }
        found
    }

    /// A web address in a form that `load` takes.
    fn address(&mut self, text: &str) -> Option<String> {
        let text = clean(text);
        let text = if text.starts_with("www.") { format!("https://{text}") } else { text };
        let found = web_address(&text).map(|address| match address.split_once("://") {
            Some((scheme, rest)) => format!("{}://{rest}", scheme.to_lowercase()),
            None => address,
        });
        let found = found.filter(|address| is_web_address(address));
        // A file's name is no address that anybody would miss.
        let is_meant = text.contains(':');
        if found.is_none() && is_meant {
            let message = format!("`{}` is no web address and was left out", short(&text));
            self.left_out(message, "web addresses begin with `https://` or `http://`");
        }
        found
    }

    /// A tag, in capitals where it names a country (BCP 47, 2.1.1), or the name of a language.
    fn language(&mut self, text: &str) -> Option<String> {
        let text = clean(text).replace('_', "-");
        let parts = text.split('-').enumerate().map(|(at, part)| match (at, part.len()) {
            (0, _) => part.to_lowercase(),
            (_, 2) => part.to_uppercase(),
            _ => part.to_owned(),
        });
        let tag = parts.collect::<Vec<_>>().join("-");
        let found =
            tag_of(&text).map(str::to_owned).or_else(|| Some(tag).filter(|tag| is_language(tag)));
        if found.is_none() && !text.is_empty() {
            let message = format!("the language `{}` is not known and was left out", short(&text));
            self.left_out(message, "write its tag into the new file, as in `en` or `zh-Hant`");
        }
        found
    }

    fn side(&mut self, text: &str, known: &Known) -> Option<String> {
        let side = filled(text)?;
        if known.has_side(&side) {
            return Some(side);
        }
        let message = format!("site.yaml has no side `{}`: it was left out", short(&side));
        self.left_out(message, "write one of its sides into the new file");
        None
    }

    fn told(&mut self, left_out: &LeftOut) {
        match left_out {
            LeftOut::Note(note) => self.left_out(
                format!("a note was left out: `{}`", short(&clean(note))),
                "sources have no notes; what readers should know belongs into an entry's text",
            ),
            LeftOut::Others => self.left_out(
                "authors who are not named here were left out".to_owned(),
                "write all of them into the new file",
            ),
            LeftOut::Editors(names) => self.left_out(
                format!("the editors were left out: `{}`", short(&clean(names))),
                "sources have authors alone; if they wrote it, name them in the new file",
            ),
            LeftOut::Crossref(key) => self.left_out(
                format!("`crossref` names `{}`, which is not in this file", short(&clean(key))),
                "export both records together, or write what is missing into the new file",
            ),
        }
    }
}

/// One line, or nothing.
fn filled(text: &str) -> Option<String> {
    Some(clean(text)).filter(|text| !text.is_empty())
}

fn short(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

fn from_doi(doi: &str) -> Option<String> {
    let doi = doi.trim();
    let doi = doi.strip_prefix("doi:").unwrap_or(doi).trim();
    if doi.contains("://") {
        return web_address(doi).filter(|address| is_web_address(address));
    }
    let address = web_address(&format!("https://doi.org/{doi}"));
    address.filter(|address| doi.starts_with("10.") && is_web_address(address))
}

/// The server's name without `www.`.
fn host(address: &str) -> Option<String> {
    let rest = address.split_once("://")?.1;
    let host = rest.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let name = host.split(':').next().filter(|name| !name.is_empty() && !host.starts_with('['));
    Some(clean(name.unwrap_or(host))).filter(|name| !name.is_empty())
}
