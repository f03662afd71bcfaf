//! What is wrong, as plain data: a stable code, a place, words for an editor.
//! Drawing it is the business of the renderers in `diag/`; nothing here prints.

pub mod human;
pub mod json;
pub mod short;

use crate::source::{Sources, Span};

/// How grave a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The site is not built.
    Error,
    /// The site is built all the same.
    Warning,
}

impl Severity {
    /// The word for it: `error` or `warning`.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// One thing that an editor can mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable kebab-case code, such as `unknown-reference`.
    pub code: &'static str,
    /// Error or warning.
    pub severity: Severity,
    /// Where it is.
    pub span: Span,
    /// What is wrong: begins in lower case, ends without a dot.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
    /// A second place that belongs to it, with a few words.
    pub also: Option<Box<(Span, String)>>,
    /// The id to write in place of the one that stands there, where that is certain.
    pub now: Option<String>,
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        let message = message.into();
        Self { code, severity: Severity::Error, span, message, help: None, also: None, now: None }
    }

    /// A warning at a place.
    pub fn warning(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, span, message) }
    }

    /// The same with a word of help.
    pub fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// The same with "did you mean" if one of `known` is near `written`, else with `otherwise`.
    pub fn suggest<'k>(
        self,
        written: &str,
        known: impl IntoIterator<Item = &'k str>,
        otherwise: Option<String>,
    ) -> Self {
        let help = nearest(written, known).map(|near| format!("did you mean `{near}`?"));
        Self { help: help.or(otherwise), ..self }
    }

    /// The same with the present id of what is named by a former one.
    pub fn now(self, id: &str) -> Self {
        Self { now: Some(id.to_owned()), ..self }.help(format!("write `{id}`"))
    }

    /// The same with a second place.
    pub fn also(self, span: Span, words: impl Into<String>) -> Self {
        Self { also: Some(Box::new((span, words.into()))), ..self }
    }
}

/// The known word nearest to one that was written, if it is near enough to be meant.
pub fn nearest<'k>(written: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let written = written.to_lowercase();
    let limit = match written.chars().count() {
        0..=2 => return None,
        letters => (letters / 3).min(4),
    };
    known
        .into_iter()
        .filter(|word| word.chars().count().abs_diff(written.chars().count()) <= limit)
        .map(|word| (strsim::osa_distance(&written, &word.to_lowercase()), word))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, word)| word)
}

/// Puts diagnostics in their fixed order, by file, place, code and words, each once.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| {
        let key = |d: &Diagnostic| (d.span, d.severity, d.code);
        key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
    });
    diagnostics.dedup();
}

/// Whether any of them is an error.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}

/// `path:line:column` of a span's beginning.
pub fn location(sources: &Sources, span: Span) -> String {
    let source = sources.get(span.file);
    let place = source.place(span.start as usize);
    format!("{}:{}:{}", source.path, place.line, place.column)
}

/// A list of words for a reader: "`a`, `b` or `c`".
pub fn choices<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    let words: Vec<_> = words.into_iter().map(|word| format!("`{word}`")).collect();
    match words.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_near() {
        let known = ["li-chenggang", "he-lifeng", "xi-jinping"];
        assert_eq!(nearest("li-chengang", known), Some("li-chenggang"));
        assert_eq!(nearest("He-Lifeng", known), Some("he-lifeng"));
        assert_eq!(nearest("janet-yellen", known), None);
        assert_eq!(nearest("", known), None);
        assert_eq!(nearest("y", ["a", "b"]), None);
    }
}
