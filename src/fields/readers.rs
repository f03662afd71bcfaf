//! The small readers: one for each form that a field can take.

mod values;

use std::marker::PhantomData;

use super::{Form, Read, Reader, Record};
use crate::diag::Diagnostic;
use crate::model::{Target, Words};
use crate::source::{Span, Spanned};
use crate::yaml::{Node, Value};

/// A text in Markdown: still the source, with the place of the whole.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    /// The Markdown.
    pub text: String,
    /// Where it was written: the scalar in YAML, or the part of the file after the front matter.
    pub span: Span,
}

/// A reference that is not resolved yet: the id of a `T` as it was written.
#[derive(Debug)]
pub struct Ref<T> {
    /// The id as written.
    pub text: String,
    /// Where.
    pub span: Span,
    target: PhantomData<fn() -> T>,
}

impl<T> Ref<T> {
    /// A reference from its text and place.
    pub fn new(text: String, span: Span) -> Self {
        Self { text, span, target: PhantomData }
    }
}

impl<T> Default for Ref<T> {
    fn default() -> Self {
        Self::new(String::new(), Span::default())
    }
}

impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        Self::new(self.text.clone(), self.span)
    }
}

/// One value or a list of them.
#[derive(Clone, Debug, Default)]
pub struct OneOrMany<T>(pub Vec<T>);

/// A web address.
#[derive(Clone, Debug, Default)]
pub struct Url(pub String);

/// A language tag (BCP 47).
#[derive(Clone, Debug, Default)]
pub struct Language(pub String);

/// Texts by language or name, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Texts(pub Vec<(Spanned<String>, String)>);

/// Groups of fields by id, in the order of the file.
#[derive(Clone, Debug)]
pub struct Groups<T>(pub Vec<(Spanned<String>, T)>);

impl<T> Default for Groups<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// The text of a scalar that is not blank, or a report.
fn text<'n>(node: &'n Node<'_>, reader: &mut Reader, form: Form) -> Option<&'n str> {
    let trimmed = match &node.value {
        Value::Scalar { text, .. } => text.trim(),
        Value::Null => "",
        Value::Faulty => return None,
        _ => {
            reader.wrong_type(node.span, form, node.kind());
            return None;
        }
    };
    if trimmed.is_empty() {
        let message = format!("`{}` is empty", reader.name());
        let help = reader.help_for_empty();
        reader.fault(Diagnostic::error("empty-value", node.span, message).help(help));
        return None;
    }
    if let Some(bad) = trimmed.chars().find(|c| is_invisible(*c)) {
        let message =
            format!("`{}` holds the invisible character U+{:04X}", reader.name(), bad as u32);
        reader.fault(
            Diagnostic::error("invisible-character", node.span, message)
                .help("type the text anew instead of pasting it"),
        );
        return None;
    }
    Some(trimmed)
}

/// Controls, bidirectional overrides and zero-width characters: never meant, often an attack.
/// The zero-width joiners of emoji and of some scripts (U+200C, U+200D) are let through.
pub fn is_invisible(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a citation stands in a text: `[@source-id`.
fn is_citation(text: &str) -> bool {
    let begins =
        |(at, mark): (usize, &str)| text[at + mark.len()..].starts_with(char::is_alphanumeric);
    text.match_indices("[@").any(begins)
}

impl Read for String {
    const FORM: Form = Form::Text;
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        let text = text(node, reader, Self::FORM).unwrap_or_default();
        if is_citation(text) {
            let message =
                format!("`{}` takes plain words: a citation in it is not read", reader.name());
            reader.fault(
                Diagnostic::warning("unread-citation", node.span, message)
                    .help("take it out, and name its source in `sources` or in a text"),
            );
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

impl Read for Spanned<String> {
    const FORM: Form = Form::Text;
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        Spanned { value: String::read(node, reader), span: node.span }
    }
}

impl Read for Prose {
    const FORM: Form = Form::Markdown;
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        match (&node.value, text(node, reader, Self::FORM)) {
            (Value::Scalar { text, .. }, Some(_)) => {
                Prose { text: text.clone().into_owned(), span: node.span }
            }
            _ => Prose::default(),
        }
    }
}

impl<T: Target> Read for Ref<T> {
    const FORM: Form = Form::Id(T::NOUN);
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        match text(node, reader, Self::FORM) {
            Some(text) => Ref::new(text.to_owned(), node.span),
            None => Ref::default(),
        }
    }
}

