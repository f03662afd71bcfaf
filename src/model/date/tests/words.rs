//! Dates in English and in Chinese, so that no order of words is taken for granted.

use super::super::DateWords;
use super::date;

fn owned<const N: usize>(names: [&str; N]) -> [String; N] {
    names.map(str::to_owned)
}

fn english() -> DateWords {
    DateWords {
        months: owned([
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ]),
        seasons: owned(["spring", "summer", "autumn", "winter"]),
        year: "{year}".into(),
        month: "{month} {year}".into(),
        day: "{day} {month} {year}".into(),
        day_without_year: "{day} {month}".into(),
        season: "{season} {year}".into(),
        decade: "{year}s".into(),
        century: "{year}–{last}".into(),
        some_month: "a month in {year}".into(),
        some_day_in_month: "a day in {month} {year}".into(),
        some_day_in_year: "a day in {year}".into(),
        about: "about {date}".into(),
        uncertain: "{date} (uncertain)".into(),
        about_uncertain: "about {date} (uncertain)".into(),
        range: "{from} to {to}".into(),
        range_in_month: "{from}–{to} {month} {year}".into(),
        range_in_year: "{from} to {to} {year}".into(),
        since: "since {from}".into(),
        until: "until {to}".into(),
        unknown_start: "an unknown date to {to}".into(),
        unknown_end: "{from} to an unknown date".into(),
    }
}

fn chinese() -> DateWords {
    DateWords {
        months: owned([
            "1月", "2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月",
        ]),
        seasons: owned(["春季", "夏季", "秋季", "冬季"]),
        year: "{year}年".into(),
        month: "{year}年{month}".into(),
        day: "{year}年{month}{day}日".into(),
        day_without_year: "{month}{day}日".into(),
        season: "{year}年{season}".into(),
        decade: "{year}年代".into(),
        century: "{century}世纪".into(),
        some_month: "{year}年某月".into(),
        some_day_in_month: "{year}年{month}某日".into(),
        some_day_in_year: "{year}年某日".into(),
        about: "约{date}".into(),
        uncertain: "{date}（未确定）".into(),
        about_uncertain: "约{date}（未确定）".into(),
        range: "{from}至{to}".into(),
        range_in_month: "{year}年{month}{from}日至{to}日".into(),
        range_in_year: "{year}年{from}至{to}".into(),
        since: "{from}起".into(),
        until: "截至{to}".into(),
        unknown_start: "日期不详至{to}".into(),
        unknown_end: "{from}至日期不详".into(),
    }
}

const WORDS: &[(&str, &str, &str)] = &[
    ("2025-05-12", "12 May 2025", "2025年5月12日"),
    ("2025-05-02", "2 May 2025", "2025年5月2日"),
    ("2025-05", "May 2025", "2025年5月"),
    ("2025", "2025", "2025年"),
    ("0033", "33", "33年"),
    ("2025-21", "spring 2025", "2025年春季"),
    ("2025-24", "winter 2025", "2025年冬季"),
    ("202X", "2020s", "2020年代"),
    ("20XX", "2000–2099", "21世纪"),
    ("2025-XX", "a month in 2025", "2025年某月"),
    ("2025-05-XX", "a day in May 2025", "2025年5月某日"),
    ("2025-XX-XX", "a day in 2025", "2025年某日"),
    ("2025-09~", "about September 2025", "约2025年9月"),
    ("2025-11?", "November 2025 (uncertain)", "2025年11月（未确定）"),
    ("2025%", "about 2025 (uncertain)", "约2025年（未确定）"),
    ("2025-05-10/2025-05-12", "10–12 May 2025", "2025年5月10日至12日"),
    ("2025-02-28/2025-03-02", "28 February to 2 March 2025", "2025年2月28日至3月2日"),
    ("2025-05/2025-07", "May to July 2025", "2025年5月至7月"),
    ("2024-12-30/2025-01-02", "30 December 2024 to 2 January 2025", "2024年12月30日至2025年1月2日"),
    ("2024-05-12/2025-05-13", "12 May 2024 to 13 May 2025", "2024年5月12日至2025年5月13日"),
    ("2024-05/2025-05", "May 2024 to May 2025", "2024年5月至2025年5月"),
    ("2024/2025", "2024 to 2025", "2024年至2025年"),
    ("2025-05-12/2025-07", "12 May 2025 to July 2025", "2025年5月12日至2025年7月"),
    ("2025-05-12/2025-05", "12 May 2025 to May 2025", "2025年5月12日至2025年5月"),
    ("2025-05-12/2025-05-12", "12 May 2025", "2025年5月12日"),
    (
        "2025-05-10~/2025-05-12",
        "about 10 May 2025 to 12 May 2025",
        "约2025年5月10日至2025年5月12日",
    ),
    (
        "2025-05-10/2025-05-12?",
        "10 May 2025 to 12 May 2025 (uncertain)",
        "2025年5月10日至2025年5月12日（未确定）",
    ),
    ("2025-05-12/..", "since 12 May 2025", "2025年5月12日起"),
    ("2025-05~/..", "since about May 2025", "约2025年5月起"),
    ("../2025-05", "until May 2025", "截至2025年5月"),
    ("/2025", "an unknown date to 2025", "日期不详至2025年"),
    ("2025-21/", "spring 2025 to an unknown date", "2025年春季至日期不详"),
];

#[test]
fn a_date_is_said_as_precisely_as_it_is_written() {
    let (english, chinese) = (english(), chinese());
    for &(text, in_english, in_chinese) in WORDS {
        assert_eq!(date(text).words(&english), in_english, "{text}");
        assert_eq!(date(text).words(&chinese), in_chinese, "{text}");
    }
}

#[test]
fn other_orders_need_other_patterns_only() {
    let american = DateWords {
        day: "{month} {day}, {year}".into(),
        day_without_year: "{month} {day}".into(),
        range_in_month: "{month} {from}–{to}, {year}".into(),
        range_in_year: "{from} – {to}, {year}".into(),
        ..english()
    };
    assert_eq!(date("2025-05-12").words(&american), "May 12, 2025");
    assert_eq!(date("2025-05-10/2025-05-12").words(&american), "May 10–12, 2025");
    assert_eq!(date("2025-02-28/2025-03-02").words(&american), "February 28 – March 2, 2025");
}

#[test]
fn what_is_no_name_in_braces_stays_as_it_is() {
    for (pattern, expected) in [
        ("{year}{year}", "20252025"),
        ("{years} {Year} {}", "{years} {Year} {}"),
        ("{ {year} }", "{ 2025 }"),
        ("{year", "{year"),
        ("} {{year}} {", "} {2025} {"),
        ("", ""),
    ] {
        let words = DateWords { year: pattern.into(), ..english() };
        assert_eq!(date("2025").words(&words), expected);
    }
}

#[test]
fn what_is_filled_in_is_not_a_pattern() {
    let mut months = english().months;
    months[4] = "{year}".into();
    let words = DateWords { months, ..english() };
    assert_eq!(date("2025-05").words(&words), "{year} 2025");
}
