//! What was captured of a source: a text, or a page reduced to its text.

mod elements;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};

use super::fold::is_unspaced;
use elements::Open;

/// The endings of captures, in the order in which they are looked for.
pub const ENDINGS: [&str; 3] = ["txt", "md", "html"];

/// The text of a capture of that ending. A page (HTML Standard, 13.2.5) and a Markdown text (CommonMark) are
/// reduced to the words that a reader sees, with a line end where a block ends.
pub fn text(ending: &str, content: &str) -> String {
    match ending {
        "html" => of_html(content),
        "md" => of_markdown(content),
        _ => unwrapped(content),
    }
}

fn of_html(html: &str) -> String {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut text = String::with_capacity(html.len() / 2);
    let mut open = Open::default();
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Token::StartTag(tag) => text.extend(open.start(&tag)),
            Token::EndTag(tag) => text.extend(open.end(&tag.name)),
            Token::String(words) if open.is_seen() => {
                let words = String::from_utf8_lossy(&words);
                if open.keeps_lines() {
                    text.push_str(&words);
                } else {
                    text.push_str(&words.replace(['\n', '\r'], " "));
                }
            }
            _ => {}
        }
    }
    text
}

/// By way of its HTML, so that what HTML hides in it is hidden.
fn of_markdown(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut unseen = 0;
    let seen = Parser::new_ext(markdown, options).filter(|event| {
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
    let mut page = String::with_capacity(markdown.len() * 2);
    html::push_html(&mut page, seen);
    of_html(&page)
}

/// The text without the line ends that cut a Chinese sentence: there is no space to stand for them.
fn unwrapped(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        joined.push_str(line);
        let ends = line.chars().next_back().is_some_and(is_unspaced);
        let goes_on = lines.peek().and_then(|next| next.chars().next()).is_some_and(is_unspaced);
        if !(ends && goes_on) {
            joined.push('\n');
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_what_a_reader_sees() {
        for (html, expected) in [
            ("<p>It’s the <b>prim</b>ary\nleverage.</p><p>Two", "It’s the primary leverage. | Two"),
            ("a&nbsp;&amp;&#8217;b", "a\u{a0}&’b"),
            ("<title>t</title><script>if (a < b) 'x'</script><style>p{}</style>a", "a"),
            ("<!-- no -->a<template>no</template>b", "ab"),
            ("<div hidden>no <div>no</div> no</div>a", "a"),
            ("<p style='DISPLAY: none'>no</p>a<br>b", "a | b"),
            ("<td>1</td><td>2</td>", "1 | 2"),
            ("a<img alt='no' src=x>b", "a b"),
            ("a <", "a <"),
            ("<p title='<b>no'>a", "a"),
            ("<p hidden>no<p>a", "a"),
            ("<ul><li hidden>no<li>a</ul>b", "a | b"),
            ("<table><tr hidden><td>no<tr><td>a</table>", "a"),
            ("<div><p hidden>no</div>a", "a"),
            ("<dl><dt hidden>no<dd>a</dl>", "a"),
            ("<embed hidden>a<svg hidden/>b", "a b"),
            ("<svg><path/><text>no</text></svg>a", "a"),
            ("<b>a<p hidden>no</b>no</p>c", "a | c"),
            ("<dialog>no</dialog><dialog open>a</dialog><div popover>no</div>", "a"),
            ("<datalist><option>no</datalist><canvas>no</canvas><video>no</video>a", "a"),
            ("<pre>one\ntwo</pre>", "one | two"),
            ("<span style='display: inline-block'>a</span>b", "a | b"),
            ("<ruby>何<rt>no</rt></ruby>立", "何立"),
        ] {
            let lines = of_html(html);
            let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty());
            assert_eq!(lines.collect::<Vec<_>>().join(" | "), expected, "{html}");
        }
    }

    #[test]
    fn a_markdown_text_is_what_a_reader_sees() {
        for (markdown, expected) in [
            ("It’s the *prim*ary\nleverage.\n\nTwo", "It’s the primary leverage. | Two"),
            ("[words](https://a.example) ![no](x.png) `code`", "words  code"),
            ("---\ntitle: no\n---\na", "a"),
            ("<div>a <b>b</b></div>", "a b"),
            ("<!--\nno\n-->\na", "a"),
            ("<script>\nno\n</script>\n\na", "a"),
            ("<div hidden>\n\nno\n\n</div>\n\na", "a"),
            ("a <span hidden>no</span>b<br>c", "a b | c"),
        ] {
            let lines = of_markdown(markdown);
            let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty());
            assert_eq!(lines.collect::<Vec<_>>().join(" | "), expected, "{markdown}");
        }
    }

    #[test]
    fn a_chinese_sentence_is_joined_over_its_lines() {
        assert_eq!(unwrapped("双方同意\n停火。\n\n“好。”"), "双方同意停火。\n\n“好。”\n");
        assert_eq!(unwrapped("two\nlines"), "two\nlines\n");
    }
}
