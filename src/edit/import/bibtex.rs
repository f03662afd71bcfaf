//! BibTeX: entries, and what their fields are as biblatex, Zotero and our own exports write them. The crate
//! `biblatex` takes fields and TeX apart; here a file is cut into entries before, since the crate gives up a file at
//! its first fault and follows abbreviations and braces to any depth.

mod blocks;
mod tex;

use biblatex::{ParseErrorKind, RawBibliography, RawChunk, Token};

use self::blocks::{Block, End};
use self::tex::Strings;
use super::raw::{Raw, first, is_briefing};
use crate::diag::Diagnostic;
use crate::model::entries::SourceKind;
use crate::source::{FileId, Span};

pub use self::blocks::is_beginning;

/// All entries of a text, `@string` resolved, `@comment` and `@preamble` passed over.
pub fn read(file: FileId, text: &str) -> (Vec<Raw>, Vec<Diagnostic>) {
    let mut records = Vec::new();
    let mut diagnostics = Vec::new();
    let mut strings = Strings::default();
    for block in blocks::blocks(text) {
        match entry(file, text, &block, &mut strings) {
            Ok(record) => records.extend(record),
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    (records, diagnostics)
}

fn entry(
    file: FileId,
    text: &str,
    block: &Block<'_>,
    strings: &mut Strings,
) -> Result<Option<Raw>, Diagnostic> {
    let span = Span::new(file, block.range.clone());
    if matches!(block.kind.to_lowercase().as_str(), "comment" | "preamble") {
        return Ok(None);
    }
    let fault = |message: &str, help: &str| {
        Err(Diagnostic::error("import-syntax", span, message).help(help))
    };
    match block.end {
        End::Whole => {}
        End::Missing => {
            return fault(
                "this record has no end: a closing brace is missing",
                "export it again, or close each brace that is opened",
            );
        }
        End::TooDeep => {
            return fault("this record has braces in braces to no end", "export it again");
        }
        End::Parenthesis => {
            return fault(
                "this record stands in parentheses",
                "put it between braces: `@type{ ... }`",
            );
        }
    }
    let source = &text[block.range.clone()];
    let parsed = RawBibliography::parse(source).map_err(|error| {
        let at = block.range.start + error.span.start.min(source.len());
        Diagnostic::error("import-syntax", Span::new(file, at..at), words(&error.kind))
            .help("export the source again; a file changed by hand may lack a comma, a brace or a quotation mark")
    })?;
    for pair in &parsed.abbreviations {
        strings.define(pair.key.v, &pair.value.v);
    }
    Ok(parsed.entries.first().map(|entry| {
        let fields = entry.v.fields.iter().map(|pair| (pair.key.v.to_lowercase(), &pair.value.v));
        let kind = entry.v.kind.v.to_lowercase();
        Fields { fields: fields.collect(), strings }.raw(span, entry.v.key.v, &kind)
    }))
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

/// The fields of an entry, with names in lower case.
struct Fields<'t, 'f> {
    fields: Vec<(String, &'f Vec<biblatex::Spanned<RawChunk<'t>>>)>,
    strings: &'f mut Strings,
}

impl Fields<'_, '_> {
    /// The value as it was written, abbreviations resolved.
    fn written(&mut self, name: &str) -> String {
        let found = self.fields.iter().find(|(field, _)| field == name);
        found.map(|(_, chunks)| self.strings.joined(chunks)).unwrap_or_default()
    }

    /// The value as plain text.
    fn text(&mut self, name: &str) -> String {
        tex::text(&self.written(name))
    }

    /// The first of some fields that says something.
    fn get<const N: usize>(&mut self, names: [&str; N]) -> String {
        first(names.map(|name| self.text(name)))
    }

    fn raw(mut self, span: Span, key: &str, kind: &str) -> Raw {
        let is_ours = is_briefing(&self.text("library"));
        let organization = self.text("organization");
        let mut raw = Raw {
            span,
            key: key.to_owned(),
            is_ours,
            title: self.title(),
            publisher: first([organization, self.publisher(is_ours)]),
            authors: tex::names(&self.written("author")),
            date: self.date(),
            url: tex::verbatim(&self.written("url")),
            doi: tex::verbatim(&self.written("doi")),
            accessed: tex::verbatim(&self.written("urldate")),
            language: self.get(["langid", "language", "hyphenation"]),
            kind: self.kind(kind),
            ..Raw::default()
        };
        let addendum = self.text("addendum");
        raw.archived = addendum.strip_prefix("Archived: ").unwrap_or_default().to_owned();
        if raw.url.is_empty() {
            raw.url = tex::verbatim(&self.written("howpublished"));
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
    fn title(&mut self) -> String {
        match (self.text("title"), self.text("subtitle")) {
            (title, subtitle) if subtitle.is_empty() || title.is_empty() => title,
            (title, subtitle) => format!("{title}: {subtitle}"),
        }
    }

    /// Zotero has a website's title in `titleaddon`, where we have our note on the title.
    fn publisher(&mut self, is_ours: bool) -> String {
        let names = ["journaltitle", "journal", "institution", "school", "publisher"];
        let addon = if is_ours { String::new() } else { self.text("titleaddon") };
        first([self.get(names), addon, self.get(["booktitle", "maintitle", "eventtitle"])])
    }

    /// The field of biblatex, or those of BibTeX.
    fn date(&mut self) -> String {
        // No TeX: `~` is a mark of EDTF.
        let date = tex::verbatim(&self.written("date"));
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
    fn kind(&mut self, kind: &str) -> Option<SourceKind> {
        let subtype = self.text("entrysubtype").to_lowercase();
        let is_journal = !self.written("volume").is_empty() || !self.written("doi").is_empty();
        match kind {
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
