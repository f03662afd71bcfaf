//! YAML text to a tree of nodes with their places. Scalars stay the text that was written:
//! what `no`, `010` or `12:30` means is for the field that reads it.

mod faults;
pub mod trace;
pub mod write;

use std::borrow::Cow;
use std::ops::Range;

use granit_parser::{Event, Options, Parser, ScalarStyle, ScanError, StrInput};

use crate::diag::Diagnostic;
use crate::source::{FileId, Span};

/// Nesting that no honest entry reaches.
const MAX_DEPTH: usize = 32;

/// A value and its place.
#[derive(Clone, Debug)]
pub struct Node<'s> {
    /// Where it was written.
    pub span: Span,
    /// What it is.
    pub value: Value<'s>,
}

/// What a node holds.
#[derive(Clone, Debug)]
pub enum Value<'s> {
    /// Nothing was written, or `~` or `null`.
    Null,
    /// Text; `quoted` if it stood between quotation marks or in a block.
    Scalar {
        /// The text, with escapes resolved.
        text: Cow<'s, str>,
        /// Whether it was marked as text.
        quoted: bool,
    },
    /// Something that cannot be used; it has been reported.
    Faulty,
    /// A list.
    List(Vec<Node<'s>>),
    /// Fields with their values, in the order of the file, each name once.
    Map(Vec<Pair<'s>>),
}

/// A field's name and its value.
#[derive(Clone, Debug)]
pub struct Pair<'s> {
    /// The name as written.
    pub key: Cow<'s, str>,
    /// Where the name stands.
    pub key_span: Span,
    /// The value.
    pub value: Node<'s>,
}

impl Node<'_> {
    /// What it is, in an editor's words.
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::Null | Value::Faulty => "nothing",
            Value::Scalar { .. } => "a single value",
            Value::List(_) => "a list",
            Value::Map(_) => "a group of fields",
        }
    }
}

/// Parses one YAML document, the part `range` of a file's text.
/// A duplicate name, an anchor or a tag is reported and the rest still read;
/// a fault of the syntax is reported and ends the reading (`None`).
pub fn parse<'s>(
    file: FileId,
    text: &'s str,
    range: Range<usize>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Node<'s>> {
    let mut options = Options::default();
    options.emit_comments = false;
    options.emit_anchor_events = true;
    options.emit_unresolved_aliases = true;
    options.flow_nesting_limit = MAX_DEPTH;
    options.block_nesting_limit = MAX_DEPTH;
    let events = Parser::new_from_str_with_options(&text[range.clone()], options);
    let mut tree = Tree { file, base: range.start, text, events, diagnostics };
    match tree.document() {
        Ok(node) => Some(node),
        Err(fault) => {
            // Front matter ends before its file does.
            let diagnostic = faults::explain(&fault, file, &text[..range.end], range.start);
            tree.fault(diagnostic);
            None
        }
    }
}

struct Tree<'s, 'd> {
    file: FileId,
    base: usize,
    text: &'s str,
    events: Parser<'s, StrInput<'s>>,
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl<'s> Tree<'s, '_> {
    fn next(&mut self) -> Result<(Event<'s>, Span), ScanError> {
        match self.events.next_event() {
            Some(Ok((event, span))) => {
                let tag = span.tag_start().and_then(|mark| mark.byte_offset());
                let range = span.byte_range().unwrap_or_default();
                let start = tag.unwrap_or(range.start);
                let range = start + self.base..range.end.max(start) + self.base;
                let span = Span::new(self.file, range);
                if matches!(event, Event::Anchor(..)) {
                    self.report("yaml-syntax", span, "names such as `&name` are not used here")
                        .help("take it out, or put the text between quotation marks");
                    return self.next();
                }
                Ok((event, span))
            }
            Some(Err(fault)) => Err(fault),
            None => Ok((Event::StreamEnd, Span::new(self.file, self.text.len()..self.text.len()))),
        }
    }

