//! `docs/theme.md` names every view that a template gets, with its fields, and every component: its lists are written
//! from the sources. `BLESS=1 cargo test --test theme_docs` writes them anew.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

const DOC: &str = "docs/theme.md";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_reference_of_views_and_components_is_true() {
    let path = root().join(DOC);
    let old = fs::read_to_string(&path).unwrap();
    let with_views = replace(&old, "views", &views());
    let new = replace(&with_views, "components", &components());
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &new).unwrap();
        return;
    }
    every_template_is_told_of(&old);
    assert!(
        new == old,
        "{DOC} is not true any more: BLESS=1 cargo test --test theme_docs, and read the difference"
    );
}

fn every_template_is_told_of(text: &str) {
    let folder = root().join("themes/briefing/templates");
    for path in files(&folder, "html") {
        let named = format!("`{}`", path.strip_prefix(&folder).unwrap().display());
        assert!(text.contains(&named), "{DOC} does not name the template {named}");
    }
}

/// The text with what stands between the marks of a list replaced.
fn replace(text: &str, list: &str, with: &str) -> String {
    let (begin, end) = (format!("<!-- {list}: begin -->\n"), format!("<!-- {list}: end -->"));
    let from = text.find(&begin).unwrap_or_else(|| panic!("{DOC} has no {begin}")) + begin.len();
    let to = from + text[from..].find(&end).unwrap_or_else(|| panic!("{DOC} has no {end}"));
    format!("{}\n{with}\n{}", &text[..from], &text[to..])
}

/// One section for each `view!` of the sources, by name.
fn views() -> String {
    let mut all: Vec<(String, String)> = Vec::new();
    for path in files(&root().join("src/render"), "rs") {
        let text = fs::read_to_string(path).unwrap();
        all.extend(text.split("view! {\n").skip(1).filter_map(view));
    }
    assert!(all.len() > 40, "only {} views were found", all.len());
    all.sort();
    all.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("\n")
}

/// A view's name and its section.
fn view(text: &str) -> Option<(String, String)> {
    let text = &text[..text.find("\n}\n")?];
    let (head, fields) = text.split_once("pub struct ")?;
    let (name, fields) = fields.split_once('{')?;
    let about = comment(head);
    let mut section =
        format!("**`{}`**: {}\n\n| field | holds |\n|---|---|\n", name.trim(), lower(&about));
    for (name, form, about) in fields_of(fields.trim_end().trim_end_matches('}')) {
        let about = if about.is_empty() { String::new() } else { format!(": {}", lower(&about)) };
        writeln!(section, "| `{name}` | {form}{about} |").unwrap();
    }
    Some((name.trim().to_owned(), section))
}

/// The fields of a view: name, form in words, comment.
fn fields_of(text: &str) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    let mut about = String::new();
    for line in text.lines().map(str::trim) {
        if let Some(words) = line.strip_prefix("///") {
            about = format!("{about} {}", words.trim());
            continue;
        }
        for field in split_fields(line) {
            let (name, form) = field.split_once(':').unwrap_or((field, ""));
            found.push((name.trim().to_owned(), words(form.trim()), about.trim().to_owned()));
            about.clear();
        }
    }
    found
}

/// The fields on a line: a comma inside angle brackets parts nothing.
fn split_fields(line: &str) -> Vec<&str> {
    let (mut depth, mut from, mut fields) = (0, 0, Vec::new());
    for (at, c) in line.char_indices() {
        match c {
            '<' => depth += 1,
            '>' => depth -= 1,
            ',' if depth == 0 => {
                fields.push(line[from..at].trim());
                from = at + 1;
            }
            _ => {}
        }
    }
    fields.push(line[from..].trim());
    fields.retain(|field| !field.is_empty());
    fields
}

/// A form in words.
fn words(form: &str) -> String {
    let inside = |wrapper: &str| form.strip_prefix(wrapper).and_then(|rest| rest.strip_suffix('>'));
    if let Some(inner) = inside("Option<") {
        return format!("{}, or nothing", words(inner));
    }
    if let Some(inner) = inside("Vec<") {
        return format!("a list, each {}", words(inner));
    }
    match form.rsplit("::").next().unwrap_or(form).trim_start_matches("&'static ") {
        "String" | "str" => "text".to_owned(),
        "Html" => "HTML".to_owned(),
        "bool" => "true or false".to_owned(),
        "usize" | "i16" | "u8" => "a number".to_owned(),
        "Value" => "a card".to_owned(),
        view => format!("`{view}`"),
    }
}

/// One line for each component, with what it takes.
fn components() -> String {
    let mut list = String::new();
    for path in files(&root().join("themes/briefing/templates"), "html") {
        let text = fs::read_to_string(path).unwrap();
        for rest in text.split("{% component ").skip(1) {
            let (name, rest) = rest.split_once('(').unwrap();
            let (takes, _) = rest.split_once(')').unwrap();
            let own: Vec<_> =
                takes.split(',').map(str::trim).filter(|one| !one.starts_with('@')).collect();
            writeln!(
                list,
                "- `{name}`: {}",
                own.iter().map(|one| format!("`{one}`")).collect::<Vec<_>>().join(", ")
            )
            .unwrap();
        }
    }
    list
}

fn comment(text: &str) -> String {
    let lines = text.lines().filter_map(|line| line.trim().strip_prefix("///"));
    lines.map(str::trim).collect::<Vec<_>>().join(" ")
}

/// A sentence as the rest of one.
fn lower(sentence: &str) -> String {
    let mut chars = sentence.trim_end_matches('.').chars();
    let first = chars.next().map(|c| c.to_lowercase().to_string()).unwrap_or_default();
    first + chars.as_str()
}

/// The files below a folder with an ending, sorted.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|found| found == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}
