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
