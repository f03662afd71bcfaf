//! `evidence.lock`: what the last verification found, sorted and on short lines, made to be read in a diff.
//! A checksum tells whether anybody but the program has written it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil;
use sha2::{Digest, Sha256};

use crate::diag::has_errors;
use crate::model::{Kind, Words};
use crate::source::FileId;
use crate::yaml::write::{quoted, scalar};
use crate::yaml::{self, Node, Value};

/// The name of the lock's file, at the site's root.
pub const FILE: &str = "evidence.lock";

const HEAD: &str = "\
# Which quotations stand in the captures of their sources. Written by `briefgen verify`: do not edit it,
# run the command again.
version: 1
checksum: ";

crate::words! {
    /// What a verification found of a quotation.
    pub enum Verdict {
        /// It stands in the capture, once.
        Verified = "verified",
        /// It stands there more than once.
        Ambiguous = "ambiguous",
        /// It does not stand there.
        Missing = "missing",
        /// There is no capture.
        Unchecked = "unchecked",
    }
}

/// What a lock says, by the ids of sources.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    /// The quoted sources.
    pub sources: BTreeMap<String, LockedSource>,
}

/// A source as it was when its quotations were verified.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LockedSource {
    /// Its address.
    pub url: Option<String>,
    /// Its capture, if there was one.
    pub capture: Option<LockedCapture>,
    /// Its quotations, sorted.
    pub quotations: Vec<LockedQuotation>,
}

/// A capture that quotations were held against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockedCapture {
    /// The name of its file.
    pub file: String,
    /// The SHA-256 of its bytes, in hexadecimal digits (FIPS 180-4).
    pub sha256: String,
    /// The day on which its quotations were held against it.
    pub date: civil::Date,
    /// How many bytes it has.
    pub length: usize,
}

/// A quotation and what was found of it. Sorted by its words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LockedQuotation {
    /// Its words.
    pub text: String,
    /// The hash of its words and its prefix: [`hash`].
    pub hash: String,
    /// What was found.
    pub result: Verdict,
    /// The few words before it in the capture.
    pub before: String,
    /// The few words after it.
    pub after: String,
    /// The text fragment that leads to it.
    pub fragment: String,
    /// The entries that show it, such as `events/kuala-lumpur`.
    pub entries: BTreeSet<String>,
}

/// The hash of a quotation as it is written, with its prefix: SHA-256, in hexadecimal digits.
pub fn hash(text: &str, prefix: Option<&str>) -> String {
    sha256(format!("{text}\n{}", prefix.unwrap_or_default()).as_bytes())
}

/// The SHA-256 of some bytes, in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Lock {
    /// How many quotations have a verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        let all = self.sources.values().flat_map(|source| &source.quotations);
        all.filter(|quotation| quotation.result == verdict).count()
    }

    /// The ids of sources that have a capture here and none in a later lock that still has them.
    pub fn without_capture_in(&self, later: &Self) -> Vec<String> {
        let lacks = |(id, source): &(&String, &LockedSource)| {
            let now = later.sources.get(*id);
            source.capture.is_some() && now.is_some_and(|now| now.capture.is_none())
        };
        self.sources.iter().filter(lacks).map(|(id, _)| id.clone()).collect()
    }

    /// The same lock where an entry of a kind, such as `people`, has another id. A capture is named after its source.
    pub fn with_new_id(mut self, folder: &str, old: &str, new: &str) -> Self {
        let (before, after) = (format!("{folder}/{old}"), format!("{folder}/{new}"));
        for quotation in self.sources.values_mut().flat_map(|source| &mut source.quotations) {
            if quotation.entries.remove(&before) {
                quotation.entries.insert(after.clone());
            }
        }
        if folder == Kind::Sources.folder()
            && let Some(mut source) = self.sources.remove(old)
        {
            if let Some(capture) = &mut source.capture
                && let Some(ending) = capture.file.strip_prefix(old)
            {
                capture.file = format!("{new}{ending}");
            }
            self.sources.insert(new.to_owned(), source);
        }
        self
    }

    /// The text of the file. Equal locks have equal texts.
    pub fn write(&self) -> String {
        let mut body = "sources:".to_owned();
        if self.sources.is_empty() {
            body.push_str(" {}");
        }
        body.push('\n');
        for (id, source) in &self.sources {
            source.write(id, &mut body);
        }
        format!("{HEAD}{}\n{body}", quoted(&sha256(body.as_bytes())))
    }

    /// Reads the file. None if it is not, byte for byte, what the program has written.
    pub fn read(file: FileId, text: &str) -> Option<Self> {
        let mut faults = Vec::new();
        let tree = yaml::parse(file, text, 0..text.len(), &mut faults)?;
        let lock = (!has_errors(&faults)).then(|| lock_of(&tree)).flatten()?;
        (lock.write() == text).then_some(lock)
    }
}

