//! A site that is read again, with what is remembered of it, is the same as one that is read for the first time.

use std::fs;
use std::path::Path;

use briefgen::config::Overrides;
use briefgen::progress::Progress;
use briefgen::reading::{self, Memory, Read};
use briefgen::source::Changes;

const EVENT: &str = "title: T\ndate: 2025-05-12\nkind: statement\nside: other\nsummary: A *word* of [[people/ada]].\n";

/// What a reading found, as text to compare.
fn found(read: &Read) -> String {
    let site = read.site.as_ref().map(|site| (&site.events, &site.people, &site.docs));
    format!("{:#?}\n{site:#?}\n{:#?}", read.diagnostics, read.files)
}

#[test]
fn every_change_is_noticed() {
    let site = tempfile::tempdir().unwrap();
    let root = site.path();
    let settings = "title: T\nbase_url: https://example.org/\nas_of: 2026-06-27\n";
    write(root, "site.yaml", settings);
    write(root, "content/people/ada.yaml", "name: Ada\nside: other\nbody: Ada <b>x</b> [@s].\n");
    write(root, "content/sources/s.yaml", "title: S\nurl: https://example.org/s\n");
    for at in 0..5 {
        write(root, &format!("content/events/e{at}.yaml"), EVENT);
    }
    let changes: [(&str, Option<&str>); 13] = [
        ("content/events/e1.yaml", Some(&EVENT.replace("word", "turn"))),
        ("content/events/a0.yaml", Some(EVENT)),
        ("content/events/e3.yaml", Some(&EVENT.replace("people/ada", "people/bo"))),
        ("content/events/e3.yaml", Some("title: [\n")),
        ("content/events/e3.yaml", Some(EVENT)),
        ("content/events/a0.yaml", None),
        ("site.yaml", Some(&format!("{settings}markdown: {{raw_html: allow}}\n"))),
        ("content/people/ada.yaml", None),
        ("content/people/ada.yaml", Some("name: Ada\nside: other\nbody: Ada [@s].\n")),
        ("static/a.txt", Some("a")),
        ("static/a.txt", Some("b")),
        ("content/people/ada.yaml", Some("name: Bo\nside: other\n")),
        ("static/a.txt", None),
    ];
    let (overrides, mut memory) = (Overrides::default(), Memory::empty());
    for (path, text) in std::iter::once(("", None)).chain(changes) {
        match text {
            Some(text) => write(root, path, text),
            None if path.is_empty() => {}
            None => fs::remove_file(root.join(path)).unwrap(),
        }
        // Twice: the second time most is remembered, and what had changed is not known.
        for changes in [Changes::Of(vec![path.to_owned()]), Changes::Any] {
            let again = reading::read_again(root, &overrides, &mut memory, &changes).unwrap();
            let first = reading::read(root, &overrides, &Progress::default()).unwrap();
            assert_eq!(found(&again), found(&first), "after {path}");
        }
    }
}

/// Writes a file as if long ago: what has just been written is read again anyway.
fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let before = fs::metadata(&path).and_then(|meta| meta.modified()).ok();
    fs::write(&path, text).unwrap();
    let long_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(1000);
    let written = before.map_or(long_ago, |before| before + std::time::Duration::from_secs(1));
    fs::File::options().append(true).open(&path).unwrap().set_modified(written).unwrap();
}
