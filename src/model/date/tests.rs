//! How dates sort, what they answer, and that no text does harm.

mod forms;
mod suggest;
mod words;

use std::mem::size_of;

use jiff::civil;

use super::{Date, Endpoints, Precision, Qualifier, suggest as suggestion};

fn date(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn day(text: &str) -> civil::Date {
    text.parse().expect("a day")
}

#[test]
fn dates_sort_by_earliest_day_then_latest_day_then_precision() {
    let sorted = [
        "../2024",
        "/2025",
        "202X",
        "2025-01-01",
        "2025-01-01?",
        "2025-01-XX",
        "2025-01/2025-02",
        "2025",
        "2025?",
        "2025~",
        "2025/2025",
        "2025-XX",
        "2025-XX-XX",
        "2025/2026",
        "2025/..",
        "2025/",
        "2025-21",
        "2025-05-10/2025-05-12",
        "2025-05-12",
        "2025-05-12/..",
        "2025-24",
        "2025-12-31",
    ];
    // A decade begins before its years, so it comes first among them.
    let mut dates: Vec<Date> = sorted.iter().rev().map(|text| date(text)).collect();
    dates.sort();
    let texts: Vec<String> = dates.iter().map(Date::to_string).collect();
    assert_eq!(texts, sorted);
}

#[test]
fn equal_in_order_means_equal() {
    for (one, ..) in forms::VALID {
        for (other, ..) in forms::VALID {
            assert_eq!(date(one).cmp(&date(other)).is_eq(), one == other, "{one} and {other}");
        }
    }
}

#[test]
fn a_range_knows_which_of_its_ends_are_dates() {
    for (text, start, end, year) in [
        ("2025-05-12", true, true, Some(2025)),
        ("2025/2026", true, true, Some(2025)),
        ("2025-24", true, true, Some(2025)),
        ("202X", true, true, Some(2020)),
        ("2025/..", true, false, Some(2025)),
        ("2025/", true, false, Some(2025)),
        ("../2025", false, true, None),
        ("/2025", false, true, None),
    ] {
        let date = date(text);
        assert_eq!(
            (date.start_known(), date.end_known(), date.year()),
            (start, end, year),
            "{text}"
        );
        assert_eq!(date.is_range(), text.contains('/'));
    }
}

#[test]
fn only_a_date_of_one_day_is_a_day() {
    for (text, expected) in [
        ("2025-05-12", Some("2025-05-12")),
        ("2025-05-12~", Some("2025-05-12")),
        ("2025-05-12/2025-05-12", Some("2025-05-12")),
        ("2025-05-12/2025-05-13", None),
        ("2025-05-XX", None),
        ("2025-05", None),
        ("9999-12-31/..", None),
        ("9999-12-31/", None),
        ("../0001-01-01", None),
    ] {
        assert_eq!(date(text).day(), expected.map(day), "{text}");
        assert_eq!(date(text).is_day(), expected.is_some(), "{text}");
    }
}

#[test]
fn a_date_covers_its_first_and_last_day_and_those_between() {
    for (text, covered, not) in [
        ("2025-05-10/2025-05-12", ["2025-05-10", "2025-05-12"], ["2025-05-09", "2025-05-13"]),
        ("2025-05", ["2025-05-01", "2025-05-31"], ["2025-04-30", "2025-06-01"]),
        ("2025-05-12~", ["2025-05-12", "2025-05-12"], ["2025-05-11", "2025-05-13"]),
        ("2025-24", ["2025-12-01", "2026-02-28"], ["2025-11-30", "2026-03-01"]),
        ("2025-05-12/..", ["2025-05-12", "9999-12-31"], ["2025-05-11", "0001-01-01"]),
        ("/2025-05-12", ["2025-05-12", "0001-01-01"], ["2025-05-13", "9999-12-31"]),
    ] {
        assert!(covered.iter().all(|&text_of_day| date(text).covers(day(text_of_day))), "{text}");
        assert!(!not.iter().any(|&text_of_day| date(text).covers(day(text_of_day))), "{text}");
    }
}

#[test]
fn the_value_for_a_time_element_is_never_more_precise_than_the_date() {
    for (text, expected) in [
        ("2025-05-12", Some("2025-05-12")),
        ("2025-05", Some("2025-05")),
        ("2025", Some("2025")),
        ("0033", Some("0033")),
        ("2025-05~", Some("2025-05")),
        ("2025-21", Some("2025")),
        ("2025-XX", Some("2025")),
        ("2025-XX-XX", Some("2025")),
        ("2025-05-XX", Some("2025-05")),
        ("202X", None),
        ("20XX", None),
    ] {
        let Endpoints::One(end) = date(text).endpoints() else { panic!("{text}") };
        assert_eq!(end.datetime().as_deref(), expected, "{text}");
        assert_eq!(end.date(), date(text));
    }
}

#[test]
fn a_range_comes_apart_into_its_ends() {
    let ends = |text: &str| match date(text).endpoints() {
        Endpoints::Range(from, to) => [from, to].map(|end| end.map(|end| end.date().to_string())),
        Endpoints::One(_) => panic!("{text}"),
    };
    assert_eq!(ends("2025~/2026-05"), [Some("2025~".to_owned()), Some("2026-05".to_owned())]);
    assert_eq!(ends("2025/.."), [Some("2025".to_owned()), None]);
    assert_eq!(ends("/2025?"), [None, Some("2025?".to_owned())]);
}

#[test]
fn precision_and_marks_of_a_range_are_those_of_both_ends() {
    for (text, precision, qualifier) in [
        ("20XX", Precision::Century, Qualifier::Plain),
        ("202X?", Precision::Decade, Qualifier::Uncertain),
        ("2025~", Precision::Year, Qualifier::Approximate),
        ("2025-21%", Precision::Season, Qualifier::Both),
        ("2025-XX", Precision::Month, Qualifier::Plain),
        ("2025-05-XX", Precision::Day, Qualifier::Plain),
        ("2025-05-10/2025-06", Precision::Month, Qualifier::Plain),
        ("2025-05-10~/2026?", Precision::Year, Qualifier::Both),
        ("2025-05-10?/..", Precision::Day, Qualifier::Uncertain),
    ] {
        assert_eq!(
            (date(text).precision(), date(text).qualifier()),
            (precision, qualifier),
            "{text}"
        );
    }
    assert!(Qualifier::Both.is_approximate() && Qualifier::Both.is_uncertain());
    assert!(!Qualifier::Approximate.is_uncertain() && !Qualifier::Plain.is_approximate());
}

/// Pieces that mean something, in every order: none panics, and what is read is written back.
#[test]
fn any_text_is_read_or_refused() {
    let pieces = [
        "", "2025", "20", "-", "05", "X", "XX", "x", "/", "..", "?", "~", "T1", ":", "年", "–",
        "\u{301}", " to ", "may", "c.",
    ];
    let pairs =
        || pieces.iter().flat_map(|one| pieces.iter().map(move |two| format!("{one}{two}")));
    for text in pairs().flat_map(|pair| pieces.iter().map(move |piece| format!("{pair}{piece}"))) {
        if let Ok(date) = Date::parse(&text) {
            assert_eq!(date.to_string(), text);
        }
        let proposed = suggestion(&text);
        assert!(proposed.is_none_or(|proposed| Date::parse(&proposed).is_ok()), "{text}");
    }
}

#[test]
fn very_long_text_is_refused() {
    for piece in ["2", "-", "/", "X", "?", "2025-", "T1", "年", "\u{0}", "May "] {
        let text = piece.repeat(200_000);
        assert!(Date::parse(&text).is_err());
        assert_eq!(suggestion(&text), None);
    }
}

#[test]
fn a_date_is_small() {
    assert!(size_of::<Date>() <= 24, "{}", size_of::<Date>());
}
