//! What is left out, and said.

use super::{only, read};

#[test]
fn what_would_be_missed_is_a_warning() {
    for (line, message) in [
        ("DA  - forthcoming", "the date `forthcoming` cannot be read and was left out"),
        ("DA  - 2025/02/30/", "the date `2025-02-30` cannot be read and was left out"),
        ("Y2  - yesterday", "the day of access `yesterday` cannot be read and was left out"),
        ("UR  - ftp://p.example/", "`ftp://p.example/` is no web address and was left out"),
        ("LA  - Klingonisch", "the language `Klingonisch` is not known and was left out"),
        ("KW  - side:moon", "site.yaml has no side `moon`: it was left out"),
        (
            "UR  - https://exa mple.org/",
            "`https://exa mple.org/` is no web address and was left out",
        ),
        ("ED  - Ed, Itor", "the editors were left out: `Ed, Itor`"),
        ("AU  - et al.", "authors who are not named here were left out"),
        ("N1  - <p>Ask her about it</p>", "a note was left out: `Ask her about it`"),
    ] {
        let text = format!("TY  - GEN\nTI  - A\nPB  - P\n{line}\nER  - \n");
        let (import, said) = read("a.ris", &text);
        assert_eq!(import.entries.len(), 1);
        assert_eq!(import.entries[0].text, "title: A\npublisher: P\n");
        let expected = format!("a.ris:1:1: warning[import-left-out]: {message}; ");
        assert!(said.len() == 1 && said[0].starts_with(&expected), "{said:?}");
    }
}

#[test]
fn what_would_be_missed_of_other_forms_is_a_warning() {
    for (name, text, yaml, message) in [
        (
            "a.bib",
            "@misc{a, title = {A}, publisher = {P}, author = {Smith, Jane and others}}",
            "title: A\npublisher: P\nauthors: [\"Smith, Jane\"]\n",
            "authors who are not named here were left out",
        ),
        (
            "a.bib",
            "@misc{a, title = {A}, publisher = {P}, editor = {Ed, Itor}}",
            "title: A\npublisher: P\n",
            "the editors were left out: `Ed, Itor`",
        ),
        (
            "a.bib",
            "@misc{a, title = {A}, publisher = {P}, crossref = {b}}",
            "title: A\npublisher: P\n",
            "`crossref` names `b`, which is not in this file",
        ),
        (
            "a.json",
            r#"{"title": "A", "publisher": "P", "editor": [{"family": "Ed", "given": "Itor"}]}"#,
            "title: A\npublisher: P\n",
            "the editors were left out: `Ed, Itor`",
        ),
        (
            "a.json",
            r#"{"title": "A", "publisher": "P", "issued": {"date-parts": [[-44, 3, 15]]}}"#,
            "title: A\npublisher: P\n",
            "the date `-0044-03-15` cannot be read and was left out",
        ),
    ] {
        let (import, said) = read(name, text);
        assert_eq!(import.entries[0].text, yaml);
        let expected = format!("{name}:1:1: warning[import-left-out]: {message}; ");
        assert!(said.len() == 1 && said[0].starts_with(&expected), "{said:?}");
    }
}

#[test]
fn what_nobody_would_miss_is_not() {
    for line in [
        "AB  - Long",
        "SN  - 1234",
        "UR  - file.pdf",
        "N1  - Section: World\nExtra: x",
        "KW  - trade",
        "ZZ  - ?",
    ] {
        let (_, yaml) = only("a.ris", &format!("TY  - GEN\nTI  - A\nPB  - P\n{line}\nER  - \n"));
        assert_eq!(yaml, "title: A\npublisher: P\n");
    }
}

#[test]
fn a_note_tells_the_agency() {
    let (_, yaml) = only("a.ris", "TY  - NEWS\nTI  - A\nT2  - P\nN1  - via Reuters\nER  - \n");
    assert_eq!(yaml, "title: A\npublisher: P\nkind: news\nsyndicated_from: Reuters\n");
}

#[test]
fn a_note_tells_the_day_of_access() {
    for note in [
        "Accessed: 2025-06-01",
        "accessed 1 June 2025.",
        "Section: World\\nRetrieved on June 1, 2025",
    ] {
        let text = format!(r#"{{"title": "A", "publisher": "P", "note": "{note}"}}"#);
        let (_, yaml) = only("a.json", &text);
        assert_eq!(yaml, "title: A\npublisher: P\naccessed: 2025-06-01\n", "{note}");
    }
    let text = "@misc{a, title = {A}, publisher = {P}, note = {Accessed: 2025-06-01}}";
    assert_eq!(only("a.bib", text).1, "title: A\npublisher: P\naccessed: 2025-06-01\n");
}

#[test]
fn an_address_is_the_first_one_of_the_web() {
    for (lines, address) in [
        (
            "UR  - <Go to ISI>://WOS:000123\nUR  - https://e.example/a\nUR  - https://e.example/b",
            "https://e.example/a",
        ),
        ("L1  - files/x.pdf\nUR  - www.example.org/x", "https://www.example.org/x"),
        ("UR  - https://e.example/a;b?c", "https://e.example/a;b?c"),
    ] {
        let (_, yaml) = only("a.ris", &format!("TY  - GEN\nTI  - A\nPB  - P\n{lines}\nER  - \n"));
        assert_eq!(yaml, format!("title: A\npublisher: P\nurl: {address}\n"));
    }
}

#[test]
fn languages_are_tags() {
    for (written, tag) in [
        ("en", "en"),
        ("EN-us", "en-US"),
        ("en_US", "en-US"),
        ("English", "en"),
        ("eng", "eng"),
        ("zh-Hans-CN", "zh-Hans-CN"),
        ("simplified Chinese", "zh-Hans"),
    ] {
        let (_, yaml) =
            only("a.ris", &format!("TY  - GEN\nTI  - A\nPB  - P\nLA  - {written}\nER  - \n"));
        assert_eq!(yaml, format!("title: A\npublisher: P\nlanguage: {tag}\n"));
    }
}
