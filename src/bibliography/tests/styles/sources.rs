//! The sources of the tables: each differs from the first in what its id says.

use super::super::{bare, date, some};
use crate::model::Id;
use crate::model::entries::{Source, SourceKind};

pub fn all() -> Vec<Source> {
    [authors(), dates(), titles(), places(), kinds()].concat()
}

/// An article in a newspaper, by one author.
fn article(id: &str, title: &str) -> Source {
    Source {
        publisher: some("Example Times"),
        authors: vec!["Smith, Jane".into()],
        date: date("2025-05-12"),
        url: some("https://times.example/1"),
        language: some("en"),
        kind: Some(SourceKind::News),
        ..bare(id, title)
    }
}

fn by(id: &str, authors: &[&str]) -> Source {
    let authors = authors.iter().map(|name| (*name).to_owned()).collect();
    Source { authors, ..article(id, "Talks Open in Geneva") }
}

fn authors() -> Vec<Source> {
    let three = ["Smith, Jane", "Martínez, Ana María", "Leclerc, Jean-Luc"];
    let four = [three.as_slice(), &["van der Berg, Jan"]].concat();
    let own = Source {
        publisher: some("Example Institute"),
        kind: Some(SourceKind::Analysis),
        ..by("own-publisher", &["Example Institute"])
    };
    vec![
        by("one-author", &["Smith, Jane"]),
        by("two-authors", &["He, Lifeng", "Jane Q. Public"]),
        by("three-authors", &three),
        by("four-authors", &four),
        by("group-author", &["Ministry of Commerce, PRC"]),
        by("two-groups", &["World Bank", "Reuters, Beijing"]),
        by("no-author", &[]),
        own,
        by("suffix", &["King, Martin Luther, Jr."]),
        by("two-part-families", &["García Márquez, Gabriel", "Lloyd Webber, Andrew"]),
        by("family-like-an-institution", &["Bloomberg, Michael", "Huang, Paris"]),
    ]
}

fn dates() -> Vec<Source> {
    let at = |id: &str, text: &str| Source { date: date(text), ..article(id, "Ships Wait") };
    let undated = |id| Source { date: None, ..article(id, "Ships Wait") };
    let read = date("2026-06-27");
    vec![
        undated("no-date"),
        Source { accessed: read, ..undated("no-date-but-read") },
        at("about", "2025-09~"),
        at("uncertain", "2025-11?"),
        at("month", "2025-05"),
        at("range", "2025-05-10/2025-05-12"),
        Source { accessed: read, ..article("accessed", "Ships Wait") },
    ]
}

fn titles() -> Vec<Source> {
    let chinese = Source {
        authors: vec!["例子".into()],
        publisher: some("例子日报"),
        language: some("zh-Hans"),
        ..article("chinese", "商务部发表谈话")
    };
    let noted = Source {
        title_note: some("title rebuilt from the address"),
        ..article("title-note", "Talks in Geneva")
    };
    vec![
        article("question", "Who Pays for the Tariffs?"),
        article("quoted-end", "Beijing Calls It a “Win”"),
        article("quoted-question", "Is This a “Win?”"),
        article("quoted-inside", "\"Deal\" or No Deal"),
        noted,
        chinese,
        article("colon-end", "Tariffs:"),
        article("straight-quotes", "Trump's \"Deal\" Is 'Done'"),
    ]
}

fn places() -> Vec<Source> {
    let syndicated = Source {
        authors: Vec::new(),
        publisher: some("Gulf Herald"),
        date: date("2025-10-20"),
        syndicated_from: some("Reuters"),
        ..article("syndicated", "Talks Resume")
    };
    let own = Source {
        meta: bare("own-agency", "").meta,
        publisher: some("Reuters"),
        kind: Some(SourceKind::Wire),
        ..syndicated.clone()
    };
    let archived = some("https://archive.example/1");
    vec![
        syndicated,
        own,
        Source { archived_url: archived.clone(), ..article("archived", "Ships Wait") },
        Source { url: None, ..article("no-url", "Ships Wait") },
        Source { url: None, archived_url: archived, ..article("only-a-copy", "Ships Wait") },
    ]
}

fn kinds() -> Vec<Source> {
    let page = |id: &str, title: &str, publisher: &str, kind| Source {
        authors: Vec::new(),
        publisher: some(publisher),
        kind: Some(kind),
        ..article(id, title)
    };
    let official = page("official", "Fact Sheet", "White House", SourceKind::Official);
    vec![
        Source {
            side: Some(Id::new(0)),
            archived_url: some("https://archive.example/2"),
            accessed: date("2026-06-27"),
            ..official
        },
        page("law", "Modifying Duties", "Federal Register", SourceKind::Law),
        page("data", "Trade in Goods", "Bureau of Figures", SourceKind::Data),
        Source {
            accessed: date("2026-01-02"),
            ..page("encyclopedia", "He Lifeng", "Wikipedia", SourceKind::Analysis)
        },
    ]
}

/// An English source, as a site in Chinese may have it.
pub fn for_a_chinese_site() -> Source {
    Source {
        authors: vec!["Smith, Jane".into(), "Roe, John".into()],
        syndicated_from: some("Reuters"),
        archived_url: some("https://archive.example/1"),
        accessed: date("2026-06-27"),
        ..article("english", "Talks Open in Geneva")
    }
}
