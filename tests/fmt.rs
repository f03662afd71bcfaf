//! `briefgen fmt` over every file there is: this site, the starter, the test sites. What `check` says stays the same, the text
//! of Markdown stays byte for byte, and a second run changes nothing.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use briefgen::edit::format::{Formatted, format};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn briefgen(site: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_briefgen"))
        .args(args)
        .arg("--root")
        .arg(site)
        .output()
        .unwrap()
}

/// The files of a site that hold fields, by their paths in it.
fn files(site: &Path) -> Vec<(String, String)> {
    let content = walkdir::WalkDir::new(site.join("content")).into_iter().filter_map(Result::ok);
    let paths = content.map(walkdir::DirEntry::into_path).chain([site.join("site.yaml")]);
    let read = |path: PathBuf| {
        let name = path.strip_prefix(site).unwrap().to_string_lossy().into_owned();
        Some((name, fs::read_to_string(path).ok()?))
    };
    paths.filter_map(read).collect()
}

fn sites() -> Vec<PathBuf> {
    let cases = fs::read_dir(root().join("tests/sites")).unwrap().map(|case| case.unwrap().path());
    cases.chain([root().to_owned(), root().join("starter")]).collect()
}

#[test]
fn what_is_shipped_is_in_order() {
    for site in [root().to_owned(), root().join("starter")] {
        let run = briefgen(&site, &["fmt", "--check"]);
        let said = String::from_utf8_lossy(&run.stdout);
        assert!(run.status.success() && said.is_empty(), "{said}");
    }
}

#[test]
fn a_second_run_changes_nothing_and_texts_stay() {
    let mut changed = 0;
    for (path, text) in sites().iter().flat_map(|site| files(site)) {
        let Formatted::Changed(new) = format(&path, &text) else { continue };
        assert_eq!(format(&path, &new), Formatted::Same, "{path}:\n{new}");
        let body = |text: &str| text.splitn(3, "---").nth(2).map(str::to_owned);
        assert!(!path.ends_with(".md") || body(&text) == body(&new), "{path}");
        let lines = |text: &str| {
            let mut lines: Vec<_> = text
                .lines()
                .map(|line| line.trim_start_matches("- ").trim().replace(['"', '\''], ""))
                .collect();
            lines.sort();
            lines
        };
        assert_eq!(lines(&text), lines(&new), "{path}");
        changed += 1;
    }
    assert!(changed > 10, "{changed}");
}

#[test]
fn this_site_is_formatted() {
    let run = briefgen(root(), &["fmt", "--check"]);
    assert!(run.status.success(), "run `briefgen fmt`: {}", String::from_utf8_lossy(&run.stdout));
}

#[test]
fn what_is_changed_is_listed_and_checks_as_before() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    briefgen::desk::begin(&site).unwrap();
    let said = |args: &[&str]| briefgen(&site, args);
    let before = said(&["check", "--format", "json"]).stdout;
    let events = site.join("content/events");
    fs::write(events.join("late.yaml"), "# Late.\ndate: '2026-03-30'\ntitle: Late\nside: port\nkind: decision\nsummary: S.\naccept: [{rule: uncited-paragraph, because: a test}, {rule: single-source, because: a test}]\n").unwrap();
    fs::write(events.join("broken.yaml"), "title: [\n").unwrap();
    let check = said(&["fmt", "--check"]);
    assert_eq!(check.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&check.stdout).contains("content/events/late.yaml\n"));
    assert!(fs::read_to_string(events.join("late.yaml")).unwrap().starts_with("# Late.\ndate"));
    let run = said(&["fmt"]);
    assert_eq!(run.status.code(), Some(1), "one file has a fault");
    assert!(
        String::from_utf8_lossy(&run.stderr)
            .contains("content/events/broken.yaml was left as it is")
    );
    let late = fs::read_to_string(events.join("late.yaml")).unwrap();
    assert!(
        late.starts_with("title: Late\n# Late.\ndate: 2026-03-30\nkind: decision\nside: port\n"),
        "{late}"
    );
    fs::remove_file(events.join("broken.yaml")).unwrap();
    let again = said(&["fmt"]);
    assert!(again.status.success() && again.stdout.is_empty());
    assert_eq!(said(&["check", "--format", "json"]).stdout, before);
}

#[test]
fn fields_that_cannot_be_moved_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    briefgen::desk::begin(&site).unwrap();
    let [told, ordered] = ["flow", "rows"].map(|id| site.join(format!("content/topics/{id}.yaml")));
    let text = "{summary: Written on one line., title: Flow}\n";
    fs::write(&told, text).unwrap();
    fs::write(&ordered, "summary: Written in rows.\ntitle: Rows\n").unwrap();
    let run = briefgen(&site, &["fmt"]);
    assert!(run.status.success());
    let said = String::from_utf8_lossy(&run.stderr);
    let note = "note: the fields of content/topics/flow.yaml are not in the documented order";
    assert_eq!(said.matches("note: the fields of").count(), 1, "{said}");
    assert!(said.contains(note), "{said}");
    assert_eq!(fs::read_to_string(&told).unwrap(), text);
    assert_eq!(fs::read_to_string(&ordered).unwrap(), "title: Rows\nsummary: Written in rows.\n");
}

/// In place of a link there would be a file, and what it leads to may not be of the site.
#[test]
fn links_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    briefgen::desk::begin(&site).unwrap();
    let outside = folder.path().join("outside.yaml");
    let text = "side: port\ntitle: Outside\n";
    fs::write(&outside, text).unwrap();
    let link = site.join("content/topics/outside.yaml");
    std::os::unix::fs::symlink(&outside, &link).unwrap();
    for args in [&["fmt"][..], &["schema", "--write"]] {
        briefgen(&site, args);
        assert!(link.is_symlink(), "{args:?}");
        assert_eq!(fs::read_to_string(&outside).unwrap(), text, "{args:?}");
    }
}
