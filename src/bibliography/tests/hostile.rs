//! Strings that try to break out of a field, in every field and every format.

use biblatex::{Bibliography, ChunksExt};
use html5gum::{Token, Tokenizer};

use super::citation::{dates, words};
use super::styles::STYLES;
use super::{BASE, bare, coins, csl, date, ris, webpage};
use crate::bibliography as room;
use crate::bibliography::record::clean;
use crate::bibliography::{Base, By, CitationWords, Day, PageWords, WebPage};
use crate::config::CitationStyle;
use crate::model::date::DateWords;
use crate::model::entries::{Source, SourceKind};

const STRINGS: [&str; 23] = [
    "*,*",
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onclick='alert(1)",
    "a\r\nER  - \r\nTY  - BOOK",
    "a\nTI  - other",
    "a\u{2028}b\u{85}c\u{b}d",
    "}",
    "{",
    "}, title = {other}",
    "}\n@book{other, title = {Other}}",
    "\\",
    "\\input{/etc/passwd}",
    "\\} and \\{",
    "100% of #1 & $x_1^2$ ~ @online{a, }",
    "%",
    "\u{e000}\u{f8ff}\u{100000}\u{ffff}\u{fdd0}",
    "\u{202e}evil\u{200b}\u{feff}",
    "\0\u{1}\u{1b}[31m",
    "A and B and others",
    "{date} {agency} {}",
    "&lt;b&gt; &#60;script&#62;",
    "\"; alert(1); //",
];

/// A source that has the string everywhere.
fn hostile(text: &str) -> Source {
    let own = || Some(text.to_owned());
    Source {
        publisher: own(),
        authors: vec![text.to_owned(), format!("Jane Q. {text}")],
        date: date("2025-05~"),
        url: Some(format!("https://example.org/{text}")),
        archived_url: Some(format!("HTTPS://archive.example/?{text}")),
        accessed: date("2026-06-27"),
        language: own(),
        kind: Some(SourceKind::News),
        syndicated_from: own(),
        title_note: own(),
        ..bare(text, text)
    }
}

fn base(text: &str) -> Base<'_> {
    Base { title: text, address: text, sides: &[] }
}

/// What a text is once it is clean; a title of which nothing is left is the id, and that is `source` then.
fn seen(text: &str) -> String {
    let clean = clean(text);
    if clean.is_empty() { "source".to_owned() } else { clean }
}

#[test]
fn bibtex_holds_one_entry_with_the_text_as_it_is() {
    for text in STRINGS {
        let written = room::bibtex(&hostile(text), &base(text));
        let read =
            Bibliography::parse(&written).unwrap_or_else(|error| panic!("{error}\n{written}"));
        assert_eq!(read.len(), 1, "{written}");
        let entry = read.iter().next().expect("an entry");
        let field = |name: &str| entry.fields.get(name).map(|chunks| chunks.format_verbatim());
        assert_eq!(field("title"), Some(seen(text)), "{written}");
        assert_eq!(field("organization").unwrap_or("source".into()), seen(text), "{written}");
        let lines: Vec<&str> = written.lines().collect();
        let (first, last) = (lines[0], lines[lines.len() - 1]);
        assert!(first.starts_with("@online{") && first.ends_with(',') && last == "}", "{written}");
        for line in &lines[1..lines.len() - 1] {
            assert!(
                line.starts_with("  ") && line.contains(" = {") && line.ends_with("},"),
                "{line}"
            );
            let count = |brace| line.matches(brace).count();
            assert!(count('{') == count('}') && !line.contains("\\{"), "{line}");
        }
    }
}

#[test]
fn ris_holds_one_record() {
    for text in STRINGS {
        let records = ris::read(&room::ris(&hostile(text), &base(text)));
        assert_eq!(records.len(), 1);
        let titles: Vec<_> = records[0].iter().filter(|(tag, _)| tag == "TI").collect();
        assert_eq!(titles, [&("TI".to_owned(), seen(text))]);
    }
}

#[test]
fn csl_holds_one_item() {
    for text in STRINGS {
        let item = room::csl_json(&hostile(text), &base(text));
        csl::check(&item);
        assert_eq!(item["title"], seen(text));
        let address = item["URL"].as_str().expect("an address");
        assert!(!address.contains(['<', '>', '"', ' ', '\\', '{', '}', '\n']), "{address}");
    }
}

#[test]
fn html_holds_our_elements_alone() {
    for text in STRINGS {
        let own = || text.to_owned();
        let site = CitationWords {
            language: own(),
            no_date: own(),
            archived: format!("{text} {{address}}"),
            accessed: format!("{text} {{date}}"),
            retrieved: format!("{{date}} {text}"),
            retrieved_from: format!("{{address}} {{date}} {text}"),
            in_work: own(),
            via: own(),
            and: own(),
            et_al: own(),
            in_language: own(),
            data_set: own(),
            year_first: DateWords { month: own(), about: format!("{text} {{date}}"), ..dates() },
            month_first: DateWords { day: own(), ..dates() },
            short_months: DateWords { months: std::array::from_fn(|_| own()), ..dates() },
            languages: vec![(own(), own())],
        };
        for words in [words(), site] {
            for style in STYLES {
                for source in [hostile(text), nameless(text), hostile_data(text)] {
                    check_html(&room::citation(style, &source, &words, |_| own()));
                }
            }
        }
    }
}