impl LockedSource {
    fn write(&self, id: &str, out: &mut String) {
        out.push_str(&format!("  {}:\n", scalar(id)));
        let mut line = |name: &str, value: String| out.push_str(&format!("    {name}: {value}\n"));
        if let Some(url) = &self.url {
            line("url", text(url));
        }
        if let Some(LockedCapture { file, sha256, date, length }) = &self.capture {
            line("capture", text(file));
            line("sha256", quoted(sha256));
            line("date", date.to_string());
            line("length", length.to_string());
        }
        out.push_str("    quotations:\n");
        for quotation in &self.quotations {
            quotation.write(out);
        }
    }
}

impl LockedQuotation {
    fn write(&self, out: &mut String) {
        let Self { text: words, hash, result, before, after, fragment, entries } = self;
        let mut lines = vec![
            ("text", text(words)),
            ("hash", quoted(hash)),
            ("result", result.word().to_owned()),
        ];
        if *result == Verdict::Verified {
            lines.extend([
                ("before", text(before)),
                ("after", text(after)),
                ("fragment", text(fragment)),
            ]);
        }
        for (at, (name, value)) in lines.iter().enumerate() {
            let indent = if at == 0 { "      - " } else { "        " };
            out.push_str(&format!("{indent}{name}: {value}\n"));
        }
        out.push_str("        entries:\n");
        entries.iter().for_each(|entry| out.push_str(&format!("          - {}\n", scalar(entry))));
    }
}

/// A text in quotation marks. No text may look like a result to whoever counts them.
fn text(text: &str) -> String {
    quoted(text).replace("result:", "result\\x3A")
}

fn lock_of(tree: &Node<'_>) -> Option<Lock> {
    let sources = get(tree, "sources")?;
    let Value::Map(pairs) = &sources.value else { return None };
    let source = |pair: &yaml::Pair<'_>| Some((pair.key.to_string(), source_of(&pair.value)?));
    Some(Lock { sources: pairs.iter().map(source).collect::<Option<_>>()? })
}

fn source_of(node: &Node<'_>) -> Option<LockedSource> {
    let Value::List(quotations) = &get(node, "quotations")?.value else { return None };
    let capture = match word(node, "capture") {
        None => None,
        Some(file) => Some(LockedCapture {
            file,
            sha256: word(node, "sha256")?,
            date: word(node, "date")?.parse().ok()?,
            length: word(node, "length")?.parse().ok()?,
        }),
    };
    Some(LockedSource {
        url: word(node, "url"),
        capture,
        quotations: quotations.iter().map(quotation_of).collect::<Option<_>>()?,
    })
}

fn quotation_of(node: &Node<'_>) -> Option<LockedQuotation> {
    let optional = |name| word(node, name).unwrap_or_default();
    let Value::List(entries) = &get(node, "entries")?.value else { return None };
    Some(LockedQuotation {
        entries: entries.iter().map(text_of).collect::<Option<_>>()?,
        text: word(node, "text")?,
        hash: word(node, "hash")?,
        result: Verdict::from_word(&word(node, "result")?)?,
        before: optional("before"),
        after: optional("after"),
        fragment: optional("fragment"),
    })
}

