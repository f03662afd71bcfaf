//! The MLA Handbook, 9th edition: works cited. Rules are those of chapter 5, by their headings.

use super::super::{bare, date, some};
use super::{Row, check, check_in_chinese, citation, dates, seen, words};
use crate::config::CitationStyle::Mla;
use crate::model::entries::Source;

#[rustfmt::skip]
const ENTRIES: [Row; 27] = [
    // "Author": the first name reversed, a comma before "and", the second in its own order; of three or more the first,
    // a comma and "et al." Groups are not reversed. Without an author the title comes first; an organization that is
    // author and publisher is named as publisher alone.
    ("one-author", "Smith, Jane. “Talks Open in Geneva.” Example Times, 12 May 2025."),
    ("two-authors", "He, Lifeng, and Jane Q. Public. “Talks Open in Geneva.” Example Times, 12 May 2025."),
    ("three-authors", "Smith, Jane, et al. “Talks Open in Geneva.” Example Times, 12 May 2025."),
    ("four-authors", "Smith, Jane, et al. “Talks Open in Geneva.” Example Times, 12 May 2025."),
    ("group-author", "Ministry of Commerce, PRC. “Talks Open in Geneva.” Example Times, 12 May 2025."),
    ("two-groups", "World Bank and Reuters, Beijing. “Talks Open in Geneva.” Example Times, 12 May 2025."),
    ("no-author", "“Talks Open in Geneva.” Example Times, 12 May 2025."),
    ("own-publisher", "“Talks Open in Geneva.” Example Institute, 12 May 2025."),
    // "Publication date": day, month, year; left out if there is none. "Date of access": last, as a sentence.
    ("no-date", "Smith, Jane. “Ships Wait.” Example Times."),
    ("no-date-but-read", "Smith, Jane. “Ships Wait.” Example Times. Accessed 27 June 2026."),
    ("about", "Smith, Jane. “Ships Wait.” Example Times, about September 2025."),
    ("uncertain", "Smith, Jane. “Ships Wait.” Example Times, November 2025 (uncertain)."),
    ("month", "Smith, Jane. “Ships Wait.” Example Times, May 2025."),
    ("range", "Smith, Jane. “Ships Wait.” Example Times, 10–12 May 2025."),
    ("accessed", "Smith, Jane. “Ships Wait.” Example Times, 12 May 2025. Accessed 27 June 2026."),
    // "Title of source": in quotation marks, the full stop inside them, unless the title ends with a mark of its own;
    // quotation marks in a title become single. What is not in the source stands in brackets behind the title.
    ("question", "Smith, Jane. “Who Pays for the Tariffs?” Example Times, 12 May 2025."),
    ("quoted-end", "Smith, Jane. “Beijing Calls It a ‘Win.’” Example Times, 12 May 2025."),
    ("quoted-question", "Smith, Jane. “Is This a ‘Win?’” Example Times, 12 May 2025."),
    ("quoted-inside", "Smith, Jane. “‘Deal’ or No Deal.” Example Times, 12 May 2025."),
    ("title-note", "Smith, Jane. “Talks in Geneva” [title rebuilt from the address]. Example Times, 12 May 2025."),
    ("chinese", "例子. “商务部发表谈话” [in Chinese]. 例子日报, 12 May 2025."),
    // "Title of container, contributor, publication date, location", commas between them.
    ("syndicated", "“Talks Resume.” Gulf Herald, via Reuters, 20 October 2025."),
    ("archived", "Smith, Jane. “Ships Wait.” Example Times, 12 May 2025, archived copy."),
    ("no-url", "Smith, Jane. “Ships Wait.” Example Times, 12 May 2025."),
    // One template for sources of every kind.
    ("official", "“Fact Sheet.” White House, 12 May 2025, archived copy. Accessed 27 June 2026."),
    ("law", "“Modifying Duties.” Federal Register, 12 May 2025."),
    ("data", "“Trade in Goods.” Bureau of Figures, 12 May 2025."),
];

#[test]
fn works_cited_are_written() {
    check(Mla, &ENTRIES);
}

#[test]
fn works_cited_are_written_in_chinese() {
    check_in_chinese(
        Mla,
        "Smith, Jane, 和 John Roe. “Talks Open in Geneva” [英语]. Example Times, Reuters供稿, \
         2025年5月12日, 存档. 2026年6月27日访问.",
    );
}

#[test]
fn a_word_behind_a_full_stop_begins_with_a_capital() {
    let about = Source { date: date("2025~"), ..bare("id", "Title") };
    let agency = Source { syndicated_from: some("Reuters"), ..about.clone() };
    let copy = Source { archived_url: some("https://archive.example/1"), ..bare("id", "Title") };
    for (source, expected) in [
        (about, "“Title.” About 2025."),
        (agency, "“Title.” Via Reuters, about 2025."),
        (copy, "“Title.” Archived copy."),
    ] {
        let html = citation(Mla, &source, &words(), |date| date.words(&dates()));
        assert_eq!(seen(&html), expected);
    }
}
