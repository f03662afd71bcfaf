//! Which documents a term stands in, in few letters.

use super::Impact;

/// The documents of a term, in rising order, with what each says of it.
#[derive(Clone, Debug, Default)]
pub struct Postings(Vec<(usize, Impact)>);

/// Signs that stand for a digit: in the first half for the last of a number, in the second for one that more follow. No
/// sign among them needs an escape in a script's string.
const DIGITS: &[u8; 90] =
    b"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}";
const BASE: usize = DIGITS.len() / 2;

/// Stands between two groups.
const BREAK: char = '!';

impl Postings {
    /// Adds a document that comes after those that are there.
    pub fn add(&mut self, document: usize, impact: Impact) {
        self.0.push((document, impact));
    }

    /// Groups by impact, the highest first: its digit, then the documents, each as the distance from the one before it,
    /// less one.
    pub fn encoded(&self) -> String {
        let mut groups: Vec<String> = Vec::new();
        for impact in (1..=super::MOST).rev() {
            let mut next = 0;
            let mut group = String::new();
            for (document, _) in self.0.iter().filter(|(_, of)| *of == impact) {
                push(&mut group, document - next);
                next = document + 1;
            }
            if !group.is_empty() {
                groups.push(format!("{impact}{group}"));
            }
        }
        groups.join(&BREAK.to_string())
    }
}

/// A number in base 45, its smallest digit first.
fn push(text: &mut String, mut number: usize) {
    while number >= BASE {
        text.push(char::from(DIGITS[BASE + number % BASE]));
        number /= BASE;
    }
    text.push(char::from(DIGITS[number]));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_told_by_their_distance() {
        let mut postings = Postings::default();
        for (document, impact) in [(0, 1), (1, 9), (2, 1), (47, 1), (3000, 1)] {
            postings.add(document, impact);
        }
        // 1: one after 0. 0, then 2 - 1, then 47 - 3 = 44, then 3000 - 48 = 2952 = 27 + 45 * 65, 65 = 20 + 45 * 1.
        let digit = |at: usize| char::from(DIGITS[at]);
        let last = [digit(0), digit(1), digit(44), digit(45 + 27), digit(45 + 20), digit(1)];
        let expected = format!("9{}!1{}", digit(1), last.iter().collect::<String>());
        assert_eq!(postings.encoded(), expected);
        assert!(DIGITS.iter().all(|c| c.is_ascii_graphic() && !b"\"\\!".contains(c)));
    }
}
