//! The build as a whole, through the real binary: the same bytes however many threads work, nothing
//! touched when something is wrong, and a site whose links all lead somewhere.

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use common::crawl::crawl;
use tempfile::TempDir;

/// The files of a folder, by path.
type Files = BTreeMap<String, Vec<u8>>;

const PERSON: &str = "name: He Lifeng\nside: other\n";

#[test]
fn the_site_of_this_repository_holds_together() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("to read 中文");
    let run = build(Path::new(env!("CARGO_MANIFEST_DIR")), &output, &[]);
    assert_done(&run);
    assert_eq!(crawl(&output, "/trade-war-briefing/").problems(), Vec::<String>::new());
    let gaps: Vec<_> = files(&output).iter().filter_map(missing_string).collect();
    assert_eq!(gaps, Vec::<String>::new());
}

/// A word that the theme lacks is shown as its name in brackets, such as `[filter_side]`.
fn missing_string((path, bytes): (&String, &Vec<u8>)) -> Option<String> {
    let text = String::from_utf8_lossy(bytes);
    let is_name = |word: &str| {
        word.contains('_')
            && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
    };
    let mut brackets = text.split('[').skip(1).filter_map(|rest| rest.split_once(']'));
    let name = brackets.find(|(word, _)| is_name(word)).map(|(word, _)| word)?;
    path.ends_with(".html").then(|| format!("{path}: [{name}]"))
}

#[test]
fn threads_change_no_byte() {
    let folder = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let outputs = ["1", "7"].map(|jobs| {
        let output = folder.path().join(jobs);
        assert_done(&build(root, &output, &["--jobs", jobs]));
        files(&output)
    });
    let [one, other] = &outputs;
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    let differing: Vec<_> = one.keys().filter(|path| one[*path] != other[*path]).collect();
    assert_eq!(differing, Vec::<&String>::new());
}

#[test]
fn errors_leave_the_earlier_output() {
    let site = site();
    let output = site.path().join("public");
    assert_done(&build(site.path(), &output, &[]));
    let before = files(&output);
    write(site.path(), "content/people/he-lifeng.yaml", "name: He Lifeng\nside: nobody\n");
    write(site.path(), "content/people/li-chenggang.yaml", PERSON);
    let run = build(site.path(), &output, &[]);
    assert_eq!(run.status.code(), Some(1));
    assert_eq!(files(&output), before);
    assert_eq!(names(site.path()), ["content", "public", "site.yaml"]);
}

#[test]
fn warnings_stop_a_strict_build_only() {
    let site = site();
    write(site.path(), "content/pages/about.md", "---\ntitle: About\n---\n<b>Raw</b> words.\n");
    let output = site.path().join("public");
    let run = build(site.path(), &output, &["--strict"]);
    assert_eq!(run.status.code(), Some(1));
    assert!(!output.exists());
    let run = build(site.path(), &output, &[]);
    assert_eq!(run.status.code(), Some(0), "{}", stderr(&run));
    assert!(stderr(&run).contains("warning[raw-html]"), "{}", stderr(&run));
}

#[test]
fn a_file_of_somebody_else_is_never_touched() {
    let site = site();
    let output = site.path().join("public");
    write(site.path(), "public/thesis.txt", "mine");
    assert_refused(&site, &output, "`public` is not empty");
    fs::remove_file(output.join("thesis.txt")).unwrap();
    assert_done(&build(site.path(), &output, &[]));
    write(site.path(), "public/people/thesis.txt", "mine");
    assert_refused(&site, &output, "thesis.txt");
}

#[test]
fn the_output_is_no_folder_that_holds_the_site() {
    let site = site();
    for folder in ["", "content", "content/people", "static"] {
        assert_refused(&site, &site.path().join(folder), "");
    }
    assert_refused(&site, &site.path().join("site.yaml"), "site.yaml");
    let inner = site.path().join("content/inner");
    write(&inner, "site.yaml", "title: T\nbase_url: https://example.org/\n");
    let run = build(&inner, site.path(), &[]);
    assert_eq!(run.status.code(), Some(1), "an ancestor of the site");
}

#[test]
fn what_is_gone_from_the_content_is_gone_from_the_site() {
    let site = site();
    let output = site.path().join("public");
    write(site.path(), "content/people/li-chenggang.yaml", "name: Li Chenggang\nside: other\n");
    assert_done(&build(site.path(), &output, &[]));
    assert!(output.join("people/li-chenggang.html").exists());
    let draft = "name: Li Chenggang\nside: other\ndraft: true\n";
    write(site.path(), "content/people/li-chenggang.yaml", draft);
    assert_done(&build(site.path(), &output, &[]));
    let named: Vec<_> = files(&output)
        .into_iter()
        .filter(|(path, bytes)| {
            path.contains("li-chenggang") || String::from_utf8_lossy(bytes).contains("Li Chenggang")
        })
        .map(|(path, _)| path)
        .collect();
    assert_eq!(named, Vec::<String>::new());
}

#[test]
fn two_addresses_that_differ_in_case_only_are_an_error() {
    let site = site();
    write(site.path(), "static/About.html", "mine");
    write(site.path(), "content/pages/about.md", "---\ntitle: About\n---\nWords.\n");
    let run = build(site.path(), &site.path().join("public"), &[]);
    assert_eq!(run.status.code(), Some(1));
    assert!(stderr(&run).contains("static/About.html"), "{}", stderr(&run));
}

