//! Text to YAML: scalars that every reader of YAML takes for the same text.

/// A text as a YAML scalar on one line (YAML 1.2.2, section 7.3): plain where no reader could take it for
/// anything but that text, in double quotation marks otherwise.
pub fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// A text in double quotation marks, on one line, with escapes where they are needed (YAML 1.2.2, section 5.7).
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if !is_printable(c) && u32::from(c) <= 0xff => {
                out.push_str(&format!("\\x{:02X}", u32::from(c)));
            }
            c if !is_printable(c) && u32::from(c) <= 0xffff => {
                out.push_str(&format!("\\u{:04X}", u32::from(c)));
            }
            c if !is_printable(c) => out.push_str(&format!("\\U{:08X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Visible characters that stand for themselves; what no reader sees is better written as its code.
fn is_printable(c: char) -> bool {
    let invisible = matches!(c, '\u{a0}' | '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202f}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e000}'..='\u{f8ff}' | '\u{fffe}' | '\u{ffff}');
    !c.is_control() && !invisible
}

/// Whether a text needs no quotation marks, with room to spare: words, hyphens and stops inside it, a letter first,
/// and nothing that YAML 1.1 or 1.2 reads as another type.
fn is_plain(text: &str) -> bool {
    const WORDS: [&str; 10] = ["true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan"];
    let begins = text.starts_with(char::is_alphabetic);
    let ends =
        text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '.' | '!' | '?' | '%'));
    let inside = |c: char| {
        c.is_alphanumeric()
            || matches!(c, ' ' | '-' | '.' | '_' | '/' | '(' | ')' | '\'' | '’' | '!' | '?' | '%')
    };
    let is_word = WORDS.contains(&text.to_lowercase().as_str());
    begins && ends && text.chars().all(inside) && !is_word
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;
    use crate::yaml::{Value, parse};

    /// What our own reader makes of it.
    fn read(yaml: &str) -> String {
        let text = format!("key: {yaml}\n");
        let mut faults = Vec::new();
        let node = parse(FileId::default(), &text, 0..text.len(), &mut faults).unwrap();
        assert!(faults.is_empty(), "{yaml}: {faults:?}");
        let Value::Map(pairs) = node.value else { panic!("{yaml}") };
        match &pairs[0].value.value {
            Value::Scalar { text, .. } => text.to_string(),
            other => panic!("{yaml}: {other:?}"),
        }
    }

    #[test]
    fn what_is_written_is_read_as_it_was() {
        for text in [
            "Talks open in Geneva",
            "tariffs: 55%",
            "# no comment",
            "a \"b\" \\ c",
            "null",
            "No",
            "2025-05-12",
            "12:30",
            "",
            " space ",
            "line\nbreak",
            "何立峰",
            "- item",
            "[a, b]",
            "a\u{0}\u{85}\u{2028}\u{feff}\u{a0}\u{1f600}b",
            "He’s “here”",
            "{{ x }}",
            "&a *b !c | > % @ `",
        ] {
            assert_eq!(read(&scalar(text)), text);
            assert_eq!(read(&quoted(text)), text);
        }
    }

    #[test]
    fn quotation_marks_stand_only_where_they_are_needed() {
        assert_eq!(scalar("Talks open in Geneva"), "Talks open in Geneva");
        assert_eq!(scalar("no"), "\"no\"");
        assert_eq!(scalar("55%"), "\"55%\"");
        assert_eq!(scalar("a: b"), "\"a: b\"");
        assert_eq!(scalar("a #b"), "\"a #b\"");
        assert_eq!(scalar("a\u{200b}b"), "\"a\\u200Bb\"");
    }
}
