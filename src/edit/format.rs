//! Files as an editor would have them: fields in the documented order, dates in canonical form. Comments, texts and what a
//! file means stay as they are; a file for which that is not certain is left alone.

use super::lines;
use crate::config::{self, SiteFields};
use crate::fields::shared::CommonFields;
use crate::fields::{Field, Form};
use crate::load::kinds::fields_of;
use crate::model::Kind;
use crate::model::date::Date;
use crate::source::FileId;
use crate::yaml::{self, Node, Value};

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Formatted {
    /// It is as it should be.
    Same,
    /// It would be this.
    Changed(String),
    /// Its YAML has a fault, or mixed line ends: nothing can be said.
    Faulty,
}

/// Formats a file of a site; of Markdown the front matter. What is no entry and no settings is the same.
pub fn format(path: &str, text: &str) -> Formatted {
    let Some(fields) = declared(path) else { return Formatted::Same };
    match lines::edited(text, |lines| whole(path, lines, &fields)) {
        None => Formatted::Faulty,
        Some(new) if new == text => Formatted::Same,
        Some(new) => Formatted::Changed(new),
    }
}

/// Whether the fields of a file stand in their documented order, as far as it can be read.
pub fn is_in_order(path: &str, text: &str) -> bool {
    let Some(fields) = declared(path) else { return true };
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let yaml = match front_matter(path, &text) {
        Some((front, _)) => front,
        None => text,
    };
    let Some(node) = parse(&yaml) else { return true };
    let place = |pair: &yaml::Pair<'_>| fields.iter().position(|field| field.name == pair.key);
    let is_sorted = |node: &Node<'_>| match &node.value {
        Value::Map(pairs) => pairs.iter().filter_map(place).is_sorted(),
        _ => true,
    };
    match &node.value {
        Value::List(items) => items.iter().all(is_sorted),
        _ => is_sorted(&node),
    }
}

/// The fields of what a path holds, in their documented order.
fn declared(path: &str) -> Option<Vec<&'static Field>> {
    if path == config::FILE {
        return Some(SiteFields::FIELDS.iter().collect());
    }
    let folder = path.strip_prefix("content/")?.split('/').next()?;
    let own = fields_of(Kind::from_folder(folder)?).iter();
    let (id, common): (Vec<_>, Vec<_>) =
        CommonFields::FIELDS.iter().partition(|field| field.name == "id");
    Some(id.into_iter().chain(own).chain(common).collect())
}

fn whole(path: &str, text: &str, fields: &[&'static Field]) -> Option<String> {
    if !path.ends_with(".md") {
        return document(text, fields);
    }
    let (front, body) = front_matter(path, text)?;
    let front = document(&front, fields)?;
    Some(format!("---\n{front}---\n{body}"))
}

/// The YAML at the beginning of a Markdown file, and what follows it.
fn front_matter<'t>(path: &str, text: &'t str) -> Option<(String, &'t str)> {
    let rest = text.strip_prefix("---\n").filter(|_| path.ends_with(".md"))?;
    let (front, body) = rest.split_once("\n---\n")?;
    Some((format!("{front}\n"), body))
}

/// A document of YAML: one entry, or a list of entries.
fn document(text: &str, fields: &[&'static Field]) -> Option<String> {
    let node = parse(text)?;
    let dated = with_dates(text, &node, fields);
    let new = match &node.value {
        Value::Map(_) => entry(&dated, fields),
        Value::List(_) => list(&dated, fields),
        _ => return Some(text.to_owned()),
    };
    // What is not certain to mean the same stays as it was.
    let means = |text: &str| parse(text).is_some_and(|new| is_same(&node, &new));
    Some([new, dated].into_iter().find(|new| means(new)).unwrap_or_else(|| text.to_owned()))
}

fn parse(text: &str) -> Option<Node<'_>> {
    let mut faults = Vec::new();
    let node = yaml::parse(FileId::default(), text, 0..text.len(), &mut faults)?;
    faults.is_empty().then_some(node)
}

/// Whether two trees mean the same: in any order of fields, with dates in any of their forms.
pub(super) fn is_same(old: &Node<'_>, new: &Node<'_>) -> bool {
    match (&old.value, &new.value) {
        (Value::Null, Value::Null) => true,
        (Value::Scalar { text: old, .. }, Value::Scalar { text: new, .. }) => {
            let date = |text: &str| text.parse::<Date>().ok();
            old == new || date(old).is_some_and(|old| date(new) == Some(old))
        }
        (Value::List(old), Value::List(new)) => {
            old.len() == new.len() && old.iter().zip(new).all(|(old, new)| is_same(old, new))
        }
        (Value::Map(old), Value::Map(new)) => {
            let same = |pair: &yaml::Pair<'_>| {
                let other = new.iter().find(|other| other.key == pair.key);
                other.is_some_and(|other| is_same(&pair.value, &other.value))
            };
            old.len() == new.len() && old.iter().all(same)
        }
        _ => false,
    }
}

