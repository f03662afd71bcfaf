//! What an editor probably meant by a text that is no date. A guess is offered only if it is a date and, as far as
//! its form tells, the only one meant.

use super::error::MONTHS;
use super::parse::{JOINTS, between_digits, is_mark, mark};
use super::{Date, Qualifier};

/// Longer texts are not dates in any writing.
const LONGEST: usize = 100;

/// Words that stand before a date, and the mark that says the same.
const LEADS: [(&str, Qualifier); 17] = [
    ("approximately", Qualifier::Approximate),
    ("approx.", Qualifier::Approximate),
    ("approx", Qualifier::Approximate),
    ("around", Qualifier::Approximate),
    ("about", Qualifier::Approximate),
    ("circa", Qualifier::Approximate),
    ("ca.", Qualifier::Approximate),
    ("ca", Qualifier::Approximate),
    ("c.", Qualifier::Approximate),
    ("c", Qualifier::Approximate),
    ("~", Qualifier::Approximate),
    ("possibly", Qualifier::Uncertain),
    ("probably", Qualifier::Uncertain),
    ("perhaps", Qualifier::Uncertain),
    ("maybe", Qualifier::Uncertain),
    ("?", Qualifier::Uncertain),
    ("%", Qualifier::Both),
];

/// What stands between the ends of a range.
const BETWEEN: [&str; 9] = ["/", " to ", " until ", " till ", " through ", " - ", "–", "—", ".."];

enum Token<'a> {
    Digits(&'a str),
    Month(usize),
    Season(usize),
}

/// The text to write in place of `text`: `2025-05-12` for `12 May 2025`. `None` if `text` is a date already, if
/// nothing is recognised, or if two readings are possible (`05/12/2025`). What is proposed can always be parsed.
pub fn suggest(text: &str) -> Option<String> {
    if text.len() > LONGEST || Date::parse(text).is_ok() {
        return None;
    }
    let text = text.replace(['\u{a0}', '\u{202f}'], " ").trim().to_lowercase();
    let guesses = [capitals, single, range, half_open];
    let guess = |text: &str| {
        guesses.iter().find_map(|guess| guess(text).filter(|found| Date::parse(found).is_ok()))
    };
    guess(&text).or_else(|| guess(&tidied(&text)?))
}

/// The two days that `05/12/2025` may be, where only the writer knows.
pub fn either(text: &str) -> Option<[String; 2]> {
    let parts: Vec<&str> = text.split(['/', '-']).map(str::trim).collect();
    let [one, two, year] = *parts else { return None };
    let days = [iso(year, two, one), iso(year, one, two)];
    let both = days.iter().all(|day| Date::parse(day).is_ok());
    (year.len() == 4 && days[0] != days[1] && both).then_some(days)
}

/// Without the name of the day of the week, and without signs behind the date.
fn tidied(text: &str) -> Option<String> {
    const DAYS: [&str; 7] =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let day = DAYS.iter().find(|day| text.contains(*day)).unwrap_or(&"\0");
    let ends = |c: char| c.is_whitespace() || ",;.-()".contains(c);
    let tidied = text.replace(day, "").replace("()", "");
    let tidied = tidied.trim_start_matches([' ', ',']).trim_end_matches(ends);
    (tidied != text && !tidied.is_empty()).then(|| tidied.to_owned())
}

/// `2025-xx`, `2025-05-??`, and spaces around a date.
fn capitals(text: &str) -> Option<String> {
    Some(text.trim().to_uppercase().replace("??", "XX"))
}

fn single(text: &str) -> Option<String> {
    let (text, before) = strip_lead(text);
    let (text, after) = strip_marks(text);
    let text = strip_time(text).trim();
    let date = decade(text).or_else(|| numeric(text)).or_else(|| named(text))?;
    // A mark cannot stand for both ends of a range.
    let mark = before.and(after);
    (mark == Qualifier::Plain || !date.contains('/')).then(|| format!("{date}{mark}"))
}

/// `c. 2025`
fn strip_lead(text: &str) -> (&str, Qualifier) {
    let lead = |&(word, mark): &(&str, Qualifier)| {
        let rest = text.strip_prefix(word)?;
        (!rest.starts_with(char::is_alphabetic)).then_some((rest.trim_start(), mark))
    };
    LEADS.iter().find_map(lead).unwrap_or((text, Qualifier::Plain))
}

/// `May 2025 (?)`
fn strip_marks(text: &str) -> (&str, Qualifier) {
    let body = text.trim_end_matches(|c| is_mark(c) || matches!(c, ' ' | '(' | ')'));
    let tail = text.strip_prefix(body).unwrap_or_default();
    (body, tail.chars().map(mark).fold(Qualifier::Plain, Qualifier::and))
}

