//! The writer: events to HTML with slots. Ids that it makes for itself hold an underscore,
//! which no heading's id does, so the two can never meet.

mod footnotes;
mod links;
mod slips;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use pulldown_cmark::{
    Alignment, BlockQuoteKind, CodeBlockKind, Event, HeadingLevel, LinkType, Tag, TagEnd,
};
use pulldown_cmark_escape::escape_html_body_text;

use footnotes::Footnotes;

use super::{Doc, Heading, Options, Slot, citations, embeds, highlight, plain};
use crate::diag::Diagnostic;
use crate::model::slug;
use crate::source::{Span, small};

/// The address that stands for a citation between parser and writer.
pub const CITATION: &str = "briefgen:citation";

type Events<'e, 't> = &'e [(Event<'t>, Range<usize>)];

/// Writes a text's events.
pub fn write(text: &str, events: Events<'_, '_>, options: Options<'_>) -> (Doc, Vec<Diagnostic>) {
    let shift = u8::from(events.iter().any(|(event, _)| {
        matches!(event, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }))
    }));
    let mut writer = Writer {
        text,
        options,
        shift,
        doc: Doc::default(),
        diagnostics: Vec::new(),
        run: None,
        closed: 0,
        in_head: false,
        raw_block: false,
        raw_reported: false,
        columns: Vec::new(),
        column: 0,
        footnotes: Footnotes::of(events),
        heading_ids: HashSet::new(),
        repeats: HashMap::new(),
    };
    writer.events(events, true);
    writer.footnote_section(events);
    writer.lost_footnotes(events);
    (writer.doc, writer.diagnostics)
}

struct Writer<'t, 'o> {
    text: &'t str,
    options: Options<'o>,
    /// How far headings are lowered: the page's title is the only `h1`.
    shift: u8,
    doc: Doc,
    diagnostics: Vec<Diagnostic>,
    /// Where the current stretch of running text began.
    run: Option<usize>,
    /// How many headings, links and the like are open, inside which no name becomes a link.
    closed: usize,
    in_head: bool,
    /// Inside a block of raw HTML, and whether that block was reported.
    raw_block: bool,
    raw_reported: bool,
    columns: Vec<Alignment>,
    column: usize,
    footnotes: Footnotes,
    /// The ids of headings so far, and how often each was wanted again.
    heading_ids: HashSet<String>,
    repeats: HashMap<String, usize>,
}

