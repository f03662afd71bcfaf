//! RIS, as text and as a strict reader takes it.

use super::*;
use crate::bibliography::{all_ris, ris};
use crate::model::Id;

/// A record: its fields in order, from `TY` to before `ER`.
pub type Fields = Vec<(String, String)>;

/// Reads RIS by the letter of its specification: every line a tag of a capital and a capital or digit, two spaces, a
/// hyphen, a space, a value, CR LF; `TY` first and `ER` last; nothing in between records.
pub fn read(text: &str) -> Vec<Fields> {
    let mut records = Vec::new();
    let mut open: Option<Fields> = None;
    let body = text.strip_suffix("\r\n").expect("the last line ends, too");
    for line in body.split("\r\n") {
        assert!(!line.contains(|c: char| c.is_control() || c == '\u{2028}'), "{line:?}");
        let (tag, value) = line.split_once("  - ").unwrap_or_else(|| panic!("no tag: {line:?}"));
        let bytes = tag.as_bytes();
        assert!(bytes.len() == 2 && bytes[0].is_ascii_uppercase(), "{line:?}");
        assert!(bytes[1].is_ascii_uppercase() || bytes[1].is_ascii_digit(), "{line:?}");
        match (tag, open.as_mut()) {
            ("TY", None) => open = Some(vec![(tag.into(), value.into())]),
            ("ER", Some(_)) => {
                assert_eq!(value, "");
                records.extend(open.take());
            }
            (_, Some(fields)) if tag != "TY" => {
                assert!(!value.is_empty() && value.trim() == value, "{line:?}");
                fields.push((tag.into(), value.into()));
            }
            _ => panic!("out of place: {line:?}"),
        }
    }
    assert!(open.is_none(), "no ER");
    records
}

fn all(fields: &Fields, tag: &str) -> Vec<String> {
    fields.iter().filter(|(name, _)| name == tag).map(|(_, value)| value.clone()).collect()
}

/// `YYYY/MM/DD/other info`, where the other info is letters, spaces and hyphens.
fn check_date(text: &str) {
    let parts: Vec<&str> = text.splitn(4, '/').collect();
    let number = |text: &str, digits: usize| {
        text.len() == digits && text.bytes().all(|b| b.is_ascii_digit())
    };
    let [year, month, day, info] = parts[..] else { panic!("{text}") };
    assert!(number(year, 4), "{text}");
    assert!([month, day].iter().all(|part| part.is_empty() || number(part, 2)), "{text}");
    assert!(!month.is_empty() || day.is_empty(), "{text}");
    assert!(info.chars().all(|c| c.is_ascii_alphabetic() || c == ' ' || c == '-'), "{text}");
}

#[test]
fn an_article_with_everything_and_a_page_with_nothing() {
    let full = [
        "TY  - NEWS",
        "AU  - Public, Jane Q.",
        "AU  - He Example",
        "TI  - Tariffs: 100% & rising?",
        "T2  - The Example Times",
        "PB  - The Example Times",
        "PY  - 2025",
        "DA  - 2025/05/12/",
        "UR  - https://times.example/a_b?x=1&y=50%25#top",
        "Y2  - 2026/06/27/",
        "LA  - en",
        "KW  - news",
        "DP  - A Briefing (https://example.org/briefing/)",
        "ID  - times-2025-05-12-talks",
        "ER  - ",
        "",
    ];
    assert_eq!(ris(&news(), &BASE), full.join("\r\n"));
    let empty = "TY  - GEN\r\nTI  - Nothing is known\r\nID  - bare\r\nER  - \r\n";
    assert_eq!(ris(&bare("bare", "Nothing is known"), &Base::default()), empty);
}

#[test]
fn a_strict_reader_takes_every_record() {
    let records = read(&all_ris(&sources(), &BASE));
    let kinds = [
        "NEWS", "NEWS", "GOVDOC", "ELEC", "ELEC", "DATA", "NEWS", "NEWS", "ELEC", "ELEC", "GOVDOC",
        "DATA", "GEN",
    ];
    let read: Vec<_> = records.iter().map(|fields| fields[0].1.as_str()).collect();
    assert_eq!(read, kinds);
    for (source, fields) in sources().iter().zip(&records) {
        assert_eq!(all(fields, "TI"), [source.title.as_str()]);
        assert_eq!(all(fields, "AU").len(), source.authors.len());
        assert_eq!(all(fields, "PB"), Vec::from_iter(source.publisher.clone()));
        assert_eq!(all(fields, "AV"), Vec::from_iter(source.archived_url.clone()));
        assert_eq!(all(fields, "LA"), Vec::from_iter(source.language.clone()));
        assert_eq!(all(fields, "DA").len(), usize::from(source.date.is_some()));
        for date in all(fields, "DA").iter().chain(&all(fields, "Y2")) {
            check_date(date);
        }
    }
}

#[test]
fn a_comma_never_cuts_an_institution_in_two() {
    let fields = read(&ris(&law(), &BASE)).remove(0);
    assert_eq!(all(&fields, "AU"), ["Public Private & Partners LLP"]);
    let starred = Source { authors: vec!["E*Trade".into()], ..law() };
    assert_eq!(all(&read(&ris(&starred, &BASE))[0], "AU"), ["E Trade"]);
}

#[test]
fn notes_tell_the_agency_and_the_title() {
    let source = Source { title_note: some("a note"), ..wire() };
    let fields = read(&ris(&source, &BASE)).remove(0);
    assert_eq!(all(&fields, "N1"), ["via Example Wire", "a note"]);
}

#[test]
fn dates_are_never_more_precise_than_written() {
    for (written, year, form) in [
        ("2025-05-12", "2025", "2025/05/12/"),
        ("2025-05", "2025", "2025/05//"),
        ("2025", "2025", "2025///"),
        ("2025-10-25~", "2025", "2025/10/25/about"),
        ("2025?", "2025", "2025///uncertain"),
        ("2025-05%", "2025", "2025/05//about and uncertain"),
        ("2025-21", "2025", "2025///Spring"),
        ("2025-24~", "2025", "2025///about Winter"),
        ("2025-XX", "2025", "2025///"),
        ("2025-05-XX", "2025", "2025/05//"),
        ("202X", "2020", "2020///decade"),
        ("20XX", "2000", "2000///century"),
        ("2025-05-10/2025-05-12", "2025", "2025/05//"),
        ("2025-05-10~/2025-06-12", "2025", "2025///about"),
        ("2025-05-12/2025-05-12", "2025", "2025/05/12/"),
        ("2024-12-30/2025-01-02", "2024", "2024/12/30/and later"),
        ("2025-05-12/..", "2025", "2025/05/12/and later"),
        ("../2025-05", "2025", "2025/05//or earlier"),
        ("0987", "0987", "0987///"),
    ] {
        check_date(form);
        let fields = read(&ris(&Source { date: date(written), ..wire() }, &BASE)).remove(0);
        assert_eq!(all(&fields, "PY"), [year], "{written}");
        assert_eq!(all(&fields, "DA"), [form], "{written}");
        let note = format!("dated {written} (EDTF)");
        let noted = written.contains('/') || written.contains("-XX");
        assert_eq!(all(&fields, "N1").contains(&note), noted, "{written}");
    }
}

#[test]
fn a_managers_keywords_are_the_kind_and_the_side() {
    let source = Source { side: Some(Id::new(1)), ..official() };
    assert_eq!(all(&read(&ris(&source, &BASE))[0], "KW"), ["official", "side:china"]);
}
