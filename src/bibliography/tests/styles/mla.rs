//! The MLA Handbook, 9th edition: works cited. Rules are those of chapter 5, by their headings.

use super::super::{bare, date, some};
use super::{Row, check, check_in_chinese, citation, dates, seen, words};
use crate::config::CitationStyle::Mla;
use crate::model::entries::Source;

#[rustfmt::skip]
const ENTRIES: [Row; 35] = [
    // "Author": the first name reversed, a comma before "and", the second in its own order; of three or more the first,
    // a comma and "et al." Groups are not reversed. Without an author the title comes first; an organization that is
    // author and publisher is named as publisher alone.
    ("one-author", "Smith, Jane. “Talks Open in Geneva.” Example Times, 12 May 2025, times.example/1."),
    ("two-authors", "He, Lifeng, and Jane Q. Public. “Talks Open in Geneva.” Example Times, 12 May 2025, times.example/1."),
    ("three-authors", "Smith, Jane, et al. “Talks Open in Geneva.” Example Times, 12 May 2025, times.example/1."),
    ("four-authors", "Smith, Jane, et al. “Talks Open in Geneva.” Example Times, 12 May 2025, times.example/1."),
    ("group-author", "Ministry of Commerce, PRC. “Talks Open in Geneva.” Example Times, 12 May 2025, times.example/1."),
    ("two-groups", "World Bank and Reuters, Beijing. “Talks Open in Geneva.” Example Times, 12 May 2025, times.example/1."),
    ("no-author", "“Talks Open in Geneva.” Example Times, 12 May 2025, times.example/1."),
    ("own-publisher", "“Talks Open in Geneva.” Example Institute, 12 May 2025, times.example/1."),
    // Suffixes behind a comma ("Titles and suffixes").
    ("suffix", "King, Martin Luther, Jr. “Talks Open in Geneva.” Example Times, 12 May 2025, times.example/1."),
    ("two-part-families", "García Márquez, Gabriel, and Andrew Lloyd Webber. “Talks Open in Geneva.” Example Times, 12 May 2025, times.example/1."),
    ("family-like-an-institution", "Bloomberg, Michael, and Paris Huang. “Talks Open in Geneva.” Example Times, 12 May 2025, times.example/1."),
    // "Publication date": day, month, year, months of more than four letters cut short ("Months", appendix 1); left out if
    // there is none. "Date of access": last, as a sentence.
    ("no-date", "Smith, Jane. “Ships Wait.” Example Times, times.example/1."),
    ("no-date-but-read", "Smith, Jane. “Ships Wait.” Example Times, times.example/1. Accessed 27 June 2026."),
    ("about", "Smith, Jane. “Ships Wait.” Example Times, about Sept. 2025, times.example/1."),
    ("uncertain", "Smith, Jane. “Ships Wait.” Example Times, Nov. 2025 (uncertain), times.example/1."),
    ("month", "Smith, Jane. “Ships Wait.” Example Times, May 2025, times.example/1."),
    ("range", "Smith, Jane. “Ships Wait.” Example Times, 10–12 May 2025, times.example/1."),
    ("accessed", "Smith, Jane. “Ships Wait.” Example Times, 12 May 2025, times.example/1. Accessed 27 June 2026."),
    // "Title of source": in quotation marks, the full stop inside them, unless the title ends with a mark of its own;
    // quotation marks in a title become single. What is not in the source stands in brackets behind the title.
    ("question", "Smith, Jane. “Who Pays for the Tariffs?” Example Times, 12 May 2025, times.example/1."),
    ("quoted-end", "Smith, Jane. “Beijing Calls It a ‘Win.’” Example Times, 12 May 2025, times.example/1."),
    ("quoted-question", "Smith, Jane. “Is This a ‘Win?’” Example Times, 12 May 2025, times.example/1."),
    ("quoted-inside", "Smith, Jane. “‘Deal’ or No Deal.” Example Times, 12 May 2025, times.example/1."),
    ("title-note", "Smith, Jane. “Talks in Geneva” [title rebuilt from the address]. Example Times, 12 May 2025, times.example/1."),
    ("chinese", "例子. “商务部发表谈话” [in Chinese]. 例子日报, 12 May 2025, times.example/1."),
    ("colon-end", "Smith, Jane. “Tariffs.” Example Times, 12 May 2025, times.example/1."),
    ("straight-quotes", "Smith, Jane. “Trump’s ‘Deal’ Is ‘Done.’” Example Times, 12 May 2025, times.example/1."),
    // "Title of container, contributor, publication date, location", commas between them; addresses without `https://`
    // ("URLs").
    ("syndicated", "“Talks Resume.” Gulf Herald, via Reuters, 20 Oct. 2025, times.example/1."),
    ("own-agency", "“Talks Resume.” Reuters, 20 Oct. 2025, times.example/1."),
    ("archived", "Smith, Jane. “Ships Wait.” Example Times, 12 May 2025, times.example/1. Archived at archive.example/1."),
    ("no-url", "Smith, Jane. “Ships Wait.” Example Times, 12 May 2025."),
    ("only-a-copy", "Smith, Jane. “Ships Wait.” Example Times, 12 May 2025. Archived at archive.example/1."),
    // One template for sources of every kind.
    ("official", "“Fact Sheet.” White House, 12 May 2025, times.example/1. Archived at archive.example/2. Accessed 27 June 2026."),
    ("law", "“Modifying Duties.” Federal Register, 12 May 2025, times.example/1."),
    ("data", "“Trade in Goods.” Bureau of Figures, 12 May 2025, times.example/1."),
    ("encyclopedia", "“He Lifeng.” Wikipedia, 12 May 2025, times.example/1. Accessed 2 Jan. 2026."),
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
         2025年5月12日, times.example/1. 存档于archive.example/1. 2026年6月27日访问.",
    );
}

#[test]
fn a_word_behind_a_full_stop_begins_with_a_capital() {
    let about = Source { date: date("2025~"), ..bare("id", "Title") };
    let agency = Source { syndicated_from: some("Reuters"), ..about.clone() };
    let bare_page = Source { url: some("https://times.example/1"), ..bare("id", "Title") };
    let copy = Source { archived_url: some("https://archive.example/1"), ..bare("id", "Title") };
    for (source, expected) in [
        (about, "“Title.” About 2025."),
        (agency, "“Title.” Via Reuters, about 2025."),
        (copy, "“Title.” Archived at archive.example/1."),
        (bare_page, "“Title.” times.example/1."),
    ] {
        let html = citation(Mla, &source, &words(), |date| date.words(&dates()));
        assert_eq!(seen(&html), expected);
    }
}
