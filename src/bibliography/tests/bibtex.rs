//! BibTeX, as text and as the crate `biblatex` reads it.

use biblatex::{Bibliography, ChunksExt, DateValue, Entry, PermissiveType, Person};

use super::*;
use crate::bibliography::{all_bibtex, bibtex};
use crate::model::Id;

fn parsed(text: &str) -> Bibliography {
    Bibliography::parse(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn field(entry: &Entry, name: &str) -> Option<String> {
    entry.fields.get(name).map(|chunks| chunks.format_verbatim())
}

#[test]
fn an_article_with_everything_and_a_page_with_nothing() {
    let full = "@online{times-2025-05-12-talks,
  author = {Public, Jane Q. and {He Example}},
  title = {Tariffs: 100\\% \\& rising?},
  organization = {{The Example Times}},
  date = {2025-05-12},
  url = {https://times.example/a_b?x=1&y=50%25#top},
  urldate = {2026-06-27},
  language = {english},
  langid = {english},
  keywords = {news},
  library = {A Briefing (https://example.org/briefing/)},
}
";
    assert_eq!(bibtex(&news(), &BASE), full);
    let empty = "@misc{bare,\n  title = {Nothing is known},\n}\n";
    assert_eq!(bibtex(&bare("bare", "Nothing is known"), &Base::default()), empty);
}

#[test]
fn every_field_is_read_back() {
    let all = parsed(&all_bibtex(&sources(), &BASE));
    assert_eq!(all.len(), sources().len());
    for source in sources() {
        let entry = all.get(&source.meta.id).expect("its id is the key");
        assert_eq!(field(entry, "title").as_ref(), Some(&source.title));
        assert_eq!(field(entry, "organization"), source.publisher);
        assert_eq!(field(entry, "titleaddon"), source.title_note);
        assert_eq!(field(entry, "library").as_deref(), Some(CATALOGUE));
        let address = source.url.as_ref().or(source.archived_url.as_ref());
        assert_eq!(entry.url().ok().as_ref(), address);
        let kind = if address.is_some() { "online" } else { "misc" };
        assert_eq!(entry.entry_type.to_string(), kind);
        assert_eq!(entry.author().map_or(0, |authors| authors.len()), source.authors.len());
        let via = source.syndicated_from.map(|agency| format!("via {agency}"));
        assert_eq!(field(entry, "note"), via);
        let copy = source.archived_url.map(|address| format!("Archived: {address}"));
        assert_eq!(field(entry, "addendum"), copy);
    }
}

#[test]
fn names_of_institutions_stay_whole() {
    let whole = |entry: &Source| -> Vec<(String, String)> {
        let all = parsed(&bibtex(entry, &BASE));
        let authors = all.iter().next().expect("an entry").author().expect("authors");
        authors.into_iter().map(|Person { name, given_name, .. }| (name, given_name)).collect()
    };
    let pair = |name: &str, given: &str| (name.to_owned(), given.to_owned());
    assert_eq!(whole(&news()), [pair("Public", "Jane Q."), pair("He Example", "")]);
    assert_eq!(whole(&law()), [pair("Public, Private & Partners, LLP", "")]);
    assert_eq!(whole(&official()), [pair("Office of the Example Representative", "")]);
    let odd = Source { authors: vec!["and".into(), "Cut and Dry".into()], ..news() };
    assert_eq!(whole(&odd), [pair("and", ""), pair("Cut and Dry", "")]);
}

#[test]
fn dates_are_edtf_that_biblatex_reads() {
    for (written, read) in [
        ("2025-05-12", "2025-05-12"),
        ("2025-05~", "2025-05~"),
        ("2025?", "2025?"),
        ("2025%", "2025%"),
        ("202X", "202X"),
        ("20XX", "20XX"),
        ("2025-XX", "2025-XX"),
        ("2025-05-XX", "2025-05-XX"),
        ("2025-XX-XX", "2025-XX-XX"),
        ("2025-05-10/2025-05-12", "2025-05-10/2025-05-12"),
        ("2025-05-12/..", "2025-05-12/.."),
        ("../2025", "../2025"),
        ("2025/", "2025/"),
        ("2018-XX/202X~", "2018/2029~"),
        ("202X/2030-05-XX", "2020/2030-05"),
        ("../202X", "../2029"),
    ] {
        let source = Source { date: date(written), ..wire() };
        let text = bibtex(&source, &BASE);
        assert!(text.contains(&format!("  date = {{{read}}},\n")), "{written}: {text}");
        let all = parsed(&text);
        let date = all.iter().next().expect("an entry").date();
        assert!(matches!(date, Ok(PermissiveType::Typed(_))), "{written}: {date:?}");
    }
}

#[test]
fn a_range_is_read_as_its_two_days() {
    let all = parsed(&bibtex(&official(), &BASE));
    let Ok(PermissiveType::Typed(date)) = all.iter().next().expect("an entry").date() else {
        panic!("no date")
    };
    let DateValue::Between(from, to) = date.value else { panic!("no range: {date:?}") };
    // The crate counts months and days from 0.
    assert_eq!((from.year, from.month, from.day), (2025, Some(4), Some(9)));
    assert_eq!((to.year, to.month, to.day), (2025, Some(4), Some(11)));
}

#[test]
fn languages_have_the_names_that_babel_knows() {
    for (tag, language, langid) in [
        ("en-GB", "english", Some("british")),
        ("zh-Hant", "Chinese", Some("chinese-hant")),
        ("es-MX", "spanish", Some("spanish")),
        ("tlh", "{tlh}", None),
    ] {
        let text = bibtex(&Source { language: some(tag), ..wire() }, &BASE);
        assert!(text.contains(&format!("  language = {{{language}}},\n")), "{text}");
        let line = langid.map(|langid| format!("  langid = {{{langid}}},\n"));
        assert_eq!(text.contains("langid"), line.is_some());
        assert!(line.is_none_or(|line| text.contains(&line)));
    }
}

#[test]
fn a_managers_keywords_are_the_kind_and_the_side() {
    let text = bibtex(&Source { side: Some(Id::new(1)), ..official() }, &BASE);
    assert!(text.contains("  keywords = {official, side:china},\n"), "{text}");
    let without = bibtex(&Source { kind: None, side: None, ..official() }, &BASE);
    assert!(!without.contains("keywords"), "{without}");
}

#[test]
fn signs_side_by_side_stay_as_they_are() {
    let source = bare("id", "A -- b --- c ``d''");
    let text = bibtex(&source, &BASE);
    assert!(text.contains("{A -{}- b -{}-{}- c `{}`d'{}'}"), "{text}");
    let entry = parsed(&text).into_vec().remove(0);
    assert_eq!(field(&entry, "title").as_ref(), Some(&source.title));
}
