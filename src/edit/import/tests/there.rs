//! What is there already, and what only seems so.

use super::{known, read};
use crate::edit::import::import;
use crate::edit::import::known::spelling;
use crate::source::{FileId, Sources};

#[test]
fn one_page_has_many_spellings() {
    let page = spelling("https://example.org/a/b?x=1");
    for other in [
        "http://example.org/a/b?x=1",
        "https://www.Example.org/a/b/?x=1",
        "HTTPS://example.org:443/a/b?x=1#top",
        "https://example.org/a/b?utm_source=rss&x=1&utm_medium=feed",
        " https://example.org/a%2Fb?x=1 ",
    ] {
        assert_eq!(spelling(other), page, "{other}");
    }
    for other in [
        "https://example.org/a/B?x=1",
        "https://example.org/a/b?x=2",
        "https://example.org/#!/a/b?x=1",
    ] {
        assert_ne!(spelling(other), page, "{other}");
    }
    assert_eq!(spelling("https://example.org"), spelling("http://www.example.org/"));
    assert_eq!(spelling("%zz%2"), "%zz%2?");
}

#[test]
fn what_is_there_is_skipped_and_named() {
    let there = [
        ("npr-2025-a", "title: A\npublisher: NPR\nurl: https://npr.example/a/\n"),
        ("npr-2025-b", "title: B\npublisher: NPR\narchived_url: https://archive.example/b\n"),
        ("law-1974-act", "title: The Act\npublisher: Congress\ndate: 1974\n"),
    ];
    let text = "
@online{x1, title = {Other}, publisher = {NPR}, url = {http://www.npr.example/a}}
@online{npr-2025-b, title = {{b}}, publisher = {NPR}, url = {https://elsewhere.example/}}
@online{npr-2025-a, title = {Another}, publisher = {NPR}, url = {https://npr.example/other}}
@online{x3, title = {B again}, publisher = {NPR}, url = {https://archive.example/b?utm_source=x}}
@legislation{x4, title = {The act}, publisher = {Congress}, date = {1974}}
@online{x5, title = {New}, publisher = {NPR}, url = {https://npr.example/new}}
@online{x6, title = {New, twice}, publisher = {NPR}, url = {https://npr.example/new/}}
@online{x7, title = {New}, publisher = {NPR}, url = {https://npr.example/another}}
@online{x8, title = {New}, publisher = {NPR}, url = {https://npr.example/third}}
@legislation{x9, title = {The act}, publisher = {Congress}, date = {1975}}
";
    let sources = Sources::from_texts([("a.bib", text)]);
    let found = import(FileId::default(), sources.get(FileId::default()), &mut known(&there));
    let skipped: Vec<_> =
        found.skipped.iter().map(|one| (one.name.as_str(), one.id.as_str())).collect();
    let expected = [
        ("x1", "npr-2025-a"),
        ("npr-2025-b", "npr-2025-b"),
        ("x3", "npr-2025-b"),
        ("x4", "law-1974-act"),
        ("x6", "npr-nd-new"),
    ];
    assert_eq!(skipped, expected);
    let ids: Vec<_> = found.entries.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(
        ids,
        ["npr-nd-another", "npr-nd-new", "npr-nd-new-2", "npr-nd-new-3", "congress-1975-act"]
    );
}

#[test]
fn a_key_alone_tells_only_in_our_own_exports() {
    let there = [("z", "title: Old\npublisher: P\nurl: https://z.example/\n")];
    for (library, skipped) in [("", 0), (", library = {A Briefing (https://example.org/)}", 1)] {
        let text = format!(
            "@online{{z, title = {{New}}, organization = {{P}}, url = {{https://e.example/}}{library}}}"
        );
        let sources = Sources::from_texts([("a.bib", text.as_str())]);
        let found = import(FileId::default(), sources.get(FileId::default()), &mut known(&there));
        assert_eq!((found.skipped.len(), found.entries.len()), (skipped, 1 - skipped), "{text}");
    }
}

#[test]
fn a_former_id_is_taken_too() {
    let there = [("now", "title: A\npublisher: P\naliases: [p-nd-a]\n")];
    let text = "TY  - GEN\nTI  - A\nPB  - P\nUR  - https://p.example/\nER  - \n";
    let sources = Sources::from_texts([("a.ris", text)]);
    let found = import(FileId::default(), sources.get(FileId::default()), &mut known(&there));
    assert_eq!(found.entries[0].id, "p-nd-a-2");
}

#[test]
fn the_form_is_told_by_content() {
    for (name, text) in [
        ("export.txt", "TY  - GEN\nTI  - A\nPB  - P\nER  - \n"),
        ("export.bib", "\n\nTY  - GEN\nTI  - A\nPB  - P\nER  - \n"),
        ("export.ris", "% a comment\n@misc{a, title={A}, publisher={P}}"),
        ("export.bib", "[{\"title\": \"A\", \"publisher\": \"P\"}]"),
        ("export", "  {\"title\": \"A\", \"publisher\": \"P\"}"),
    ] {
        assert_eq!(read(name, text).0.entries.len(), 1, "{text}");
    }
    for (name, text, message) in [
        ("a.txt", "Some words", "this is neither BibTeX, RIS nor CSL-JSON"),
        ("a.bib", "Some words", "this file holds no record"),
        ("a.ris", "", "this file holds no record"),
        ("a.json", "", "this file holds no record"),
        ("a.json", " \n", "this file holds no record"),
        ("a.json", "[{", "the text has no end"),
        ("a.json", "[]", "this file holds no record"),
    ] {
        let said = read(name, text).1;
        assert!(said.len() == 1 && said[0].contains(message), "{said:?}");
    }
}

#[test]
fn a_file_of_nothing_but_faults_does_not_fill_the_screen() {
    let (import, said) = read("a.ris", &"TY  - GEN\nER  - \n".repeat(3000));
    assert_eq!((import.entries.len(), said.len()), (0, 1001));
    assert!(said[1000].contains("this file has 2000 more faults"), "{}", said[1000]);
}
