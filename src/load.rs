//! Files to drafts: each file by itself, in parallel, every field by its own small reader.
//! References stay text with a place; whether they lead anywhere is `link`'s business.

mod draft;
mod files;
mod front_matter;
pub mod kinds;

use std::collections::HashSet;

use rayon::prelude::*;

use crate::diag::Diagnostic;
use crate::fields::readers::{Prose, is_invisible};
use crate::fields::shared::CommonFields;
use crate::fields::{Field, Reader, Record};
use crate::model::{Kind, slug};
use crate::source::{self, FileId, Source, Sources, Span, Spanned};
use crate::yaml::{self, Node, Pair, Value};

use files::kind_of;
use front_matter::Parts;

pub use draft::{Draft, DraftEntry, Head, Unread};
pub use files::faults;

/// What is to be read in a file, and what is wrong with it.
type Loaded = (Draft, Vec<Diagnostic>);

/// Files that were loaded before.
pub type Memory = source::Memory<Loaded>;

/// Reads every file below `content/`; an entry with a fault is there with what could be read.
pub fn load(sources: &Sources) -> Loaded {
    load_again(sources, &Memory::none())
}

/// The same, with what is remembered of files that have not changed.
pub fn load_again(sources: &Sources, memory: &Memory) -> Loaded {
    let content: Vec<_> =
        sources.iter().filter(|(_, source)| source.path.starts_with("content/")).collect();
    let load = |(id, source)| memory.recall(sources, (id, 0), || load_file(id, source));
    let read: Vec<_> = content.into_par_iter().map(load).collect();
    let mut draft = Draft::default();
    let mut diagnostics = Vec::new();
    for (entries, mut faults) in read {
        draft.append(entries);
        diagnostics.append(&mut faults);
    }
    let mut folders = HashSet::new();
    diagnostics.retain(|fault: &Diagnostic| {
        fault.code != files::UNKNOWN_FOLDER || folders.insert(fault.message.clone())
    });
    (draft, diagnostics)
}

fn load_file(file: FileId, source: &Source) -> Loaded {
    let mut draft = Draft::default();
    let mut diagnostics = Vec::new();
    let Some(kind) = kind_of(file, source, &mut diagnostics) else {
        draft.unread.kinds.extend(files::meant(source));
        return (draft, diagnostics);
    };
    let before = diagnostics.len();
    match kind {
        Kind::Articles => draft.articles = entries(file, source, &mut diagnostics),
        Kind::Events => draft.events = entries(file, source, &mut diagnostics),
        Kind::Measures => draft.measures = entries(file, source, &mut diagnostics),
        Kind::People => draft.people = entries(file, source, &mut diagnostics),
        Kind::Topics => draft.topics = entries(file, source, &mut diagnostics),
        Kind::Places => draft.places = entries(file, source, &mut diagnostics),
        Kind::Sources => draft.sources = entries(file, source, &mut diagnostics),
        Kind::Series => draft.series = entries(file, source, &mut diagnostics),
        Kind::Disputes => draft.disputes = entries(file, source, &mut diagnostics),
        Kind::Pages => draft.pages = entries(file, source, &mut diagnostics),
    }
    if (diagnostics.len() > before || !source.is_whole) && draft.heads().is_empty() {
        draft.unread = unread(kind, source);
    }
    if draft.heads().iter().any(|head| head.id.value.is_empty()) {
        draft.unread.kinds.push(kind);
    }
    (draft, diagnostics)
}

/// What a file that cannot be read was: a list of entries, or one entry with the file's name.
fn unread(kind: Kind, source: &Source) -> Unread {
    let mut lines =
        source.text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let is_list =
        source.path.ends_with(".yaml") && lines.next().is_none_or(|line| line.starts_with('-'));
    let name = source.path.rsplit('/').next().unwrap_or("");
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    Unread {
        ids: vec![(kind, stem.to_owned())],
        kinds: is_list.then_some(kind).into_iter().collect(),
    }
}

