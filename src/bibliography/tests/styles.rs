//! The same sources in each style. What is expected was written from the rules of the style, not from what is printed;
//! it is compared without tags.

mod apa;
mod chicago;
mod mla;
mod sources;

use html5gum::{Token, Tokenizer};

use super::citation::{dates, words};
use super::*;
use crate::bibliography::{CitationWords, citation};
use crate::config::CitationStyle;
use crate::model::date::{Date, DateWords};

pub const STYLES: [CitationStyle; 3] =
    [CitationStyle::Chicago, CitationStyle::Apa, CitationStyle::Mla];

/// A source by its id, and its citation as text.
type Row = (&'static str, &'static str);

/// Compares a table that has a row for each of the sources, in their order.
fn check(style: CitationStyle, table: &[Row]) {
    let sources = sources::all();
    let ids: Vec<_> = sources.iter().map(|source| source.meta.id.as_str()).collect();
    assert_eq!(table.iter().map(|(id, _)| *id).collect::<Vec<_>>(), ids);
    let (words, dates) = (words(), dates());
    for (source, (id, expected)) in sources.iter().zip(table) {
        let html = citation(style, source, &words, |date| date.words(&dates));
        assert_eq!(seen(&html), *expected, "{id}");
    }
}

/// Compares what a site in Chinese makes of an English source.
fn check_in_chinese(style: CitationStyle, expected: &str) {
    let (words, dates) = (chinese_words(), chinese_dates());
    let html = citation(style, &sources::for_a_chinese_site(), &words, |date| date.words(&dates));
    assert_eq!(seen(&html), expected);
    assert!(html.contains(" hreflang=\"en\" ") || html.contains(" hreflang=\"en\">"), "{html}");
    assert!(!html.contains(" lang=\"zh"), "{html}");
}

/// What is left of HTML without its tags.
fn seen(html: &str) -> String {
    let texts = Tokenizer::new(html).filter_map(|token| match token {
        Ok(Token::String(text)) => Some(String::from_utf8_lossy(&text).into_owned()),
        Ok(_) => None,
        Err(never) => match never {},
    });
    texts.collect()
}

fn chinese_dates() -> DateWords {
    DateWords {
        months: std::array::from_fn(|at| format!("{}月", at + 1)),
        day: "{year}年{month}{day}日".into(),
        ..dates()
    }
}

fn chinese_words() -> CitationWords {
    CitationWords {
        language: "zh-Hans".into(),
        no_date: "日期不详".into(),
        archived: "存档于{address}".into(),
        accessed: "{date}访问".into(),
        retrieved: "{date}检索".into(),
        retrieved_from: "{date}检索自{address}".into(),
        via: "{agency}供稿".into(),
        and: "和".into(),
        et_al: "等".into(),
        in_language: "{language}".into(),
        data_set: "数据集".into(),
        in_work: "载{work}".into(),
        year_first: chinese_dates(),
        month_first: chinese_dates(),
        short_months: chinese_dates(),
        languages: vec![("en".into(), "英语".into())],
    }
}

/// In italics: what stands in them, in each style.
fn italics(style: CitationStyle, source: &Source) -> Vec<String> {
    let html = citation(style, source, &words(), |date: Date| date.to_string());
    let parts = html.split("<i>").skip(1).filter_map(|part| part.split("</i>").next());
    parts.map(str::to_owned).collect()
}

#[test]
fn newspapers_and_pages_are_told_apart_by_italics() {
    use SourceKind::{Analysis, Data, Law, News, Official, Wire};
    // Chicago: news sites in italics, agencies and other sites in roman type (14.200, 14.206; Q&A "Vox or BBC News").
    // APA: the newspaper's name or the page's title (9.19, 9.25, 10.16).
    // MLA: every site ("Italicized titles", 2.107).
    let [title, publisher, none]: [&[&str]; 3] = [&["A Title"], &["A Publisher"], &[]];
    for (kind, chicago, apa, mla) in [
        (Some(News), publisher, publisher, publisher),
        (Some(Wire), none, title, publisher),
        (Some(Official), none, title, publisher),
        (Some(Law), none, title, publisher),
        (Some(Analysis), none, title, publisher),
        (Some(Data), none, title, publisher),
        (None, none, title, publisher),
    ] {
        let publisher = some("A Publisher");
        let source = Source { publisher, kind, ..bare("id", "A Title") };
        for (style, expected) in STYLES.into_iter().zip([chicago, apa, mla]) {
            assert_eq!(italics(style, &source), expected, "{kind:?} in {style:?}");
        }
    }
}
