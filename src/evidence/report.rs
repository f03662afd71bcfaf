//! What is said of a quotation that is not verified, and of a capture that cannot be used.

use super::file::{CaptureFile, Unreadable};
use super::fold::Folded;
use super::nearest;
use super::passage::{Found, Needle, Twice};
use super::signs::{self, EDGE};
use super::words::on_one_line;
use crate::diag::Diagnostic;
use crate::model::entries::Quote;

/// The longest word that is shown, in characters.
const WIDEST: usize = 60;

/// What an editor does where the words of a quotation stand more than once in its source.
pub fn how_to_tell_apart(quote: &Quote) -> &'static str {
    match &quote.prefix {
        _ if quote.is_in_citation() => "quote more of the sentence",
        None => "give the words before them as `prefix`, or quote more of the sentence",
        Some(_) => {
            "its `prefix` does not tell them apart: give more of the words before them, or quote more of the sentence"
        }
    }
}

/// What is to be mended in a quotation that was looked for in a capture; `name` is its file, `capture` its text.
pub fn found(
    found: &Found,
    quote: &Quote,
    needle: &Needle,
    name: &str,
    capture: (&str, &Folded<'_>),
) -> Option<Diagnostic> {
    let (text, folded) = capture;
    let missing = |message: String| Diagnostic::error("quote-missing", quote.span, message);
    Some(match found {
        Found::Once(_) => return None,
        Found::Several(twice) => several(*twice, quote, name),
        Found::NotBehindPrefix => {
            missing(format!("these words stand in `{name}`, but not behind their `prefix`"))
                .help("copy the words right before them from the source")
        }
        Found::OutOfOrder => {
            missing(format!(
                "the parts of this quotation stand in `{name}`, but not in this order"
            ))
            .help("`...` joins parts in the order in which the source has them")
        }
        Found::Within(word) => {
            missing(format!("these words do not stand in `{name}` as whole words")).help(format!(
                "there they are only a part of `{}`",
                shortened(&on_one_line(&signs::without(&text[word.clone()])))
            ))
        }
        Found::AcrossBlocks => {
            missing(format!("these words do not stand in `{name}` in one piece")).help(
                "a paragraph, a cell or a heading ends between them: quote one of both, or join them by `...`",
            )
        }
        Found::Nowhere => missing(format!("these words do not stand in `{name}`"))
            .help(what_stands_there(needle, folded)),
    })
}

fn several(twice: Twice, quote: &Quote, name: &str) -> Diagnostic {
    let (message, help) = match twice {
        Twice::First => ("these words stand more than once in", how_to_tell_apart(quote)),
        Twice::Later => (
            "what stands behind an ellipsis of this quotation stands more than once in",
            "quote more of the words behind the ellipsis",
        ),
    };
    Diagnostic::error("quote-unverified", quote.span, format!("{message} `{name}`")).help(help)
}

fn what_stands_there(needle: &Needle, capture: &Folded<'_>) -> String {
    if capture.text.is_empty() {
        return "there is no text in it: it may be a page that scripts fill".to_owned();
    }
    let sign = if capture.text.contains('^') { "¦" } else { "^" };
    let text = capture.text.replace(EDGE, sign);
    let Some(difference) = nearest::difference(&needle.words(), &text) else {
        return "nothing in it comes near: is it the right source?".to_owned();
    };
    let edges = if difference.contains(sign) {
        format!(" (`{sign}` marks what is raised, lowered or struck out)")
    } else {
        String::new()
    };
    format!("the nearest passage, with [-your words-] and {{+the source's+}}: {difference}{edges}")
}

fn shortened(word: &str) -> String {
    match word.char_indices().nth(WIDEST) {
        Some((end, _)) => format!("{}…", &word[..end]),
        None => word.to_owned(),
    }
}

/// A capture without a text.
pub fn unreadable(
    file: &CaptureFile,
    Unreadable { why, help }: Unreadable,
    quote: &Quote,
) -> Diagnostic {
    let message = format!("the capture `{}` of this source cannot be read: {why}", file.name);
    Diagnostic::error("bad-capture", quote.span, message).help(help)
}

/// A source with more captures than one.
pub fn others(file: &CaptureFile, quote: &Quote) -> Option<Diagnostic> {
    let others: Vec<_> = file.others.iter().map(|name| format!("`{name}`")).collect();
    let message = format!(
        "this source has more captures than one: `{}` is used, {} not",
        file.name,
        others.join(" and ")
    );
    let report = || {
        Diagnostic::warning("two-captures", quote.span, message)
            .help("keep the one that has the words of the source")
    };
    (!others.is_empty()).then(report)
}

/// A quotation without words.
pub fn empty(quote: &Quote) -> Diagnostic {
    Diagnostic::error("empty-quotation", quote.span, "this quotation has no letter and no digit")
        .help("write the words of the source, or take it out")
}
