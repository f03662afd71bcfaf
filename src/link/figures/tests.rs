//! What is read as a figure, and which figures are one.

use super::*;

/// A figure as the tables below write it.
fn written(figure: &Figure) -> String {
    match figure {
        Figure::Percent(number, things) => {
            format!("{number} % {}", things.join(" ")).trim().to_owned()
        }
        Figure::Money(number, currency) => format!("{number} {currency}"),
        Figure::Count(number, words) => format!("{number} {}", words.join(" ")).trim().to_owned(),
        Figure::Day(Day { year, month, day }) => {
            let year = year.map_or("?".to_owned(), |year| year.to_string());
            format!("{year}-{month:02}-{day:02}")
        }
    }
}

#[test]
fn a_figure_is_a_number_with_what_it_counts() {
    for (text, expected) in [
        ("30% on Chinese goods, 10% on US goods", vec!["30 % chinese good", "10 % us good"]),
        ("10% on the US side, 10% on 4 May", vec!["10 % us side", "10 %", "?-05-04"]),
        ("55 percent, 55 per cent, 55-percent or 55.0 ％", vec!["55 %"; 4]),
        ("10 percentage points", vec!["10 percentage point"]),
        ("Fifty-five percent, ten percent, a hundred percent", vec!["55 %", "10 %", "100 %"]),
        ("two hundred percent, two hundred and ten percent", vec!["200 %", "10 %"]),
        ("one of the ten", vec!["10"]),
        ("four meetings", vec!["4 meeting"]),
        ("降至30%", vec!["30 %"]),
        ("$55, US$55, US $55, USD 55, 55 dollars, 55 US dollars", vec!["55 USD"; 6]),
        ("HK$55, €5, 55 yuan, ¥55", vec!["55 HKD", "5 EUR", "55 CNY", "55 CNY"]),
        ("$1.5 billion, 12 million tonnes", vec!["1500000000 USD", "12000000 tonne"]),
        ("1,000 ships, 51.1%.", vec!["1000 ship", "51.1 %"]),
        ("200 Boeing aircraft, and 55", vec!["200 boeing aircraft", "55"]),
        ("a 90-day truce of 24", vec!["90 day truce", "24"]),
        ("30 to 33% or 55 and 57 percent", vec!["30 %", "33 %", "55 %", "57 %"]),
        ("in 2025, in 2025 and 10 more", vec!["10 more"]),
        ("G20, covid19", vec![]),
        ("", vec![]),
    ] {
        assert_eq!(figures(text).iter().map(written).collect::<Vec<_>>(), expected, "{text}");
    }
}

#[test]
fn a_day_has_its_year() {
    for (before, text, expected) in [
        ("", "until 10 November 2025.", vec!["2025-11-10"]),
        ("", "on 25 and 26 October 2025, the fifth", vec!["2025-10-25", "2025-10-26"]),
        ("", "9 or 10 October", vec!["?-10-09", "?-10-10"]),
        ("", "28–29 July 2025", vec!["2025-07-28", "2025-07-29"]),
        ("", "October 25-26, 2025, and Nov. 10", vec!["2025-10-25", "2025-10-26", "2025-11-10"]),
        ("", "2025-10-09", vec!["2025-10-09"]),
        ("", "12 August to 10 November 2025", vec!["2025-08-12", "2025-11-10"]),
        ("", "from 9 November 2026 to 10 November", vec!["2026-11-09", "2026-11-10"]),
        ("To 9 November 2026", "and to 10 November", vec!["2026-11-10"]),
        ("In 2019", "on 10 November 2025", vec!["2025-11-10"]),
        ("", "in May 10% and 40 October", vec!["10 %"]),
        ("", "it may 10 times", vec!["10 time"]),
    ] {
        let found = figures_after(before, text);
        assert_eq!(found.iter().map(written).collect::<Vec<_>>(), expected, "{before} {text}");
    }
}

#[test]
fn figures_are_the_same_or_rivals() {
    const SAME: &str = "same";
    const RIVALS: &str = "rivals";
    const NEITHER: &str = "neither";
    for (one, other, expected) in [
        ("55%", "55.0 percent", SAME),
        ("55%", "30%", RIVALS),
        ("10% on all American goods", "10% on American goods", SAME),
        ("10% on Chinese goods", "10% on American goods", RIVALS),
        ("10%", "10% on American goods", SAME),
        ("55%", "$55", NEITHER),
        ("55%", "55", NEITHER),
        ("55%", "55 cities", NEITHER),
        ("$55", "55 dollars", SAME),
        ("$55", "30 dollars", RIVALS),
        ("$55", "55 yuan", NEITHER),
        ("200 aircraft", "200 Boeing aircraft", SAME),
        ("200 aircraft", "130 aircraft", RIVALS),
        ("200 aircraft", "28 points", NEITHER),
        ("200 aircraft", "200", NEITHER),
        ("200", "200", SAME),
        ("10 November 2025", "10 November 2026", RIVALS),
        ("10 November", "10 November 2026", SAME),
        ("10 November 2026", "9 November 2026", RIVALS),
        ("10 November 2026", "10%", NEITHER),
    ] {
        let [one, other] = [one, other].map(|text| figures(text).remove(0));
        let found = match (one.is_same(&other), one.is_rival(&other)) {
            (true, _) => SAME,
            (_, true) => RIVALS,
            _ => NEITHER,
        };
        assert_eq!(found, expected, "{one:?}, {other:?}");
    }
}

#[test]
fn a_day_without_a_year_is_no_day_of_a_certain_year() {
    for (said, disputed, expected) in [
        ("10 November 2026", "10 November 2026", true),
        ("10 November 2025", "10 November 2026", false),
        ("10 November", "10 November 2026", false),
        ("10 November 2025", "10 November", true),
        ("10 November", "10 November", true),
        ("55%", "55%", true),
    ] {
        let [one, other] = [said, disputed].map(|text| figures(text).remove(0));
        assert_eq!(one.means(&other), expected, "{said}, {disputed}");
    }
}
