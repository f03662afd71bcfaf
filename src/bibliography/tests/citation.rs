//! The citation that a reader sees, as HTML. What each style makes of the same sources is in `styles`.

use super::*;
use crate::bibliography::{CitationWords, citation};
use crate::config::CitationStyle;
use crate::model::date::DateWords;
use crate::theme;

/// The words of dates in the built-in theme: "12 May 2025".
pub fn dates() -> DateWords {
    theme::load(std::path::Path::new("nowhere"), "briefing", "en").expect("built in").dates
}

const SHORT: [&str; 12] = [
    "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
];

pub fn words() -> CitationWords {
    CitationWords {
        language: "en".into(),
        no_date: "n.d.".into(),
        archived: "archived at {address}".into(),
        accessed: "accessed {date}".into(),
        retrieved: "retrieved {date}".into(),
        retrieved_from: "retrieved {date}, from {address}".into(),
        via: "via {agency}".into(),
        and: "and".into(),
        et_al: "et al.".into(),
        in_language: "in {language}".into(),
        data_set: "data set".into(),
        in_work: "in {work}".into(),
        year_first: DateWords {
            month: "{year}, {month}".into(),
            day: "{year}, {month} {day}".into(),
            range_in_month: "{year}, {month} {from}–{to}".into(),
            about: "ca. {date}".into(),
            uncertain: "{date} [uncertain]".into(),
            ..dates()
        },
        month_first: DateWords { day: "{month} {day}, {year}".into(), ..dates() },
        short_months: DateWords { months: SHORT.map(str::to_owned), ..dates() },
        languages: vec![
            ("zh".into(), "Chinese".into()),
            ("zh-Hant".into(), "traditional Chinese".into()),
            ("pt".into(), "Portuguese".into()),
        ],
    }
}

fn html(source: &Source) -> String {
    html_in(CitationStyle::Chicago, source)
}

fn html_in(style: CitationStyle, source: &Source) -> String {
    let html = citation(style, source, &words(), |date| format!("on {date}"));
    let inner = html.strip_prefix("<span class=\"citation\">").expect("it is one element");
    inner.strip_suffix("</span>").expect("it is one element").to_owned()
}

#[test]
fn an_article_in_full() {
    let expected = concat!(
        "<span class=\"authors\">Jane Q. Public and He Example</span>, ",
        "“<a class=\"title\" href=\"https://times.example/a_b?x=1&amp;y=50%25#top\" rel=\"noopener\">",
        "Tariffs: 100% &amp; rising?</a>,” ",
        "<span class=\"publisher\"><i>The Example Times</i></span>, ",
        "<span class=\"date\"><time datetime=\"2025-05-12\" data-edtf=\"2025-05-12\">on 2025-05-12</time></span>, ",
        "<span class=\"accessed\">accessed <time datetime=\"2026-06-27\" data-edtf=\"2026-06-27\">on 2026-06-27</time></span>, ",
        "<span class=\"url\">https://times.example/a_b?x=1&amp;y=50%25#top</span><span class=\"stop\">.</span>",
    );
    assert_eq!(html(&news()), expected);
}

#[test]
fn an_article_in_full_in_apa() {
    let expected = concat!(
        "<span class=\"authors\">Public, J. Q., &amp; He Example</span>. ",
        "(<span class=\"date\"><time datetime=\"2025-05-12\" data-edtf=\"2025-05-12\">2025, May 12</time></span>). ",
        "<a class=\"title\" href=\"https://times.example/a_b?x=1&amp;y=50%25#top\" rel=\"noopener\">",
        "Tariffs: 100% &amp; rising?</a> ",
        "<span class=\"publisher\"><i>The Example Times</i></span>. ",
        "<span class=\"accessed\">Retrieved <time datetime=\"2026-06-27\" data-edtf=\"2026-06-27\">June 27, 2026</time>, ",
        "from <span class=\"url\">https://times.example/a_b?x=1&amp;y=50%25#top</span></span>",
    );
    assert_eq!(html_in(CitationStyle::Apa, &news()), expected);
}