    fn document(&mut self) -> Result<Node<'s>, ScanError> {
        let mut root = None;
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamEnd => break,
                Event::StreamStart | Event::DocumentStart(..) | Event::DocumentEnd => {}
                _ if root.is_some() => {
                    self.report("yaml-syntax", span, "a second document begins here").help(
                        "keep one document a file: take the line `---` out, or make it a list",
                    );
                    break;
                }
                event => root = Some(self.node(event, span)?),
            }
        }
        let empty = Span::new(self.file, self.base..self.base);
        Ok(root.unwrap_or(Node { span: empty, value: Value::Null }))
    }

    fn node(&mut self, event: Event<'s>, span: Span) -> Result<Node<'s>, ScanError> {
        let is_tagged = event.tag().is_some();
        if is_tagged {
            self.report("yaml-syntax", span, "a value cannot begin with `!`")
                .help("put the text between quotation marks");
        }
        let value = match event {
            Event::Scalar(..) if is_tagged => Value::Faulty,
            Event::Scalar(text, style, ..) => {
                self.cut_by_comment(style, span);
                scalar(text, style, span)
            }
            Event::SequenceStart(..) => return self.list(span),
            Event::MappingStart(..) => return self.map(span),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.report("yaml-syntax", span, "references such as `*name` are not used here")
                    .help("write the value out, or put the text between quotation marks");
                Value::Faulty
            }
            _ => Value::Null,
        };
        Ok(Node { span, value })
    }

    /// `Deal #1` is the text `Deal` and a comment: hardly what was meant.
    fn cut_by_comment(&mut self, style: ScalarStyle, span: Span) {
        let rest = self.text.get(span.end as usize..).unwrap_or("");
        let line = rest.lines().next().unwrap_or("");
        let comment = line.trim_start();
        let is_text =
            comment.starts_with('#') && comment[1..].starts_with(|c: char| c.is_alphanumeric());
        if style == ScalarStyle::Plain && is_text && line.len() > comment.len() {
            let at = span.end as usize + (line.len() - comment.len());
            let place = Span::new(self.file, at..at + comment.trim_end().len());
            let message = "what follows ` #` is a comment and not part of the text";
            self.diagnostics.push(Diagnostic::warning("yaml-comment", place, message).help(
                "put the whole text between quotation marks, or write a space after the `#`",
            ));
        }
    }

    fn list(&mut self, start: Span) -> Result<Node<'s>, ScanError> {
        let mut items = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::SequenceEnd) {
                let span = Span { end: span.end.max(start.end), ..start };
                return Ok(Node { span, value: Value::List(items) });
            }
            items.push(self.node(event, span)?);
        }
    }

    fn map(&mut self, start: Span) -> Result<Node<'s>, ScanError> {
        let mut pairs: Vec<Pair<'s>> = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::MappingEnd) {
                let span = Span { end: span.end.max(start.end), ..start };
                return Ok(Node { span, value: Value::Map(pairs) });
            }
            let key = self.node(event, span)?;
            let colon = Span { start: key.span.end + 1, end: key.span.end + 1, ..key.span };
            let (event, span) = self.next()?;
            let value = self.node(event, span)?;
            if matches!(value.value, Value::Null) {
                self.cut_by_comment(ScalarStyle::Plain, colon);
            }
            self.add(&mut pairs, key, value);
        }
    }

    fn add(&mut self, pairs: &mut Vec<Pair<'s>>, key: Node<'s>, value: Node<'s>) {
        let Value::Scalar { text, .. } = key.value else {
            self.report("yaml-syntax", key.span, "a field's name must be a plain word");
            return;
        };
        if let Some(first) = pairs.iter().find(|pair| pair.key == text) {
            let first = first.key_span;
            let message = format!("the field `{text}` is given twice");
            let diagnostic = Diagnostic::error("duplicate-key", key.span, message)
                .help("keep one of the two")
                .also(first, "given here first");
            self.diagnostics.push(diagnostic);
            return;
        }
        pairs.push(Pair { key: text, key_span: key.span, value });
    }

    /// Reports where the reading ends, unless the line was reported already: it is its consequence then.
    fn fault(&mut self, fault: Diagnostic) {
        let line = |span: Span| {
            let at = span.start as usize;
            self.text[..at].rfind('\n').map_or(0, |newline| newline + 1)
        };
        let is_same = |other: &Diagnostic| {
            other.span.file == fault.span.file
                && other.code == fault.code
                && line(other.span) == line(fault.span)
        };
        if !self.diagnostics.iter().any(is_same) {
            self.diagnostics.push(fault);
        }
    }

    fn report(&mut self, code: &'static str, span: Span, message: &str) -> Report<'_> {
        self.diagnostics.push(Diagnostic::error(code, span, message));
        Report(self.diagnostics)
    }
}

/// The diagnostic that was reported last, to add help to it.
struct Report<'d>(&'d mut [Diagnostic]);

impl Report<'_> {
    fn help(self, help: &str) {
        if let Some(last) = self.0.last_mut() {
            last.help = Some(help.to_owned());
        }
    }
}

fn scalar(text: Cow<'_, str>, style: ScalarStyle, span: Span) -> Value<'_> {
    let quoted = style != ScalarStyle::Plain;
    let is_null = span.start == span.end || text == "~" || text == "null";
    if !quoted && is_null { Value::Null } else { Value::Scalar { text, quoted } }
}