/// The text with its dates in canonical form, without quotation marks.
fn with_dates(text: &str, node: &Node<'_>, fields: &[&'static Field]) -> String {
    let mut places = Vec::new();
    let entries = match &node.value {
        Value::List(items) => items.iter().collect(),
        _ => vec![node],
    };
    for entry in entries {
        if let Value::Map(pairs) = &entry.value {
            for pair in pairs {
                let field = fields.iter().find(|field| field.name == pair.key);
                field.into_iter().for_each(|field| dates(&pair.value, field.form, &mut places));
            }
        }
    }
    places.sort_by_key(|(node, _): &(&Node<'_>, String)| std::cmp::Reverse(node.span));
    let mut text = text.to_owned();
    for (node, date) in places {
        text.replace_range(node.span.range(), &date);
    }
    text
}

/// The dates in a value that are not in canonical form.
fn dates<'n>(node: &'n Node<'n>, form: Form, places: &mut Vec<(&'n Node<'n>, String)>) {
    match (form, &node.value) {
        (Form::Date, Value::Scalar { text, quoted }) => {
            if let Ok(date) = text.parse::<Date>()
                && (*quoted || date.to_string() != *text)
            {
                places.push((node, date.to_string()));
            }
        }
        (Form::List(item) | Form::OneOrMany(item), Value::List(items)) => {
            items.iter().for_each(|one| dates(one, *item, places));
        }
        (Form::OneOrMany(item), _) => dates(node, *item, places),
        (Form::Either(one, other), _) => {
            dates(node, *one, places);
            dates(node, *other, places);
        }
        (Form::Group(fields), Value::Map(pairs)) => {
            for pair in pairs {
                let field = fields.iter().find(|field| field.name == pair.key);
                field.into_iter().for_each(|field| dates(&pair.value, field.form, places));
            }
        }
        _ => {}
    }
}

/// The entries of a list, each by itself. An item on one line stays as it is.
fn list(text: &str, fields: &[&'static Field]) -> String {
    let mut new = String::new();
    let mut item = String::new();
    for line in text.split_inclusive('\n') {
        let goes_on = line.starts_with("  ") || line.trim().is_empty();
        if !goes_on {
            new.push_str(&list_item(&item, fields));
            item.clear();
        }
        item.push_str(line);
    }
    new + &list_item(&item, fields)
}

fn list_item(text: &str, fields: &[&'static Field]) -> String {
    if !text.starts_with("- ") {
        return text.to_owned();
    }
    let inside: String =
        text.split_inclusive('\n').map(|line| line.get(2..).unwrap_or("\n")).collect();
    let Value::Map(_) = parse(&inside).map_or(Value::Null, |node| node.value) else {
        return text.to_owned();
    };
    let lines = entry(&inside, fields);
    let lines = lines.split_inclusive('\n').enumerate().map(|(at, line)| match (at, line) {
        (0, line) => format!("- {line}"),
        (_, "\n") => line.to_owned(),
        (_, line) => format!("  {line}"),
    });
    lines.collect()
}

/// The lines of one field: what stands before it and goes with it, and itself.
struct Part<'t> {
    name: &'t str,
    lines: &'t str,
}

/// One entry with its fields in order; those that are not declared stay behind the others.
fn entry(text: &str, fields: &[&'static Field]) -> String {
    let (head, mut parts, tail) = parts(text);
    let place = |part: &Part<'_>| {
        fields.iter().position(|field| field.name == part.name).unwrap_or(fields.len())
    };
    parts.sort_by_key(place);
    // The last line of a file may have no end, and need one now.
    let lines = parts.iter().map(|part| match part.lines.ends_with('\n') {
        true => part.lines.to_owned(),
        false => format!("{}\n", part.lines),
    });
    let new = format!("{head}{}{tail}", lines.collect::<String>());
    if text.ends_with('\n') { new } else { new.trim_end_matches('\n').to_owned() }
}

/// What stands above the first field, the fields, and what stands below the last.
fn parts(text: &str) -> (&str, Vec<Part<'_>>, &str) {
    let mut starts: Vec<(usize, usize, &str)> = Vec::new();
    let (mut at, mut loose) = (0, 0);
    for line in text.split_inclusive('\n') {
        if let Some(name) = name_of(line) {
            starts.push((loose, at, name));
        }
        at += line.len();
        // Blank lines and comments go with the field below them.
        let is_loose = line.trim().is_empty() || line.starts_with('#');
        if !is_loose {
            loose = at;
        }
    }
    // Comments right below the last field are its own.
    let own = text[loose..].split_inclusive('\n').take_while(|line| !line.trim().is_empty());
    loose += own.map(str::len).sum::<usize>();
    let Some((first, key, _)) = starts.first().copied() else { return (text, Vec::new(), "") };
    let head = head_of(&text[first..key]);
    let ends = starts.iter().skip(1).map(|(start, ..)| *start).chain([loose]);
    let begins = [head].into_iter().chain(starts.iter().skip(1).map(|(start, ..)| *start));
    let parts = starts.iter().zip(begins.zip(ends));
    let parts = parts.map(|((_, _, name), (begin, end))| Part { name, lines: &text[begin..end] });
    (&text[..head], parts.collect(), &text[loose..])
}

/// How much of what stands above the first field is about the whole file: all up to the last blank line, and the
/// line for editors.
fn head_of(above: &str) -> usize {
    let blank = above.rfind("\n\n").map_or(0, |at| at + 2);
    let first = above.split_inclusive('\n').next().unwrap_or("");
    let for_editors = if first.starts_with("# yaml-language-server:") { first.len() } else { 0 };
    blank.max(for_editors)
}

/// The name of the field that begins on a line.
fn name_of(line: &str) -> Option<&str> {
    let (name, rest) = line.split_once(':')?;
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    (is_name && (rest.trim().is_empty() || rest.starts_with(' '))).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(path: &str, text: &str) -> String {
        match format(path, text) {
            Formatted::Changed(new) => {
                assert_eq!(format(path, &new), Formatted::Same, "twice:\n{new}");
                new
            }
            other => panic!("{other:?}: {text}"),
        }
    }

    #[test]
    fn fields_stand_in_order_with_what_belongs_to_them() {
        let text = "# yaml-language-server: $schema=x\n# Geneva.\n\n# Who.\nside: both   # and so on\n\nsummary: |\n  One.\n\n  # no comment\n# When.\ndate: 2025-05-12\ntitle: Talks\n\n#mode: phone\n";
        let new = "# yaml-language-server: $schema=x\n# Geneva.\n\ntitle: Talks\n# When.\ndate: 2025-05-12\n# Who.\nside: both   # and so on\n\nsummary: |\n  One.\n\n  # no comment\n\n#mode: phone\n";
        assert_eq!(changed("content/events/a.yaml", text), new);
    }

    #[test]
    fn dates_lose_what_they_do_not_need() {
        let text = "title: T\nside: us\nkind: ban\nhistory:\n  - {date: \"2025-05-12\", status: ended, until: '2025'}\n";
        let new = "title: T\nside: us\nkind: ban\nhistory:\n  - {date: 2025-05-12, status: ended, until: 2025}\n";
        assert_eq!(changed("content/measures/a.yaml", text), new);
    }

    #[test]
    fn lists_front_matter_and_line_ends() {
        let text = "# All.\n- title: A\n  id: a\n\n  summary: |\n    Text.\n- {title: B, id: b}\n";
        let new = "# All.\n- id: a\n  title: A\n\n  summary: |\n    Text.\n- {title: B, id: b}\n";
        assert_eq!(changed("content/topics/all.yaml", text), new);
        let text = "\u{feff}---\r\ndate: 2025\r\ntitle: A\r\n---\r\nside: text\r\n";
        let new = "\u{feff}---\r\ntitle: A\r\ndate: 2025\r\n---\r\nside: text\r\n";
        assert_eq!(changed("content/articles/a.md", text), new);
    }

    #[test]
    fn what_is_not_certain_is_left_alone() {
        for text in ["title: [\n", "title: A\ntitle: B\n", "a: 1\r\nb: 2\n", "side: &x us\n"] {
            assert_eq!(format("content/events/a.yaml", text), Formatted::Faulty, "{text}");
        }
        for (path, text) in [
            ("content/events/a.yaml", "{side: us, title: A}\n"),
            ("content/events/a.yaml", ""),
            ("content/events/a.yaml", "title: A\nother: x\n"),
            ("content/notes/a.yaml", "side: us\ntitle: A\n"),
            ("evidence.lock", "b: 1\na: 2\n"),
        ] {
            assert_eq!(format(path, text), Formatted::Same, "{text}");
        }
    }
}
