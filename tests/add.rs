//! `briefgen add`: entries of every kind from options, tried before they are written, on the site of `briefgen init`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use briefgen::edit::entry;
use briefgen::model::Kind;

struct Site {
    folder: tempfile::TempDir,
}

impl Site {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        briefgen::desk::begin(&folder.path().join("site")).unwrap();
        Self { folder }
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    /// The exit status, results, and what else is said.
    fn run(&self, args: &[&str]) -> (i32, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_briefgen"));
        let output = command.args(args).arg("--root").arg(self.root()).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).unwrap()
    }

    fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut files = Vec::new();
        for entry in walkdir::WalkDir::new(self.root()).sort_by_file_name() {
            let entry = entry.unwrap();
            if entry.file_type().is_file() {
                files.push((entry.path().to_owned(), fs::read(entry.path()).unwrap()));
            }
        }
        files
    }
}

/// What makes an entry of each kind.
const CASES: [(&str, &[&str], &str); 10] = [
    ("article", &["--title", "What it cost", "--date", "2026-03-31"], "articles/what-it-cost.md"),
    (
        "event",
        &[
            "--title",
            "Ballot",
            "--date",
            "2026-03-20",
            "--kind",
            "talks",
            "--side",
            "dockers",
            "--summary",
            "They voted: #1. [@gazette-2026-03-12-talks]",
            "--people",
            "mara-tolland, idris-penhallow",
        ],
        "events/ballot.yaml",
    ),
    (
        "measure",
        &[
            "--title",
            "Night ban",
            "--side",
            "port",
            "--kind",
            "ban",
            "--history",
            "{date: 2026-03-05, status: in-force, sources: [gazette-2026-03-02-strike]}",
        ],
        "measures/night-ban.yaml",
    ),
    (
        "person",
        &["--name", "何立峰", "--side", "port", "--names", "zh-Hans: 何立峰"],
        "people/he-li-feng.yaml",
    ),
    ("topic", &["--title", "Yes"], "topics/yes.yaml"),
    (
        "place",
        &["--name", "South: the port", "--latitude", "-12.5", "--longitude", "6"],
        "places/south-the-port.yaml",
    ),
    (
        "source",
        &["--title", "A \"page\"", "--publisher", "Gazette", "--date", "2026-03~"],
        "sources/gazette-2026-03-page.yaml",
    ),
    (
        "series",
        &[
            "--title",
            "Ships",
            "--unit",
            "%",
            "--points",
            "{date: 2026-03, value: 4}",
            "--points",
            "{date: 2026-04, value: 5}",
        ],
        "series/ships.yaml",
    ),
    (
        "dispute",
        &[
            "--question",
            "How many?",
            "--positions",
            "{says: \"Four.\", sources: [gazette-2026-03-02-strike]}",
        ],
        "disputes/how-many.yaml",
    ),
    (
        "page",
        &["--title", "How we work", "--body", "We read everything.\n\nTwice."],
        "pages/how-we-work.md",
    ),
];

#[test]
fn every_kind_is_added_at_its_place_and_checks() {
    assert_eq!(CASES.map(|(kind, ..)| kind), Kind::ALL.map(Kind::noun));
    let site = Site::new();
    for (kind, options, path) in CASES {
        let (status, written, said) = site.run(&[&["add", kind], options].concat());
        assert_eq!((status, written.as_str()), (0, format!("content/{path}\n").as_str()), "{said}");
        let text = site.read(&format!("content/{path}"));
        let own: Vec<_> = entry::fields(kind_of(kind)).collect();
        for field in own {
            let named = text.contains(&format!("\n{}:", field.name))
                || text.contains(&format!("\n#{}:", field.name));
            assert!(
                named || path.ends_with(".md") && field.name == "body",
                "{path}: {}",
                field.name
            );
        }
    }
    let (status, _, said) = site.run(&["check", "--drafts"]);
    assert_eq!(status, 0, "{said}");
    assert_eq!(site.run(&["build"]).0, 0);
}

