//! The verification: each quotation looked for in the capture of its source, and a new lock.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil;
use rayon::prelude::*;

use super::file::CaptureFile;
use super::fold::Folded;
use super::fragment::Search;
use super::lock::{self, Lock, LockedCapture, LockedQuotation, LockedSource, Verdict};
use super::passage::Found;
use super::signs;
use super::words::{end_of_first, on_one_line, start_of_last};
use super::{hash, needle, owner, report};
use crate::diag::Diagnostic;
use crate::link::Site;
use crate::model::Id;
use crate::model::entries::{Quote, Source};

/// How many words around a passage the lock shows.
const AROUND: usize = 6;

/// A capture, ready to be searched.
struct Held<'c> {
    name: &'c str,
    search: Search<'c>,
    folded: Folded<'c>,
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
    let mut faults: Vec<_> =
        file.and_then(|file| report::others(file, quotes[0])).into_iter().collect();
    let content = file.and_then(|file| match file.read() {
        Ok((bytes, text)) => Some((file.name.as_str(), bytes, text)),
        Err(why) => {
            faults.push(report::unreadable(file, why, quotes[0]));
            None
        }
    });
    let held = content.as_ref().map(|(name, _, text)| Held {
        name,
        search: Search::of(text),
        folded: Folded::of(text),
    });
    let looked_for =
        quotes.par_iter().map(|quote| look_for(quote, owner(site, quote), held.as_ref()));
    let (quotations, mut found): (Vec<_>, Vec<_>) = looked_for.unzip();
    faults.extend(found.drain(..).flatten());
    let capture = content.as_ref().map(|(name, bytes, _)| LockedCapture {
        file: (*name).to_owned(),
        sha256: lock::sha256(bytes),
        date: today,
        length: bytes.len(),
    });
    let quotations = each_once(quotations.into_iter().flatten().collect());
    let new = LockedSource { url: source.url.clone(), capture, quotations };
    (before.map_or(new.clone(), |before| with_date_of(new, before)), faults)
}

/// The line of the lock for a quotation, and what is to be mended in it. No line if it is empty.
fn look_for(
    quote: &Quote,
    entry: String,
    held: Option<&Held<'_>>,
) -> (Option<LockedQuotation>, Option<Diagnostic>) {
    let Some(needle) = needle(quote) else { return (None, Some(report::empty(quote))) };
    let Some(held) = held else { return (Some(locked(entry, quote, None)), None) };
    let found = needle.find(&held.folded);
    let capture = (held.search.capture(), &held.folded);
    let fault = report::found(&found, quote, &needle, held.name, capture);
    (Some(locked(entry, quote, Some((&held.search, found)))), fault)
}

/// What several entries show is one quotation.
fn each_once(mut quotations: Vec<LockedQuotation>) -> Vec<LockedQuotation> {
    quotations.sort();
    quotations.dedup_by(|one, kept| {
        let same = one.hash == kept.hash;
        if same {
            kept.entries.append(&mut one.entries);
        }
        same
    });
    quotations
}

/// A source with the day on which the same was found before.
fn with_date_of(new: LockedSource, before: &LockedSource) -> LockedSource {
    let (Some(capture), Some(earlier)) = (&new.capture, &before.capture) else { return new };
    let capture = Some(LockedCapture { date: earlier.date, ..capture.clone() });
    let same = LockedSource { capture, ..new.clone() };
    if same == *before { same } else { new }
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
        Some((_, Found::Several(_))) => line.result = Verdict::Ambiguous,
        Some((search, Found::Once(parts))) => {
            let capture = search.capture();
            let (start, end) = (parts[0].start, parts[parts.len() - 1].end);
            let (before, after) = (&capture[..start], &capture[end..]);
            line.result = Verdict::Verified;
            line.before = around(&before[start_of_last(before, AROUND)..]);
            line.after = around(&after[..end_of_first(after, AROUND)]);
            line.fragment = search.directive(&parts).unwrap_or_default();
        }
        Some(_) => line.result = Verdict::Missing,
    }
    line
}

fn around(words: &str) -> String {
    on_one_line(&signs::without(words))
}
