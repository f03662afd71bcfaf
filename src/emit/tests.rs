//! The stage as a build uses it, on real folders.

mod at_once;

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::*;

struct Site {
    top: TempDir,
}

impl Site {
    fn new() -> Site {
        let top = tempfile::tempdir().unwrap();
        fs::create_dir_all(top.path().join("content")).unwrap();
        fs::write(top.path().join("site.yaml"), "title: T\n").unwrap();
        Site { top }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.top.path().join(path)
    }

    fn open(&self) -> Result<Stage, EmitError> {
        Stage::open(self.top.path(), &self.path("public"))
    }

    fn build(&self, files: &[(&str, &str)]) -> Written {
        let stage = self.open().unwrap();
        files.iter().for_each(|(path, text)| stage.write(&file(path, text)).unwrap());
        stage.commit().unwrap()
    }

    /// Every file and folder under the site, with what the files hold.
    fn snapshot(&self) -> Vec<(String, Vec<u8>)> {
        let mut found = Vec::new();
        collect(self.top.path(), self.top.path(), &mut found);
        found.sort();
        found
    }

    fn output(&self) -> Vec<String> {
        let inside = |(path, _): (String, _)| path.strip_prefix("public/").map(String::from);
        self.snapshot().into_iter().filter_map(inside).collect()
    }

    /// Opening fails with `words` in the message, and nothing on the disk has changed.
    fn assert_refused(&self, words: &str) {
        let before = self.snapshot();
        let error = self.open().unwrap_err().to_string();
        assert!(error.contains(words), "{error}");
        assert_eq!(self.snapshot(), before);
    }
}

fn collect(top: &Path, folder: &Path, found: &mut Vec<(String, Vec<u8>)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.path().strip_prefix(top).unwrap().to_str().unwrap().to_owned();
        if entry.file_type().unwrap().is_dir() {
            found.push((name, Vec::new()));
            collect(top, &entry.path(), found);
        } else {
            found.push((name, fs::read(entry.path()).unwrap_or_default()));
        }
    }
}

fn file(path: &str, text: &str) -> OutputFile {
    OutputFile { path: path.to_owned(), bytes: text.as_bytes().to_vec() }
}

#[test]
fn a_stage_can_be_shared_between_threads() {
    fn assert_sync<T: Sync + Send>() {}
    assert_sync::<Stage>();
}

#[test]
fn a_first_build_writes_all_and_its_list() {
    let site = Site::new();
    let written = site.build(&[("index.html", "home"), ("people/a.html", "a")]);
    assert_eq!(site.output(), [".briefgen.json", "index.html", "people", "people/a.html"]);
    let list = fs::read_to_string(site.path("public/.briefgen.json")).unwrap();
    let list: serde_json::Value = serde_json::from_str(&list).unwrap();
    assert_eq!(list["files"], serde_json::json!([".briefgen.json", "index.html", "people/a.html"]));
    let bytes = 5 + fs::metadata(site.path("public/.briefgen.json")).unwrap().len();
    assert_eq!(written, Written { files: 3, bytes });
}

#[test]
fn a_second_build_keeps_no_file_of_the_first() {
    let site = Site::new();
    site.build(&[("index.html", "old"), ("events/gone.html", "x"), ("gone/deep/er.html", "x")]);
    site.build(&[("index.html", "new"), ("events/here.html", "y")]);
    assert_eq!(site.output(), [".briefgen.json", "events", "events/here.html", "index.html"]);
    assert_eq!(fs::read(site.path("public/index.html")).unwrap(), b"new");
    let names: Vec<String> = site.snapshot().into_iter().map(|(name, _)| name).collect();
    assert!(!names.iter().any(|name| name.contains("briefgen-")), "{names:?}");
}

#[test]
fn the_same_files_make_the_same_bytes() {
    let site = Site::new();
    let files = [("b.html", "b"), ("a/c.html", "c"), ("a.html", "a")];
    site.build(&files);
    let first = site.snapshot();
    let reversed: Vec<_> = files.into_iter().rev().collect();
    site.build(&reversed);
    assert_eq!(site.snapshot(), first);
}

#[test]
fn an_empty_folder_is_taken() {
    let site = Site::new();
    fs::create_dir(site.path("public")).unwrap();
    site.build(&[("index.html", "home")]);
    assert_eq!(site.output(), [".briefgen.json", "index.html"]);
}

#[test]
fn a_dropped_stage_leaves_the_old_site_as_it_was() {
    let site = Site::new();
    site.build(&[("index.html", "old")]);
    let before = site.snapshot();
    let stage = site.open().unwrap();
    stage.write(&file("index.html", "new")).unwrap();
    assert_ne!(site.snapshot(), before, "it is written somewhere");
    drop(stage);
    assert_eq!(site.snapshot(), before);
}

#[test]
fn missing_parents_are_made_and_go_with_a_dropped_stage() {
    let site = Site::new();
    let before = site.snapshot();
    let stage = Stage::open(site.top.path(), &site.path("out/a/b")).unwrap();
    stage.write(&file("x/index.html", "new")).unwrap();
    drop(stage);
    assert_eq!(site.snapshot(), before);
    Stage::open(site.top.path(), &site.path("out/a/b")).unwrap().commit().unwrap();
    assert!(site.path("out/a/b/.briefgen.json").exists());
}

#[test]
fn strangers_in_the_output_are_left_alone() {
    let site = Site::new();
    site.build(&[("index.html", "home")]);
    fs::write(site.path("public/notes.txt"), "mine").unwrap();
    fs::write(site.path("public/.hidden"), "mine").unwrap();
    site.assert_refused(
        "`public` holds files that briefgen did not write: .hidden, notes.txt; move them",
    );
}