impl Read for Option<bool> {
    const FORM: Form = Form::Flag;
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        match text(node, reader, Self::FORM)? {
            "true" => Some(true),
            "false" => Some(false),
            other => {
                let meant = match other.to_lowercase().as_str() {
                    "true" | "yes" | "on" | "y" => Some("true".to_owned()),
                    "false" | "no" | "off" | "n" => Some("false".to_owned()),
                    _ => None,
                };
                reader.wrong(node.span, Self::FORM, &format!("`{other}`"), meant);
                None
            }
        }
    }
}

impl Read for Url {
    const FORM: Form = Form::Url;
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        let Some(text) = text(node, reader, Self::FORM) else { return Url::default() };
        if is_web_address(text) {
            return Url(text.to_owned());
        }
        let message = format!("`{text}` is not a web address");
        let help = address_meant(text).map(|address| format!("write `{address}`"));
        let whole = "write the whole address, beginning with `https://` or `http://`";
        reader.fault(
            Diagnostic::error("bad-url", node.span, message)
                .help(help.unwrap_or_else(|| whole.to_owned())),
        );
        Url::default()
    }
}

/// The address that was meant: by one with spaces, in capitals, with a sign left out, or without its beginning.
fn address_meant(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join("%20");
    let scheme = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let (scheme, rest) = text.split_at(scheme);
    let host = rest.trim_start_matches([':', '/']);
    let address = match scheme.to_lowercase().as_str() {
        scheme @ ("http" | "https") if rest.len() > host.len() => format!("{scheme}://{host}"),
        _ if rest.starts_with('.') && !rest.contains("//") => format!("https://{text}"),
        _ => return None,
    };
    let has_host = address.split('/').nth(2).is_some_and(|host| host.contains('.'));
    (has_host && is_web_address(&address)).then_some(address)
}

/// Whether a text is an `http` or `https` address with a host and without white space.
pub fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_alphanumeric() || c == '[')
            && !rest
                .contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"\\`".contains(c))
    })
}

impl Read for Language {
    const FORM: Form = Form::Language;
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        let Some(text) = text(node, reader, Self::FORM) else { return Language::default() };
        if is_language(text) {
            return Language(text.to_owned());
        }
        reader.wrong_type(node.span, Self::FORM, &format!("`{text}`"));
        Language::default()
    }
}

/// Whether a text has the shape of a BCP 47 language tag.
pub fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let primary = parts.next().unwrap_or("");
    (2..=3).contains(&primary.len())
        && primary.chars().all(|c| c.is_ascii_lowercase())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric())
        })
}

impl Read for Option<Url> {
    const FORM: Form = Form::Url;
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        Some(Url::read(node, reader)).filter(|url| !url.0.is_empty())
    }
}

macro_rules! optional {
    ($($type:ty),+) => { $(
        impl Read for Option<$type> {
            const FORM: Form = <$type as Read>::FORM;
            fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
                Some(<$type as Read>::read(node, reader))
            }
        }
    )+ };
}
optional!(String, Spanned<String>, Prose, Language);

impl<T: Target> Read for Option<Ref<T>> {
    const FORM: Form = Form::Id(T::NOUN);
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        Some(Ref::read(node, reader))
    }
}

