//! What `briefgen init` writes builds at once, also with its optional lines switched on.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use briefgen::config::SiteFields;
use briefgen::load::kinds::{
    ArticleFields, DisputeFields, EventFields, MeasureFields, PageFields, PersonFields,
    PlaceFields, SeriesFields, SourceFields, TopicFields,
};
use tempfile::TempDir;

fn briefgen(args: &[&str], root: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_briefgen"));
    command.args(args).arg(root).env_remove("SOURCE_DATE_EPOCH");
    command.output().unwrap()
}

fn begin() -> TempDir {
    let site = tempfile::tempdir().unwrap();
    let output = briefgen(&["init"], site.path());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    site
}

#[track_caller]
fn assert_builds(site: &TempDir) {
    let output = briefgen(&["build", "--strict", "--root"], site.path());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(site.path().join("public/index.html").is_file());
}

/// Verifies the quotations against the captures that come with the starter.
#[track_caller]
fn verify(site: &TempDir) {
    let captures = site.path().join("captures");
    let args = ["verify", "--archive", &captures.to_string_lossy(), "--root"];
    let output = briefgen(&args, site.path());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn its_lock_is_what_its_captures_give() {
    let site = begin();
    let lock = || fs::read_to_string(site.path().join("evidence.lock")).unwrap();
    let shipped = lock();
    verify(&site);
    assert_eq!(lock(), shipped);
    assert_eq!(shipped.matches("result: verified").count(), 1);
}

/// Every file below a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter();
    entries.map(|entry| entry.unwrap().into_path()).filter(|path| path.is_file()).collect()
}

/// `#language: en` is a field that is switched off, `# The language` is an explanation.
fn switched_on(text: &str) -> String {
    let line = |line: &str| {
        let field = line.trim_start().strip_prefix('#')?;
        let indent = &line[..line.len() - field.len() - 1];
        let is_field = field.starts_with(|c: char| c.is_ascii_lowercase())
            || field.starts_with("  ")
            || field.starts_with("- ");
        is_field.then(|| format!("{indent}{field}"))
    };
    text.lines().map(|text| line(text).unwrap_or_else(|| text.to_owned()) + "\n").collect()
}

#[test]
fn it_begins_in_the_present_folder_if_none_is_named() {
    let (here, named) = (tempfile::tempdir().unwrap(), begin());
    let mut command = Command::new(env!("CARGO_BIN_EXE_briefgen"));
    let output = command.arg("init").current_dir(here.path()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let inside = |site: &TempDir| {
        let paths = files(site.path()).into_iter();
        paths.map(|file| file.strip_prefix(site.path()).unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(inside(&here), inside(&named));
    assert!(here.path().join("site.yaml").is_file());
}

#[test]
fn it_builds_without_a_warning() {
    assert_builds(&begin());
}

#[test]
fn it_builds_with_every_optional_line_switched_on() {
    let site = begin();
    let mut on = 0;
    let content = files(&site.path().join("content"));
    for path in content.iter().chain([&site.path().join("site.yaml")]) {
        let text = fs::read_to_string(path).unwrap();
        let (head, body) = match path.extension().is_some_and(|end| end == "md") {
            true => text.split_at(text.rfind("\n---\n").unwrap()),
            false => (text.as_str(), ""),
        };
        let switched = switched_on(head);
        on += usize::from(switched.trim_end() != head.trim_end());
        fs::write(path, format!("{}{body}", switched.trim_end_matches('\n'))).unwrap();
    }
    assert!(on > 5, "only {on} files have optional lines");
    verify(&site);
    assert_builds(&site);
}

#[test]
fn it_shows_each_field_of_the_settings() {
    let site = begin();
    let settings = fs::read_to_string(site.path().join("site.yaml")).unwrap();
    for field in SiteFields::FIELDS {
        let shown = settings.lines().any(|line| names(line, field.name));
        assert!(shown, "site.yaml of the starter does not show `{}`", field.name);
    }
}

#[test]
fn it_shows_each_field_of_each_kind() {
    let site = begin();
    let kinds = [
        ("articles", ArticleFields::FIELDS),
        ("events", EventFields::FIELDS),
        ("measures", MeasureFields::FIELDS),
        ("people", PersonFields::FIELDS),
        ("topics", TopicFields::FIELDS),
        ("places", PlaceFields::FIELDS),
        ("sources", SourceFields::FIELDS),
        ("series", SeriesFields::FIELDS),
        ("disputes", DisputeFields::FIELDS),
        ("pages", PageFields::FIELDS),
    ];
    let hidden = |folder: &str, field: &str| {
        let written = files(&site.path().join("content").join(folder));
        let text = written.iter().map(|path| fs::read_to_string(path).unwrap());
        !text
            .flat_map(|text| text.lines().map(unmarked).collect::<Vec<_>>())
            .any(|line| names(&line, field))
    };
    let hidden: Vec<_> = kinds
        .iter()
        .flat_map(|(folder, fields)| fields.iter().map(move |field| (*folder, field.name)))
        .filter(|(folder, field)| hidden(folder, field))
        .collect();
    assert_eq!(hidden, [], "the starter's content does not show these fields");
}

/// A line of YAML without the marks of a list, of a comment and of its depth.
fn unmarked(line: &str) -> String {
    line.trim_start_matches([' ', '-', '#']).to_owned()
}

/// Whether a line is a field of this name, switched on or off.
fn names(line: &str, field: &str) -> bool {
    let rest = line.trim_start_matches('#').strip_prefix(field);
    rest.is_some_and(|rest| rest.starts_with(':'))
}

#[test]
fn its_event_of_ten_lines_builds() {
    let site = begin();
    let readme = fs::read_to_string(site.path().join("README.md")).unwrap();
    let blocks: Vec<String> = readme
        .split("```yaml\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap().lines().map(unindented).collect())
        .collect();
    let [source, event] = &blocks[..] else { panic!("{} blocks", blocks.len()) };
    assert_eq!(event.lines().filter(|line| !line.is_empty()).count(), 10);
    fs::write(site.path().join("content/sources/gazette-2026-03-12-ballot.yaml"), source).unwrap();
    fs::write(site.path().join("content/events/ballot.yaml"), event).unwrap();
    assert_builds(&site);
}

fn unindented(line: &str) -> String {
    format!("{}\n", line.strip_prefix("   ").unwrap_or(line))
}

#[test]
fn its_workflows_install_this_version() {
    let site = begin();
    for name in ["pages.yml", "check.yml"] {
        let workflow =
            fs::read_to_string(site.path().join(".github/workflows").join(name)).unwrap();
        let pinned = format!("BRIEFGEN_VERSION: \"{}\"", env!("CARGO_PKG_VERSION"));
        assert!(workflow.contains(&pinned), "{name} does not say {pinned}");
    }
}
