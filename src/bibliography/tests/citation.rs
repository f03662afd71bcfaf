//! The citation that a reader sees.

use super::*;
use crate::bibliography::{CitationWords, citation};

pub fn words() -> CitationWords {
    CitationWords {
        language: "en".into(),
        no_date: "no date".into(),
        archived_copy: "archived copy".into(),
        accessed: "accessed {date}".into(),
        via: "via {agency}".into(),
        and: "and".into(),
        languages: vec![
            ("zh".into(), "Chinese".into()),
            ("zh-Hant".into(), "traditional Chinese".into()),
            ("pt".into(), "Portuguese".into()),
        ],
    }
}

fn html(source: &Source) -> String {
    let html = citation(source, &words(), |date| format!("on {date}"));
    let inner = html.strip_prefix("<span class=\"citation\">").expect("it is one element");
    inner.strip_suffix("</span>").expect("it is one element").to_owned()
}

#[test]
fn an_article_in_full() {
    let expected = concat!(
        "<span class=\"authors\">Jane Q. Public and He Example</span>. ",
        "“<a class=\"title\" href=\"https://times.example/a_b?x=1&amp;y=50%25#top\" rel=\"noopener\">",
        "Tariffs: 100% &amp; rising?</a>” ",
        "<span class=\"publisher\"><i>The Example Times</i></span>, ",
        "<span class=\"date\"><time datetime=\"2025-05-12\" data-edtf=\"2025-05-12\">on 2025-05-12</time></span>, ",
        "<span class=\"accessed\">accessed <time datetime=\"2026-06-27\" data-edtf=\"2026-06-27\">on 2026-06-27</time></span>.",
    );
    assert_eq!(html(&news()), expected);
}

#[test]
fn a_story_of_an_agency_on_a_rough_date() {
    let expected = concat!(
        "<span class=\"authors\">Example Wire Staff</span>. ",
        "“<a class=\"title\" href=\"http://herald.example/1\" rel=\"noopener\">Talks resume</a>.” ",
        "<span class=\"publisher\"><i>Gulf Herald</i></span>, via Example Wire, ",
        "<span class=\"date\"><time datetime=\"2025-10-20\" data-edtf=\"2025-10-20~\">on 2025-10-20~</time></span>.",
    );
    assert_eq!(html(&wire()), expected);
}

#[test]
fn a_statement_with_a_range_a_note_and_a_copy() {
    let expected = concat!(
        "<span class=\"authors\">Office of the Example Representative</span>. ",
        "“<a class=\"title\" href=\"https://ministry.example/statement\" rel=\"noopener\">Joint statement</a>” ",
        "[copy of the joint statement]. ",
        "<span class=\"publisher\"><i>Ministry of Examples and Samples</i></span>, ",
        "<span class=\"date\"><span data-edtf=\"2025-05-10/2025-05-12\">on 2025-05-10/2025-05-12</span></span>, ",
        "<a class=\"archived\" href=\"https://archive.example/2025/https://ministry.example/statement\" ",
        "rel=\"noopener\">archived copy</a>.",
    );
    assert_eq!(html(&official()), expected);
}

#[test]
fn a_source_of_which_nothing_is_known() {
    let expected =
        "“<span class=\"title\">Nothing is known</span>.” <span class=\"date\">no date</span>.";
    assert_eq!(html(&bare("bare", "Nothing is known")), expected);
}

#[test]
fn chinese_has_its_language_and_no_italics() {
    let expected = concat!(
        "<span class=\"authors\"><span lang=\"zh-Hant\">例子</span></span>. ",
        "“<a class=\"title\" href=\"https://hk.example/新聞/1\" rel=\"noopener\" lang=\"zh-Hant\" hreflang=\"zh-Hant\">",
        "關稅戰｜磋商 3.15-16</a>” (traditional Chinese) [title rebuilt from the address]. ",
        "<span class=\"publisher\"><i>HK00 </i><span lang=\"zh-Hant\">例子新聞</span></span>, ",
        "<span class=\"date\"><time datetime=\"2025-08-28\" data-edtf=\"2025-08-28\">on 2025-08-28</time></span>.",
    );
    assert_eq!(html(&chinese()), expected);
}

#[test]
fn a_title_has_the_pages_language_only_if_it_is_in_it() {
    let cases = [
        (portuguese(), true, "(Portuguese)"),
        (Source { title_note: some("a note"), ..portuguese() }, false, "(Portuguese)"),
        (translated_title(), false, "(traditional Chinese)"),
        (Source { language: some("zh-Hans"), ..chinese() }, true, "(Chinese)"),
        (Source { language: some("zh-Latn"), ..translated_title() }, false, "(Chinese)"),
        (Source { language: some("tlh"), ..wire() }, true, "(tlh)"),
    ];
    for (source, has_lang, name) in cases {
        let html = html(&source);
        let title = html.split("class=\"title\"").nth(1).and_then(|rest| rest.split('>').next());
        let title = title.expect("a title");
        assert_eq!(title.contains(" lang="), has_lang, "{title}");
        assert!(title.contains(" hreflang="), "{title}");
        assert!(html.contains(name), "{html}");
    }
    assert!(!html(&official()).contains("lang="), "British English is English");
}

#[test]
fn chinese_in_an_english_title_is_marked_for_itself() {
    let source = Source { language: None, ..bare("id", "He Lifeng 何立峰 speaks") };
    assert!(html(&source).contains("He Lifeng <span lang=\"zh-Hans\">何立峰</span> speaks"));
    let site = CitationWords { language: "zh-Hans".into(), ..words() };
    let html = citation(&source, &site, |date| date.to_string());
    assert!(!html.contains("lang="), "{html}");
}

#[test]
fn three_authors_have_a_comma_before_the_last() {
    let authors =
        "<span class=\"authors\">Ann B. Smith-Jones, O. Other, and Example Institute</span>.";
    assert!(html(&analysis()).starts_with(authors));
}

#[test]
fn no_part_ends_with_two_dots() {
    assert!(html(&law()).contains(">What the court said.</a>” "));
    let source = Source { authors: vec!["Example Inc.".into()], ..wire() };
    assert!(html(&source).starts_with("<span class=\"authors\">Example Inc.</span> “"));
}

#[test]
fn a_lost_page_is_read_in_its_copy() {
    let html = html(&only_a_copy());
    assert!(html.contains("<a class=\"title\" href=\"https://archive.example/lost\""));
    assert!(html.contains("<a class=\"archived\" href=\"https://archive.example/lost\""));
    assert!(html.contains("<span data-edtf=\"2025-05-12/..\">"));
}
