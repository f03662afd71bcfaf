//! A new id for an entry: in the file that holds it, and at a place that names it. Comments and layout stay.

use std::ops::Range;

use super::format::{self, Formatted};
use crate::diag::has_errors;
use crate::source::{FileId, Span};
use crate::yaml::write::scalar;
use crate::yaml::{self, Node, Pair, Value};

/// The text of the file at `path` that holds the entry `old`, with the id `new` where it gives the id, and `old` among
/// its former ids. Lines end in LF. A file in the documented order stays in it. None if the entry cannot be found.
pub fn entry(path: &str, text: &str, old: &str, new: &str) -> Option<String> {
    let renamed = in_file(path, text, old, new)?;
    let is_formatted = format::format(path, text) == Formatted::Same;
    match format::format(path, &renamed) {
        Formatted::Changed(formatted) if is_formatted => Some(formatted),
        _ => Some(renamed),
    }
}

/// What to write instead of what stands at a place that names an entry: `old`, `kind/old`, `[@old]`'s id, an address
/// such as `/people/old.html`, each also between quotation marks and with a heading after `#`. None if it is none of
/// these.
pub fn mention(written: &str, old: &str, new: &str) -> Option<String> {
    let name = written.split('#').next().unwrap_or(written);
    let is_part = |at: usize| {
        let rest = &name[at + old.len()..];
        let is_start = name[..at].is_empty() || name[..at].ends_with(['/', '"', '\'']);
        let is_end = ["", "\"", "'", ".html"].contains(&rest.trim_end());
        is_start && is_end
    };
    let mut places = name.match_indices(old).map(|(at, _)| at).filter(|at| is_part(*at));
    let at = places.next().filter(|_| places.next().is_none())?;
    Some(format!("{}{new}{}", &written[..at], &written[at + old.len()..]))
}

fn in_file(path: &str, text: &str, old: &str, new: &str) -> Option<String> {
    let tree = parse(path, text)?;
    if matches!(tree.value, Value::Null) && path.ends_with(".md") {
        let (before, after) = text.split_at(tree.span.range().start);
        return Some(format!("{before}aliases: [{}]\n{after}", scalar(old)));
    }
    let (entry, pairs) = entry_of(&tree, old)?;
    let mut edits = vec![former(text, entry, pairs, old, new)?];
    if let Some(id) = pair(pairs, "id") {
        edits.push((id.value.span.range(), scalar(new)));
    }
    edits.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
    let mut edited = text.to_owned();
    edits.into_iter().for_each(|(range, words)| edited.replace_range(range, &words));
    // What else the entry says is the same, or nothing is done.
    let tree = parse(path, &edited)?;
    let (_, after) = entry_of(&tree, new)?;
    let own = pairs.iter().filter(|pair| !["id", "aliases"].contains(&&*pair.key));
    let is_kept = |before: &Pair<'_>| {
        let after = pair(after, &before.key);
        after.is_some_and(|after| format::is_same(&before.value, &after.value))
    };
    own.clone().all(is_kept).then_some(edited)
}

/// The YAML of a file; nothing in front matter that is empty.
fn parse<'t>(path: &str, text: &'t str) -> Option<Node<'t>> {
    let range = if path.ends_with(".md") { front_matter(text)? } else { 0..text.len() };
    let mut faults = Vec::new();
    let empty = Span::new(FileId::default(), range.start..range.start);
    let tree = yaml::parse(FileId::default(), text, range, &mut faults);
    let tree = tree.unwrap_or(Node { span: empty, value: Value::Null });
    (!has_errors(&faults)).then_some(tree)
}

/// An entry: the whole of a file, or that of a list which has the id.
fn entry_of<'n, 's>(tree: &'n Node<'s>, id: &str) -> Option<(&'n Node<'s>, &'n [Pair<'s>])> {
    match &tree.value {
        Value::Map(pairs) => Some((tree, pairs)),
        Value::List(items) => items.iter().find_map(|item| Some((item, pairs_with_id(item, id)?))),
        _ => None,
    }
}

/// Between the two lines of dashes.
fn front_matter(text: &str) -> Option<Range<usize>> {
    const LINE: &str = "---\n";
    let rest = text.strip_prefix(LINE)?;
    let end = if rest.starts_with(LINE) { 0 } else { rest.find("\n---\n").map(|at| at + 1)? };
    Some(LINE.len()..LINE.len() + end)
}

fn pairs_with_id<'n, 's>(item: &'n Node<'s>, id: &str) -> Option<&'n [Pair<'s>]> {
    let Value::Map(pairs) = &item.value else { return None };
    let Value::Scalar { text, .. } = &pair(pairs, "id")?.value.value else { return None };
    (text == id).then_some(pairs)
}

fn pair<'n, 's>(pairs: &'n [Pair<'s>], name: &str) -> Option<&'n Pair<'s>> {
    pairs.iter().find(|pair| pair.key == name)
}