impl<'t> Writer<'t, '_> {
    /// Writes events; those of footnotes are left for the end if `skip_notes`.
    fn events(&mut self, events: Events<'_, 't>, skip_notes: bool) {
        let mut at = 0;
        while let Some((event, range)) = events.get(at) {
            let step = match event {
                Event::Start(Tag::FootnoteDefinition(_)) if skip_notes => {
                    until(events, at, |end| matches!(end, TagEnd::FootnoteDefinition))
                }
                Event::Start(Tag::CodeBlock(kind)) => {
                    let end = until(events, at, |end| matches!(end, TagEnd::CodeBlock));
                    self.code_block(kind, range, &events[at + 1..at + end]);
                    end
                }
                Event::Start(Tag::Image { dest_url, title, .. }) => {
                    let end = until(events, at, |end| matches!(end, TagEnd::Image));
                    self.image(dest_url, title, range, &events[at + 1..at + end]);
                    end
                }
                Event::Start(Tag::Link { dest_url, .. }) if dest_url.as_ref() == CITATION => {
                    self.citation(range);
                    until(events, at, |end| matches!(end, TagEnd::Link))
                }
                Event::Start(Tag::Link { link_type, dest_url, .. })
                    if is_titled(*link_type, events.get(at + 1)) =>
                {
                    self.titled_link(self.wiki_target(dest_url, range));
                    until(events, at, |end| matches!(end, TagEnd::Link))
                }
                Event::Start(Tag::Heading { level, .. }) => {
                    let end = until(events, at, |end| matches!(end, TagEnd::Heading(_)));
                    self.heading(*level, range, &events[at + 1..at + end]);
                    0
                }
                Event::Start(tag) => {
                    self.start(tag, range);
                    0
                }
                Event::End(tag) => {
                    self.end(tag);
                    0
                }
                event => {
                    self.inline(event, range);
                    0
                }
            };
            at += step + 1;
        }
        self.break_run();
    }

    fn push(&mut self, html: &str) {
        self.break_run();
        self.doc.html.push_str(html);
    }

    fn slot(&mut self, slot: Slot) {
        self.break_run();
        self.doc.slots.push((small(self.doc.html.len()), slot));
    }

    fn break_run(&mut self) {
        if let Some(start) = self.run.take() {
            self.doc.running.push(start..self.doc.html.len());
        }
    }

    /// Running text: the only thing that does not end a run.
    fn words(&mut self, text: &str) {
        if self.run.is_none() && self.closed == 0 {
            self.run = Some(self.doc.html.len());
        }
        let _ = escape_html_body_text(&mut self.doc.html, text);
    }

    fn inline(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Text(text) => {
                self.unread_brackets(range);
                self.loose_citations(range);
                self.doc.words += text.split_whitespace().count();
                self.words(text);
            }
            Event::SoftBreak => self.words("\n"),
            Event::HardBreak => self.push("<br>\n"),
            Event::Rule => self.push("<hr>\n"),
            Event::Code(code) => {
                self.push("<code>");
                let _ = escape_html_body_text(&mut self.doc.html, code);
                self.push("</code>");
            }
            Event::Html(html) | Event::InlineHtml(html) => self.raw(html, range),
            Event::FootnoteReference(name) => self.footnote_mark(name),
            Event::TaskListMarker(done) => self.task(*done),
            _ => {}
        }
    }

    fn raw(&mut self, html: &str, range: &Range<usize>) {
        if self.options.raw_html {
            return self.push(html);
        }
        self.break_run();
        let _ = escape_html_body_text(&mut self.doc.html, html);
        // One word for each block and each element: not for its other lines and its closing tag.
        let is_new = !std::mem::replace(&mut self.raw_reported, self.raw_block);
        if !is_new || html.starts_with("</") {
            return;
        }
        let place = range.start..range.start + html.trim_end().len();
        self.diagnostics.push(
            Diagnostic::warning(
                "raw-html",
                Span::new(self.options.file, place),
                "raw HTML is shown as text",
            )
            .help("write it in Markdown, or allow it in site.yaml: `markdown: {raw_html: allow}`"),
        );
    }

    fn task(&mut self, done: bool) {
        let (mark, word) = if done { (" checked", "task-done") } else { ("", "task-open") };
        self.push(&format!("<input type=\"checkbox\" disabled{mark} aria-label=\""));
        self.slot(Slot::Word(word));
        self.push("\"> ");
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Paragraph => self.push("<p>"),
            Tag::HtmlBlock => {
                self.raw_block = true;
                self.push(if self.options.raw_html { "" } else { "<p>" });
            }
            Tag::BlockQuote(kind) => self.quote_start(*kind),
            Tag::List(None) => self.push("<ul>\n"),
            Tag::List(Some(1)) => self.push("<ol>\n"),
            Tag::List(Some(first)) => self.push(&format!("<ol start=\"{first}\">\n")),
            Tag::Item => self.push("<li>"),
            Tag::Table(columns) => {
                self.columns.clone_from(columns);
                self.push("<div class=\"scroll\" tabindex=\"0\"><table>\n");
            }
            Tag::TableHead => {
                self.in_head = true;
                self.column = 0;
                self.push("<thead><tr>");
            }
            Tag::TableRow => {
                self.column = 0;
                self.push("<tr>");
            }
            Tag::TableCell => self.cell_start(),
            Tag::Emphasis => self.push("<em>"),
            Tag::Strong => self.push("<strong>"),
            Tag::Strikethrough => self.push("<del>"),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.link_start(*link_type, dest_url, title, range);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: &TagEnd) {
        match tag {
            TagEnd::Paragraph => self.push("</p>\n"),
            TagEnd::HtmlBlock => {
                self.raw_block = false;
                self.raw_reported = false;
                self.push(if self.options.raw_html { "" } else { "</p>\n" });
            }
            TagEnd::Heading(_) => {
                let level = self.doc.headings.last().map_or(2, |heading| heading.level);
                self.push(&format!("</h{level}>\n"));
                self.closed -= 1;
            }
            TagEnd::BlockQuote(Some(_)) => self.push("</div>\n"),
            TagEnd::BlockQuote(None) => self.push("</blockquote>\n"),
            TagEnd::List(true) => self.push("</ol>\n"),
            TagEnd::List(false) => self.push("</ul>\n"),
            TagEnd::Item => self.push("</li>\n"),
            TagEnd::Table => self.push("</tbody></table></div>\n"),
            TagEnd::TableHead => {
                self.in_head = false;
                self.push("</tr></thead>\n<tbody>\n");
            }
            TagEnd::TableRow => self.push("</tr>\n"),
            TagEnd::TableCell => self.push(if self.in_head { "</th>" } else { "</td>" }),
            TagEnd::Emphasis => self.push("</em>"),
            TagEnd::Strong => self.push("</strong>"),
            TagEnd::Strikethrough => self.push("</del>"),
            TagEnd::Link => {
                self.push("</a>");
                self.closed -= 1;
            }
            _ => {}
        }
    }

    fn quote_start(&mut self, kind: Option<BlockQuoteKind>) {
        let (name, word) = match kind {
            None => return self.push("<blockquote>\n"),
            Some(BlockQuoteKind::Note) => ("note", "alert-note"),
            Some(BlockQuoteKind::Tip) => ("tip", "alert-tip"),
            Some(BlockQuoteKind::Important) => ("important", "alert-important"),
            Some(BlockQuoteKind::Warning) => ("warning", "alert-warning"),
            Some(BlockQuoteKind::Caution) => ("caution", "alert-caution"),
        };
        self.push(&format!("<div class=\"alert {name}\" role=\"note\"><p class=\"alert-title\">"));
        self.slot(Slot::Word(word));
        self.push("</p>\n");
    }

    fn cell_start(&mut self) {
        let align = match self.columns.get(self.column) {
            Some(Alignment::Center) => " class=\"centre\"",
            Some(Alignment::Right) => " class=\"number\"",
            _ => "",
        };
        let cell = if self.in_head { "th scope=\"col\"" } else { "td" };
        self.column += 1;
        self.push(&format!("<{cell}{align}>"));
    }

    fn heading(&mut self, level: HeadingLevel, range: &Range<usize>, inside: Events<'_, '_>) {
        let level = (level as u8 + self.shift).clamp(2, 6);
        let text = plain(inside);
        self.check_heading(&text, range, inside);
        let id = self.heading_id(&text);
        self.push(&format!("<h{level} id=\"{id}\">"));
        self.doc.headings.push(Heading { level, id, text });
        self.closed += 1;
    }

    /// The heading's slug; a second one of the same words gets `-2`.
    fn heading_id(&mut self, text: &str) -> String {
        let slug = slug::of(text);
        let slug = if slug.is_empty() { "section".to_owned() } else { slug };
        let base = format!("{}{slug}", self.options.id_prefix);
        let mut id = base.clone();
        // Counting goes on where it stopped for these words: many equal headings cost no more.
        while !self.heading_ids.insert(id.clone()) {
            let count = self.repeats.entry(base.clone()).or_insert(1);
            *count += 1;
            id = format!("{base}-{count}");
        }
        id
    }

    fn citation(&mut self, range: &Range<usize>) {
        let inside = range.start + 1..range.end.saturating_sub(1);
        let words = self.text.get(inside.clone()).unwrap_or("");
        let file = self.options.file;
        let read = citations::read(words, inside.start, file, &mut self.diagnostics);
        self.slot(Slot::Cite(read));
    }

    fn code_block(
        &mut self,
        kind: &CodeBlockKind<'_>,
        range: &Range<usize>,
        inside: Events<'_, '_>,
    ) {
        let body: String = inside
            .iter()
            .filter_map(|(event, _)| match event {
                Event::Text(text) => Some(text.as_ref()),
                _ => None,
            })
            .collect();
        let info = match kind {
            CodeBlockKind::Fenced(info) => {
                self.unclosed_fence(range);
                info.as_ref()
            }
            CodeBlockKind::Indented => "",
        };
        if embeds::is_embed(info) {
            return self.embed(info, range, inside, &body);
        }
        let language = info.split([' ', ',', '{']).next().unwrap_or("");
        self.misspelt_embed(language, range);
        self.push("<pre tabindex=\"0\"><code>");
        let code = highlight::code(language, &body);
        self.push(&code);
        self.push("</code></pre>\n");
    }

    fn embed(&mut self, info: &str, fence: &Range<usize>, inside: Events<'_, '_>, body: &str) {
        let place = match (inside.first(), inside.last()) {
            (Some((_, first)), Some((_, last))) => first.start..last.end,
            _ => fence.start..fence.start + 3 + info.len(),
        };
        let file = self.options.file;
        let span = Span::new(file, place.clone());
        let embed = embeds::read(info, self.text, place, body, file, &mut self.diagnostics);
        if let Some(embed) = embed {
            self.slot(Slot::Embed(Box::new(embed), span));
        }
    }
}

/// Whether a wiki link has no words of its own: `[[id]]`, or `[[id|]]`.
fn is_titled(kind: LinkType, next: Option<&(Event<'_>, Range<usize>)>) -> bool {
    let is_empty = || matches!(next, Some((Event::End(TagEnd::Link), _)));
    match kind {
        LinkType::WikiLink { has_pothole } => !has_pothole || is_empty(),
        _ => false,
    }
}

/// How many events lie between a start tag and its end.
fn until(events: Events<'_, '_>, start: usize, ends: impl Fn(&TagEnd) -> bool) -> usize {
    let rest = &events[start..];
    rest.iter()
        .position(|(event, _)| matches!(event, Event::End(end) if ends(end)))
        .unwrap_or(rest.len() - 1)
}
