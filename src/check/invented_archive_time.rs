//! An archive's address whose time looks invented.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{self, Time};

use super::{Case, Example, Rule};
use crate::bibliography::archives;
use crate::config::{Config, Level};
use crate::diag::Diagnostic;
use crate::model::date::Qualifier;
use crate::model::entries::Source;

const CODE: &str = "invented-archive-time";

/// The rule.
pub const RULE: Rule = Rule {
    code: CODE,
    level: Level::Warn,
    about: "the time in an archive's address is that of a copy, not invented",
    why: "Web archives put the time of the copy into its address, to the second: `/web/20250512104530/`. A \
          time that was made up leads to another copy, or to none. It looks at `url` and `archived_url` at \
          archives such as web.archive.org, archive.today and arquivo.pt. A time breaks the rule if it does \
          not exist, such as a thirteenth month; if it is before 1996, when there was no web archive; if it is \
          more than a day before the source's own date, unless that has `~` or `?`; if it is later than the \
          as-of day, unless `date` or `accessed` are later than that day, too; or if all 14 digits are written \
          and the time of day is round or patterned beyond chance: a quarter of an hour to the second, six equal digits, three equal \
          pairs, 012345, 123456 or 235959. Fewer digits, such as `/web/2025/`, say honestly that the archive \
          should choose. Nor are three pages copied in one second. No clock is asked.",
    breaks: Example {
        path: "content/sources/ministry-2025-05-12-statement.yaml",
        text: "\
title: Statement on the talks
publisher: A Ministry
date: 2025-05-12
url: https://ministry.example/statement
archived_url: https://web.archive.org/web/20250512000000/https://ministry.example/statement
",
    },
    keeps: Example {
        path: "content/sources/ministry-2025-05-12-statement.yaml",
        text: "\
title: Statement on the talks
publisher: A Ministry
date: 2025-05-12
url: https://ministry.example/statement
archived_url: https://web.archive.org/web/2025/https://ministry.example/statement
",
    },
    run: Some(run),
};

/// How many copies of one second are no chance any more.
const MANY: usize = 3;
/// The year of the first web archives.
const FIRST_YEAR: i16 = 1996;

fn run(case: &Case<'_>) -> Vec<Diagnostic> {
    let config = &case.site.config;
    let sources = case.site.sources.rows();
    let mut found: Vec<_> = sources.iter().flat_map(|source| of_source(config, source)).collect();
    found.extend(shared_seconds(sources));
    found.sort_by_key(|diagnostic| diagnostic.span);
    found.dedup_by_key(|diagnostic| diagnostic.span);
    found
}

/// Copies of different pages that were all made in one second.
fn shared_seconds(sources: &[Source]) -> Vec<Diagnostic> {
    let mut at: BTreeMap<String, Vec<&Source>> = BTreeMap::new();
    for source in sources {
        let time = source.archived_url.as_deref().and_then(archives::time);
        if let Some(time) = time.filter(|time| time.len() == 14) {
            at.entry(time).or_default().push(source);
        }
    }
    let many = at.into_iter().filter(|(_, sources)| sources.len() >= MANY);
    let report = |(time, sources): (String, Vec<&Source>)| {
        let message =
            format!("the archive's time `{time}` is that of {} pages at once", sources.len());
        let place = |source: &Source| source.meta.place("archived_url");
        sources
            .into_iter()
            .map(|source| Diagnostic::warning(CODE, place(source), &message).help(COPY))
            .collect::<Vec<_>>()
    };
    many.flat_map(report).collect()
}

fn of_source(config: &Config, source: &Source) -> Vec<Diagnostic> {
    // An address that stands in both is told once.
    let url = source.url.as_ref().filter(|url| source.archived_url.as_ref() != Some(*url));
    let fields = [("url", url), ("archived_url", source.archived_url.as_ref())];
    let report = |(field, address): (&'static str, Option<&String>)| {
        let time = archives::time(address?)?;
        let (fault, help) = fault(config, source, &time)?;
        let message = format!("the archive's time `{time}` {fault}");
        Some(Diagnostic::warning(CODE, source.meta.place(field), message).help(help))
    };
    fields.into_iter().filter_map(report).collect()
}

const COPY: &str =
    "copy the address from the archive's page, or write the year alone, as in `/web/2025/`";
