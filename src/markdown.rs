//! Markdown text to HTML with open slots: citations, links and embeds keep the words of the editor
//! until they are resolved, and a page fills them in when it is rendered. Raw HTML never passes.
//! Everything here is a function of the text alone.

pub mod citations;
mod embeds;
mod highlight;
mod html;
mod paragraphs;

use std::ops::Range;

use pulldown_cmark::{
    BrokenLink, CowStr, Event, LinkType, Parser, RefDefs, Tag, TagEnd, TextMergeWithOffset,
};

use crate::diag::Diagnostic;
use crate::model::slug;
use crate::source::{FileId, Span};

pub use embeds::{
    ChartFields, DisputeFields, Embed, MeasuresFields, PeopleFields, TimelineFields, embed_fields,
};

/// What the site allows, and where the text stands.
#[derive(Clone, Copy, Debug)]
pub struct Options<'o> {
    /// Whether raw HTML is passed on instead of being shown as text.
    pub raw_html: bool,
    /// Put before the ids of headings and footnotes, where one page shows several texts.
    pub id_prefix: &'o str,
    /// The file, for the places of faults.
    pub file: FileId,
}

/// A parsed text: HTML with slots, in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct Doc {
    /// The HTML, without what the slots will hold.
    pub html: String,
    /// What is missing in it, sorted by place.
    pub slots: Vec<(u32, Slot)>,
    /// The headings.
    pub headings: Vec<Heading>,
    /// Parts of `html` that are running text, where a name may become a link.
    pub running: Vec<Range<usize>>,
    /// How many words it has.
    pub words: usize,
    /// Words that would be citations if they named a source: `@id` or `[id]` by themselves.
    pub loose: Vec<Target>,
    /// Its paragraphs that say something.
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph, or the words of an item of a list, that ought to say who says so.
#[derive(Clone, Copy, Debug)]
pub struct Paragraph {
    /// Its words in the text.
    pub span: Span,
    /// Whether a citation stands in it, in its footnote, or in the sentence that leads to its list.
    pub is_cited: bool,
}

/// A heading of a text.
#[derive(Clone, Debug)]
pub struct Heading {
    /// Its level in the page, from 2 to 6.
    pub level: u8,
    /// Its id, unique in the text.
    pub id: String,
    /// Its words, as text.
    pub text: String,
}

/// A part of a text that cannot be written before the site is known.
#[derive(Clone, Debug)]
pub enum Slot {
    /// A citation, of one source or of several.
    Cite(Vec<Citation>),
    /// The start tag of a link to an entry.
    Open(Target),
    /// The title of an entry, where the editor gave no words of their own.
    Title(Target),
    /// The address of a file or page of this site, as in `/img/x.png`.
    Path(Target),
    /// An image of this site.
    Image {
        /// The path in `static/`, with its leading `/`.
        path: Target,
        /// The alternative text.
        alt: String,
        /// The title, if any.
        title: String,
    },
    /// A word of the theme's strings.
    Word(&'static str),
    /// What a footnote says, at its first mention: for pages that have room beside the text.
    Beside {
        /// The footnote's number.
        number: usize,
        /// Its words, as text.
        text: String,
    },
    /// An embed, and where its body stands in the text.
    Embed(Box<Embed>, Span),
}

/// What a link names, as it was written.
#[derive(Clone, Debug)]
pub struct Target {
    /// The words.
    pub text: String,
    /// Where they stand in the text.
    pub span: Span,
}

/// One source of a citation.
#[derive(Clone, Debug)]
pub struct Citation {
    /// The source's id as written, and where.
    pub id: Target,
    /// The place in the source: "para. 4".
    pub locator: Option<String>,
    /// What the locator quotes, without the quotation marks.
    pub quotations: Vec<Target>,
}

/// Parses a text. The places of faults and slots are offsets in `text`.
pub fn parse(text: &str, options: Options<'_>) -> (Doc, Vec<Diagnostic>) {
    let text = &*citations::without_inner_brackets(text);
    let (mut faults, mut loose) = (Vec::new(), Vec::new());
    let mut undefined = |link: BrokenLink<'_>| {
        if citations::is_meant(&link.reference) {
            return Some((CowStr::from(html::CITATION), CowStr::from("")));
        }
        if link.link_type == LinkType::Shortcut && is_id(&link.reference) {
            let span = Span::new(options.file, link.span.clone());
            loose.push(Target { text: link.reference.to_string(), span });
        }
        faults.extend(undefined_reference(&link, options.file));
        None
    };
    let parser = Parser::new_with_broken_link_callback(text, extensions(), Some(&mut undefined));
    let mut defined = citations_as_links(parser.reference_definitions(), options.file);
    let events: Vec<_> = TextMergeWithOffset::new(parser.into_offset_iter()).collect();
    let (mut doc, mut diagnostics) = html::write(text, &events, options);
    diagnostics.append(&mut faults);
    doc.loose.append(&mut loose);
    let is_link = |id: &str| defined.iter().any(|(label, _)| label.contains(&format!("@{id}")));
    doc.loose.retain(|target| !is_link(&target.text));
    diagnostics.extend(defined.drain(..).map(|(_, diagnostic)| diagnostic));
    doc.paragraphs = paragraphs::of(&events, options.file);
    (doc, diagnostics)
}

