//! Code in colour, as CSS classes; loaded when the first block of code is met.

use std::sync::LazyLock;

use pulldown_cmark_escape::escape_html_body_text;
use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::SyntaxSet;
use syntect::util::LinesWithEndings;

/// Blocks beyond these, in bytes, stay plain: no reader needs their colours, and they cost seconds.
const MAX_BLOCK: usize = 64 * 1024;
const MAX_LINE: usize = 4 * 1024;

/// The classes begin with this, so that they cannot be mistaken for the page's own.
const STYLE: ClassStyle = ClassStyle::SpacedPrefixed { prefix: "z-" };

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// Code as HTML: with classes where the language is known, escaped text otherwise.
pub fn code(language: &str, code: &str) -> String {
    coloured(language, code).unwrap_or_else(|| {
        let mut html = String::with_capacity(code.len());
        let _ = escape_html_body_text(&mut html, code);
        html
    })
}

/// Whether a language can be highlighted.
pub fn is_known(language: &str) -> bool {
    SYNTAXES.find_syntax_by_token(language).is_some()
}

fn coloured(language: &str, code: &str) -> Option<String> {
    let small = code.len() <= MAX_BLOCK && code.lines().all(|line| line.len() <= MAX_LINE);
    if language.is_empty() || !small {
        return None;
    }
    let syntax = SYNTAXES.find_syntax_by_token(language)?;
    let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, &SYNTAXES, STYLE);
    for line in LinesWithEndings::from(code) {
        generator.parse_html_for_line_which_includes_newline(line).ok()?;
    }
    Some(generator.finalize())
}
