//! A text in Markdown as the words that a reader sees, by way of its HTML: what HTML hides in it is hidden.

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

use super::page;

/// The text of a text in Markdown.
pub fn text(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut unseen = 0;
    let events = Parser::new_ext(markdown, options).into_offset_iter();
    let seen = events.filter(|(event, _)| {
        let (begins, ends) = match event {
            Event::Start(Tag::Image { .. } | Tag::MetadataBlock(_)) => (1, 0),
            Event::End(TagEnd::Image | TagEnd::MetadataBlock(_)) => (0, 1),
            _ => (0, 0),
        };
        unseen += begins;
        let is_seen = unseen == 0;
        unseen -= ends;
        is_seen
    });
    let written = seen.flat_map(|(event, range)| as_written(event, &markdown[range]));
    let mut page = String::with_capacity(markdown.len() * 2);
    html::push_html(&mut page, written);
    page::text(&page)
}

/// An event with what its source shows beside it: the number of a list's item, which a browser would count anew, and
/// single tildes, with which nobody strikes anything out.
fn as_written<'m>(event: Event<'m>, source: &'m str) -> impl Iterator<Item = Event<'m>> {
    let is_tilde = !source.starts_with("~~");
    let (event, text) = match event {
        Event::Start(Tag::Item) => (Some(event), number(source)),
        Event::Start(Tag::Strikethrough) | Event::End(TagEnd::Strikethrough) if is_tilde => {
            (None, Some(CowStr::from("~")))
        }
        event => (Some(event), None),
    };
    event.into_iter().chain(text.map(Event::Text))
}

/// The number of an item of an ordered list.
fn number(item: &str) -> Option<CowStr<'static>> {
    let item = item.trim_start();
    let digits = item.find(|c: char| !c.is_ascii_digit()).filter(|digits| *digits > 0)?;
    let is_marker = item[digits..].starts_with(['.', ')']);
    is_marker.then(|| CowStr::from(format!("{} ", &item[..=digits])))
}

#[cfg(test)]
mod tests {
    use crate::evidence::capture::tests::lines;

    #[test]
    fn a_markdown_text_is_what_a_reader_sees() {
        for (markdown, expected) in [
            ("It’s the *prim*ary\nleverage.\n\nTwo", "It’s the primary leverage. | Two"),
            ("[words](https://a.example) ![no](x.png) `code`", "words  code"),
            ("---\ntitle: no\n---\na", "a"),
            ("<div>a <b>b</b></div>", "a b"),
            ("+++\ntitle = 'no'\n+++\na", "a"),
            ("2025. A year\n2024. Another", "2025. A year | 2024. Another"),
            ("1) a\n\n2) b", "1) | a | 2) | b"),
            ("- 5. a\n- b", "5. a | b"),
            ("~~no~~a ~b~", "^^a ~b~"),
            ("a[^1].\n\n[^1]: b", "a~. | ^1^ | b"),
            ("<!--\nno\n-->\na", "a"),
            ("<script>\nno\n</script>\n\na", "a"),
            ("<div hidden>\n\nno\n\n</div>\n\na", "a"),
            ("a <span hidden>no</span>b<br>c", "a b | c"),
        ] {
            assert_eq!(lines("md", markdown), expected, "{markdown}");
        }
    }
}
