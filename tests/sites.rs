//! Small sites and what the program makes of them. A case is a folder of `tests/sites/`: a site, and
//! `expected/stderr.txt` with the exit status and the short form of every diagnostic of `briefgen check`.
//! `expected/pages/a/b.html` is a whole page of the built site, `expected/pages/a/b.main.html` its `<main>` alone.
//!
//! `BLESS=1 cargo test --test sites` writes what the program does now into those files: read the difference
//! before you commit it. A new page to hold begins as an empty file.

mod common;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use common::crawl::crawl;

/// Every case is published here.
const BASE: &str = "/briefing/";

struct Case {
    name: String,
    root: PathBuf,
}

#[test]
fn every_site_is_as_expected() {
    let failures: Vec<_> = cases().iter().flat_map(Case::differences).collect();
    assert!(
        failures.is_empty(),
        "\n{}\nWhere the new text is right: BLESS=1 cargo test --test sites, and read `git diff`.",
        failures.join("\n")
    );
}

/// What a browser would stumble over is wrong in every site that can be built.
#[test]
fn sites_without_errors_hold_together() {
    for case in cases().iter().filter(|case| case.is_good()) {
        let mut report = crawl(case.build().path(), BASE);
        // The list of a kind that has no entries is a page to which nothing needs to lead.
        report.orphans.retain(|page| !is_empty_list(&case.root, page));
        assert_eq!(report.problems(), Vec::<String>::new(), "{}", case.name);
    }
}

#[test]
fn sites_with_errors_are_not_built() {
    for case in cases().iter().filter(|case| !case.is_good()) {
        let folder = tempfile::tempdir().unwrap();
        let output = folder.path().join("public");
        let run = briefgen(&case.root, &["build", "--output", &output.to_string_lossy()]);
        assert_eq!(run.status.code(), Some(1), "{}", case.name);
        assert!(run.stdout.is_empty(), "{}: results although there are none", case.name);
        let left = fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(left, 0, "{}: the build left something behind", case.name);
    }
}

/// The line ends of Windows and a byte order mark change neither a place nor a page.
#[test]
fn line_ends_and_marks_change_nothing() {
    for case in cases() {
        let copy = tempfile::tempdir().unwrap();
        for path in files(&case.root).iter().filter(|path| !path.starts_with("expected")) {
            let bytes = fs::read(case.root.join(path)).unwrap();
            let published = path.starts_with("static");
            let bytes = if published { bytes } else { with_windows_line_ends(bytes) };
            write(&copy.path().join(path), &bytes);
        }
        assert_eq!(said(copy.path()), said(&case.root), "{}", case.name);
        if case.is_good() {
            let (one, other) = (case.build(), build(copy.path(), &case.name));
            for path in files(one.path()).iter() {
                let same =
                    fs::read(one.path().join(path)).ok() == fs::read(other.path().join(path)).ok();
                assert!(same, "{}: {} differs", case.name, path.display());
            }
        }
    }
}

impl Case {
    fn is_good(&self) -> bool {
        briefgen(&self.root, &["check"]).status.success()
    }

    fn build(&self) -> tempfile::TempDir {
        build(&self.root, &self.name)
    }

    /// What is not as expected, in words; nothing after it was blessed.
    fn differences(&self) -> Vec<String> {
        let expected = self.root.join("expected");
        let mut found = vec![(expected.join("stderr.txt"), said(&self.root))];
        let pages = expected.join("pages");
        if pages.exists() {
            let built = self.build();
            for path in files(&pages) {
                found.push((pages.join(&path), page(built.path(), &path)));
            }
        }
        found.iter().filter_map(|(path, text)| self.difference(path, text)).collect()
    }

    fn difference(&self, path: &Path, found: &str) -> Option<String> {
        let expected = fs::read_to_string(path).unwrap_or_default();
        if found == expected {
            return None;
        }
        if env::var_os("BLESS").is_some() {
            write(path, found.as_bytes());
            return None;
        }
        let inside = path.strip_prefix(&self.root).unwrap_or(path).display();
        Some(format!("--- {} {inside}\n{}", self.name, changed_lines(&expected, found)))
    }
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites");
    let folders = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<_> = folders
        .filter(|path| path.is_dir())
        .map(|root| Case { name: root.file_name().unwrap().to_string_lossy().into_owned(), root })
        .collect();
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    cases
}

fn briefgen(root: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_briefgen"))
        .arg("--root")
        .arg(root)
        .args(args)
        .env("SOURCE_DATE_EPOCH", "1782518400") // 27 June 2026
        .env_remove("NO_COLOR")
        .output()
        .unwrap()
}

/// The exit status and the standard error of `check`, whose standard output stays empty.
fn said(root: &Path) -> String {
    let run = briefgen(root, &["check", "--quiet", "--all", "--format", "short"]);
    assert!(run.stdout.is_empty(), "{}: on standard output", root.display());
    let status = run.status.code().map_or_else(|| "none".to_owned(), |code| code.to_string());
    format!("exit status: {status}\n{}", String::from_utf8(run.stderr).unwrap())
}

fn build(root: &Path, name: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().to_string_lossy();
    let run = briefgen(root, &["build", "--output", &output]);
    assert!(run.status.success(), "{name}: {}", String::from_utf8_lossy(&run.stderr));
    folder
}

/// The page of which `expected/pages/` holds the whole, or, as `x.main.html`, the `<main>`.
fn page(built: &Path, path: &Path) -> String {
    let name = path.to_string_lossy();
    let read = |name: &str| {
        let page = fs::read_to_string(built.join(name));
        page.map_or_else(|error| format!("{name}: {error}\n"), |page| without_versions(&page))
    };
    let Some(stem) = name.strip_suffix(".main.html") else { return read(&name) };
    let html = read(&format!("{stem}.html"));
    let main = html.find("<main").zip(html.find("</main>"));
    main.map_or(html.clone(), |(start, end)| format!("{}</main>\n", &html[start..end]))
}

/// A page without the versions of its assets, which change with each line of a style.
fn without_versions(page: &str) -> String {
    let mut parts = page.split("?v=");
    let first = parts.next().unwrap_or_default().to_owned();
    let digit = |c: char| c.is_ascii_hexdigit();
    parts.fold(first, |text, part| text + "?v=…" + part.trim_start_matches(digit))
}

/// Whether a page is the list of a kind of which the site has no file.
fn is_empty_list(root: &Path, page: &str) -> bool {
    let kind = page.strip_suffix(".html");
    kind.is_some_and(|kind| !kind.contains('/') && !root.join("content").join(kind).exists())
}

fn with_windows_line_ends(bytes: Vec<u8>) -> Vec<u8> {
    match String::from_utf8(bytes) {
        Ok(text) => format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes(),
        Err(error) => error.into_bytes(),
    }
}

/// The files below a folder, as paths from there, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => found.push(path.strip_prefix(folder).unwrap().to_owned()),
            }
        }
    }
    found.sort();
    found
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// The lines that only one of two texts has, marked as in a patch.
fn changed_lines(expected: &str, found: &str) -> String {
    let only = |here: &str, there: &str, mark: char| -> Vec<String> {
        let there: Vec<_> = there.lines().collect();
        here.lines()
            .filter(|line| !there.contains(line))
            .map(|line| format!("{mark} {line}"))
            .collect()
    };
    let lines = [only(expected, found, '-'), only(found, expected, '+')].concat();
    if lines.is_empty() { "the lines stand in another order".to_owned() } else { lines.join("\n") }
}