fn kind_of(noun: &str) -> Kind {
    Kind::ALL.into_iter().find(|kind| kind.noun() == noun).unwrap()
}

/// Every line that is switched off can be switched on: its example is read, whatever it refers to.
#[test]
fn what_is_switched_off_has_the_right_form() {
    for kind in Kind::ALL {
        let body = vec![("body", vec!["A text.".to_owned()])];
        let new = entry::write(kind, "new".to_owned(), &body, &briefgen::schema::Ids::new());
        let switched_on = |line: &str| match line.strip_prefix('#') {
            Some(rest) if rest.starts_with(|c: char| c.is_ascii_lowercase()) => rest.to_owned(),
            _ => line.to_owned(),
        };
        let on: Vec<_> = new.text.lines().map(switched_on).collect();
        let on = on.join("\n") + "\n";
        let folder = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("site.yaml", "title: T\nbase_url: https://example.org/\n");
        write(&new.path(), &on);
        let said = check(folder.path());
        for code in
            ["unknown-field", "wrong-type", "bad-date", "missing-field", "yaml", "duplicate-key"]
        {
            assert!(!said.contains(&format!("[{code}]")), "{}: {said}\n{on}", kind.folder());
        }
    }
}

/// The examples name what the starter has, so that they hold when they are copied.
#[test]
fn the_examples_that_the_help_gives_hold_when_they_are_copied() {
    let site = Site::new();
    for kind in Kind::ALL {
        // The starter has no image.
        let fields = entry::fields(kind).filter(|field| !field.name.starts_with("image"));
        let options = fields.map(|field| {
            let value = if field.name == "title" { "A title of its own" } else { field.example };
            format!("--{}={value}", field.name.replace('_', "-"))
        });
        let args = ["add", kind.noun(), "--id=copied"].map(str::to_owned).into_iter();
        let args: Vec<_> = args.chain(options).collect();
        let args: Vec<_> = args.iter().map(String::as_str).collect();
        let (code, written, said) = site.run(&args);
        assert_eq!((code, said.contains("error[")), (0, false), "{args:?}: {said}");
        assert!(site.read(written.trim()).lines().count() >= args.len() - 3, "{written}");
    }
}

#[test]
fn an_id_that_makes_others_unclear_is_not_taken() {
    let site = Site::new();
    let before = site.files();
    let (code, written, said) = site.run(&["add", "topic", "--title", "Port hires crews"]);
    assert_eq!((code, written.as_str()), (1, ""), "{said}");
    assert!(said.contains("content/articles/the-strike-so-far.md:"), "{said}");
    assert!(said.contains("choose another one with `--id`"), "{said}");
    assert!(site.files() == before);
}

fn check(root: &Path) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_briefgen"));
    let output = command.args(["check", "--format", "short", "--root"]).arg(root).output().unwrap();
    String::from_utf8(output.stderr).unwrap()
}

/// What is refused: the arguments, the exit status, and a part of what is said.
const REFUSED: &[(&[&str], i32, &str)] = &[
    (
        &["add", "event", "--title", "Ballot"],
        2,
        "an event needs `date`, `kind`, `side` and `summary`: give them as in `--date 2026-03-10/2026-03-11 --kind ",
    ),
    (
        &[
            "add",
            "event",
            "--title",
            "Ballot",
            "--date",
            "12 May 2026",
            "--kind",
            "talks",
            "--side",
            "dockrs",
            "--summary",
            "S [@nobody].",
            "--source",
            "https://example.org/2026/05/12/a-ballot",
        ],
        1,
        "did you mean `dockers`?",
    ),
    (
        &["add", "topic", "--title", "Pay", "--id", "pay-and-shifts"],
        1,
        "a topic with the id `pay-and-shifts` is there already",
    ),
    (&["add", "topic", "--title", "Pay", "--id", "../pay"], 2, "cannot be an id"),
    (
        &["add", "source", "--url", "https://example.org/gazette/2026-03-02-strike"],
        2,
        "the source `gazette-2026-03-02-strike` has this address already",
    ),
    (
        &["add", "topic", "--title", "Pay", "--source", "www.example.org/pay"],
        2,
        "write `https://www.example.org/pay`",
    ),
    (&["add", "topic", "--title", "!"], 2, "no id can be made of this title"),
    (&["add", "topics", "--title", "Pay"], 2, "unrecognized subcommand"),
    (
        &[
            "add",
            "measure",
            "--title",
            "M",
            "--side",
            "port",
            "--kind",
            "ban",
            "--history",
            "{date: 2026-03-05",
        ],
        1,
        "nothing was written",
    ),
];