/// Whether git left the marks of two versions in a file.
fn has_conflict(file: FileId, source: &Source, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let text = &source.text;
    let mark = "<<<<<<< ";
    let found = text.match_indices(mark).find(|(at, _)| *at == 0 || text[..*at].ends_with('\n'));
    diagnostics.extend(found.map(|(at, _)| {
        let span = Span::new(file, source.line_of(at));
        Diagnostic::error("merge-conflict", span, "git has left two versions of these lines here")
            .help("keep one of them, and take out the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`")
    }));
    found.is_some()
}

/// The entries of one file: one in Markdown, one or a list in YAML.
fn entries<F: Record + Default + Kinded>(
    file: FileId,
    source: &Source,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<DraftEntry<F>> {
    if !source.is_whole || has_conflict(file, source, diagnostics) {
        return Vec::new();
    }
    let stem = source.path.rsplit('/').next().unwrap_or("");
    if let Some(stem) = stem.strip_suffix(".md") {
        let Some(parts) = front_matter::split(file, &source.text, diagnostics) else {
            return Vec::new();
        };
        let node = yaml::parse(file, &source.text, parts.fields.clone(), diagnostics);
        return node
            .into_iter()
            .map(|node| markdown_entry(file, source, stem, &parts, &node, diagnostics))
            .collect();
    }
    let stem = stem.trim_end_matches(".yaml");
    let Some(node) = yaml::parse(file, &source.text, 0..source.text.len(), diagnostics) else {
        return Vec::new();
    };
    match &node.value {
        Value::List(items) => {
            items.iter().filter_map(|item| list_entry(item, diagnostics)).collect()
        }
        _ => {
            // Comments may stand above an entry: it begins with its first field.
            let start = match &node.value {
                Value::Map(pairs) => pairs.first().map(|pair| pair.key_span),
                _ => None,
            };
            let start = start.unwrap_or(Span::start_of(file));
            let head = Span { end: start.start, ..start };
            vec![entry(&node, head, Some(stem), diagnostics)]
        }
    }
}

/// What a message calls an entry of the kind.
pub trait Kinded {
    /// With its article: "an event".
    const NOUN: &'static str;
    /// Whether it cannot do without a body.
    const NEEDS_BODY: bool;
}

fn markdown_entry<F: Record + Default + Kinded>(
    file: FileId,
    source: &Source,
    stem: &str,
    parts: &Parts,
    node: &Node<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> DraftEntry<F> {
    let text = &source.text[parts.body.clone()];
    let body = Span::new(file, parts.body.clone());
    let mut draft: DraftEntry<F> = read_entry(node, Span::start_of(file), Some(stem), diagnostics);
    draft.record = Span::new(file, parts.fields.clone());
    if !text.trim().is_empty() {
        if draft.common.body.is_some() {
            let span =
                draft.places.iter().find(|(name, _)| *name == "body").map_or(body, |place| place.1);
            diagnostics.push(
                Diagnostic::error("duplicate-key", span, "the body is written twice")
                    .help("keep either the field `body` or the text below the front matter"),
            );
        }
        diagnostics.extend(invisible(file, text, parts.body.start));
        draft.common.body = Some(Prose { text: text.to_owned(), span: body });
    }
    need_body(&draft, diagnostics);
    draft
}

/// The characters of a text that nobody can see and nobody means.
fn invisible(file: FileId, text: &str, start: usize) -> impl Iterator<Item = Diagnostic> + '_ {
    text.char_indices().filter(|(_, c)| is_invisible(*c)).map(move |(at, bad)| {
        let span = Span::new(file, start + at..start + at + bad.len_utf8());
        let message = format!("the text holds the invisible character U+{:04X}", bad as u32);
        let help =
            "delete it: put the cursor behind it and press backspace, or type the words anew";
        Diagnostic::error("invisible-character", span, message).help(help)
    })
}

fn list_entry<F: Record + Default + Kinded>(
    item: &Node<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<DraftEntry<F>> {
    let head = Span { end: item.span.start, ..item.span };
    if !matches!(item.value, Value::Map(_)) {
        let message =
            format!("an item of this list is {} with its fields, not {}", F::NOUN, item.kind());
        diagnostics.push(
            Diagnostic::error("wrong-type", item.span, message)
                .help("begin each item with `- id: ` and indent its other fields below"),
        );
        return None;
    }
    Some(entry(item, head, None, diagnostics))
}

fn entry<F: Record + Default + Kinded>(
    node: &Node<'_>,
    head: Span,
    stem: Option<&str>,
    diagnostics: &mut Vec<Diagnostic>,
) -> DraftEntry<F> {
    let draft = read_entry(node, head, stem, diagnostics);
    need_body(&draft, diagnostics);
    draft
}

fn need_body<F: Kinded>(draft: &DraftEntry<F>, diagnostics: &mut Vec<Diagnostic>) {
    if F::NEEDS_BODY && draft.common.body.is_none() {
        let message = format!("{} needs a text", F::NOUN);
        diagnostics.push(
            Diagnostic::error("missing-field", draft.head, message)
                .help("write it below the second `---` line, or in the field `body`"),
        );
    }
}

fn read_entry<F: Record + Default + Kinded>(
    node: &Node<'_>,
    head: Span,
    stem: Option<&str>,
    diagnostics: &mut Vec<Diagnostic>,
) -> DraftEntry<F> {
    let mut common = CommonFields::default();
    let mut fields = F::default();
    let mut reader = Reader::default();
    let none = Vec::new();
    let pairs =
        match &node.value {
            Value::Map(pairs) => pairs,
            Value::Null | Value::Faulty => &none,
            _ => {
                let message = format!("{} is a group of fields, not {}", F::NOUN, node.kind());
                reader.fault(Diagnostic::error("wrong-type", node.span, message).help(
                    "write one field a line, with a space after the colon: `title: The title`",
                ));
                &none
            }
        };
    if !reader.diagnostics.is_empty() {
        diagnostics.append(&mut reader.diagnostics);
    } else {
        reader.fields(pairs, F::NOUN, head, &mut [&mut fields, &mut common]);
    }
    let places = places(pairs, fields.fields(), CommonFields::FIELDS);
    let id = id_of(&common, head, stem, F::NOUN, &mut reader);
    diagnostics.append(&mut reader.diagnostics);
    DraftEntry { id, common, fields, head, record: node.span, places }
}

fn places(
    pairs: &[Pair<'_>],
    own: &'static [Field],
    common: &'static [Field],
) -> Vec<(&'static str, Span)> {
    let field = |pair: &Pair<'_>| {
        let found = own.iter().chain(common).find(|field| field.name == pair.key)?;
        Some((found.name, pair.value.span))
    };
    pairs.iter().filter_map(field).collect()
}

fn id_of(
    common: &CommonFields,
    head: Span,
    stem: Option<&str>,
    noun: &str,
    reader: &mut Reader,
) -> Spanned<String> {
    let id = match (&common.id, stem) {
        (Some(id), _) => id.clone(),
        (None, Some(stem)) => Spanned { value: stem.to_owned(), span: head },
        (None, None) => {
            let message = format!("{noun} in a list needs the field `id`");
            reader.fault(
                Diagnostic::error("missing-field", head, message)
                    .help("begin the item with a line such as `- id: first-talks`"),
            );
            return Spanned { value: String::new(), span: head };
        }
    };
    check_id(&id, common.id.is_none(), reader);
    for alias in &common.aliases {
        check_id(alias, false, reader);
    }
    id
}

fn check_id(id: &Spanned<String>, is_file_name: bool, reader: &mut Reader) {
    let Err(why) = slug::check(&id.value) else { return };
    if id.value.is_empty() {
        return;
    }
    let shown: String = id.value.chars().take(60).collect();
    let of = if is_file_name { "the file's name " } else { "" };
    let message = format!("{of}`{}` cannot be an id: {}", shown.escape_debug(), why.words());
    let mut proposal = slug::of(&id.value);
    proposal.truncate(slug::MAX_ID);
    let proposal = Some(proposal.replace("--", "-")).filter(|text| slug::check(text).is_ok());
    let help = match proposal {
        None => "choose another".to_owned(),
        Some(text) if is_file_name => format!("call the file `{text}`, with the same ending"),
        Some(text) => format!("write `{text}`"),
    };
    reader.fault(Diagnostic::error("bad-id", id.span, message).help(help));
}
