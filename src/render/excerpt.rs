//! The beginnings of texts, cut where a sentence ends, or else a word. It knows no entry and no page.

/// How many characters an excerpt or a page's description has at most, where it is not written for it.
pub const EXCERPT: usize = 160;

/// The first sentences of a text, for lists.
pub fn excerpt(text: &str) -> String {
    excerpt_of(text, EXCERPT)
}

/// The first sentences of a text in no more than `limit` characters; if the first is longer, its first words with a sign
/// that there are more.
pub fn excerpt_of(text: &str, limit: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(limit) else { return text.to_owned() };
    match sentence_ends(text).take_while(|at| *at <= end).last() {
        Some(at) => text[..at].to_owned(),
        None => first_words(text, limit),
    }
}

/// The first words of a text, with a sign if there are more, in no more than `limit` characters.
pub fn first_words(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let cut: String = text.chars().take(limit.saturating_sub(1)).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', ';', ':', '.']))
}

/// The first sentence of a text.
pub fn first_sentence(text: &str) -> &str {
    sentence_ends(text).next().map_or(text, |at| &text[..at])
}

/// Words whose dot ends no sentence, beside those with a dot within and single letters.
const ABBREVIATIONS: [&str; 25] = [
    "apr", "aug", "bros", "ca", "co", "corp", "dec", "dr", "feb", "gen", "gov", "inc", "jan", "jr",
    "lt", "ltd", "mr", "mrs", "ms", "nov", "oct", "rep", "sen", "sept", "vs",
];

/// Words whose dot ends no sentence before a number.
const NUMBERED: [&str; 6] = ["art", "fig", "no", "nos", "sec", "vol"];

/// Where the sentences of a text end, behind their marks and what these close. A dot before a small letter, or behind a
/// word that is cut short, ends none.
fn sentence_ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    let end = |(at, mark): (usize, &str)| {
        let rest = &text[at + mark.len()..];
        let bare = rest.trim_start_matches(['”', '’', '"', '\'', ')', ']', '」', '）']);
        let end = text.len() - bare.len();
        if matches!(mark, "。" | "！" | "？") {
            return Some(end);
        }
        let next = bare.trim_start().chars().next();
        let ends = bare.is_empty() || bare.starts_with(char::is_whitespace);
        let goes_on = next.is_some_and(char::is_lowercase);
        let is_quoted = rest.starts_with(['”', '’', '"']);
        let is_short =
            mark == "." && !is_quoted && next.is_some_and(|next| is_cut_short(&text[..at], next));
        (ends && !goes_on && !is_short).then_some(end)
    };
    text.match_indices(['.', '!', '?', '…', '。', '！', '？']).filter_map(end)
}

/// Whether the last word before a dot is an abbreviation: "U.S", "Gen", "J", and "No" before a number.
fn is_cut_short(before: &str, next: char) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || "(“‘\"'—–".contains(c)).next();
    let word = word.unwrap_or(before);
    let is_letter = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    let small = word.to_lowercase();
    let is_numbered = next.is_ascii_digit() && NUMBERED.contains(&small.as_str());
    word.contains('.') || is_letter || is_numbered || ABBREVIATIONS.contains(&small.as_str())
}

#[cfg(test)]
mod tests {
    use super::{excerpt_of, first_sentence};

    #[test]
    fn a_text_is_cut_at_the_end_of_a_sentence_or_of_a_word() {
        for (text, limit, expected) in [
            ("All of it.", 20, "All of it."),
            ("One is short. The other is much too long.", 20, "One is short."),
            ("One. Two. Three. Four.", 10, "One. Two."),
            ("It is ended here. More", 17, "It is ended here."),
            ("A sentence that goes on and on.", 14, "A sentence…"),
            ("He said: “No.” Then he left the room.", 20, "He said: “No.”"),
            ("Nothing, whatever it is, ends.", 10, "Nothing…"),
            ("The U.S. Treasury said so at once.", 20, "The U.S. Treasury…"),
            ("关税仍然有效。其他问题没有解决。", 10, "关税仍然有效。"),
            ("Unbreakable", 5, "Unbr…"),
        ] {
            let cut = excerpt_of(text, limit);
            assert_eq!(cut, expected);
            assert!(cut.chars().count() <= limit, "{cut}");
        }
    }

    #[test]
    fn the_first_sentence_ends_where_a_reader_says() {
        for (text, expected) in [
            ("Chips and tools. Who may buy them.", "Chips and tools."),
            ("The U.S. and China met. They spoke.", "The U.S. and China met."),
            ("Gen. Dong and Mr. Hegseth met. They spoke.", "Gen. Dong and Mr. Hegseth met."),
            ("A rate of 3.5 percent. Later 4.", "A rate of 3.5 percent."),
            ("Sec. 301 duties", "Sec. 301 duties"),
            ("Who owes what? Nobody knows.", "Who owes what?"),
            ("He spoke (briefly.) She did not.", "He spoke (briefly.)"),
            ("Tools (e.g. for etching) are out. More.", "Tools (e.g. for etching) are out."),
            ("They said no. Then they left.", "They said no."),
            ("Announcement No. 61 is out. So is 62.", "Announcement No. 61 is out."),
            ("No end", "No end"),
            ("", ""),
        ] {
            assert_eq!(first_sentence(text), expected);
        }
    }
}
