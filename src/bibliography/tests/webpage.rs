//! A page of the briefing, cited in each style.

use super::*;
use crate::bibliography::{By, Day, PageWords, WebPage, cite_page, page_coins};
use crate::config::CitationStyle;

pub fn words() -> PageWords {
    let both = |one: &str, other: &str| [one.to_owned(), other.to_owned()];
    PageWords {
        and: "and".into(),
        others: "et al.".into(),
        edited_chicago: both("{names}, ed.", "{names}, eds."),
        edited_apa: both("{names} (Ed.)", "{names} (Eds.)"),
        edited_mla: both("{names}, editor", "{names}, editors"),
        as_of: both("as of {date}", "As of {date}"),
    }
}

fn day([words, year_first, month_first, short]: [&str; 4], iso: &str) -> Day {
    let [words, year_first, month_first, short] =
        [words, year_first, month_first, short].map(str::to_owned);
    Day { words, year_first, month_first, short, iso: Some(iso.into()) }
}

fn page<'p>(as_of: &'p Day, people: &'p [String]) -> WebPage<'p> {
    WebPage {
        title: Some("Talks open"),
        title_language: None,
        note: None,
        site: "A Briefing",
        by: By::Authors(people),
        published: None,
        as_of,
        address: "https://example.org/briefing/events/talks.html",
        language: "en",
    }
}

/// The citation in all styles, without its elements.
fn cited(page: &WebPage<'_>) -> [String; 3] {
    [CitationStyle::Chicago, CitationStyle::Apa, CitationStyle::Mla].map(|style| {
        let html = cite_page(page, style, &words());
        html.replace("<i>", "").replace("</i>", "").replace("&amp;", "&")
    })
}

fn as_of() -> Day {
    day(["27 June 2026", "2026, June 27", "June 27, 2026", "27 June 2026"], "2026-06-27")
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn nobody_s_page() {
    let as_of = as_of();
    assert_eq!(
        cited(&page(&as_of, &[])),
        [
            "“Talks open,” A Briefing, as of 27 June 2026, https://example.org/briefing/events/talks.html.",
            "Talks open. (2026, June 27). A Briefing. https://example.org/briefing/events/talks.html",
            "“Talks open.” A Briefing, example.org/briefing/events/talks.html. As of 27 June 2026.",
        ]
    );
}

#[test]
fn an_article_of_two() {
    let (as_of, published) = (
        as_of(),
        day(["3 January 2026", "2026, January 3", "January 3, 2026", "3 Jan. 2026"], "2026-01-03"),
    );
    let people = names(&["Jane Q. Public", "Roe Doe"]);
    let article = WebPage {
        title: Some("What is a \"deal\"?"),
        published: Some(&published),
        address: "https://e.org/a.html",
        ..page(&as_of, &people)
    };
    assert_eq!(
        cited(&article),
        [
            "Jane Q. Public and Roe Doe, “What is a ‘deal’?,” A Briefing, 3 January 2026, as of 27 June 2026, https://e.org/a.html.",
            "Public, J. Q., & Roe Doe. (2026, January 3). What is a “deal”? A Briefing. As of June 27, 2026. https://e.org/a.html",
            "Public, Jane Q., and Roe Doe. “What is a ‘deal’?” A Briefing, 3 Jan. 2026, e.org/a.html. As of 27 June 2026.",
        ]
    );
}

#[test]
fn the_home_page_of_some_editors() {
    let as_of = as_of();
    for (people, starts) in [
        (
            vec!["Ada B. Smith"],
            [
                "Ada B. Smith, ed., A Briefing, as of",
                "Smith, A. B. (Ed.). (2026, June 27). A Briefing. https",
                "Smith, Ada B., editor. A Briefing, example.org",
            ],
        ),
        (
            vec!["Ada Editor", "Ben Editor", "Cy Editor"],
            [
                "Ada Editor, Ben Editor, and Cy Editor, eds., A Briefing",
                "Ada Editor, Ben Editor, & Cy Editor (Eds.). (2026",
                "Ada Editor, et al., editors. A Briefing, example.org",
            ],
        ),
        (
            vec!["A", "B", "C", "D"],
            ["A et al., eds., A Briefing", "A, B, C, & D (Eds.). (2026", "A, et al., editors. A"],
        ),
    ] {
        let people = names(&people);
        let home = WebPage { title: None, by: By::Editors(&people), ..page(&as_of, &[]) };
        for (cited, start) in cited(&home).iter().zip(starts) {
            assert!(cited.starts_with(start), "{cited}");
        }
    }
}

#[test]
fn the_record_of_somebody_elses_work() {
    let as_of = as_of();
    let record = WebPage {
        title: Some("联合声明"),
        title_language: Some("zh-Hans"),
        note: Some("source record"),
        ..page(&as_of, &[])
    };
    let cite = |style| cite_page(&record, style, &words());
    let chicago = "“<span lang=\"zh-Hans\">联合声明</span>” (source record), A Briefing, as of";
    assert!(cite(CitationStyle::Chicago).starts_with(chicago));
    let apa = "<i lang=\"zh-Hans\">联合声明</i> [source record]. (2026, June 27). A Briefing. ";
    assert!(cite(CitationStyle::Apa).starts_with(apa));
    let mla = "“<span lang=\"zh-Hans\">联合声明</span>” (source record). <i>A Briefing</i>, ";
    assert!(cite(CitationStyle::Mla).starts_with(mla));
    let asked = WebPage { title: Some("Who pays?"), title_language: None, ..record };
    assert!(cited(&asked)[2].starts_with("“Who pays?” (source record). A Briefing, example.org"));
    let read = coins::read(&page_coins(&record));
    assert!(read.contains(&("rft.title".to_owned(), "联合声明 (source record)".to_owned())));
    assert!(read.contains(&("rft.date".to_owned(), "2026-06-27".to_owned())));
}