impl<T: Read> Read for Vec<T> {
    const FORM: Form = Form::List(&T::FORM);
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        match &node.value {
            Value::List(items) => read_items(items, reader),
            _ => {
                let meant = as_list(T::FORM, &node.value);
                reader.wrong(node.span, Self::FORM, node.kind(), meant);
                Vec::new()
            }
        }
    }
}

/// The list that a single value was meant to be: of ids with commas between them, or of one text.
fn as_list(form: Form, value: &Value<'_>) -> Option<String> {
    let Value::Scalar { text, .. } = value else { return None };
    match form {
        Form::Id(_) | Form::Either(Form::Id(_), _) => {
            let ids = text.split([',', ' ', '[', ']']).filter(|id| !id.is_empty());
            Some(format!("[{}]", ids.collect::<Vec<_>>().join(", ")))
        }
        Form::Text | Form::Url => Some(format!("[{}]", crate::yaml::write::scalar(text.trim()))),
        _ => None,
    }
}

fn read_items<T: Read>(items: &[Node<'_>], reader: &mut Reader) -> Vec<T> {
    items
        .iter()
        .filter_map(|item| {
            if matches!(item.value, Value::Null) {
                reader.wrong_type(item.span, T::FORM, "an empty item");
            }
            if matches!(item.value, Value::Null | Value::Faulty) {
                return None;
            }
            Some(T::read(item, reader))
        })
        .collect()
}

impl<T: Read> Read for OneOrMany<T> {
    const FORM: Form = Form::OneOrMany(&T::FORM);
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        match &node.value {
            Value::List(items) => OneOrMany(read_items(items, reader)),
            _ => OneOrMany(vec![T::read(node, reader)]),
        }
    }
}

impl Read for Texts {
    const FORM: Form = Form::Texts;
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        let Value::Map(pairs) = &node.value else {
            reader.wrong_type(node.span, Self::FORM, node.kind());
            return Texts::default();
        };
        let texts = pairs.iter().map(|pair| {
            let key = Spanned { value: pair.key.clone().into_owned(), span: pair.key_span };
            (key, String::read(&pair.value, reader))
        });
        Texts(texts.collect())
    }
}

impl<T: Read + Record> Read for Groups<T> {
    const FORM: Form = match T::FORM {
        Form::Group(fields) => Form::Groups(fields),
        form => form,
    };
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        let Value::Map(pairs) = &node.value else {
            reader.wrong_type(node.span, Self::FORM, node.kind());
            return Groups::default();
        };
        let groups = pairs.iter().map(|pair| {
            let key = Spanned { value: pair.key.clone().into_owned(), span: pair.key_span };
            (key, T::read(&pair.value, reader))
        });
        Groups(groups.collect())
    }
}

/// Reads a group of fields, or reports that the node is none.
pub fn read_group(node: &Node<'_>, reader: &mut Reader, noun: &str, record: &mut dyn Record) {
    match &node.value {
        Value::Map(pairs) => {
            let head = Span { end: node.span.start, ..node.span };
            reader.fields(pairs, noun, head, &mut [record]);
        }
        Value::Faulty => {}
        _ => {
            let message = format!("{noun} is a group of fields, not {}", node.kind());
            let fields = Form::Group(record.fields()).words();
            reader.fault(
                Diagnostic::error("wrong-type", node.span, message).help(format!("write {fields}")),
            );
        }
    }
}

impl<T: Words> Read for Option<T> {
    const FORM: Form = Form::Choice(T::WORDS);
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        let written = text(node, reader, Self::FORM)?;
        if let Some(value) = T::from_word(written) {
            return Some(value);
        }
        let words = T::WORDS.iter().copied();
        let message = format!("`{}` cannot be `{written}`", reader.name());
        let all = format!("it is one of {}", crate::diag::choices(words.clone()));
        let diagnostic = Diagnostic::error("unknown-value", node.span, message);
        reader.fault(diagnostic.suggest(written, words, Some(all)));
        None
    }
}
