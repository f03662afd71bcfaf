//! Where numbers go on: the digits and signs of one, in figures and in Chinese characters. Half a number is another
//! number, so where it is in doubt whether one goes on, it does.

/// Between whole numbers: of a percentage, a decimal, a mixed fraction, tenths and hundredths.
const WORDS: [&str; 5] = ["分之", "点", "點", "又", "成"];
/// Before a number: what makes another of it, the third of three, minus five of five.
const BEFORE: [char; 3] = ['第', '负', '負'];
/// The most characters of a date or another row of numbers.
const ROW: usize = 16;

/// Whether a number goes on from one text to the text behind it.
pub fn goes_on(left: &str, right: &str) -> bool {
    let begun = left.ends_with(is_numeral) || left.ends_with(BEFORE);
    begun && right.starts_with(is_numeral)
        || is_beside_sign(left, right)
        || is_within_word(left, right)
        || is_in_date(left, right)
}

/// The offset of a dash that may be a minus sign, for the number that begins behind `left`: `-5%`, `(-$5)`, `增长-5%`,
/// but neither `30-55%` nor `3月-5月`. A currency may stand between.
pub fn minus_before(left: &str, right: &str) -> Option<usize> {
    let is_money = |c: char| "$€£¥￥₽₩₹＄".contains(c);
    let (left, right) = (left.trim_end_matches(is_money), right.trim_start_matches(is_money));
    let before = left.strip_suffix('-')?;
    let is_number = right.starts_with(|c: char| c.is_numeric() || matches!(c, '.' | '．'));
    (is_number && is_free(before)).then_some(before.len())
}

/// Whether a sign may stand by itself behind a text: nothing, or a sign or a character that begins something.
fn is_free(before: &str) -> bool {
    let mut last = before.chars().rev();
    let Some(c) = last.next() else { return true };
    let is_unit = last.next().is_some_and(is_numeral);
    let is_chinese = matches!(c, '\u{3400}'..='\u{9fff}') && !is_numeral(c) && !is_unit;
    c.is_whitespace() || is_chinese || "([{\"'（【〔《〈:：,，、。；=/|".contains(c)
}

/// A sign within a number, with digits on both of its sides (`3.5`, `1,000`, `1'000`, `12:30`, `1/2`, `１，０００`), or
/// the dot that begins one (`.5`). One of both texts ends or begins with it.
fn is_beside_sign(left: &str, right: &str) -> bool {
    let is_digit = char::is_numeric;
    let is_dot = |c: char| matches!(c, '.' | '．');
    if let Some(before) = left.strip_suffix(is_sign) {
        let begins = left.ends_with(is_dot) && !before.ends_with(char::is_alphanumeric);
        return right.starts_with(is_digit) && (begins || before.ends_with(is_digit));
    }
    left.ends_with(is_digit)
        && right.strip_prefix(is_sign).is_some_and(|after| after.starts_with(is_digit))
}

fn is_sign(c: char) -> bool {
    ".,:'·/^\u{66b}\u{66c}\u{2044}\u{2215}．，：／・".contains(c)
}

/// Whether one of the [`WORDS`] with numerals on both of its sides stands between two texts, or across.
fn is_within_word(left: &str, right: &str) -> bool {
    let stands = |word: &str, cut: usize| {
        let (begin, end) = word.split_at(cut);
        left.strip_suffix(begin).is_some_and(|before| before.ends_with(is_numeral))
            && right.strip_prefix(end).is_some_and(|after| after.starts_with(is_numeral))
    };
    let cuts = |word: &'static str| word.char_indices().map(|(at, _)| at).chain([word.len()]);
    WORDS.iter().any(|word| cuts(word).any(|cut| stands(word, cut)))
}

/// Whether the hyphens of a date stand around a place: three numbers in a row, as in `2025-11-12`.
fn is_in_date(left: &str, right: &str) -> bool {
    let is_part = |c: &char| c.is_numeric() || *c == '-';
    let mut row: Vec<char> = left.chars().rev().take(ROW).take_while(is_part).collect();
    row.reverse();
    let cut = row.len();
    row.extend(right.chars().take(ROW).take_while(is_part));
    let is_beside_hyphen = row.get(cut) == Some(&'-') || cut > 0 && row[cut - 1] == '-';
    is_beside_hyphen && row.split(|c| *c == '-').filter(|part| !part.is_empty()).count() > 2
}

/// Whether a character is part of a number: a digit of any script, or one of those with which Chinese writes numbers.
pub fn is_numeral(c: char) -> bool {
    c.is_numeric()
        || "〇○零一二三四五六七八九十几幾百千万亿兆两廿卅卌壹贰叁肆伍陆柒捌玖拾佰仟萬億兩參叄貳陸"
            .contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a number goes on at the bar.
    fn is_one(text: &str) -> bool {
        let (left, right) = text.split_once('|').expect("it has a bar");
        goes_on(left, right)
    }

    #[test]
    fn a_number_goes_on() {
        for text in [
            "15|5",
            "3|.5",
            "3.|5",
            "1|,000",
            "1'|000",
            ".|5%",
            "12|:30",
            "1/|2",
            "100|/155",
            "10^|2",
            "１．|５％",
            "１，|０００吨",
            "1，|000吨",
            "１２：|３０",
            "．|５",
            "１／|２",
            "三十|四",
            "有一点|三方",
            "百分之五|十五",
            "百分之一百|五十五",
            "二〇|二五年",
            "二○|二五年",
            "二○|○五年",
            "百|分之五",
            "百分|之五",
            "百分之|五十五",
            "三分之|一",
            "二点|五",
            "二|点五",
            "一又|二分之一",
            "30|亿",
            "5|万",
            "3|千",
            "两|百",
            "壹|佰",
            "2025-|11-12",
            "2025|-11-12",
            "2025-11|-12",
            "2025-11-|12",
            "11/|12/2025",
            "5½|½",
        ] {
            assert!(is_one(text), "{text}");
        }
    }

    #[test]
    fn a_number_ends() {
        for text in [
            "55|%",
            "$|55",
            "2025|年",
            "5|月12日",
            "月|12日",
            "30-|55%",
            "30|-55%",
            "2025-|11",
            "90|-day",
            "1, |2",
            "五十五|点",
            "第三|点要求",
            "一|点",
            "百|分点",
            "万|分",
            "之|一",
            "又|一",
            "统|一",
            "end.|5",
            "and|/5",
            "G|20",
            "停火|5天",
            "5|。",
            "5|，但",
            "a-|1-b",
        ] {
            assert!(!is_one(text), "{text}");
        }
    }

    #[test]
    fn a_minus_sign_belongs_to_its_number() {
        let minus = |text: &str| {
            let (left, right) = text.split_once('|').expect("it has a bar");
            minus_before(left, right).is_some()
        };
        for text in [
            "of -|5%",
            "(-|5%)",
            "-|5",
            "\"-|5%\"",
            "-|$5",
            "-$|5",
            "-|.5",
            "增长-|5%",
            "：-|5%",
            "（-|5%",
        ] {
            assert!(minus(text), "{text}");
        }
        for text in [
            "30-|55%",
            "55%-|60%",
            "3月-|5月",
            "2018年-|2019年",
            "a-|5",
            "- |5",
            "non-|x",
            "(5)-|6",
            "三-|5",
        ] {
            assert!(!minus(text), "{text}");
        }
    }
}