/// `2025-05-12t10:00z`, unless more than a time follows the day.
fn strip_time(text: &str) -> &str {
    let start = match text.split_once(':') {
        Some((head, _)) => head.rfind(['t', ' ']),
        None => text.find('t').filter(|_| between_digits(text, 't')),
    };
    let parts = start.and_then(|start| text.split_at_checked(start));
    parts.filter(|(_, time)| is_time(time)).map_or(text, |(day, _)| day)
}

fn is_time(text: &str) -> bool {
    let sign = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | '-' | ' ');
    let mut words = text.split(sign).filter(|word| !word.is_empty());
    words.all(|word| matches!(word, "t" | "z" | "am" | "pm" | "utc" | "gmt"))
        && text.matches('-').count() < 2
}

/// `the 2020s`. The 1900s may be a decade or a century.
fn decade(text: &str) -> Option<String> {
    let year = text.strip_prefix("the ").unwrap_or(text).strip_suffix('s')?;
    let known = year.strip_suffix('0').filter(|known| !known.ends_with('0'))?;
    Some(format!("{known}X"))
}

/// `2025/5/1`, `12.05.2025`, `20250512`, `2025年5月12日`: numbers with one kind of sign between them.
fn numeric(text: &str) -> Option<String> {
    let text = text.replace(['年', '月', '日'], " ");
    let mut signs = text.chars().filter(|c| !c.is_ascii_digit() && *c != ' ');
    let sign = signs.next().unwrap_or(' ');
    if !JOINTS.contains(&sign) || signs.any(|other| other != sign) {
        return None;
    }
    let text = text.trim();
    if text.starts_with(JOINTS) || text.ends_with(JOINTS) {
        return None;
    }
    let parts: Vec<&str> = text.split(JOINTS).filter(|part| !part.is_empty()).collect();
    match *parts {
        [day] if day.len() == 8 => Some(iso(day.get(..4)?, day.get(4..6)?, day.get(6..)?)),
        [year] => Some(year.to_owned()),
        [from, to] if from.len() == 4 && to.len() == 4 => Some(format!("{from}/{to}")),
        [year, month] if year.len() == 4 => year_and_month(year, month, sign),
        [month, year] => Some(format!("{year}-{month:0>2}")),
        [year, month, day] if year.len() == 4 => year_first(year, month, day),
        [one, two, year] => year_last(one, two, year, sign),
        _ => None,
    }
}

/// `2025/05`, or two years as in `2024-25`; `2005/06` may be either, and so may all with a dash, as in `2005–08`.
fn year_and_month(year: &str, month: &str, sign: char) -> Option<String> {
    let next_year = year.parse::<u16>().ok()? + 1;
    let number = month.parse::<u16>().ok()?;
    let consecutive = month.len() == 2 && number == next_year % 100;
    let is_month = (1..=12).contains(&number);
    match sign {
        _ if consecutive && !is_month => Some(format!("{year}/{next_year:04}")),
        '–' | '—' => None,
        '-' => Some(format!("{year}-{month:0>2}")),
        _ => (!consecutive).then(|| format!("{year}-{month:0>2}")),
    }
}

/// The year, then the month and the day, or the day and the month if only that can be.
fn year_first(year: &str, month: &str, day: &str) -> Option<String> {
    let swapped = month.parse::<u8>().ok()? > 12;
    Some(if swapped { iso(year, day, month) } else { iso(year, month, day) })
}

/// Where dots stand the day comes first; elsewhere only a number beyond 12 tells which it is.
fn year_last(one: &str, two: &str, year: &str, sign: char) -> Option<String> {
    let is_month = |text: &str| text.parse::<u8>().is_ok_and(|number| number <= 12);
    match (is_month(one), is_month(two)) {
        (_, true) if sign == '.' || one == two => Some(iso(year, two, one)),
        (false, true) => Some(iso(year, two, one)),
        (true, false) => Some(iso(year, one, two)),
        _ => None,
    }
}

/// `12 May 2025`, `May 12, 2025`, `spring 2025`, `10-12 May 2025`.
fn named(text: &str) -> Option<String> {
    use Token::{Digits, Month, Season};
    let is_year = |text: &str| text.len() == 4;
    match *tokens(text)? {
        [Digits(year), Month(month), Digits(day)] if is_year(year) => {
            Some(day_of(year, month, day))
        }
        [Digits(day), Month(month), Digits(year)] | [Month(month), Digits(day), Digits(year)] => {
            Some(day_of(year, month, day))
        }
        [Digits(year), Month(number)] | [Month(number), Digits(year)] => {
            Some(format!("{year}-{number:02}"))
        }
        [Digits(year), Season(number)] | [Season(number), Digits(year)] => {
            Some(format!("{year}-{number}"))
        }
        [Digits(from), Digits(to), Month(month), Digits(year)]
        | [Month(month), Digits(from), Digits(to), Digits(year)] => {
            Some(format!("{}/{}", day_of(year, month, from), day_of(year, month, to)))
        }
        _ => None,
    }
}

