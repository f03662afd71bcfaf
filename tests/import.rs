//! `briefgen add source --from`: what we export is read back as it was, nothing that is there is written over, and
//! the exit status says how it went.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use briefgen::bibliography::{self, Base};
use briefgen::config::Overrides;
use briefgen::link::Site;
use briefgen::model::Words;
use briefgen::model::entries::Source;
use briefgen::progress::Progress;
use tempfile::TempDir;

/// What a format cannot carry, exactly: the form, the field, what was written and what comes back. Beside these, an
/// address is percent-encoded where it must be, and an entry's `draft`, `aliases`, `updated`, `corrections`, `accept`
/// and `body` are no part of a bibliography.
const LOST: [(&str, &str, &str, &str); 14] = [
    // biblatex knows no `X` in a range, and babel has no name for every region and script.
    ("bib", "date", "2018-XX/202X~", "2018/2029~"),
    ("bib", "language", "es-MX", "es"),
    // RIS takes a name apart at its comma and lets no asterisk stand in names.
    ("ris", "authors", "Public, Private & Partners, LLP", "Public Private & Partners LLP"),
    ("ris", "authors", "E*Trade", "E Trade"),
    ("ris", "authors", "@article{x, title={y}}", "@article{x title={y}}"),
    ("ris", "accessed", "2026-06-01/2026-06-27", "2026-06"),
    // A person is a family name and given names in all of them.
    ("bib", "authors", "Jane Q. Public", "Public, Jane Q."),
    ("ris", "authors", "Jane Q. Public", "Public, Jane Q."),
    ("csl.json", "authors", "Jane Q. Public", "Public, Jane Q."),
    // An address and its copy that are one: a page that is gone has the same form.
    ("bib", "url", "https://archive.example/a", ""),
    ("ris", "url", "https://archive.example/a", ""),
    ("csl.json", "url", "https://archive.example/a", ""),
    // A note on the title that has the words of a note on the agency.
    ("ris", "title_note", "via AFP", ""),
    ("ris", "syndicated_from", "", "AFP"),
];

