//! CSL-JSON, held against its schema.

use serde_json::{Value, json};

use super::*;
use crate::bibliography::{all_csl_json, csl_json};
use crate::model::Id;

/// The types that we write, all of them in the schema's list.
const TYPES: [&str; 5] = ["article-newspaper", "dataset", "document", "report", "webpage"];

/// The text variables that we write, all of them strings in the schema.
const TEXTS: [&str; 11] = [
    "id",
    "type",
    "title",
    "publisher",
    "container-title",
    "URL",
    "archive",
    "archive_location",
    "language",
    "note",
    "source",
];

/// Checks an item by the rules of `csl-data.json` (schema v1.0) for what we write.
pub fn check(item: &Value) {
    let fields = item.as_object().expect("an item is an object");
    assert!(TYPES.contains(&item["type"].as_str().expect("a type")), "{item}");
    assert!(item["id"].is_string(), "{item}");
    for (name, value) in fields {
        match name.as_str() {
            "author" => value.as_array().expect("a list").iter().for_each(check_name),
            "issued" | "accessed" => check_date(value),
            "custom" => assert!(value.as_object().is_some_and(|own| !own.is_empty()), "{value}"),
            name => assert!(TEXTS.contains(&name) && value.is_string(), "{name}: {value}"),
        }
    }
}

fn check_name(name: &Value) {
    let mut parts: Vec<_> = name.as_object().expect("a name").keys().collect();
    parts.sort();
    assert!(parts == ["literal"] || parts == ["family", "given"], "{name}");
}

fn check_date(date: &Value) {
    let parts = date["date-parts"].as_array().expect("date-parts");
    assert!((1..=2).contains(&parts.len()), "{date}");
    for part in parts {
        let numbers = part.as_array().expect("a list");
        assert!((1..=3).contains(&numbers.len()) && numbers.iter().all(Value::is_i64), "{date}");
    }
    for name in date.as_object().expect("an object").keys() {
        assert!(["date-parts", "season", "circa"].contains(&name.as_str()), "{date}");
    }
}

#[test]
fn an_article_with_everything_and_a_page_with_nothing() {
    let full = json!({
        "id": "times-2025-05-12-talks",
        "type": "article-newspaper",
        "author": [{"family": "Public", "given": "Jane Q."}, {"literal": "He Example"}],
        "title": "Tariffs: 100% & rising?",
        "container-title": "The Example Times",
        "issued": {"date-parts": [[2025, 5, 12]]},
        "URL": "https://times.example/a_b?x=1&y=50%25#top",
        "accessed": {"date-parts": [[2026, 6, 27]]},
        "language": "en",
        "source": CATALOGUE,
        "custom": {"kind": "news"},
    });
    assert_eq!(csl_json(&news(), &BASE), full);
    let empty = json!({"id": "bare", "type": "document", "title": "Nothing is known"});
    assert_eq!(csl_json(&bare("bare", "Nothing is known"), &Base::default()), empty);
}

#[test]
fn an_official_statement_names_its_publisher_copy_and_note() {
    let statement = json!({
        "id": "ministry-2025-05-12",
        "type": "report",
        "author": [{"literal": "Office of the Example Representative"}],
        "title": "Joint statement",
        "publisher": "Ministry of Examples and Samples",
        "issued": {"date-parts": [[2025, 5, 10], [2025, 5, 12]]},
        "URL": "https://ministry.example/statement",
        "archive": "archive.example",
        "archive_location": "https://archive.example/2025/https://ministry.example/statement",
        "language": "en-GB",
        "note": "copy of the joint statement",
        "source": CATALOGUE,
        "custom": {
            "date": "2025-05-10/2025-05-12",
            "kind": "official",
            "side": "china",
            "title_note": "copy of the joint statement",
        },
    });
    let official = Source { side: Some(Id::new(1)), ..official() };
    assert_eq!(csl_json(&official, &BASE), statement);
}

#[test]
fn the_schema_takes_every_item() {
    let text = all_csl_json(&sources(), &BASE).to_string();
    let items: Vec<Value> = serde_json::from_str(&text).expect("JSON");
    items.iter().for_each(check);
    let kinds: Vec<_> = items.iter().filter_map(|item| item["type"].as_str()).collect();
    let expected = [
        "article-newspaper",
        "article-newspaper",
        "report",
        "webpage",
        "webpage",
        "dataset",
        "article-newspaper",
        "article-newspaper",
        "webpage",
        "webpage",
        "report",
        "dataset",
        "document",
    ];
    assert_eq!(kinds, expected);
    for (source, item) in sources().iter().zip(&items) {
        assert_eq!(item["title"], source.title.as_str());
        assert_eq!(item["language"].as_str(), source.language.as_deref());
        let publisher = item.get("publisher").or(item.get("container-title"));
        assert_eq!(publisher.and_then(Value::as_str), source.publisher.as_deref());
    }
}

#[test]
fn dates_are_never_more_precise_than_written() {
    for (written, variable) in [
        ("2025-05-12", json!({"date-parts": [[2025, 5, 12]]})),
        ("2025-05", json!({"date-parts": [[2025, 5]]})),
        ("2025", json!({"date-parts": [[2025]]})),
        ("2025-10-25~", json!({"date-parts": [[2025, 10, 25]], "circa": true})),
        ("2025?", json!({"date-parts": [[2025]], "circa": true})),
        ("2025-21", json!({"date-parts": [[2025]], "season": 1})),
        ("2025-24%", json!({"date-parts": [[2025]], "season": 4, "circa": true})),
        ("2025-XX", json!({"date-parts": [[2025]]})),
        ("2025-05-XX", json!({"date-parts": [[2025, 5]]})),
        ("202X", json!({"date-parts": [[2020], [2029]], "circa": true})),
        ("20XX", json!({"date-parts": [[2000], [2099]], "circa": true})),
        ("2018-XX/202X~", json!({"date-parts": [[2018], [2029]], "circa": true})),
        ("2025-05/2025-06-01", json!({"date-parts": [[2025, 5], [2025, 6, 1]]})),
        ("2025-05-12/..", json!({"date-parts": [[2025, 5, 12]], "circa": true})),
        ("/2025-03", json!({"date-parts": [[2025, 3]], "circa": true})),
    ] {
        let item = csl_json(&Source { date: date(written), ..wire() }, &BASE);
        check_date(&item["issued"]);
        assert_eq!(item["issued"], variable, "{written}");
        let exact = written.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        assert_eq!(item["custom"].get("date").is_none(), exact, "{written}");
    }
}