/// With the string before the title's end and no author, so that other parts come first.
fn nameless(text: &str) -> Source {
    Source { authors: Vec::new(), publisher: None, ..bare("id", &format!("“{text}”")) }
}

/// With the string as a group that publishes its own figures.
fn hostile_data(text: &str) -> Source {
    Source { authors: Vec::new(), kind: Some(SourceKind::Data), ..hostile(text) }
}

#[test]
fn coins_hold_one_object_with_the_text_as_it_is() {
    for text in STRINGS {
        let read = coins::read(&room::coins(&hostile(text)));
        let titles: Vec<_> = read.iter().filter(|(key, _)| key == "rft.title").collect();
        assert_eq!(titles, [&("rft.title".to_owned(), seen(text))]);
        let known = [
            "ctx_ver",
            "rft_val_fmt",
            "rft.type",
            "rft.title",
            "rft.creator",
            "rft.source",
            "rft.date",
            "rft.language",
            "rft_id",
        ];
        assert!(read.iter().all(|(key, _)| known.contains(&key.as_str())), "{read:?}");
    }
}

#[test]
fn a_cited_page_holds_our_elements_alone() {
    for text in STRINGS {
        let own = || text.to_owned();
        let both = || [own(), format!("{text} {{names}} {{date}}")];
        let site = PageWords {
            and: own(),
            others: own(),
            edited_chicago: both(),
            edited_apa: both(),
            edited_mla: both(),
            as_of: both(),
        };
        let (day, people) = (
            Day { words: own(), year_first: own(), month_first: own(), short: own(), iso: None },
            [own(), own()],
        );
        let page = WebPage {
            title: Some(text),
            title_language: Some(text),
            note: Some(text),
            site: text,
            by: By::Editors(&people),
            published: Some(&day),
            as_of: &day,
            address: text,
            language: text,
        };
        for style in [CitationStyle::Chicago, CitationStyle::Apa, CitationStyle::Mla] {
            check_html(&room::cite_page(&page, style, &site));
            check_html(&room::cite_page(&page, style, &webpage::words()));
        }
        let read = coins::read(&room::page_coins(&page));
        assert!(read.iter().filter(|(key, _)| key == "rft.title").count() <= 1, "{read:?}");
    }
}

/// Only the elements and attributes that a citation has, closed in order; only web addresses.
fn check_html(html: &str) {
    let mut open = Vec::new();
    for token in Tokenizer::new(html) {
        match token.unwrap_or_else(|never| match never {}) {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                assert!(["span", "a", "i", "time"].contains(&name.as_str()), "{html}");
                for (attribute, value) in &tag.attributes {
                    let attribute = String::from_utf8_lossy(attribute);
                    let known =
                        ["class", "href", "rel", "lang", "hreflang", "datetime", "data-edtf"];
                    assert!(known.contains(&&*attribute), "{attribute}: {html}");
                    let value = String::from_utf8_lossy(value).to_lowercase();
                    assert!(attribute != "href" || value.starts_with("https://"), "{html}");
                }
                open.push(name);
            }
            Token::EndTag(tag) => {
                assert_eq!(
                    open.pop().as_deref(),
                    Some(&*String::from_utf8_lossy(&tag.name)),
                    "{html}"
                );
            }
            Token::String(_) => {}
            other => panic!("{other:?}: {html}"),
        }
    }
    assert!(open.is_empty(), "{html}");
}

#[test]
fn only_web_addresses_become_addresses() {
    for address in [
        "javascript:alert(1)",
        "JavaScript://example.org/%0aalert(1)",
        "data:text/html,x",
        "java\nscript:alert(1)",
        "//example.org/",
        "https://",
        "https:///etc/passwd",
        "https://exa mple.org/",
        "file:///etc/passwd",
        "",
    ] {
        let own = Some(address.to_owned());
        let source = Source { url: own.clone(), archived_url: own, ..bare("id", "title") };
        assert!(!room::bibtex(&source, &BASE).contains("url"), "{address}");
        assert!(!room::ris(&source, &BASE).contains("UR  - "), "{address}");
        assert_eq!(room::csl_json(&source, &BASE).get("URL"), None, "{address}");
        for style in STYLES {
            let html = room::citation(style, &source, &words(), |_| String::new());
            assert!(!html.contains("<a"), "{address}");
        }
    }
}

#[test]
fn a_text_is_one_line_of_visible_characters() {
    for (text, expected) in [
        ("  a \r\n\t b\u{3000}c ", "a b c"),
        ("a\u{0}b\u{9f}c", "a b c"),
        ("a\u{e000}b", "a\u{fffd}b"),
        ("a\u{202e}b\u{200b}c\u{feff}", "abc"),
        ("نامه\u{200c}ها", "نامه\u{200c}ها"),
        ("\u{2029}", ""),
    ] {
        assert_eq!(clean(text), expected);
    }
}