/// Definitions such as `[@id]: https://...`, which make a link of every citation that has the same words: their labels,
/// and what is wrong with them.
fn citations_as_links(definitions: &RefDefs<'_>, file: FileId) -> Vec<(String, Diagnostic)> {
    let meant = definitions.iter().filter(|(label, _)| citations::is_meant(label));
    let fault = |label: &str, place: Range<usize>| {
        let message =
            format!("this line makes a link of each `[{label}]`, which then cites nothing");
        Diagnostic::error("bad-citation", Span::new(file, place), message)
            .help("take the line out; a source's address stands in its own entry")
    };
    meant.map(|(label, one)| (label.to_owned(), fault(label, one.span.clone()))).collect()
}

/// Whether a word has the form of most ids: several parts joined by hyphens.
fn is_id(word: &str) -> bool {
    word.contains('-') && slug::is_kebab(word)
}

/// A link whose other half is written nowhere. Words in single brackets are only words.
fn undefined_reference(link: &BrokenLink<'_>, file: FileId) -> Option<Diagnostic> {
    let span = Span::new(file, link.span.clone());
    let named = matches!(link.link_type, LinkType::Reference | LinkType::Collapsed)
        && link.reference.chars().count() > 2;
    named.then(|| {
        let name = &link.reference;
        let message = format!("the link `{name}` has no address");
        let help = format!("write `[words](https://...)`, or add a line `[{name}]: https://...`");
        Diagnostic::error("broken-link", span, message).help(help)
    })
}

fn extensions() -> pulldown_cmark::Options {
    use pulldown_cmark::Options as O;
    O::ENABLE_TABLES
        | O::ENABLE_FOOTNOTES
        | O::ENABLE_STRIKETHROUGH
        | O::ENABLE_TASKLISTS
        | O::ENABLE_SMART_PUNCTUATION
        | O::ENABLE_GFM
        | O::ENABLE_WIKILINKS
}

/// The words of some events, without marks.
fn plain(events: &[(Event<'_>, Range<usize>)]) -> String {
    let mut text = String::new();
    let mut hidden = 0;
    for (event, _) in events {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) if dest_url.as_ref() == html::CITATION => {
                hidden += 1;
            }
            Event::End(TagEnd::Link) if hidden > 0 => hidden -= 1,
            Event::Text(words) | Event::Code(words) if hidden == 0 => text.push_str(words),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph) => text.push(' '),
            _ => {}
        }
    }
    text.trim().to_owned()
}

/// The text of a piece of HTML that this room wrote: tags taken out, references resolved.
pub fn text_of(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        let tag = &rest[at..end];
        let breaks = ["</p", "</li", "</h", "</t", "<br", "</b"].iter().any(|t| tag.starts_with(t));
        if breaks && !tag.starts_with("</b>") {
            text.push(' ');
        }
        rest = &rest[end..];
    }
    text.push_str(rest);
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    let text = text.replace("&#39;", "'").replace("&#x27;", "'").replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
