//! What was captured of a source: a text, or a page reduced to its text.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// The endings of captures, in the order in which they are looked for.
pub const ENDINGS: [&str; 3] = ["txt", "md", "html"];

/// The text of a capture of that ending. A page (HTML Standard, 13.2.5) and a Markdown text (CommonMark) are
/// reduced to the words that a reader sees, with a line end where a block ends.
pub fn text(ending: &str, content: &str) -> String {
    match ending {
        "html" => of_html(content),
        "md" => of_markdown(content),
        _ => content.to_owned(),
    }
}

/// Elements that show no words of the page.
const UNSEEN: [&str; 9] =
    ["script", "style", "title", "template", "noscript", "svg", "iframe", "object", "select"];

/// Elements whose words do not run on from what is before and after them (HTML Standard, 15.3).
const BLOCKS: [&str; 48] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "td",
    "th",
    "tr",
    "ul",
    "video",
];

fn of_html(html: &str) -> String {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut text = String::with_capacity(html.len() / 2);
    // The element whose words are not seen, and how many of its name are open within it.
    let mut unseen: Option<(Vec<u8>, usize)> = None;
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Token::StartTag(tag) => match &mut unseen {
                Some((name, depth)) => *depth += usize::from(*name == *tag.name),
                None if is_unseen(&tag) => unseen = Some((tag.name.0, 1)),
                None => end_block(&tag.name, &mut text),
            },
            Token::EndTag(tag) => match &mut unseen {
                Some((name, depth)) => {
                    *depth -= usize::from(*name == *tag.name);
                    unseen = unseen.filter(|(_, depth)| *depth > 0);
                }
                None => end_block(&tag.name, &mut text),
            },
            Token::String(words) if unseen.is_none() => {
                text.push_str(&String::from_utf8_lossy(&words).replace(['\n', '\r'], " "));
            }
            _ => {}
        }
    }
    text
}

fn end_block(name: &[u8], text: &mut String) {
    if BLOCKS.iter().any(|block| block.as_bytes() == name) {
        text.push('\n');
    }
}

fn is_unseen(tag: &StartTag<()>) -> bool {
    const VOID: [&str; 8] = ["br", "hr", "img", "input", "link", "meta", "source", "wbr"];
    let is = |names: &[&str]| names.iter().any(|name| name.as_bytes() == tag.name.as_slice());
    let attribute = |name: &str| {
        let mut all = tag.attributes.iter();
        all.find(|(key, _)| key.as_slice() == name.as_bytes()).map(|(_, value)| value)
    };
    let is_hidden = attribute("hidden").is_some_and(|value| value.as_slice() != b"until-found");
    let is_styled_away = attribute("style").is_some_and(|style| {
        let style = String::from_utf8_lossy(style).to_lowercase().replace(char::is_whitespace, "");
        style.contains("display:none") || style.contains("visibility:hidden")
    });
    is(&UNSEEN) || ((is_hidden || is_styled_away) && !is(&VOID))
}

fn of_markdown(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut text = String::with_capacity(markdown.len());
    let mut unseen = 0;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::Image { .. } | Tag::MetadataBlock(_)) => unseen += 1,
            Event::End(TagEnd::Image | TagEnd::MetadataBlock(_)) => unseen -= 1,
            Event::Text(words) | Event::Code(words) if unseen == 0 => text.push_str(&words),
            Event::Html(html) => text.push_str(&of_html(&html)),
            Event::SoftBreak => text.push(' '),
            Event::HardBreak | Event::Rule => text.push('\n'),
            Event::End(end) if !is_inline(end) => text.push('\n'),
            _ => {}
        }
    }
    text
}

fn is_inline(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_what_a_reader_sees() {
        for (html, expected) in [
            (
                "<p>It’s the <b>prim</b>ary\nleverage.</p><p>Two",
                "\nIt’s the primary leverage.\n\nTwo",
            ),
            ("a&nbsp;&amp;&#8217;b", "a\u{a0}&’b"),
            ("<title>t</title><script>if (a < b) 'x'</script><style>p{}</style>a", "a"),
            ("<!-- no -->a<template>no</template>b", "ab"),
            ("<div hidden>no <div>no</div> no</div>a", "\na".trim_start()),
            ("<p style='DISPLAY: none'>no</p>a<br>b", "a\nb"),
            ("<td>1</td><td>2</td>", "\n1\n\n2\n"),
            ("<img alt='no' src=x>a", "a"),
            ("a <", "a <"),
            ("<p title='<b>no'>a", "\na"),
        ] {
            assert_eq!(of_html(html), expected, "{html}");
        }
    }

    #[test]
    fn a_markdown_text_is_what_a_reader_sees() {
        for (markdown, expected) in [
            ("It’s the *prim*ary\nleverage.\n\nTwo", "It’s the primary leverage.\nTwo\n"),
            ("[words](https://a.example) ![no](x.png) `code`", "words  code\n"),
            ("---\ntitle: no\n---\na", "a\n"),
            ("<div>a <b>b</b></div>", "\na b\n\n"),
        ] {
            assert_eq!(of_markdown(markdown), expected, "{markdown}");
        }
    }
}