#[test]
fn a_folder_without_a_list_or_with_a_broken_one_is_left_alone() {
    let site = Site::new();
    fs::create_dir(site.path("public")).unwrap();
    fs::write(site.path("public/thesis.docx"), "mine").unwrap();
    site.assert_refused("`public` is not empty and has no list of files from briefgen");
    fs::write(site.path("public/.briefgen.json"), "{").unwrap();
    site.assert_refused("`public` has a list `.briefgen.json` that briefgen cannot read");
}

#[test]
fn a_file_or_a_link_in_the_place_of_the_output_is_left_alone() {
    let site = Site::new();
    fs::write(site.path("public"), "mine").unwrap();
    site.assert_refused("`public` is not a folder");
    fs::remove_file(site.path("public")).unwrap();
    fs::create_dir(site.path("target")).unwrap();
    symlink(site.path("target"), site.path("public")).unwrap();
    site.assert_refused("is a symbolic link");
}

#[test]
fn forbidden_places_are_refused_before_anything_happens() {
    let site = Site::new();
    let before = site.snapshot();
    for output in
        ["", "content", "content/x", "static", "themes/a/b", "templates", ".git", "src", "../"]
    {
        let error = Stage::open(site.top.path(), &site.path(output)).unwrap_err();
        assert!(matches!(&error, EmitError::Refused { .. }), "{output}: {error}");
    }
    for output in [PathBuf::from("/"), std::env::home_dir().unwrap()] {
        assert!(Stage::open(site.top.path(), &output).is_err());
    }
    assert_eq!(site.snapshot(), before);
}

#[test]
fn leftovers_of_a_killed_build_go_and_nothing_like_them_does() {
    let site = Site::new();
    site.build(&[("index.html", "home")]);
    let before = site.snapshot();
    for name in [".public.briefgen-new/x/y", ".public.briefgen-old/z"] {
        fs::create_dir_all(site.path(name)).unwrap();
        fs::write(site.path(name).join("half.html"), "half").unwrap();
    }
    drop(site.open().unwrap());
    assert_eq!(site.snapshot(), before);

    for name in [
        ".other.briefgen-new",
        "public.briefgen-new",
        ".public.briefgen-new.txt",
        ".public.briefgen",
    ] {
        fs::create_dir(site.path(name)).unwrap();
    }
    let before = site.snapshot();
    drop(site.open().unwrap());
    assert_eq!(site.snapshot(), before);
}

#[test]
fn leftovers_stay_when_the_output_is_refused() {
    let site = Site::new();
    site.build(&[("index.html", "home")]);
    fs::create_dir(site.path(".public.briefgen-new")).unwrap();
    fs::write(site.path("public/notes.txt"), "mine").unwrap();
    site.assert_refused("notes.txt");
}

#[test]
fn a_file_with_a_staging_name_is_somebodys() {
    let site = Site::new();
    fs::write(site.path(".public.briefgen-old"), "mine").unwrap();
    site.assert_refused(".public.briefgen-old` is in the way");
    fs::remove_file(site.path(".public.briefgen-old")).unwrap();
    symlink(site.path("content"), site.path(".public.briefgen-new")).unwrap();
    site.assert_refused(".public.briefgen-new` is in the way");
}

#[test]
fn a_site_put_aside_by_a_killed_build_comes_back() {
    let site = Site::new();
    site.build(&[("index.html", "home")]);
    let before = site.snapshot();
    fs::rename(site.path("public"), site.path(".public.briefgen-old")).unwrap();
    drop(site.open().unwrap());
    assert_eq!(site.snapshot(), before);

    fs::rename(site.path("public"), site.path(".public.briefgen-old")).unwrap();
    fs::write(site.path(".public.briefgen-old/notes.txt"), "mine").unwrap();
    site.assert_refused("notes.txt");
}

#[test]
fn a_file_put_into_the_output_during_the_build_stops_the_commit() {
    let site = Site::new();
    site.build(&[("index.html", "old")]);
    let stage = site.open().unwrap();
    stage.write(&file("index.html", "new")).unwrap();
    fs::write(site.path("public/notes.txt"), "mine").unwrap();
    let error = stage.commit().unwrap_err();
    assert!(error.to_string().contains("notes.txt"), "{error}");
    assert_eq!(site.output(), [".briefgen.json", "index.html", "notes.txt"]);
    assert_eq!(fs::read(site.path("public/index.html")).unwrap(), b"old");
    assert!(!site.path(".public.briefgen-new").exists());
}

#[test]
fn a_path_that_leads_out_is_refused_and_stops_the_commit() {
    let site = Site::new();
    site.build(&[("index.html", "old")]);
    let before = site.snapshot();
    for path in ["../../x", "/x", "a/../../x", "a\\x", "a\0", "con.html", "", ".briefgen.json"] {
        let stage = site.open().unwrap();
        assert!(
            matches!(stage.write(&file(path, "x")), Err(EmitError::BadName { .. })),
            "{path:?}"
        );
        assert!(stage.commit().is_err());
        assert_eq!(site.snapshot(), before, "{path:?}");
    }
}

#[test]
fn two_files_with_one_path_are_refused_and_both_are_named() {
    let site = Site::new();
    let stage = site.open().unwrap();
    stage.write(&file("people/foo.html", "1")).unwrap();
    for path in ["people/Foo.html", "people/foo.html", "People/x.html", "people"] {
        let error = stage.write(&file(path, "2")).unwrap_err().to_string();
        assert!(
            error.contains("`people/foo.html`") && error.contains(&format!("`{path}`")),
            "{error}"
        );
    }
}