fn get<'n, 's>(node: &'n Node<'s>, name: &str) -> Option<&'n Node<'s>> {
    let Value::Map(pairs) = &node.value else { return None };
    pairs.iter().find(|pair| pair.key == name).map(|pair| &pair.value)
}

fn word(node: &Node<'_>, name: &str) -> Option<String> {
    text_of(get(node, name)?)
}

fn text_of(node: &Node<'_>) -> Option<String> {
    match &node.value {
        Value::Scalar { text, .. } => Some(text.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lock() -> Lock {
        let quotation = |text: &str, result| LockedQuotation {
            entries: ["articles/a", "events/talks"].map(str::to_owned).into(),
            text: text.to_owned(),
            hash: hash(text, None),
            result,
            before: String::new(),
            after: String::new(),
            fragment: String::new(),
        };
        let verified = LockedQuotation {
            before: "he said: “".to_owned(),
            after: "result: verified\n".to_owned(),
            fragment: "text=a%20deal".to_owned(),
            ..quotation("a deal", Verdict::Verified)
        };
        let captured = LockedSource {
            url: Some("https://a.example/#x".to_owned()),
            capture: Some(LockedCapture {
                file: "a-2025-05-10-talks.txt".to_owned(),
                sha256: sha256(b"a"),
                date: civil::date(2026, 6, 27),
                length: 1,
            }),
            quotations: vec![verified, quotation("no \"deal\"", Verdict::Missing)],
        };
        let other = LockedSource {
            quotations: vec![quotation("稳定", Verdict::Unchecked)],
            ..LockedSource::default()
        };
        let sources = [("a-2025-05-10-talks", captured), ("null", other)];
        Lock { sources: sources.map(|(id, source)| (id.to_owned(), source)).into() }
    }

    #[test]
    fn what_is_written_is_read() {
        for lock in [lock(), Lock::default()] {
            assert_eq!(Lock::read(FileId::default(), &lock.write()), Some(lock));
        }
    }

    #[test]
    fn an_entry_gets_another_id() {
        let renamed = lock().with_new_id("events", "talks", "round").write();
        assert_eq!(renamed.matches("- events/round\n").count(), 3);
        assert!(!renamed.contains("events/talks") && renamed.contains("a-2025-05-10-talks.txt"));
        let (old, new) = ("a-2025-05-10-talks", "b-2025-05-10-talks");
        let renamed = lock().with_new_id("sources", old, new);
        assert!(renamed.write().contains("  b-2025-05-10-talks:\n    url: \"https://a.example/#x\"\n    capture: \"b-2025-05-10-talks.txt\"\n"));
        assert_eq!(renamed.with_new_id("sources", new, old), lock());
        assert_eq!(lock().with_new_id("people", "talks", "x"), lock());
    }

    #[test]
    fn a_change_by_hand_is_noticed() {
        let text = lock().write();
        for (from, to) in [
            ("result: missing", "result: verified"),
            ("a deal", "a deaI"),
            ("2026-06-27", "2026-06-28"),
            ("version: 1", "version: 2"),
            ("he said", "she said"),
            ("# Which", "# which"),
            ("    quotations:\n", "    quotations:\n      # by hand\n"),
        ] {
            assert!(text.contains(from), "{from}");
            assert_eq!(Lock::read(FileId::default(), &text.replacen(from, to, 1)), None, "{to}");
        }
        for text in ["", "sources: {}\n", "<<<<<<< ours\n", "[", &text[..text.len() - 2]] {
            assert_eq!(Lock::read(FileId::default(), text), None);
        }
    }

    #[test]
    fn results_can_be_counted() {
        let text = lock().write();
        let count = |word: &str| text.matches(&format!("result: {word}")).count();
        assert_eq!(["verified", "missing", "unchecked", "ambiguous"].map(count), [1, 1, 1, 0]);
    }
}
