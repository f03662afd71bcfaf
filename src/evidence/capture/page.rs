//! A page of HTML as the words that a reader sees.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, State, Token, Tokenizer};

use super::elements::{Element, Open, Role};
use super::names::{BLOCKS, RAISED, STRUCK, THINGS, is_one_of};
use super::style::{Style, attribute};
use crate::evidence::signs::{EDGE, LOOSE_SEAM, SEAM};

/// The text of a page.
pub fn text(html: &str) -> String {
    let mut page = Page { text: String::with_capacity(html.len() / 2), open: Open::default() };
    let mut tokens = Tokenizer::new_with_emitter(html, DefaultEmitter::default());
    while let Some(Ok(token)) = tokens.next() {
        match token {
            Token::StartTag(tag) => {
                page.start(&tag);
                if let Some(state) = raw(&tag.name).filter(|_| !page.open.is_foreign()) {
                    tokens.set_state(state);
                }
            }
            Token::EndTag(tag) => page.end(&tag.name),
            Token::String(words) => page.words(&String::from_utf8_lossy(&words)),
            _ => {}
        }
    }
    page.text
}

/// How what stands in an element is read, if not as HTML (HTML Standard, 13.2.6).
fn raw(name: &[u8]) -> Option<State> {
    match name {
        b"textarea" | b"title" => Some(State::RcData),
        b"plaintext" => Some(State::PlainText),
        b"script" => Some(State::ScriptData),
        b"style" | b"iframe" | b"xmp" | b"noembed" | b"noframes" | b"noscript" => {
            Some(State::RawText)
        }
        _ => None,
    }
}

/// A page as far as it was read.
struct Page {
    text: String,
    open: Open,
}

impl Page {
    fn start(&mut self, tag: &StartTag<()>) {
        let name = tag.name.as_slice();
        for element in self.open.end_before(name) {
            self.ended(&element);
        }
        let style = Style::of(tag);
        let role = role(tag, &style);
        if self.open.is_seen() {
            self.begin(name, role);
        }
        self.open.start(tag, role, &style, self.text.len());
    }

    fn end(&mut self, name: &[u8]) {
        for element in self.open.end(name) {
            self.ended(&element);
        }
    }

    fn words(&mut self, words: &str) {
        if !self.open.is_seen() {
            return;
        }
        if self.open.keeps_lines() {
            self.text.push_str(words);
        } else {
            self.text.push_str(&words.replace(['\n', '\r'], " "));
        }
    }

    /// What stands for the beginning of an element.
    fn begin(&mut self, name: &[u8], role: Role) {
        match role {
            _ if name == b"br" => self.text.push('\n'),
            _ if name == b"rt" => self.text.push(SEAM),
            _ if is_one_of(name, &THINGS) => self.text.push(' '),
            Role::Block => self.end_block(),
            Role::Raised | Role::Struck => self.text.push(EDGE),
            Role::Inline | Role::Link => {}
        }
    }

    /// What stands for the end of an element.
    fn ended(&mut self, element: &Element) {
        if !element.is_shown || !self.open.is_seen() {
            return;
        }
        match element.role {
            Role::Block => self.end_block(),
            Role::Struck => self.text.push(EDGE),
            Role::Raised => self.end_raised(element),
            Role::Link => self.end_link(element.start),
            Role::Inline => {}
        }
    }

    fn end_block(&mut self) {
        if !self.text.ends_with("\n\n") {
            self.text.push_str("\n\n");
        }
    }

    /// The mark of a note is left out, the end of an ordinal number is read on, and anything else has edges: who leaves
    /// an exponent out quotes another number.
    fn end_raised(&mut self, element: &Element) {
        let Some((before, inner)) = self.text.split_at_checked(element.start) else { return };
        let before = before.strip_suffix(EDGE).unwrap_or(before);
        let edge = before.len();
        let is_ordinal =
            matches!(inner.trim(), "st" | "nd" | "rd" | "th") && before.ends_with(char::is_numeric);
        if element.is_linked || is_mark(inner.trim()) {
            self.leave_out(edge);
        } else if is_ordinal {
            self.text.replace_range(edge..element.start, "");
        } else {
            self.text.push(EDGE);
        }
    }

    /// A link that holds nothing but what is raised leads to a note.
    fn end_link(&mut self, start: usize) {
        let inner = self.text.get(start..).unwrap_or_default().trim();
        let raised = inner.strip_prefix(EDGE).and_then(|inner| inner.strip_suffix(EDGE));
        if raised.is_some_and(|raised| !raised.is_empty() && !raised.contains(EDGE)) {
            self.leave_out(start);
        }
    }

