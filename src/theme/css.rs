//! Styles as they are sent: what only their authors read stays at home.

/// A style without its comments (CSS Syntax Module Level 3, §4.3.2) and the spaces before them. In a string and in an
/// address `/*` begins none. A comment that begins with `!` stays: by custom it is a licence.
pub fn without_comments(css: &[u8]) -> Vec<u8> {
    let mut kept = Vec::with_capacity(css.len());
    let mut at = 0;
    while at < css.len() {
        let rest = &css[at..];
        let length = match rest {
            [b'/', b'*', b'!', ..] => comment(rest),
            [b'/', b'*', ..] => {
                at += comment(rest);
                close(&mut kept, css.get(at).copied());
                continue;
            }
            [quote @ (b'"' | b'\''), ..] => string(rest, *quote),
            [b'u' | b'U', b'r' | b'R', b'l' | b'L', b'(', ..] => address(rest),
            [b'\\', _, ..] => 2,
            _ => 1,
        };
        kept.extend_from_slice(&css[at..at + length]);
        at += length;
    }
    kept
}

/// Joins what stood before a comment to `next`, which stands behind it.
fn close(kept: &mut Vec<u8>, next: Option<u8>) {
    let is_space = |byte: u8| byte.is_ascii_whitespace();
    if next.is_none_or(|next| matches!(next, b'\n' | b'\r')) {
        let end =
            kept.iter().rposition(|byte| !matches!(byte, b' ' | b'\t')).map_or(0, |at| at + 1);
        kept.truncate(end);
    } else if kept.last().is_some_and(|last| !is_space(*last)) && !next.is_some_and(is_space) {
        // Without anything between them two words would be one, with a space a selector would be another.
        kept.extend_from_slice(b"/**/");
    }
}

/// To the end of the comment, or of the file.
fn comment(css: &[u8]) -> usize {
    let end = css[2..].windows(2).position(|two| two == b"*/");
    end.map_or(css.len(), |at| at + 4)
}

/// To the closing quotation mark, or to the end of the line.
fn string(css: &[u8], quote: u8) -> usize {
    let mut at = 1;
    while at < css.len() {
        match css[at] {
            b'\\' => at += 2,
            b'\n' => return at,
            byte if byte == quote => return at + 1,
            _ => at += 1,
        }
    }
    css.len()
}

/// An address without quotation marks to its end; of one with them what is before these.
fn address(css: &[u8]) -> usize {
    let inside = css[4..].trim_ascii_start();
    if matches!(inside.first(), Some(b'"' | b'\'')) {
        return css.len() - inside.len();
    }
    css.iter().position(|byte| *byte == b')').map_or(css.len(), |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_taken_out_and_nothing_else() {
        for (css, expected) in [
            ("a { b: c; }   /* why */\nd {}", "a { b: c; }\nd {}"),
            ("/* one\n two */\na {}", "\na {}"),
            ("a/* x */b {}", "a/**/b {}"),
            (".a/* x */ .b {}", ".a .b {}"),
            ("a::after { content: \"/* no */\" } /* yes */", "a::after { content: \"/* no */\" }"),
            ("a { content: 'it\\'s /* no */' }", "a { content: 'it\\'s /* no */' }"),
            ("a { background: url(x/*y*/z.png) }", "a { background: url(x/*y*/z.png) }"),
            (
                "a { background: url( \"x/*y*/z.png\" ) /* w */ }",
                "a { background: url( \"x/*y*/z.png\" )  }",
            ),
            ("/*! MIT */ a {}", "/*! MIT */ a {}"),
            ("a {} /* never ends", "a {}"),
            ("a { content: \"open /* c */\n}", "a { content: \"open /* c */\n}"),
            ("a { content: \"\\", "a { content: \"\\"),
            ("/**/", ""),
            ("/*/ a */ b {}", " b {}"),
            ("\\/* a */", "\\/* a */"),
        ] {
            let found = without_comments(css.as_bytes());
            assert_eq!(String::from_utf8(found).unwrap(), expected, "{css}");
        }
    }
}
