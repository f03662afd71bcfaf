//! Texts on a page: their slots filled in, relative to where the page is.

use pulldown_cmark_escape::{escape_html, escape_html_body_text};

use super::context::Cx;
use super::view::Html;
use super::{beside, embeds};
use crate::link::Site;
use crate::link::doc::{Cite, Doc, Slot};
use crate::link::touched::Said;
use crate::markdown;
use crate::model::entries::DocId;
use crate::route;

/// A text as HTML for this page; its citations join the page's notes.
pub fn html(cx: &mut Cx<'_, '_>, doc: DocId) -> Html {
    let doc = cx.site.doc(doc);
    let mut out = String::with_capacity(doc.html.len() + doc.html.len() / 2);
    let mut written = 0;
    for (number, (at, slot)) in doc.slots.iter().enumerate() {
        let at = *at as usize;
        out.push_str(&doc.html[written..at]);
        written = at;
        match slot {
            Slot::Cite(cites) => cite(cx, doc, number, cites, &mut out),
            slot => fill(cx, slot, &mut out),
        }
    }
    out.push_str(&doc.html[written..]);
    Html(out)
}

/// The marker of the citation in a slot, right behind what it is cited for.
fn cite(cx: &mut Cx<'_, '_>, doc: &Doc, slot: usize, cites: &[Cite], out: &mut String) {
    // A marker belongs to the words before it: no space or line break between them.
    out.truncate(out.trim_end_matches([' ', '\n']).len());
    let is_touched = cx.site.backlinks.touched().is(doc.owner);
    let said = if is_touched { doc.said(slot) } else { Said::default() };
    cx.cite(doc.owner, &said, cites, out);
}

/// An optional text.
pub fn optional(cx: &mut Cx<'_, '_>, doc: Option<DocId>) -> Option<Html> {
    doc.map(|doc| html(cx, doc))
}

pub(super) fn fill(cx: &mut Cx<'_, '_>, slot: &Slot, out: &mut String) {
    match slot {
        // A citation needs to know where it stands.
        Slot::Cite(_) => {}
        Slot::Open { to, fragment } => {
            out.push_str("<a href=\"");
            push_attribute(out, &cx.href(*to));
            if let Some(fragment) = fragment {
                out.push('#');
                push_attribute(out, fragment);
            }
            out.push_str("\">");
        }
        Slot::Close => out.push_str("</a>"),
        Slot::Title(id) => push_text(out, cx.site.title(*id)),
        Slot::Path(path) if path.starts_with('#') => push_attribute(out, path),
        Slot::Path(path) => push_attribute(out, &cx.link(&encode_path(path))),
        Slot::Image { path, size, alt, title } => {
            out.push_str("<img src=\"");
            push_attribute(out, &cx.link(&route::encode(path)));
            out.push_str("\" alt=\"");
            push_attribute(out, alt);
            if let Some((width, height)) = size {
                out.push_str(&format!("\" width=\"{width}\" height=\"{height}"));
            }
            if !title.is_empty() {
                out.push_str("\" title=\"");
                push_attribute(out, title);
            }
            out.push_str("\" loading=\"lazy\">");
        }
        Slot::Word(name) => push_attribute(out, &cx.strings().get(&name.replace('-', "_"))),
        Slot::Beside { number, text } if cx.is_wide => beside::footnote(cx.r, *number, text, out),
        Slot::Beside { .. } => {}
        Slot::Embed(embed) => {
            // An embed has a frame of its own.
            let is_wide = std::mem::take(&mut cx.is_wide);
            let html = embeds::html(cx, embed);
            out.push_str(&html);
            cx.is_wide = is_wide;
        }
    }
}

/// A link's path: what was percent-encoded by the editor stays so.
fn encode_path(path: &str) -> String {
    let end = path.find(['#', '?']).unwrap_or(path.len());
    let (path, rest) = path.split_at(end);
    let path = if path.contains('%') { path.to_owned() } else { route::encode(path) };
    format!("{path}{rest}")
}

/// Escapes a text for an element.
pub fn push_text(html: &mut String, text: &str) {
    let _ = escape_html_body_text(html, text);
}

/// Escapes a text for an attribute.
pub fn push_attribute(html: &mut String, text: &str) {
    let _ = escape_html(html, text);
}

/// What stands in a text beside its sentences: how each begins and ends in HTML.
const APPARATUS: [(&str, &str); 3] = [
    ("<sup class=\"footnote-mark\"", "</sup>"),
    ("<section class=\"footnotes\"", "</section>"),
    ("<table", "</table>"),
];

/// What a text says first, without its headings, for descriptions.
pub fn opening(site: &Site, doc: DocId) -> String {
    let html = sentences(without_slots(site, doc));
    markdown::text_of(&without(&html, heading, "</h"))
}

/// A text without marks, links and citations, for cards and descriptions.
pub fn plain(site: &Site, doc: DocId) -> String {
    markdown::text_of(&sentences(without_slots(site, doc)))
}

/// What a text says before its first heading, and below each heading, by the heading's place in the text.
pub fn sections(site: &Site, doc: DocId) -> Vec<String> {
    let html = without_slots(site, doc);
    let [(mark, end), ..] = APPARATUS;
    let html = without(&html, |html| html.find(mark), end);
    let (mut rest, mut sections) = (html.as_str(), Vec::new());
    while let Some(at) = heading(rest) {
        sections.push(markdown::text_of(&rest[..at]));
        let end = rest[at..].find("</h").map_or(rest.len(), |end| at + end);
        rest = &rest[end..];
    }
    sections.push(markdown::text_of(rest));
    sections
}

/// The text without footnotes and their marks, and without tables.
fn sentences(html: String) -> String {
    APPARATUS.iter().fold(html, |html, (start, end)| match html.contains(start) {
        true => without(&html, |html| html.find(start), end),
        false => html,
    })
}

/// The text without its parts that begin where `start` says.
fn without(html: &str, start: impl Fn(&str) -> Option<usize>, end: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = start(rest) {
        out.push_str(&rest[..at]);
        let end = rest[at..].find(end).map_or(rest.len(), |end| at + end);
        rest = &rest[end..];
    }
    out + rest
}

/// Where the next heading begins.
fn heading(html: &str) -> Option<usize> {
    let is_level = |at: &usize| html[at + 2..].starts_with(|c: char| c.is_ascii_digit());
    html.match_indices("<h").map(|(at, _)| at).find(is_level)
}

fn without_slots(site: &Site, doc: DocId) -> String {
    let doc = site.doc(doc);
    let mut out = String::with_capacity(doc.html.len());
    let mut written = 0;
    for (at, slot) in &doc.slots {
        let at = *at as usize;
        out.push_str(&doc.html[written..at]);
        written = at;
        match slot {
            Slot::Title(id) => push_text(&mut out, site.title(*id)),
            Slot::Cite(_) => out.truncate(out.trim_end_matches([' ', '\n']).len()),
            Slot::Open { .. } => out.push_str("<a>"),
            _ => {}
        }
    }
    out.push_str(&doc.html[written..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn footnotes_and_tables_are_no_sentences() {
        let mark = |number| {
            format!("<sup class=\"footnote-mark\"><a href=\"#fn_{number}\">*{number}</a></sup>")
        };
        let html = format!(
            "<p>Foot.{} Foot again.{}</p>\n<div><table><tr><th>T</th></tr><tr><td>a</td></tr></table></div>\n<p>End.</p>\n\
             <section class=\"footnotes\"><ol><li>Note</li></ol></section>",
            mark(1),
            mark(2),
        );
        assert_eq!(markdown::text_of(&sentences(html)), "Foot. Foot again. End.");
    }
}