const READ: &str = "copy the address from the archive's page, write in `accessed` when you read the page, \
                    or bring `as_of` in site.yaml up to date";

/// What is wrong with a time, as the end of a sentence, and what to do.
fn fault(config: &Config, source: &Source, time: &str) -> Option<(String, &'static str)> {
    let Some(copy) = Copy::read(time) else { return Some(("does not exist".to_owned(), COPY)) };
    if copy.first.year() < FIRST_YEAR {
        return Some(("is older than the first web archive".to_owned(), COPY));
    }
    // An archive counts in UTC: where the page stands, it may be the next day already.
    let date = source.date.filter(|date| date.qualifier() == Qualifier::Plain);
    let published = date.map(|date| (date, date.earliest().saturating_sub(1.day())));
    if let Some((date, _)) = published.filter(|(_, day)| copy.last < *day) {
        return Some((format!("is before the source's own date, {date}"), COPY));
    }
    let mut dates = [source.date, source.accessed].into_iter().flatten();
    let is_later = copy.first > config.as_of && !config.is_other_day;
    if is_later && !dates.any(|date| date.latest() > config.as_of) {
        return Some((format!("is later than the as-of day, {}", config.as_of), READ));
    }
    let is_patterned = copy.time.is_some_and(|time| is_patterned(&time));
    let words = "looks invented: copies are seldom made at so even a time";
    is_patterned.then(|| (words.to_owned(), COPY))
}

/// The time of a copy: its first and last possible days, and the digits of the time of day if all are there.
struct Copy {
    first: civil::Date,
    last: civil::Date,
    time: Option<String>,
}

impl Copy {
    /// Reads the parts that are there whole; `None` if there is no such time.
    fn read(digits: &str) -> Option<Self> {
        if digits.len() > 14 {
            return None;
        }
        let part = |from: usize, to: usize| digits.get(from..to).and_then(|two| two.parse().ok());
        let year = digits.get(..4)?.parse().ok()?;
        let (month, day) = (part(4, 6), part(6, 8));
        let first = civil::Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        let last = match (month, day) {
            (_, Some(_)) => first,
            (Some(_), None) => first.last_of_month(),
            (None, None) => first.last_of_year(),
        };
        let two = |from| part(from, from + 2).unwrap_or(0);
        Time::new(two(8), two(10), two(12), 0).ok()?;
        Some(Self { first, last, time: digits.get(8..14).map(str::to_owned) })
    }
}

/// Whether six digits of a time of day are rounder than chance makes them: of a day's 86,400
/// seconds some hundred are.
fn is_patterned(time: &str) -> bool {
    let pairs = [&time[..2], &time[2..4], &time[4..]];
    (matches!(pairs[1], "00" | "15" | "30" | "45") && pairs[2] == "00")
        || pairs.iter().all(|pair| *pair == pairs[0])
        || matches!(time, "012345" | "123456" | "235959")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_far_as_they_go() {
        let cases = [
            ("2025", Some(("2025-01-01", "2025-12-31"))),
            ("202502", Some(("2025-02-01", "2025-02-28"))),
            ("2025021", Some(("2025-02-01", "2025-02-28"))),
            ("20250214", Some(("2025-02-14", "2025-02-14"))),
            ("20250214235958", Some(("2025-02-14", "2025-02-14"))),
            ("202513", None),
            ("20250230", None),
            ("20250214240000", None),
            ("20250214236000", None),
            ("20250214235960", None),
            ("202502142359591", None),
        ];
        for (digits, expected) in cases {
            let days = Copy::read(digits).map(|copy| (copy.first, copy.last));
            let expected = expected
                .map(|(first, last)| (first.parse().expect("a day"), last.parse().expect("a day")));
            assert_eq!(days, expected, "{digits}");
        }
    }

    #[test]
    fn even_times_are_told_from_others() {
        for time in [
            "000000", "120000", "230000", "101500", "123000", "111111", "222222", "101010",
            "123456", "235959",
        ] {
            assert!(is_patterned(time), "{time}");
        }
        for time in ["104530", "120100", "000001", "123100", "112233", "121314", "235958"] {
            assert!(!is_patterned(time), "{time}");
        }
        let patterned = (0..86_400)
            .map(|at| format!("{:02}{:02}{:02}", at / 3600, at / 60 % 60, at % 60))
            .filter(|time| is_patterned(time));
        assert_eq!(patterned.count(), 122);
    }
}