#[test]
fn an_article_in_full_in_mla() {
    let expected = concat!(
        "<span class=\"authors\">Public, Jane Q., and He Example</span>. ",
        "“<a class=\"title\" href=\"https://times.example/a_b?x=1&amp;y=50%25#top\" rel=\"noopener\">",
        "Tariffs: 100% &amp; rising?</a>” ",
        "<span class=\"publisher\"><i>The Example Times</i></span>, ",
        "<span class=\"date\"><time datetime=\"2025-05-12\" data-edtf=\"2025-05-12\">12 May 2025</time></span>, ",
        "<span class=\"url\">times.example/a_b?x=1&amp;y=50%25#top</span>. ",
        "<span class=\"accessed\">Accessed <time datetime=\"2026-06-27\" data-edtf=\"2026-06-27\">27 June 2026</time></span>.",
    );
    assert_eq!(html_in(CitationStyle::Mla, &news()), expected);
}

#[test]
fn a_story_of_an_agency_on_a_rough_date() {
    let expected = concat!(
        "<span class=\"authors\">Example Wire Staff</span>, ",
        "“<a class=\"title\" href=\"http://herald.example/1\" rel=\"noopener\">Talks resume</a>,” ",
        "<span class=\"publisher\">Gulf Herald</span>, via Example Wire, ",
        "<span class=\"date\"><time datetime=\"2025-10-20\" data-edtf=\"2025-10-20~\">on 2025-10-20~</time></span>, ",
        "<span class=\"url\">http://herald.example/1</span><span class=\"stop\">.</span>",
    );
    assert_eq!(html(&wire()), expected);
}

#[test]
fn a_statement_with_a_range_a_note_and_a_copy() {
    let expected = concat!(
        "<span class=\"authors\">Office of the Example Representative</span>, ",
        "“<a class=\"title\" href=\"https://ministry.example/statement\" rel=\"noopener\">Joint statement</a>” ",
        "[copy of the joint statement], ",
        "<span class=\"publisher\">Ministry of Examples and Samples</span>, ",
        "<span class=\"date\"><span data-edtf=\"2025-05-10/2025-05-12\">on 2025-05-10/2025-05-12</span></span>, ",
        "<span class=\"url\">https://ministry.example/statement</span>, archived at ",
        "<a class=\"archived url\" href=\"https://archive.example/2025/https://ministry.example/statement\" ",
        "rel=\"noopener\">https://archive.example/2025/https://ministry.example/statement</a><span class=\"stop\">.</span>",
    );
    assert_eq!(html(&official()), expected);
}

#[test]
fn a_page_on_a_site_has_its_title_in_italics_in_apa() {
    let expected = concat!(
        "<span class=\"authors\">Office of the Example Representative</span>. ",
        "(<span class=\"date\"><span data-edtf=\"2025-05-10/2025-05-12\">2025, May 10–12</span></span>). ",
        "<a class=\"title\" href=\"https://ministry.example/statement\" rel=\"noopener\"><i>Joint statement</i></a> ",
        "[Copy of the joint statement]. ",
        "<span class=\"publisher\">Ministry of Examples and Samples</span>. ",
        "<span class=\"url\">https://ministry.example/statement</span> (Archived at ",
        "<a class=\"archived url\" href=\"https://archive.example/2025/https://ministry.example/statement\" ",
        "rel=\"noopener\">https://archive.example/2025/https://ministry.example/statement</a>)",
    );
    assert_eq!(html_in(CitationStyle::Apa, &official()), expected);
}

#[test]
fn a_source_of_which_nothing_is_known() {
    let title = "<span class=\"title\">Nothing is known</span>";
    let source = bare("bare", "Nothing is known");
    let date = "<span class=\"date\">n.d.</span>";
    assert_eq!(html(&source), format!("“{title},” {date}"));
    let italic = title.replace("Nothing is known", "<i>Nothing is known</i>");
    assert_eq!(html_in(CitationStyle::Apa, &source), format!("{italic}. ({date})."));
    assert_eq!(html_in(CitationStyle::Mla, &source), format!("“{title}.”"));
}

