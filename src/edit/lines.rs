//! Texts as they lie on the disk: with a byte order mark or without, with the line ends of Unix or of Windows.

/// A text after an edit of its lines, which end in LF for the edit; the mark and the ends stay as they were. None if the
/// edit gives none, or if the line ends are mixed.
pub fn edited(text: &str, edit: impl FnOnce(&str) -> Option<String>) -> Option<String> {
    let rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mark = &text[..text.len() - rest.len()];
    let is_windows = rest.contains('\r');
    let lines = rest.replace("\r\n", "\n");
    if is_windows && (lines.contains('\r') || lines.replace('\n', "\r\n") != rest) {
        return None;
    }
    let new = edit(&lines)?;
    let new = if is_windows { new.replace('\n', "\r\n") } else { new };
    Some(format!("{mark}{new}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_line_ends_stay() {
        let edit = |lines: &str| Some(lines.replace("a\nb", "c\nd"));
        for (text, expected) in [
            ("a\nb\n", Some("c\nd\n")),
            ("\u{feff}a\r\nb", Some("\u{feff}c\r\nd")),
            ("a\r\nb\n", None),
            ("a\rb", None),
        ] {
            assert_eq!(edited(text, edit).as_deref(), expected, "{text:?}");
        }
        assert_eq!(edited("a", |_| None), None);
    }
}