fn briefgen(root: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_briefgen"));
    command.args(args).arg("--root").arg(root).current_dir(root).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A site without content, with the settings of this repository but for the menu, which names a page.
fn empty_site() -> TempDir {
    let site = tempfile::tempdir().unwrap();
    let settings = Path::new(env!("CARGO_MANIFEST_DIR")).join("site.yaml");
    let settings = fs::read_to_string(settings).unwrap();
    let lines = settings.lines().filter(|line| !line.starts_with("navigation:"));
    let settings = lines.map(|line| format!("{line}\n")).collect::<String>();
    fs::write(site.path().join("site.yaml"), settings).unwrap();
    fs::create_dir(site.path().join("content")).unwrap();
    site
}

fn site_at(root: &Path) -> Site {
    let checked = briefgen::check(root, &Overrides::default(), &Progress::default()).unwrap();
    checked.site.unwrap_or_else(|| panic!("{:?}", checked.diagnostics))
}

fn exports(site: &Site) -> [(&'static str, String); 3] {
    let config = &site.config;
    let base = Base { title: &config.title, address: &config.base_url, sides: config.sides.rows() };
    let rows = site.sources.rows();
    [
        ("bib", bibliography::all_bibtex(rows, &base)),
        ("ris", bibliography::all_ris(rows, &base)),
        ("csl.json", bibliography::all_csl_json(rows, &base).to_string()),
    ]
}

/// The fields of a source by name, as text.
fn fields(site: &Site, source: &Source) -> Vec<(&'static str, String)> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let date = |date: Option<briefgen::model::date::Date>| {
        date.map(|date| date.to_string()).unwrap_or_default()
    };
    vec![
        ("title", source.title.clone()),
        ("publisher", text(&source.publisher)),
        ("authors", source.authors.join("\n")),
        ("date", date(source.date)),
        ("url", text(&source.url)),
        ("archived_url", text(&source.archived_url)),
        ("accessed", date(source.accessed)),
        ("language", text(&source.language)),
        ("kind", source.kind.map(|kind| kind.word()).unwrap_or_default().to_owned()),
        ("side", source.side.map(|side| site.config.sides[side].id.clone()).unwrap_or_default()),
        ("syndicated_from", text(&source.syndicated_from)),
        ("title_note", text(&source.title_note)),
    ]
}

#[test]
fn what_we_export_is_read_back_as_it_was() {
    let here = site_at(Path::new(env!("CARGO_MANIFEST_DIR")));
    for (form, text) in exports(&here) {
        let site = empty_site();
        // The name tells nothing: the form is told by the content.
        fs::write(site.path().join("export.txt"), &text).unwrap();
        let output = briefgen(site.path(), &["add", "source", "--from", "export.txt"]);
        assert_eq!((output.status.code(), said(&output).as_str()), (Some(0), ""), "{form}");
        assert_eq!(out(&output).lines().count(), here.sources.len(), "{form}");

        let there = site_at(site.path());
        assert_eq!(there.sources.len(), here.sources.len(), "{form}");
        let mut lost = Vec::new();
        for source in here.sources.rows() {
            let id = source.meta.id.as_str();
            let again = there.sources.rows().iter().find(|one| one.meta.id == id);
            let again = again.unwrap_or_else(|| panic!("{form}: no source {id}"));
            let pairs = fields(&here, source).into_iter().zip(fields(&there, again));
            lost.extend(pairs.filter(|(one, other)| one != other).map(|(one, _)| (id, one.0)));
        }
        assert_eq!(lost, [], "{form}");

        let again = briefgen(site.path(), &["add", "source", "--from", "export.txt"]);
        assert_eq!((again.status.code(), out(&again).as_str()), (Some(0), ""), "{form}");
        assert_eq!(said(&again).lines().count(), here.sources.len(), "{form}");
    }
}

/// Sources on which the formats are put to the test: each field with a value that one of them cannot carry, and
/// with values that all of them can.
const AWKWARD: [(&str, &str); 7] = [
    ("vague", "date: \"2018-XX/202X~\"\naccessed: 2026-06-01/2026-06-27\nlanguage: es-MX\n"),
    ("names", "authors: [\"Public, Private & Partners, LLP\", \"E*Trade\", Jane Q. Public]\n"),
    (
        "families",
        "authors: [\"García Márquez, Gabriel\", \"King, Martin Luther, Jr.\", \"王, 毅\", \"House, Karen\", \"@article{x, title={y}}\"]\n",
    ),
    ("copy", "url: https://archive.example/a\narchived_url: https://archive.example/a\n"),
    ("noted", "title_note: via AFP\n"),
    ("open", "date: 2025-05-12/..\nlanguage: pt-BR\nkind: data\ntitle_note: \"a; b: c\"\n"),
    (
        "gone",
        "date: \"20XX\"\narchived_url: https://archive.example/b\nlanguage: en-GB\nkind: wire\nside: both\nsyndicated_from: A, B; C\n",
    ),
];

#[test]
fn what_a_format_cannot_carry_is_known_exactly() {
    let site = empty_site();
    fs::create_dir(site.path().join("content/sources")).unwrap();
    for (id, fields) in AWKWARD {
        let path = site.path().join(format!("content/sources/{id}.yaml"));
        fs::write(path, format!("title: Source {id}\npublisher: P*, Q\n{fields}")).unwrap();
    }
    let here = site_at(site.path());
    let mut lost = Vec::new();
    for (form, text) in exports(&here) {
        let site = empty_site();
        fs::write(site.path().join("export"), &text).unwrap();
        briefgen(site.path(), &["add", "source", "--from", "export"]);
        let there = site_at(site.path());
        assert_eq!(there.sources.len(), AWKWARD.len(), "{form}");
        for (source, again) in here.sources.rows().iter().zip(there.sources.rows()) {
            assert_eq!(source.meta.id, again.meta.id, "{form}");
            let pairs = fields(&here, source).into_iter().zip(fields(&there, again));
            for ((name, one), (_, other)) in pairs.filter(|(one, other)| one != other) {
                let (one, other): (Vec<_>, Vec<_>) =
                    (one.split('\n').collect(), other.split('\n').collect());
                let values = one.into_iter().zip(other).filter(|(one, other)| one != other);
                lost.extend(values.map(|(one, other)| format!("{form} {name}: {one} -> {other}")));
            }
        }
    }
    let mut expected: Vec<_> = LOST
        .iter()
        .map(|(form, name, one, other)| format!("{form} {name}: {one} -> {other}"))
        .collect();
    lost.sort();
    expected.sort();
    assert_eq!(lost, expected);
}

#[test]
fn good_records_are_written_and_bad_ones_told() {
    let site = empty_site();
    let text = "TY  - NEWS\nTI  - Truce in Geneva\nT2  - NPR\nDA  - 2025/05/12/\nUR  - https://npr.example/truce\nER  - \n\
                TY  - NEWS\nT2  - Untitled Times\nER  - \n\
                TY  - BLOG\nTI  - Rates: \"145%\"\nT2  - Example Blog\nER  - \n";
    fs::write(site.path().join("export.ris"), text).unwrap();
    let output = briefgen(site.path(), &["add", "source", "--from", "export.ris"]);
    assert_eq!(output.status.code(), Some(1));
    let paths = [
        "content/sources/npr-2025-05-12-truce-geneva.yaml",
        "content/sources/example-blog-nd-rates-145.yaml",
    ];
    assert_eq!(out(&output).lines().collect::<Vec<_>>(), paths);
    let written = fs::read_to_string(site.path().join(paths[0])).unwrap();
    assert_eq!(
        written,
        "title: Truce in Geneva\npublisher: NPR\ndate: 2025-05-12\nurl: https://npr.example/truce\nkind: news\n"
    );
    let expected = "error[missing-field]: this record has no title
 --> export.ris:7:1
  |
7 | TY  - NEWS
  | ^^^^^^^^^^
";
    assert!(said(&output).starts_with(expected), "{}", said(&output));
    let check = briefgen(site.path(), &["check", "--quiet", "--all", "--format", "short"]);
    // Nothing cites what has just been imported, and nothing else is to be said of it.
    let others: Vec<_> = said(&check)
        .lines()
        .filter(|line| !line.contains("[uncited-source]"))
        .map(str::to_owned)
        .collect();
    assert_eq!((check.status.code(), others), (Some(0), Vec::new()));
    assert!(said(&output).contains("= help: give it one in your reference manager"));
}

#[test]
fn nothing_that_is_there_is_written_over() {
    let site = empty_site();
    let folder = site.path().join("content/sources");
    fs::create_dir_all(folder.join("inner")).unwrap();
    let mine = "title: Mine\npublisher: P\n";
    fs::write(folder.join("p-nd-one.yaml"), mine).unwrap();
    fs::write(folder.join("inner/p-nd-two.md"), format!("---\n{mine}---\n")).unwrap();
    fs::write(folder.join("here.yaml"), format!("{mine}url: https://p.example/here/\n")).unwrap();
    let text = "@misc{a, title = {One}, publisher = {P}}
@misc{b, title = {Two}, publisher = {P}}
@misc{c, title = {Three}, publisher = {P}, url = {http://www.p.example/here}}
";
    fs::write(site.path().join("export.bib"), text).unwrap();
    let output = briefgen(site.path(), &["add", "source", "--from", "export.bib"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(out(&output), "content/sources/p-nd-one-2.yaml\ncontent/sources/p-nd-two-2.yaml\n");
    assert_eq!(
        said(&output),
        "skipped `c`, which is there as `here`: that source has the same address\n"
    );
    assert_eq!(fs::read_to_string(folder.join("p-nd-one.yaml")).unwrap(), mine);
    assert!(!folder.join("p-nd-two.yaml").exists());
}

#[test]
fn a_source_that_cannot_be_read_comes_first() {
    let site = empty_site();
    let folder = site.path().join("content/sources");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("broken.yaml"), "title: [\n").unwrap();
    fs::write(site.path().join("export.bib"), "@misc{a, title = {One}, publisher = {P}}").unwrap();
    let output = briefgen(site.path(), &["add", "source", "--from", "export.bib"]);
    assert_eq!((output.status.code(), out(&output).as_str()), (Some(1), ""));
    assert!(said(&output).contains("content/sources/broken.yaml:"), "{}", said(&output));
    assert!(said(&output).contains("nothing was added"), "{}", said(&output));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
}

#[test]
fn what_cannot_be_read_or_was_not_asked_rightly_is_said_in_a_sentence() {
    let site = empty_site();
    let file = |name: &str, bytes: &[u8]| fs::write(site.path().join(name), bytes).unwrap();
    file("latin.bib", b"@misc{a, title = {Caf\xe9}}");
    file("utf16.ris", b"\xff\xfeT\0Y\0");
    file("words.txt", b"Some words.\n");
    file("marked.bib", b"\xef\xbb\xbf@misc{a, title = {One}, publisher = {P}}\r\n");
    fs::File::create(site.path().join("large.bib")).unwrap().set_len(17 << 20).unwrap();
    for (args, status, sentence) in [
        (&["add", "source"][..], 2, "name the file to read, as in `--from library.bib`"),
        (
            &["add", "source", "--from", "none.bib"],
            1,
            "`none.bib` cannot be read: there is no such file",
        ),
        (&["add", "source", "--from", "content"], 1, "`content` is a folder: name the file in it"),
        (
            &["add", "source", "--from", "latin.bib"],
            1,
            "`latin.bib` is not UTF-8 (byte 22): export it again",
        ),
        (&["add", "source", "--from", "utf16.ris"], 1, "`utf16.ris` is not UTF-8 (byte 1)"),
        (&["add", "source", "--from", "words.txt"], 1, "this is neither BibTeX, RIS nor CSL-JSON"),
        (
            &["add", "source", "--from", "large.bib"],
            1,
            "`large.bib` cannot be read: it is too large (17 MB)",
        ),
        (&["add", "source", "--from", "marked.bib"], 0, ""),
    ] {
        let output = briefgen(site.path(), args);
        assert_eq!(output.status.code(), Some(status), "{args:?}: {}", said(&output));
        assert!(said(&output).contains(sentence), "{args:?}: {}", said(&output));
        assert_eq!(out(&output).is_empty(), status != 0, "{args:?}");
    }
    let nowhere = tempfile::tempdir().unwrap();
    let output = briefgen(nowhere.path(), &["add", "source", "--from", "a.bib"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("there is no site.yaml"), "{}", said(&output));
}
