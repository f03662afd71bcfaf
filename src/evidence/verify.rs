//! The verification: each quotation looked for in the capture of its source, and a new lock.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil;
use rayon::prelude::*;

use super::fold::{Folded, normal};
use super::fragment::Search;
use super::lock::{self, Lock, LockedCapture, LockedQuotation, LockedSource, Verdict};
use super::passage::{Found, Needle};
use super::words::{end_of_first, on_one_line, start_of_last};
use super::{capture, hash, nearest, needle, owner};
use crate::diag::Diagnostic;
use crate::link::Site;
use crate::model::Id;
use crate::model::entries::{Quote, Source};

/// How many words around a passage the lock shows.
const AROUND: usize = 6;

/// A capture as it was found.
#[derive(Clone, Debug)]
pub struct CaptureFile {
    /// The name of its file: the id of its source and one of [`super::ENDINGS`].
    pub name: String,
    /// What it holds, or why it cannot be read.
    pub bytes: Result<Vec<u8>, String>,
}

/// Holds every quotation of a site against the captures, which are given by the ids of their sources. The day of a
/// source stays if its capture and its results are those of the `old` lock; else it is `today`.
///
/// Returns the new lock and what is to be mended: quotations that are missing, ambiguous or empty, and captures that
/// are no text.
pub fn verify(
    site: &Site,
    captures: &BTreeMap<String, CaptureFile>,
    old: Option<&Lock>,
    today: civil::Date,
) -> (Lock, Vec<Diagnostic>) {
    let mut quoted: BTreeMap<Id<Source>, Vec<&Quote>> = BTreeMap::new();
    for quote in site.quotes.rows() {
        quoted.entry(quote.source).or_default().push(quote);
    }
    let quoted: Vec<_> = quoted.into_iter().collect();
    let verified: Vec<_> = quoted
        .par_iter()
        .map(|(id, quotes)| {
            let source = &site.sources[*id];
            let id = &source.meta.id;
            let before = old.and_then(|lock| lock.sources.get(id));
            (id.clone(), of_source(site, source, quotes, captures.get(id), before, today))
        })
        .collect();
    let (mut lock, mut diagnostics) = (Lock::default(), Vec::new());
    for (id, (source, mut faults)) in verified {
        diagnostics.append(&mut faults);
        if !source.quotations.is_empty() {
            lock.sources.insert(id, source);
        }
    }
    (lock, diagnostics)
}

fn of_source(
    site: &Site,
    source: &Source,
    quotes: &[&Quote],
    file: Option<&CaptureFile>,
    before: Option<&LockedSource>,
    today: civil::Date,
) -> (LockedSource, Vec<Diagnostic>) {
    let mut faults = Vec::new();
    let content = file.and_then(|file| match read(file) {
        Ok((bytes, text)) => Some((&file.name, bytes, text)),
        Err(why) => {
            faults.push(unreadable(&file.name, &why, quotes[0]));
            None
        }
    });
    let folded = content.as_ref().map(|(.., text)| Folded::of(text));
    let search = content.as_ref().map(|(.., text)| Search::of(text));
    let mut quotations: Vec<_> = quotes
        .iter()
        .filter_map(|quote| {
            let Some(needle) = needle(quote) else {
                faults.push(empty(quote));
                return None;
            };
            let found = folded.as_ref().map(|folded| (folded, needle.find(folded)));
            faults.extend(found.as_ref().and_then(|(folded, found)| {
                report(found, quote, &needle, folded, &source.meta.id)
            }));
            let found = search.as_ref().zip(found.map(|(_, found)| found));
            Some(locked(owner(site, quote), quote, found))
        })
        .collect();
    quotations.sort();
    // What several entries show is one quotation.
    quotations.dedup_by(|one, kept| {
        let same = one.hash == kept.hash;
        if same {
            kept.entries.append(&mut one.entries);
        }
        same
    });
    let capture = content.map(|(name, bytes, _)| LockedCapture {
        file: name.clone(),
        sha256: lock::sha256(bytes),
        date: today,
        length: bytes.len(),
    });
    let new = LockedSource { url: source.url.clone(), capture, quotations };
    (before.map_or(new.clone(), |before| with_date_of(new, before)), faults)
}