/// Numbers and the names of months and seasons; `None` if there is anything else.
fn tokens(text: &str) -> Option<Vec<Token<'_>>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if JOINTS.contains(&first) || first == ',' {
            rest = rest.strip_prefix(first)?;
            continue;
        }
        let ends = |c: char| c.is_ascii_digit() != first.is_ascii_digit() || !c.is_alphanumeric();
        let (run, tail) = rest.split_at(rest.find(ends).unwrap_or(rest.len()));
        if !matches!(run, "st" | "nd" | "rd" | "th" | "of" | "the" | "on" | "at") {
            tokens.push(token(run)?);
        }
        rest = tail;
    }
    Some(tokens)
}

fn token(run: &str) -> Option<Token<'_>> {
    if run.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(Token::Digits(run));
    }
    let abbreviates =
        |name: &&str| name.get(..run.len()).is_some_and(|head| head.eq_ignore_ascii_case(run));
    match run {
        "spring" => Some(Token::Season(21)),
        "summer" => Some(Token::Season(22)),
        "autumn" | "fall" => Some(Token::Season(23)),
        "winter" => Some(Token::Season(24)),
        _ if run.len() < 3 => None,
        _ => MONTHS.iter().position(abbreviates).map(|index| Token::Month(index + 1)),
    }
}

fn day_of(year: &str, month: usize, day: &str) -> String {
    iso(year, &month.to_string(), day)
}

fn iso(year: &str, month: &str, day: &str) -> String {
    format!("{year}-{month:0>2}-{day:0>2}")
}

/// `2025-05-10 to 2025-05-12`, `28 February to 2 March 2025`, `May 2025 - present`.
fn range(text: &str) -> Option<String> {
    let text = text.strip_prefix("from ").unwrap_or(text);
    BETWEEN.iter().find_map(|sign| {
        let (from, to) = text.split_once(sign).filter(|(_, to)| !to.contains(sign))?;
        let blank = from.trim().is_empty() || to.trim().is_empty();
        (*sign == "/" || !blank).then(|| joined(from, to))?
    })
}

fn joined(from: &str, to: &str) -> Option<String> {
    let to = end(to).or_else(|| day_after(from, to))?;
    let from = start(from).or_else(|| completed(from, &to))?;
    Some(format!("{from}/{to}")).filter(|found| Date::parse(found).is_ok())
}

fn start(text: &str) -> Option<String> {
    match text.trim() {
        "unknown" | "" => Some(String::new()),
        "open" | ".." => Some("..".to_owned()),
        date => one_date(date),
    }
}

fn end(text: &str) -> Option<String> {
    match text.trim() {
        "unknown" | "" => Some(String::new()),
        "open" | ".." | "now" | "today" | "present" | "ongoing" => Some("..".to_owned()),
        date => one_date(date),
    }
}

fn one_date(text: &str) -> Option<String> {
    let readings = [capitals, single];
    let parses = |date: &String| Date::parse(date).is_ok_and(|date| !date.is_range());
    readings.iter().find_map(|reading| reading(text).filter(parses))
}

/// The start of a range with the year, or of a day the year and the month, that only its end names.
fn completed(from: &str, to: &str) -> Option<String> {
    let from = from.trim();
    if from.bytes().all(|b| b.is_ascii_digit()) {
        let (month, _) = to.rsplit_once('-').filter(|(month, _)| month.contains('-'))?;
        one_date(&format!("{month}-{from:0>2}"))
    } else {
        one_date(&format!("{from} {}", to.get(..4)?))
    }
}

/// The end of a range of which only the day was written, as in `2025-05-12/14`.
fn day_after(from: &str, to: &str) -> Option<String> {
    let (month, _) = from.trim().rsplit_once('-').filter(|(month, _)| month.contains('-'))?;
    let to = to.trim();
    // Up to 12 it may be a month.
    let is_day = to.parse::<u8>().is_ok_and(|number| number > 12);
    is_day.then(|| one_date(&format!("{month}-{to:0>2}")))?
}

/// `since May 2025`, `until May 2025`.
fn half_open(text: &str) -> Option<String> {
    let after = |lead| text.strip_prefix(lead).and_then(one_date);
    let since = after("since ").or_else(|| after("from ")).map(|date| format!("{date}/.."));
    since.or_else(|| after("until ").or_else(|| after("till ")).map(|date| format!("../{date}")))
}
