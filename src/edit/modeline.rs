//! The line by which an editor of YAML finds the schema of a file
//! (<https://github.com/redhat-developer/yaml-language-server#using-inlined-schema>).

use crate::model::Kind;
use crate::{config, schema};

const MARK: &str = "# yaml-language-server: $schema=";

/// The line for a file of a site, by its path from the site's root; none for what is no YAML of a known kind.
pub fn of(path: &str) -> Option<String> {
    let kind = match path {
        config::FILE => None,
        _ => {
            let inside = path.strip_prefix("content/").filter(|_| path.ends_with(".yaml"))?;
            Some(Kind::from_folder(inside.split('/').next()?)?)
        }
    };
    let up = "../".repeat(path.matches('/').count());
    Some(format!("{MARK}{up}{}", schema::path_of(kind)))
}

/// The text with the line at its top, in place of one that names another of our schemas; none if it has it already, or
/// names a schema of the editor's own. Line ends and a byte order mark stay as they are.
pub fn put(text: &str, line: &str) -> Option<String> {
    let rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mark = &text[..text.len() - rest.len()];
    let end = if rest.contains("\r\n") { "\r\n" } else { "\n" };
    let first = rest.lines().next().unwrap_or("");
    let is_ours = first.strip_prefix(MARK).is_none_or(|named| named.contains(schema::FOLDER));
    if first == line || !is_ours {
        return None;
    }
    let after = if first.starts_with(MARK) { &rest[first.len()..] } else { rest };
    let between = if first.starts_with(MARK) { "" } else { end };
    Some(format!("{mark}{line}{between}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_told_its_schema() {
        let line = of("content/events/2025/geneva.yaml");
        let path = "../../../.vscode/briefgen/events.json";
        assert_eq!(line, Some(format!("{MARK}{path}")));
        assert_eq!(of("site.yaml"), Some(format!("{MARK}.vscode/briefgen/site.json")));
        for other in ["content/events/geneva.md", "content/notes/a.yaml", "evidence.lock"] {
            assert_eq!(of(other), None, "{other}");
        }
    }

    #[test]
    fn the_line_stands_once_and_first() {
        let line = format!("{MARK}../{}/a.json", schema::FOLDER);
        let old = format!("{MARK}{}/b.json", schema::FOLDER);
        for (text, marked) in [
            ("title: A\n", format!("{line}\ntitle: A\n")),
            ("title: A\r\nside: us\r\n", format!("{line}\r\ntitle: A\r\nside: us\r\n")),
            ("\u{feff}title: A\n", format!("\u{feff}{line}\ntitle: A\n")),
            (&format!("{old}\ntitle: A\n"), format!("{line}\ntitle: A\n")),
            (&format!("{old}\r\ntitle: A\r\n"), format!("{line}\r\ntitle: A\r\n")),
            ("", format!("{line}\n")),
        ] {
            assert_eq!(put(text, &line).as_deref(), Some(marked.as_str()), "{text:?}");
            assert_eq!(put(&marked, &line), None);
        }
        let own = format!("{MARK}https://example.org/own.json\ntitle: A\n");
        assert_eq!(put(&own, &line), None);
    }
}
