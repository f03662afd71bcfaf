//! `briefgen rename`: every place follows, nothing else moves, and what is not certain is left alone.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// A site with every way to name an entry.
const SITE: [(&str, &str); 6] = [
    (
        "site.yaml",
        "title: T\nbase_url: https://example.org/\nsides: {us: {name: US}}\nkinds: {talks: {name: Talks}}\nnavigation: [timeline, old]\nchecks: {single-source: off, early-source: off}\n",
    ),
    ("content/people/old.yaml", "# Of the ministry.\nname: A Person # the first\nside: us\n"),
    (
        "content/pages/old.md",
        "---\ntitle: A page\n---\n\n[[people/old|old]], [it](/people/old.html), [[people/old]] and [old](/old.html). [@old]\n",
    ),
    ("content/sources/old.yaml", "title: S\npublisher: P\nurl: https://example.org/s\n"),
    (
        "content/events/events.yaml",
        "- {id: first, title: F, date: 2025-01-01, kind: talks, side: us, people: [\"old\"], summary: 'By [[people/old|the old]]. [@old]'}\n\
         - id: old\n  title: O\n  date: 2025-01-02\n  kind: talks\n  side: us\n  responds_to: [first]\n  summary: Old. [@old, p. 3]\n\
         - {id: later, title: L, date: 2025-01-03, kind: talks, side: us, responds_to: [old], sources: [old], summary: Later.}\n",
    ),
    (
        "content/articles/a.md",
        "---\r\ntitle: A\r\ndate: 2025-02-01\r\npeople: [old]\r\n---\r\n\r\nThe old order. [@old; @old]\r\n\r\n```people\r\npeople: [old]\r\n```\r\n",
    ),
];

fn site() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in SITE {
        write(folder.path(), path, text);
    }
    folder
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn briefgen(root: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_briefgen"));
    command.args(args).arg("--root").arg(root).output().unwrap()
}

fn said(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    text(&output.stdout) + &text(&output.stderr)
}

/// All files that are texts, by their paths.
fn files(root: &Path) -> BTreeMap<String, String> {
    let all = walkdir::WalkDir::new(root).into_iter().filter_map(Result::ok);
    let files = all.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path);
    let name = |path: &Path| path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
    files.filter_map(|path| Some((name(&path), fs::read_to_string(&path).ok()?))).collect()
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).into_iter().map(Result::unwrap) {
        let path = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(path).unwrap();
        } else {
            fs::copy(entry.path(), path).unwrap();
        }
    }
}

/// The files after a renaming, which must do.
fn renamed(old: &str, new: &str) -> BTreeMap<String, String> {
    let site = site();
    let run = briefgen(site.path(), &["rename", old, new]);
    assert!(run.status.success(), "{}", said(&run));
    let check = briefgen(site.path(), &["check"]);
    assert!(check.status.success(), "{}", said(&check));
    files(site.path())
}

/// A file's path before and after, and words with what stands in their place afterwards.
type Expected<'t> = (&'t str, &'t str, &'t [(&'t str, &'t str)]);

/// Holds that the files are those of the site with some texts in place of others.
fn hold(files: &BTreeMap<String, String>, changes: &[Expected]) {
    let mut expected: BTreeMap<String, String> =
        SITE.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    for (path, new_path, words) in changes {
        let mut text = expected.remove(*path).unwrap();
        for (from, to) in *words {
            assert!(text.contains(from), "{from}");
            text = text.replace(from, to);
        }
        expected.insert((*new_path).to_owned(), text);
    }
    for (path, text) in &expected {
        assert_eq!(files.get(path), Some(text), "{path}");
    }
    assert_eq!(files.len(), expected.len());
}

#[test]
fn a_person_is_followed_everywhere_and_nobody_else() {
    hold(
        &renamed("people/old", "new"),
        &[
            (
                "content/people/old.yaml",
                "content/people/new.yaml",
                &[("side: us\n", "side: us\naliases: [old]\n")],
            ),
            ("content/pages/old.md", "content/pages/old.md", &[("people/old", "people/new")]),
            (
                "content/events/events.yaml",
                "content/events/events.yaml",
                &[("[\"old\"]", "[\"new\"]"), ("[[people/old|the old]]", "[[people/new|the old]]")],
            ),
            ("content/articles/a.md", "content/articles/a.md", &[("[old]", "[new]")]),
        ],
    );
}

#[test]
fn a_source_an_event_and_a_page_are_followed() {
    hold(
        &renamed("sources/old", "new"),
        &[
            (
                "content/sources/old.yaml",
                "content/sources/new.yaml",
                &[("url: https://example.org/s\n", "url: https://example.org/s\naliases: [old]\n")],
            ),
            ("content/pages/old.md", "content/pages/old.md", &[("@old", "@new")]),
            (
                "content/events/events.yaml",
                "content/events/events.yaml",
                &[("@old", "@new"), ("sources: [old]", "sources: [new]")],
            ),
            ("content/articles/a.md", "content/articles/a.md", &[("@old", "@new")]),
        ],
    );
    hold(
        &renamed("events/old", "new"),
        &[(
            "content/events/events.yaml",
            "content/events/events.yaml",
            &[
                ("- id: old\n", "- id: new\n"),
                (
                    "  summary: Old. [@old, p. 3]\n",
                    "  summary: Old. [@old, p. 3]\n  aliases: [old]\n",
                ),
                ("responds_to: [old]", "responds_to: [new]"),
            ],
        )],
    );
    hold(
        &renamed("pages/old", "new"),
        &[
            ("site.yaml", "site.yaml", &[("timeline, old", "timeline, new")]),
            (
                "content/pages/old.md",
                "content/pages/new.md",
                &[
                    ("title: A page\n", "title: A page\naliases: [old]\n"),
                    ("(/old.html)", "(/new.html)"),
                ],
            ),
        ],
    );
}

