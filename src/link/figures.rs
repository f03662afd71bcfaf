//! The figures of a text: each number with the word behind it, so that `10%` and `10 November` are two.

/// The figures in the words of a text without marks, sorted: `55 %`, `12 million`, `9 november`. A year is none.
pub fn figures(text: &str) -> Vec<String> {
    let mut figures = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let number = &rest[start..];
        let end = number.find(|c: char| !is_in_number(c)).unwrap_or(number.len());
        let digits = number[..end].trim_end_matches(['.', ',']);
        let is_word = rest[..start].ends_with(|c: char| c.is_alphanumeric());
        rest = &number[end..];
        if !is_word && !is_year(digits) {
            figures.push(format!("{} {}", digits.replace(',', ""), unit(rest)));
        }
    }
    figures.sort();
    figures.dedup();
    figures
}

/// Whether a figure of a text is another one. In "30 and 10" or "from 55 to" no unit stands behind the number: it may be
/// any.
pub fn is_same(figure: &str, other: &str) -> bool {
    const BARE: [&str; 9] = ["", "and", "or", "to", "by", "for", "in", "on", "with"];
    let (number, unit) = figure.split_once(' ').unwrap_or((figure, ""));
    figure == other
        || (BARE.contains(&unit) && other.split_once(' ').is_some_and(|(same, _)| same == number))
}

fn is_in_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',')
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

/// The word behind a number, in lower case; one sign for all ways to write percent.
fn unit(rest: &str) -> String {
    let rest = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}', '-']);
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let word = rest[..end].to_lowercase();
    let is_percent = rest.starts_with(['%', '％']) || word.starts_with("percent");
    if is_percent || (word == "per" && rest[end..].starts_with(" cent")) {
        "%".to_owned()
    } else {
        word
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_a_number_with_its_unit() {
        for (text, expected) in [
            ("30% on Chinese goods, 10% on US goods", vec!["10 %", "30 %"]),
            ("55 percent or 55 per cent", vec!["55 %"]),
            ("until 10 November 2025.", vec!["10 november"]),
            ("12 million tonnes, 1,000 ships, 51.1%.", vec!["1000 ships", "12 million", "51.1 %"]),
            ("in 2025", vec![]),
            ("G20, covid19", vec![]),
            ("a 90-day truce of 24", vec!["24 ", "90 day"]),
            ("", vec![]),
        ] {
            assert_eq!(figures(text), expected, "{text}");
        }
    }
}