/// A source with the day on which the same was found before.
fn with_date_of(new: LockedSource, before: &LockedSource) -> LockedSource {
    let (Some(capture), Some(earlier)) = (&new.capture, &before.capture) else { return new };
    let capture = Some(LockedCapture { date: earlier.date, ..capture.clone() });
    let same = LockedSource { capture, ..new.clone() };
    if same == *before { same } else { new }
}

/// The bytes of a capture and its text in NFC, or why there is no text.
fn read(file: &CaptureFile) -> Result<(&[u8], String), String> {
    let bytes = file.bytes.as_ref().map_err(String::clone)?;
    let content = std::str::from_utf8(bytes)
        .map_err(|error| format!("it is not UTF-8 (byte {})", error.valid_up_to() + 1))?;
    let content = content.strip_prefix('\u{feff}').unwrap_or(content);
    let ending = file.name.rsplit('.').next().unwrap_or_default();
    Ok((bytes, normal(&capture::text(ending, content))))
}

/// The line of the lock for a quotation.
fn locked(entry: String, quote: &Quote, found: Option<(&Search<'_>, Found)>) -> LockedQuotation {
    let mut line = LockedQuotation {
        entries: BTreeSet::from([entry]),
        text: quote.text.clone(),
        hash: hash(quote),
        result: Verdict::Unchecked,
        before: String::new(),
        after: String::new(),
        fragment: String::new(),
    };
    match found {
        None => {}
        Some((_, Found::Several)) => line.result = Verdict::Ambiguous,
        Some((_, Found::Nowhere | Found::OutOfOrder | Found::NotBehindPrefix)) => {
            line.result = Verdict::Missing
        }
        Some((search, Found::Once(parts))) => {
            let capture = search.capture();
            let (start, end) = (parts[0].start, parts[parts.len() - 1].end);
            let (before, after) = (&capture[..start], &capture[end..]);
            line.result = Verdict::Verified;
            line.before = on_one_line(&before[start_of_last(before, AROUND)..]);
            line.after = on_one_line(&after[..end_of_first(after, AROUND)]);
            line.fragment = search.directive(&parts);
        }
    }
    line
}

fn report(
    found: &Found,
    quote: &Quote,
    needle: &Needle,
    capture: &Folded<'_>,
    source: &str,
) -> Option<Diagnostic> {
    let missing = |message: String| Diagnostic::error("quote-missing", quote.span, message);
    Some(match found {
        Found::Once(_) => return None,
        Found::Several => {
            let message = format!("these words stand more than once in the capture of `{source}`");
            Diagnostic::error("quote-unverified", quote.span, message)
                .help("give the words before them as `prefix`, or quote more of the sentence")
        }
        Found::NotBehindPrefix => {
            let message = format!(
                "these words stand in the capture of `{source}`, but not behind their `prefix`"
            );
            missing(message).help("copy the words right before them from the source")
        }
        Found::OutOfOrder => {
            let message = format!(
                "the parts of this quotation stand in the capture of `{source}`, but not in this order"
            );
            missing(message).help("`...` joins parts in the order in which the source has them")
        }
        Found::Nowhere => {
            let message = format!("these words do not stand in the capture of `{source}`");
            let nearest = nearest::difference(&needle.words(), &capture.text);
            missing(message).help(nearest.map_or_else(
                || "nothing in it comes near: is it the right source?".to_owned(),
                |difference| {
                    format!("the nearest passage, with [-your words-] and {{+the source's+}}: {difference}")
                },
            ))
        }
    })
}

fn unreadable(name: &str, why: &str, quote: &Quote) -> Diagnostic {
    let message = format!("the capture `{name}` of this source cannot be read: {why}");
    Diagnostic::error("bad-capture", quote.span, message)
        .help("save it again as a text or a page in UTF-8, then verify again")
}

fn empty(quote: &Quote) -> Diagnostic {
    Diagnostic::error("empty-quotation", quote.span, "this quotation has no letter and no digit")
        .help("write the words of the source, or take it out")
}
