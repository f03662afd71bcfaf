//! Notes beside a text, at the line that they belong to, where a page has room for them. They repeat what the foot of
//! the page says: readers who listen are spared them, and the style leaves them out where the page is narrow.

use super::Renderer;
use super::prose::{push_attribute, push_text};
use crate::model::Id;
use crate::model::entries::Source;

/// A source at its first marker: its title, its publisher, its date.
pub fn source(r: &Renderer<'_>, number: usize, id: Id<Source>, html: &mut String) {
    let source = &r.site.sources[id];
    let date = source.date.map(|date| r.dates.words(date));
    let facts: Vec<_> = source.publisher.iter().cloned().chain(date).collect();
    let lang = source.language.as_deref().filter(|lang| *lang != r.site.config.language);
    note(html, &number.to_string(), lang, &source.title);
    html.push_str(" <span>");
    push_text(html, &facts.join(", "));
    html.push_str("</span></small>");
}

/// A footnote at its first mention.
pub fn footnote(r: &Renderer<'_>, number: usize, text: &str, html: &mut String) {
    let sign = r.theme.strings.get("footnote_sign");
    note(html, &format!("{sign}{number}"), None, text);
    html.push_str("</small>");
}

/// Begins a note.
fn note(html: &mut String, mark: &str, lang: Option<&str>, text: &str) {
    html.push_str("<small class=\"beside\" aria-hidden=\"true\"><b>");
    push_text(html, mark);
    html.push_str("</b> <span");
    if let Some(lang) = lang {
        html.push_str(" lang=\"");
        push_attribute(html, lang);
        html.push('"');
    }
    html.push('>');
    push_text(html, text);
    html.push_str("</span>");
}