#[test]
fn nothing_is_written_if_anything_is_wrong() {
    let site = Site::new();
    let before = site.files();
    for (args, status, words) in REFUSED {
        let (code, written, said) = site.run(args);
        assert_eq!((code, written.as_str()), (*status, ""), "{args:?}: {said}");
        assert!(said.contains(words), "{args:?}: {said}");
        assert!(site.files() == before, "{args:?}");
    }
}

#[test]
fn an_address_becomes_a_source_once() {
    let site = Site::new();
    let url = "https://www.gazette.example/2026/03/21/union-votes-on-offer?utm_source=x";
    let add = |title: &str, url: &str| {
        site.run(&[
            "add",
            "event",
            "--title",
            title,
            "--date",
            "2026-03-20",
            "--kind",
            "talks",
            "--side",
            "dockers",
            "--summary",
            "They voted.",
            "--source",
            url,
        ])
    };
    let (status, written, said) = add("Ballot", url);
    let source = "content/sources/gazette-example-2026-03-21-union-votes-offer.yaml";
    assert_eq!(
        (status, written.as_str()),
        (0, format!("{source}\ncontent/events/ballot.yaml\n").as_str()),
        "{said}"
    );
    let text = site.read(source);
    for line in [
        "title: Union votes on offer",
        "publisher: gazette.example",
        "date: 2026-03-21",
        "title_note: title rebuilt from the address",
    ] {
        assert!(text.contains(&format!("{line}\n")), "{text}");
    }
    assert!(
        site.read("content/events/ballot.yaml")
            .contains("They voted [@gazette-example-2026-03-21-union-votes-offer].")
    );
    // The same page under another spelling of its address.
    let (status, written, _) =
        add("Ballot again", "http://gazette.example/2026/03/21/union-votes-on-offer/");
    assert_eq!((status, written.as_str()), (0, "content/events/ballot-again.yaml\n"));
}

#[test]
fn new_files_name_their_schema_where_editors_have_schemas() {
    let site = Site::new();
    site.run(&["add", "topic", "--title", "Pay"]);
    assert!(
        site.read("content/topics/pay.yaml")
            .starts_with("# yaml-language-server: $schema=../../.vscode/")
    );
    fs::remove_dir_all(site.root().join(".vscode")).unwrap();
    site.run(&["add", "topic", "--title", "Shifts"]);
    assert!(site.read("content/topics/shifts.yaml").starts_with("# The name.\n"));
}

#[test]
fn a_title_that_was_given_has_no_note_that_it_was_not() {
    let site = Site::new();
    let url = "https://gazette.example/2026/03/21/union-votes";
    for (id, title, note) in [("a", &["--title", "A vote"][..], false), ("b", &[], true)] {
        let args = [&["add", "source", "--id", id, "--url", url][..], title].concat();
        let (status, _, said) = site.run(&args);
        assert_eq!(status, 0, "{said}");
        let text = site.read(&format!("content/sources/{id}.yaml"));
        assert_eq!(text.contains("\ntitle_note:"), note, "{text}");
    }
}