    /// Puts a seam in place of what stands behind an offset.
    fn leave_out(&mut self, start: usize) {
        let shown = self.text[start..].trim_matches(EDGE);
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let touches = is_word(shown.chars().next()) || is_word(shown.chars().next_back());
        self.text.truncate(start);
        self.text.push(if touches { SEAM } else { LOOSE_SEAM });
    }
}

fn role(tag: &StartTag<()>, style: &Style) -> Role {
    let name = tag.name.as_slice();
    match name {
        _ if is_one_of(name, &STRUCK) => Role::Struck,
        _ if is_one_of(name, &RAISED) => Role::Raised,
        b"a" if attribute(tag, "href").is_some() => Role::Link,
        b"br" => Role::Inline,
        _ if style.sets_apart().unwrap_or(is_one_of(name, &BLOCKS)) => Role::Block,
        _ => Role::Inline,
    }
}

/// Whether something is the mark of a note: `[2]`, `*`, `†`.
fn is_mark(text: &str) -> bool {
    let number = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    let is_number = number
        .is_some_and(|number| !number.is_empty() && number.chars().all(|c| c.is_ascii_digit()));
    is_number || !text.is_empty() && text.chars().all(|c| "*∗†‡".contains(c))
}

#[cfg(test)]
mod tests {
    use crate::evidence::capture::tests::lines;

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
            ("<ruby>何<rt>no</rt></ruby>立", "何~立"),
            ("<p style='visibility:collapse'>no</p>a", "a"),
            ("<p style='display:/**/none'>no</p>a", "a"),
            ("<p style='color: red; display: none !important'>no</p>a", "a"),
            ("<p style='opacity:0'>no</p><p style='opacity:0.5'>a", "a"),
            ("<p style='font-size:0px'>no</p><p style='font-size:10px'>a", "a"),
            ("<p hidden=UNTIL-FOUND>a</p><meter>no</meter>b", "a | b"),
            ("1<span style='display:block'>55</span>", "1 | 55"),
            ("1<span style='display: flex'>55</span>", "1 | 55"),
            ("a<span style='display: inline'>b</span><div style='display:inline'>c</div>", "abc"),
            ("<svg><style/></svg>a", "a"),
            ("<svg><script href=x /></svg>a", "a"),
            ("<svg><title/></svg>a", "a"),
            ("<svg><title>no</title></svg>a<title>no</title>b", "ab"),
            ("<p><b hidden>no</p><p>no", ""),
            ("<p><b hidden>no</p><p>no</b>a", "a"),
            ("<td><b hidden>no</td><td>a", "a"),
            ("55<sup>1</sup> a", "55^1^ a"),
            ("55<sup><a href=#n>1</a></sup> a", "55~ a"),
            ("55<a href=#n><sup>1</sup></a> a", "55~ a"),
            ("55<sup>[1]</sup><sup>†</sup> a", "55~~ a"),
            ("the 5<sup>th</sup> a", "the 5th a"),
            ("<del>no</del>a <s>no</s>b", "^^a ^^b"),
            ("<del>no<p>no</del>a", "^^a"),
        ] {
            assert_eq!(lines("html", html), expected, "{html}");
        }
    }

    #[test]
    fn what_is_hidden_far_down_is_hidden() {
        for (open, html, close) in [
            (
                "<div>",
                "<script>'no'</script><p hidden>no</p><div hidden>no<div>no</div>no</div>a",
                "</div>",
            ),
            ("<font>", "<style>no</style><font hidden><font>no</font>no</font>a", "</font>"),
            ("<a name=x>", "<p hidden>no</p>a", ""),
            ("<div><div hidden>no</div>", "a", "</div>"),
        ] {
            let html = format!("{}{html}{}b", open.repeat(2000), close.repeat(2000));
            let found = lines("html", &html).replace(" | ", "");
            assert_eq!(found, "ab", "{open}");
        }
        let hidden =
            format!("<div hidden>{}{}no</div>a", "<div>".repeat(2000), "</div>".repeat(2000));
        assert_eq!(lines("html", &hidden), "a");
    }

    #[test]
    fn a_long_page_takes_no_time() {
        for part in [
            "<b>a",
            "<p><s>a",
            "<sup>1</sup>a",
            "<a href=x><sup>a",
            "</i><i>a",
            "<td><font hidden>a",
        ] {
            assert!(lines("html", &part.repeat(50_000)).len() < 10_000_000, "{part}");
        }
    }
}