/// A page of the program's own is as much a page as an entry's.
#[test]
fn a_file_in_the_place_of_a_page_is_an_error() {
    for path in ["index.html", "people.html", "people/he-lifeng.html", "State-of-Play.html"] {
        let site = site();
        let output = site.path().join("public");
        assert_done(&build(site.path(), &output, &[]));
        write(site.path(), &format!("static/{path}"), "mine");
        assert_refused(&site, &output, &path.to_lowercase());
    }
}

#[cfg(unix)]
#[test]
fn links_that_lead_out_are_not_published() {
    use std::os::unix::fs::symlink;
    let secret = tempfile::NamedTempFile::new().unwrap();
    for place in ["content/people/x.yaml", "static/x.txt"] {
        let site = site();
        fs::create_dir_all(site.path().join("static")).unwrap();
        symlink(secret.path(), site.path().join(place)).unwrap();
        let run = build(site.path(), &site.path().join("public"), &[]);
        assert_eq!(run.status.code(), Some(1), "{place}");
        assert!(stderr(&run).contains(place), "{}", stderr(&run));
    }
}

#[test]
#[cfg(unix)]
fn content_is_read_from_no_pipe_and_from_nowhere_else() {
    let (site, elsewhere) = (site(), tempfile::tempdir().unwrap());
    write(elsewhere.path(), "topics/far.yaml", "title: Far\n");
    std::os::unix::fs::symlink(elsewhere.path().join("topics"), site.path().join("content/topics"))
        .unwrap();
    let pipe = site.path().join("content/people/pipe.yaml");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let run = briefgen(site.path(), &["check", "--format", "short"]);
    let said = stderr(&run);
    let places: Vec<_> = said.lines().filter_map(|line| line.split_once(": error[")).collect();
    let expected = ["content/people/pipe.yaml:1:1", "content/topics/far.yaml:1:1"];
    assert_eq!(places.iter().map(|(place, _)| *place).collect::<Vec<_>>(), expected, "{said}");
    assert!(places.iter().all(|(_, what)| what.starts_with("unreadable-file]")), "{said}");
}

#[test]
fn a_new_site_builds_without_a_word_of_reproach() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("my briefing");
    let init = || {
        let command = Command::new(env!("CARGO_BIN_EXE_briefgen")).arg("init").arg(&root).output();
        command.unwrap()
    };
    assert_done(&init());
    let run = build(&root, &root.join("public"), &["--strict"]);
    assert_done(&run);
    assert_eq!(stderr(&run), "");
    assert_eq!(
        crawl(&root.join("public"), base_path(&root).trim()).problems(),
        Vec::<String>::new()
    );
    let before = files(&root);
    let again = init();
    assert_eq!(again.status.code(), Some(1));
    assert!(stderr(&again).contains("is there already"), "{}", stderr(&again));
    assert_eq!(files(&root), before);
}

/// The path of the `base_url` in a site's settings.
#[test]
fn of_one_day_an_answer_follows_what_it_answers() {
    let site = site();
    let event = |(id, answered): (&str, &str)| {
        format!(
            "- {{id: {id}, title: {id}, date: 2025-05-12, kind: statement, side: other, \
             summary: Said., responds_to: [{answered}]}}\n"
        )
    };
    let events = [("reply", "word"), ("again", "reply"), ("word", ""), ("aside", "")].map(event);
    write(site.path(), "content/events/day.yaml", &events.concat());
    let output = site.path().join("public");
    assert_done(&build(site.path(), &output, &[]));
    let timeline = fs::read_to_string(output.join("timeline.html")).unwrap();
    let listed = timeline.split("id=\"e_").skip(1);
    let listed: Vec<_> = listed.filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(listed, ["again", "reply", "word", "aside"], "the newest first");
}

fn base_path(root: &Path) -> String {
    let settings = fs::read_to_string(root.join("site.yaml")).unwrap();
    let url = settings.lines().find_map(|line| line.strip_prefix("base_url:")).unwrap().trim();
    let rest = url.split_once("://").unwrap().1;
    rest.split_once('/').map_or_else(|| "/".to_owned(), |(_, path)| format!("/{path}"))
}

/// A site of one person.
fn site() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        "site.yaml",
        "title: T\nbase_url: https://example.org/\nas_of: 2026-06-27\n",
    );
    write(folder.path(), "content/people/he-lifeng.yaml", PERSON);
    folder
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn briefgen(root: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_briefgen"));
    command.arg("--root").arg(root).args(args).output().unwrap()
}

fn build(root: &Path, output: &Path, args: &[&str]) -> Output {
    let output = output.to_str().unwrap();
    briefgen(root, &[&["build", "--output", output], args].concat())
}

fn stderr(run: &Output) -> String {
    String::from_utf8_lossy(&run.stderr).into_owned()
}

#[track_caller]
fn assert_done(run: &Output) {
    assert_eq!(run.status.code(), Some(0), "{}", stderr(run));
}

/// The build says no, names the file, and everything below the site is as it was.
#[track_caller]
fn assert_refused(site: &TempDir, output: &Path, name: &str) {
    let before = files(site.path());
    let run = build(site.path(), output, &[]);
    assert_eq!(run.status.code(), Some(1), "{}", output.display());
    assert!(stderr(&run).contains(name), "{}", stderr(&run));
    assert_eq!(files(site.path()), before);
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn files(folder: &Path) -> Files {
    let mut found = Files::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}
