//! BibTeX: entries, and what their fields are as biblatex, Zotero and our own exports write them. The crate
//! `biblatex` takes fields and TeX apart; here a file is cut into entries before, since the crate gives up a file at
//! its first fault and follows abbreviations and braces to any depth.

mod blocks;
mod crossref;
mod tex;

use biblatex::{Pair, ParseErrorKind, RawBibliography, Token};

use self::blocks::{Block, End};
use self::tex::Strings;
use super::raw::{LeftOut, Raw, first, is_briefing};
use crate::diag::Diagnostic;
use crate::model::entries::SourceKind;
use crate::source::{FileId, Span};

pub use self::blocks::is_beginning;

/// All entries of a text, `@string` resolved, `@comment` and `@preamble` passed over, `crossref` followed.
pub fn read(file: FileId, text: &str) -> (Vec<Raw>, Vec<Diagnostic>) {
    let mut entries = Vec::new();
    let mut diagnostics = Vec::new();
    let mut strings = Strings::default();
    for block in blocks::blocks(text) {
        match entry(file, text, &block, &mut strings) {
            Ok(entry) => entries.extend(entry),
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    crossref::follow(&mut entries);
    (entries.iter().map(Entry::raw).collect(), diagnostics)
}

fn entry(
    file: FileId,
    text: &str,
    block: &Block<'_>,
    strings: &mut Strings,
) -> Result<Option<Entry>, Diagnostic> {
    let span = Span::new(file, block.range.clone());
    if matches!(block.kind.to_lowercase().as_str(), "comment" | "preamble") {
        return Ok(None);
    }
    whole(block.end, span)?;
    let source = block.braced(text);
    let parsed = RawBibliography::parse(&source).map_err(|error| {
        let at = block.range.start + error.span.start.min(source.len());
        Diagnostic::error("import-syntax", Span::new(file, at..at), words(&error.kind))
            .help("export the source again; a file changed by hand may lack a comma, a brace or a quotation mark")
    })?;
    for pair in &parsed.abbreviations {
        strings.define(pair.key.v, &pair.value.v);
    }
    Ok(parsed.entries.first().map(|entry| {
        let written = |pair: &Pair<'_>| (pair.key.v.to_lowercase(), strings.joined(&pair.value.v));
        Entry {
            span,
            key: entry.v.key.v.to_owned(),
            kind: entry.v.kind.v.to_lowercase(),
            fields: entry.v.fields.iter().map(written).collect(),
            lacks: None,
        }
    }))
}

fn whole(end: End, span: Span) -> Result<(), Diagnostic> {
    let (message, help) = match end {
        End::Whole => return Ok(()),
        End::Missing => (
            "this record has no end: a closing brace is missing",
            "export it again, or close each brace that is opened",
        ),
        End::TooDeep => ("this record has braces in braces to no end", "export it again"),
    };
    Err(Diagnostic::error("import-syntax", span, message).help(help))
}

fn words(kind: &ParseErrorKind) -> String {
    let sign = |token: &Token| match token {
        Token::Identifier => "a field's name",
        Token::OpeningBrace => "an opening brace",
        Token::ClosingBrace => "a closing brace",
        Token::Comma => "a comma",
        Token::QuotationMark => "a quotation mark",
        Token::Equals => "an equals sign",
        Token::DecimalPoint => "a number",
    };
    match kind {
        ParseErrorKind::Expected(token) => format!("{} is missing here", sign(token)),
        ParseErrorKind::Unexpected(token) => format!("{} is out of place here", sign(token)),
        _ => "this record cannot be read from here on".to_owned(),
    }
}

/// An entry as it was written, abbreviations resolved.
struct Entry {
    span: Span,
    key: String,
    /// In lower case, as the names of its fields.
    kind: String,
    fields: Vec<(String, String)>,
    /// The key of an entry that it refers to and that is not there.
    lacks: Option<String>,
}

impl Entry {
    /// The value as it was written.
    fn written(&self, name: &str) -> &str {
        let found = self.fields.iter().find(|(field, _)| field == name);
        found.map_or("", |(_, value)| value)
    }

    /// The value as plain text.
    fn text(&self, name: &str) -> String {
        tex::text(self.written(name))
    }

    /// The first of some fields that says something.
    fn get<const N: usize>(&self, names: [&str; N]) -> String {
        first(names.map(|name| self.text(name)))
    }

    fn raw(&self) -> Raw {
        let is_ours = is_briefing(&self.text("library"));
        let organization = self.text("organization");
        let mut raw = Raw {
            span: self.span,
            key: self.key.clone(),
            is_ours,
            title: self.title(),
            publisher: first([organization, self.publisher(is_ours)]),
            date: self.date(),
            url: tex::verbatim(self.written("url")),
            doi: tex::verbatim(self.written("doi")),
            accessed: tex::verbatim(self.written("urldate")),
            language: self.get(["langid", "language", "hyphenation"]),
            kind: self.kind(),
            left_out: self.lacks.clone().map(LeftOut::Crossref).into_iter().collect(),
            ..Raw::default()
        };
        let people = |field| tex::names(self.written(field));
        raw.take_people(people("author"), &people("editor"));
        let addendum = self.text("addendum");
        raw.archived = addendum.strip_prefix("Archived: ").unwrap_or_default().to_owned();
        if raw.url.is_empty() {
            raw.url = tex::verbatim(self.written("howpublished"));
        }
        if is_ours {
            raw.title_note = self.text("titleaddon");
        }
        raw.take_keywords(self.text("keywords").split([',', ';']));
        // In our own exports the note is the agency alone.
        let note = self.text("note");
        if !is_ours || note.starts_with("via ") {
            raw.take_note(&note);
        }
        raw
    }

    /// Title and subtitle, as biblatex joins them.
    fn title(&self) -> String {
        match (self.text("title"), self.text("subtitle")) {
            (title, subtitle) if subtitle.is_empty() || title.is_empty() => title,
            (title, subtitle) => format!("{title}: {subtitle}"),
        }
    }

    /// Zotero has a website's title in `titleaddon`, where we have our note on the title.
    fn publisher(&self, is_ours: bool) -> String {
        let names = ["journaltitle", "journal", "institution", "school", "publisher"];
        let addon = if is_ours { String::new() } else { self.text("titleaddon") };
        first([self.get(names), addon, self.get(["booktitle", "maintitle", "eventtitle"])])
    }

    /// The field of biblatex, or those of BibTeX.
    fn date(&self) -> String {
        // No TeX: `~` is a mark of EDTF.
        let date = tex::verbatim(self.written("date"));
        if !date.is_empty() {
            return date;
        }
        let (year, month, day) = (self.text("year"), self.text("month"), self.text("day"));
        let number =
            |text: &str| text.trim().parse::<u8>().map(|number| format!("-{number:02}")).ok();
        match number(&month) {
            Some(month) => format!("{year}{month}{}", number(&day).unwrap_or_default()),
            None => format!("{day} {month} {year}"),
        }
    }

    /// What kind of voice an entry is, where its type tells. Zotero has one type for journals and newspapers; a
    /// journal's article has a volume or a DOI.
    fn kind(&self) -> Option<SourceKind> {
        let subtype = self.text("entrysubtype").to_lowercase();
        let is_journal = !self.written("volume").is_empty() || !self.written("doi").is_empty();
        match self.kind.as_str() {
            "article" if matches!(subtype.as_str(), "newspaper" | "magazine") => {
                Some(SourceKind::News)
            }
            "article" if !is_journal => Some(SourceKind::News),
            "newspaper" => Some(SourceKind::News),
            "legislation" | "jurisdiction" | "legal" | "legadminmaterial" => Some(SourceKind::Law),
            "dataset" => Some(SourceKind::Data),
            "article" | "book" | "mvbook" | "booklet" | "collection" | "inbook"
            | "incollection" | "inproceedings" | "inreference" | "phdthesis" | "proceedings"
            | "reference" | "report" | "techreport" | "thesis" => Some(SourceKind::Analysis),
            _ => None,
        }
    }
}