/// Every entry of the test sites there and back: what is left is the former id.
#[test]
fn every_entry_there_and_back() {
    let sites = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites");
    for name in ["good-every-kind", "good-long-words"] {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        copy(&sites.join(name), root);
        let before = files(root);
        let kinds = [
            "articles", "events", "measures", "people", "topics", "places", "sources", "series",
            "disputes", "pages",
        ];
        for kind in kinds {
            let list = briefgen(root, &["list", kind, "--format", "json"]);
            let list = String::from_utf8(list.stdout).unwrap();
            for line in list.lines().take(6) {
                let row: serde_json::Value = serde_json::from_str(line).unwrap();
                let id = row["id"].as_str().unwrap();
                let there =
                    briefgen(root, &["rename", &format!("{kind}/{id}"), "an-id-of-its-own"]);
                assert!(there.status.success(), "{kind}/{id}: {}", said(&there));
                let back = briefgen(root, &["rename", &format!("{kind}/an-id-of-its-own"), id]);
                assert!(back.status.success(), "{kind}/{id}: {}", said(&back));
                let mut after = files(root);
                let mut changed = 0;
                for (path, text) in &mut after {
                    let whole = text
                        .replace("aliases: [an-id-of-its-own]\n", "")
                        .replace(", aliases: [an-id-of-its-own]", "")
                        .replace("[an-id-of-its-own, ", "[");
                    changed += usize::from(whole != *text);
                    let same = |text: &str| text.replace("- \n    ", "- ").replace([' ', '-'], "");
                    assert_eq!(same(&whole), same(&before[path]), "{kind}/{id}");
                }
                assert_eq!(changed, 1, "{kind}/{id}");
                for (path, text) in &before {
                    write(root, path, text);
                }
            }
        }
    }
}

#[test]
fn what_is_not_certain_is_left_alone() {
    let embed = (
        "content/articles/b.md",
        "---\ntitle: B\ndate: 2025-02-01\n---\n\n- One\n\n  ```people\n  title: T\n  people: [old]\n  ```\n",
    );
    let ambiguous =
        ("content/articles/b.md", "---\ntitle: B\ndate: 2025-02-01\n---\n\n[[first]] [@old]\n");
    let broken = ("content/articles/b.md", "---\ntitle: B\n---\n");
    let taken = ("content/people/new.yaml", "name: N\nside: us\naliases: [newer]\n");
    for ((path, text), old, new, status, words) in [
        (embed, "people/old", "new", 1, "content/articles/b.md:8:11"),
        (ambiguous, "people/old", "first", 1, "several kinds have an entry `first`"),
        (broken, "people/old", "new", 1, "missing-field"),
        (taken, "people/old", "new", 1, "is there already"),
        (taken, "people/old", "newer", 1, "or was"),
        (taken, "people/old", "New One", 1, "such as `new-one`"),
        (taken, "people/old", "old", 1, "is its id already"),
        (taken, "old", "new-one", 1, "several entries are called `old`"),
        (taken, "people/nobody", "x", 1, "no person has the id `nobody`"),
        (taken, "pages/old", "timeline", 1, "the site has a page of that name"),
    ] {
        let site = site();
        write(site.path(), path, text);
        let before = files(site.path());
        let run = briefgen(site.path(), &["rename", old, new]);
        assert_eq!(run.status.code(), Some(status), "{old} {new}: {}", said(&run));
        assert!(said(&run).contains(words), "{words}: {}", said(&run));
        assert_eq!(files(site.path()), before, "{old} {new}");
    }
}

#[test]
fn a_dry_run_shows_a_patch_and_writes_nothing() {
    let site = site();
    let before = files(site.path());
    let run = briefgen(site.path(), &["rename", "events/old", "new", "--dry-run"]);
    assert!(run.status.success(), "{}", said(&run));
    assert_eq!(files(site.path()), before);
    let lines: Vec<_> =
        said(&run).lines().filter(|line| line.starts_with(['-', '+'])).map(str::to_owned).collect();
    assert_eq!(lines.len(), 7, "{lines:#?}");
    assert_eq!(
        lines[..4],
        [
            "--- a/content/events/events.yaml",
            "+++ b/content/events/events.yaml",
            "-- id: old",
            "+- id: new"
        ]
    );
}

/// A link would become a file; a text with mixed line ends would change more than asked for.
#[test]
fn links_and_mixed_line_ends_are_left_alone() {
    let site = site();
    let real = site.path().join("content/real.txt");
    fs::rename(site.path().join("content/people/old.yaml"), &real).unwrap();
    std::os::unix::fs::symlink(&real, site.path().join("content/people/old.yaml")).unwrap();
    let before = files(site.path());
    let run = briefgen(site.path(), &["rename", "people/old", "new"]);
    assert!(!run.status.success() && said(&run).contains("nothing was changed"), "{}", said(&run));
    assert_eq!(files(site.path()), before);
    assert!(site.path().join("content/people/old.yaml").is_symlink());
}
