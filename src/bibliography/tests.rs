//! Made-up sources of every kind, and what each format makes of them.

mod bibtex;
mod citation;
mod coins;
mod csl;
mod hostile;
mod names;
mod ris;
mod styles;
mod webpage;

use std::sync::LazyLock;

use super::Base;
use crate::model::date::Date;
use crate::model::entries::{Meta, Side, Source, SourceKind};

static SIDES: LazyLock<Vec<Side>> = LazyLock::new(|| ["us", "china"].map(side).to_vec());
static BASE: LazyLock<Base<'static>> = LazyLock::new(|| Base {
    title: "A Briefing",
    address: "https://example.org/briefing/",
    sides: &SIDES,
});
const CATALOGUE: &str = "A Briefing (https://example.org/briefing/)";

fn side(id: &str) -> Side {
    Side { id: id.into(), name: id.into(), short: id.into(), glyph: String::new() }
}

/// A source of which nothing is known but its title.
fn bare(id: &str, title: &str) -> Source {
    Source {
        meta: Meta { id: id.to_owned(), ..Meta::default() },
        title: title.to_owned(),
        publisher: None,
        authors: Vec::new(),
        date: None,
        url: None,
        archived_url: None,
        accessed: None,
        language: None,
        kind: None,
        side: None,
        syndicated_from: None,
        title_note: None,
    }
}

fn date(text: &str) -> Option<Date> {
    Some(Date::parse(text).unwrap_or_else(|error| panic!("{text}: {error}")))
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn news() -> Source {
    Source {
        publisher: some("The Example Times"),
        authors: vec!["Jane Q. Public".into(), "He Example".into()],
        date: date("2025-05-12"),
        url: some("https://times.example/a_b?x=1&y=50%25#top"),
        accessed: date("2026-06-27"),
        language: some("en"),
        kind: Some(SourceKind::News),
        ..bare("times-2025-05-12-talks", "Tariffs: 100% & rising?")
    }
}

fn wire() -> Source {
    Source {
        publisher: some("Gulf Herald"),
        authors: vec!["Example Wire Staff".into()],
        date: date("2025-10-20~"),
        url: some("http://herald.example/1"),
        kind: Some(SourceKind::Wire),
        syndicated_from: some("Example Wire"),
        ..bare("herald-2025-10-20", "Talks resume")
    }
}

fn official() -> Source {
    Source {
        publisher: some("Ministry of Examples and Samples"),
        authors: vec!["Office of the Example Representative".into()],
        date: date("2025-05-10/2025-05-12"),
        url: some("https://ministry.example/statement"),
        archived_url: some("https://archive.example/2025/https://ministry.example/statement"),
        language: some("en-GB"),
        kind: Some(SourceKind::Official),
        title_note: some("copy of the joint statement"),
        ..bare("ministry-2025-05-12", "Joint statement")
    }
}

fn law() -> Source {
    Source {
        publisher: some("Public & Private"),
        authors: vec!["Public, Private & Partners, LLP".into()],
        date: date("2025-05"),
        url: some("https://law.example/note"),
        kind: Some(SourceKind::Law),
        ..bare("public-2025-05", "What the court said.")
    }
}

fn analysis() -> Source {
    Source {
        publisher: some("Example Institute"),
        authors: vec!["Ann B. Smith-Jones".into(), "O. Other".into(), "Example Institute".into()],
        date: date("2025?"),
        url: some("https://institute.example/brief"),
        language: some("en"),
        kind: Some(SourceKind::Analysis),
        ..bare("institute-2025", "Who pays")
    }
}

fn data() -> Source {
    Source {
        publisher: some("Bureau of Figures"),
        date: date("202X"),
        url: some("https://figures.example/"),
        kind: Some(SourceKind::Data),
        ..bare("figures", "Trade in goods")
    }
}

fn chinese() -> Source {
    Source {
        publisher: some("HK00 例子新聞"),
        authors: vec!["例子".into()],
        date: date("2025-08-28"),
        url: some("https://hk.example/新聞/1"),
        language: some("zh-Hant"),
        kind: Some(SourceKind::News),
        title_note: some("title rebuilt from the address"),
        ..bare("hk-2025-08-28", "關稅戰｜磋商 3.15-16")
    }
}

fn translated_title() -> Source {
    Source {
        publisher: some("World Example"),
        date: date("2026-02%"),
        url: some("https://world.example/1"),
        language: some("zh-Hant"),
        kind: Some(SourceKind::News),
        title_note: some("descriptive title in English"),
        ..bare("world-2026-02", "Staff in China")
    }
}

fn portuguese() -> Source {
    Source {
        publisher: some("Diário"),
        date: date("2025-21"),
        url: some("https://diario.example/"),
        language: some("pt"),
        kind: Some(SourceKind::Analysis),
        ..bare("diario-2025", "Comércio e guerra")
    }
}

fn only_a_copy() -> Source {
    Source {
        date: date("2025-05-12/.."),
        archived_url: some("https://archive.example/lost"),
        kind: Some(SourceKind::Law),
        ..bare("lost-page", "A page that is gone")
    }
}

fn undated_end() -> Source {
    Source {
        date: date("/2025-03-XX"),
        language: some("tlh"),
        kind: Some(SourceKind::Official),
        ..bare("leaflet", "A leaflet")
    }
}

fn long_range() -> Source {
    Source {
        publisher: some("Series of Figures"),
        date: date("2018-XX/202X~"),
        accessed: date("2026-06"),
        kind: Some(SourceKind::Data),
        ..bare("series-2018", "Tariffs since 2018")
    }
}

/// All of them, in the order of the tables.
fn sources() -> Vec<Source> {
    vec![
        news(),
        wire(),
        official(),
        law(),
        analysis(),
        data(),
        chinese(),
        translated_title(),
        portuguese(),
        only_a_copy(),
        undated_end(),
        long_range(),
        bare("bare", "Nothing is known"),
    ]
}

#[test]
fn every_kind_of_source_is_among_them() {
    use crate::model::Words;
    let kinds: Vec<_> =
        sources().iter().filter_map(|source| source.kind).map(Words::word).collect();
    assert!(SourceKind::WORDS.iter().all(|word| kinds.contains(word)));
    assert!(sources().len() >= 12);
}