#[test]
fn chinese_has_its_language_and_no_italics() {
    let title = concat!(
        "<a class=\"title\" href=\"https://hk.example/新聞/1\" rel=\"noopener\" lang=\"zh-Hant\" hreflang=\"zh-Hant\">",
        "關稅戰｜磋商 3.15-16</a>",
    );
    let publisher =
        "<span class=\"publisher\"><i>HK00 </i><span lang=\"zh-Hant\">例子新聞</span></span>";
    let authors = "<span class=\"authors\"><span lang=\"zh-Hant\">例子</span></span>";
    let date = "<span class=\"date\"><time datetime=\"2025-08-28\" data-edtf=\"2025-08-28\">";
    let address = "<span class=\"url\">https://hk.example/新聞/1</span>";
    let remarks = "in traditional Chinese; title rebuilt from the address";
    let expected = format!(
        "{authors}, “{title}” [{remarks}], {publisher}, {date}on 2025-08-28</time></span>, \
         {address}<span class=\"stop\">.</span>"
    );
    assert_eq!(html(&chinese()), expected);
    let remarks = "In traditional Chinese; title rebuilt from the address";
    let expected = format!(
        "{authors}. ({date}2025, August 28</time></span>). {title} [{remarks}]. {publisher}. {address}"
    );
    assert_eq!(html_in(CitationStyle::Apa, &chinese()), expected);
    let page = Source { kind: Some(SourceKind::Law), ..chinese() };
    assert!(html_in(CitationStyle::Apa, &page).contains(title), "no italics in any style");
}

#[test]
fn a_title_has_the_pages_language_only_if_it_is_in_it() {
    let cases = [
        (portuguese(), true, "[in Portuguese]"),
        (Source { title_note: some("a note"), ..portuguese() }, false, "[in Portuguese; a note]"),
        (translated_title(), false, "[in traditional Chinese; descriptive title in English]"),
        (Source { language: some("zh-Hans"), ..chinese() }, true, "[in Chinese; "),
        (Source { language: some("zh-Latn"), ..translated_title() }, false, "[in Chinese; "),
        (Source { language: some("tlh"), ..wire() }, true, "[in tlh]"),
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
    let html = citation(CitationStyle::Chicago, &source, &site, |date| date.to_string());
    assert!(!html.contains("lang="), "{html}");
}

#[test]
fn no_part_ends_with_two_marks() {
    // A dot that only ends the title gives way to the comma; one of its own stays.
    assert!(html(&law()).contains(">What the court said</a>,” "));
    assert!(html_in(CitationStyle::Apa, &law()).contains("<i>What the court said.</i></a> "));
    assert!(html_in(CitationStyle::Mla, &law()).contains(">What the court said.</a>” "));
    let abroad = Source { title: "Tariffs and the U.S.".into(), ..law() };
    assert!(html(&abroad).contains(">Tariffs and the U.S.</a>,” "));
    assert!(html_in(CitationStyle::Mla, &abroad).contains(">Tariffs and the U.S.</a>” "));

    let source = Source { authors: vec!["Example Inc.".into()], ..wire() };
    let authors = "<span class=\"authors\">Example Inc.</span>";
    assert!(html(&source).starts_with(&format!("{authors}, “")));
    assert!(html_in(CitationStyle::Apa, &source).starts_with(&format!("{authors} (")));
    assert!(html_in(CitationStyle::Mla, &source).starts_with(&format!("{authors} “")));
}

#[test]
fn a_lost_page_is_read_in_its_copy() {
    let html = html(&only_a_copy());
    assert!(html.contains("<a class=\"title\" href=\"https://archive.example/lost\""));
    let copy = "archived at <a class=\"archived url\" href=\"https://archive.example/lost\"";
    assert!(html.contains(copy) && !html.contains("<span class=\"url\">"), "{html}");
    assert!(html.contains("<span data-edtf=\"2025-05-12/..\">"));
}
