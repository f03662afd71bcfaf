//! What was captured of a source: a text, or a page reduced to its text.

mod elements;
mod markdown;
mod names;
mod page;
mod style;

use super::fold::is_unspaced;

/// The endings of captures, in the order in which they are looked for.
pub const ENDINGS: [&str; 3] = ["txt", "md", "html"];

/// The text of a capture of that ending. A page (HTML Standard, 13.2.5) and a Markdown text (CommonMark) are
/// reduced to the words that a reader sees, with a blank line where a block ends, and [`super::signs`] where something
/// else than words stands.
pub fn text(ending: &str, content: &str) -> String {
    match ending {
        "html" => page::text(content),
        "md" => markdown::text(content),
        _ => unwrapped(content),
    }
}

/// The text without the line ends that cut a Chinese sentence: there is no space to stand for them.
fn unwrapped(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut joined = String::with_capacity(text.len());
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        joined.push_str(line);
        let next = lines.peek().map_or("", |next| next.trim_start());
        if !(line.trim_end().ends_with(is_unspaced) && next.starts_with(is_unspaced)) {
            joined.push('\n');
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::signs;

    /// The lines of a capture that hold something, for the eye.
    pub fn lines(ending: &str, capture: &str) -> String {
        let text = text(ending, capture).replace(signs::EDGE, "^").replace(signs::SEAMS, "~");
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn a_chinese_sentence_is_joined_over_its_lines() {
        assert_eq!(unwrapped("双方同意\n停火。\n\n“好。”"), "双方同意停火。\n\n“好。”\n");
        assert_eq!(unwrapped("two\nlines"), "two\nlines\n");
    }
}
