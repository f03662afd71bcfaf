//! Quotations held against captures of their sources, and against the lock of the last verification.
//! A quotation stands in its source exactly or not at all: nothing here is nearly right. Reads and writes no file.

mod boundary;
mod capture;
mod file;
mod fold;
mod fragment;
pub mod lock;
mod misnamed;
mod nearest;
mod number;
mod passage;
mod plain;
mod report;
mod signs;
mod verify;
mod words;

use std::collections::{BTreeSet, HashMap, HashSet};

use jiff::civil;

use crate::link::Site;
use crate::model::Id;
use crate::model::entries::Quote;
use crate::source::{Sources, Span};

pub use capture::ENDINGS;
pub use file::CaptureFile;
pub use fragment::address;
pub use lock::FILE;
pub use misnamed::Misnamed;
pub use report::how_to_tell_apart;
pub use verify::verify;

use lock::{Lock, LockedQuotation, LockedSource, Verdict};
use passage::Needle;

/// What is known of a site's quotations.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    states: Vec<State>,
    /// Where the lock begins if somebody else than the program has written it.
    pub edited: Option<Span>,
}

/// What is known of a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It stands in the capture of its source.
    Verified {
        /// The day on which it was held against the capture.
        on: civil::Date,
        /// The text fragment that leads to it.
        fragment: String,
    },
    /// It stands there more than once.
    Ambiguous,
    /// It does not stand there.
    Missing,
    /// There was no capture.
    Unchecked,
    /// The words or the source are not those that were verified.
    Changed(Change),
    /// The source has another address than when it was verified.
    Moved,
    /// The lock does not list it.
    Unlisted,
    /// There is no lock, or none that can be trusted.
    Unlocked,
    /// It holds no letter and no digit.
    Empty,
}

/// What was changed since a quotation was verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Its words, or those before it.
    Words,
    /// Its source.
    Source,
}

/// The ids of the sources that a site quotes, each once.
pub fn quoted(site: &Site) -> BTreeSet<&str> {
    let quotes = site.quotes.rows().iter();
    quotes.map(|quote| site.sources[quote.source].meta.id.as_str()).collect()
}

impl Evidence {
    /// Holds the quotations of a site against the lock among its files.
    pub fn of(site: &Site, sources: &Sources) -> Self {
        let file = sources.find(FILE);
        let lock = file.and_then(|file| Lock::read(file, &sources.get(file).text));
        let edited = file.filter(|_| lock.is_none()).map(Span::start_of);
        let known = lock.as_ref().map(|lock| Known::of(site, lock));
        let state = |quote: &Quote| match &known {
            _ if needle(quote).is_none() => State::Empty,
            None => State::Unlocked,
            Some(known) => known.state(site, quote),
        };
        Self { states: site.quotes.rows().iter().map(state).collect(), edited }
    }

    /// What is known of a quotation.
    pub fn state(&self, id: Id<Quote>) -> &State {
        &self.states[id.index()]
    }
}

/// The name of the entry that shows a quotation, as the lock has it.
fn owner(site: &Site, quote: &Quote) -> String {
    format!("{}/{}", quote.owner.kind.folder(), site.meta(quote.owner).id)
}

fn needle(quote: &Quote) -> Option<Needle> {
    Needle::of(&quote.text, quote.prefix.as_deref())
}

fn hash(quote: &Quote) -> String {
    lock::hash(&quote.text, quote.prefix.as_deref())
}

/// A lock, ready to be asked.
struct Known<'l> {
    /// By the hashes of quotations and their sources.
    verdicts: HashMap<(&'l str, &'l str), (&'l LockedSource, &'l LockedQuotation)>,
    /// Entries and sources with a quotation in the lock that the entry no longer has.
    left_over: HashSet<(&'l str, &'l str)>,
    /// Entries and hashes of those.
    elsewhere: HashSet<(&'l str, &'l str)>,
}

impl<'l> Known<'l> {
    fn of(site: &Site, lock: &'l Lock) -> Self {
        let mut known =
            Self { verdicts: HashMap::new(), left_over: HashSet::new(), elsewhere: HashSet::new() };
        let present = present(site);
        for (id, source) in &lock.sources {
            for quotation in &source.quotations {
                let hash = quotation.hash.as_str();
                known.verdicts.insert((id, hash), (source, quotation));
                for entry in &quotation.entries {
                    if !present.contains(&(entry.clone(), id.clone(), hash.to_owned())) {
                        known.left_over.insert((entry, id));
                        known.elsewhere.insert((entry, hash));
                    }
                }
            }
        }
        known
    }

    fn state(&self, site: &Site, quote: &Quote) -> State {
        let source = &site.sources[quote.source];
        let (hash, owner) = (hash(quote), owner(site, quote));
        let id = source.meta.id.as_str();
        let Some((locked, quotation)) = self.verdicts.get(&(id, &hash)) else {
            return if self.elsewhere.contains(&(owner.as_str(), hash.as_str())) {
                State::Changed(Change::Source)
            } else if self.left_over.contains(&(owner.as_str(), id)) {
                State::Changed(Change::Words)
            } else {
                State::Unlisted
            };
        };
        match (quotation.result, &locked.capture) {
            (Verdict::Verified, _) if locked.url != source.url => State::Moved,
            (Verdict::Verified, Some(capture)) => {
                State::Verified { on: capture.date, fragment: quotation.fragment.clone() }
            }
            (Verdict::Ambiguous, _) => State::Ambiguous,
            (Verdict::Missing, _) => State::Missing,
            (Verdict::Unchecked | Verdict::Verified, _) => State::Unchecked,
        }
    }
}

/// The entries, sources and hashes of all quotations.
fn present(site: &Site) -> HashSet<(String, String, String)> {
    let key = |quote: &Quote| {
        (owner(site, quote), site.sources[quote.source].meta.id.clone(), hash(quote))
    };
    site.quotes.rows().iter().map(key).collect()
}