/// The edit that puts an id among the former ones, in the place of the new one if that is a former one, too.
fn former(
    text: &str,
    entry: &Node<'_>,
    pairs: &[Pair<'_>],
    old: &str,
    new: &str,
) -> Option<(Range<usize>, String)> {
    let old = scalar(old);
    let Some(aliases) = pair(pairs, "aliases") else {
        return Some(first_former(text, entry, pairs, &old));
    };
    let place = aliases.value.span.range();
    let Value::List(items) = &aliases.value.value else {
        let is_nothing = matches!(aliases.value.value, Value::Null);
        let at = aliases.key_span.range().end;
        return is_nothing.then(|| (at + 1..at + 1, format!(" [{old}]")));
    };
    let is_new =
        |item: &&Node<'_>| matches!(&item.value, Value::Scalar { text, .. } if text == new);
    if let Some(item) = items.iter().find(is_new) {
        return Some((item.span.range(), old));
    }
    let Some(first) = items.first() else { return Some((place, format!("[{old}]"))) };
    let at = first.span.range().start;
    if text[place].starts_with('[') {
        return Some((at..at, format!("{old}, ")));
    }
    let line = &text[..at][text[..at].rfind('\n').map_or(0, |end| end + 1)..];
    Some((at..at, format!("{old}\n{line}")))
}

/// The same where there were none.
fn first_former(
    text: &str,
    entry: &Node<'_>,
    pairs: &[Pair<'_>],
    old: &str,
) -> (Range<usize>, String) {
    let range = entry.span.range();
    if text[range.clone()].starts_with('{') {
        let at = range.start + text[range].rfind('}').unwrap_or(0);
        let comma = if text[..at].trim_end().ends_with([',', '{']) { "" } else { ", " };
        return (at..at, format!("{comma}aliases: [{old}]"));
    }
    // Behind the last field: what stands before the first may be a comment on it.
    let first = pairs.first().map_or(range.start, |pair| pair.key_span.range().start);
    let end = pairs.last().map_or(range.end, |pair| pair.value.span.range().end);
    let written = text[..end].trim_end().len();
    let end = text[written..].find('\n').map_or(text.len(), |at| written + at);
    let line = text[..first].rfind('\n').map_or(0, |end| end + 1);
    let indent = " ".repeat(text[line..first].chars().count());
    (end..end, format!("\n{indent}aliases: [{old}]"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_gets_its_id_and_keeps_its_former_one() {
        for (path, text, expected) in [
            (
                "content/places/old.yaml",
                "# A place.\nname: X # here\ncountry: Y\n",
                "# A place.\nname: X # here\ncountry: Y\naliases: [old]\n",
            ),
            (
                "content/people/all.yaml",
                "- id: a\n  name: A\n- id: old # the one\n  name: B\n\n- id: c\n",
                "- id: a\n  name: A\n- id: new # the one\n  name: B\n  aliases: [old]\n\n- id: c\n",
            ),
            (
                "content/people/all.yaml",
                "- {id: a}\n- {id: \"old\", name: B}\n- {name: C, id: c,}\n",
                "- {id: a}\n- {id: new, name: B, aliases: [old]}\n- {name: C, id: c,}\n",
            ),
            (
                "content/places/old.yaml",
                "name: X\naliases: [a, b]\n",
                "name: X\naliases: [old, a, b]\n",
            ),
            (
                "content/places/old.yaml",
                "name: X\naliases:\n  # as it was\n  - a\n",
                "name: X\naliases:\n  # as it was\n  - old\n  - a\n",
            ),
            (
                "content/places/old.yaml",
                "name: X\nbody: |\n  One\n\n  two # no comment\n\n# The end.\n",
                "name: X\nbody: |\n  One\n\n  two # no comment\naliases: [old]\n\n# The end.\n",
            ),
            (
                "content/places/old.yaml",
                "name: X\nlinks:\n  - a # the last",
                "name: X\nlinks:\n  - a # the last\naliases: [old]",
            ),
            ("content/places/old.yaml", "aliases: [new]\nname: X\n", "aliases: [old]\nname: X\n"),
            ("content/places/old.yaml", "aliases: []\nname: X\n", "aliases: [old]\nname: X\n"),
            ("content/places/old.yaml", "aliases:\nname: X\n", "aliases: [old]\nname: X\n"),
            (
                "content/pages/old.md",
                "---\ntitle: X\n---\nold\n",
                "---\ntitle: X\naliases: [old]\n---\nold\n",
            ),
            ("content/pages/old.md", "---\n---\nold\n", "---\naliases: [old]\n---\nold\n"),
        ] {
            assert_eq!(in_file(path, text, "old", "new").as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_in_order_stays_in_it_and_what_is_not_certain_is_left() {
        // What was in the documented order stays in it.
        let (text, expected) = (
            "- id: old\n  name: B\n  side: us\n",
            "- id: new\n  name: B\n  side: us\n  aliases: [old]\n",
        );
        let path = "content/people/all.yaml";
        assert_eq!(entry(path, text, "old", "new").as_deref(), Some(expected));
        for (path, text) in [
            ("content/people/all.yaml", "- id: a\n"),
            ("content/people/all.yaml", "- [\n"),
            ("content/people/all.yaml", "aliases: {a: b}\n"),
            ("content/pages/old.md", "no front matter\n"),
            ("content/places/old.yaml", "name: X\nbody: |+\n  One\n\n"),
        ] {
            assert_eq!(in_file(path, text, "old", "new"), None, "{text}");
        }
    }

    #[test]
    fn places_that_name_it_get_the_new_one() {
        for (written, expected) in [
            ("old", Some("new")),
            ("\"old\"", Some("\"new\"")),
            ("people/old", Some("people/new")),
            ("old#old", Some("new#old")),
            ("old/old", Some("old/new")),
            ("/people/old.html#life", Some("/people/new.html#life")),
            ("old-one", None),
            ("the old", None),
            ("older", None),
            ("```people\npeople: [old]\n```", None),
            ("", None),
        ] {
            assert_eq!(mention(written, "old", "new").as_deref(), expected, "{written}");
        }
    }
}
