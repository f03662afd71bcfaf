//! The Publication Manual of the American Psychological Association, 7th edition: reference lists.

use super::super::{bare, date, some};
use super::{Row, check, check_in_chinese, citation, seen, words};
use crate::config::CitationStyle::Apa;
use crate::model::entries::Source;

#[rustfmt::skip]
const REFERENCES: [Row; 35] = [
    // Family name, initials with spaces, hyphens kept; up to twenty authors, "&" with a comma before the last (9.8), but
    // none between two groups. Groups are not inverted (9.11); without an author the title comes first (9.12). A site
    // that is the author is not named again (10.16).
    ("one-author", "Smith, J. (2025, May 12). Talks Open in Geneva. Example Times. https://times.example/1"),
    ("two-authors", "He, L., & Public, J. Q. (2025, May 12). Talks Open in Geneva. Example Times. https://times.example/1"),
    ("three-authors", "Smith, J., Martínez, A. M., & Leclerc, J.-L. (2025, May 12). Talks Open in Geneva. Example Times. https://times.example/1"),
    ("four-authors", "Smith, J., Martínez, A. M., Leclerc, J.-L., & van der Berg, J. (2025, May 12). Talks Open in Geneva. Example Times. https://times.example/1"),
    ("group-author", "Ministry of Commerce, PRC. (2025, May 12). Talks Open in Geneva. Example Times. https://times.example/1"),
    ("two-groups", "World Bank & Reuters, Beijing. (2025, May 12). Talks Open in Geneva. Example Times. https://times.example/1"),
    ("no-author", "Talks Open in Geneva. (2025, May 12). Example Times. https://times.example/1"),
    ("own-publisher", "Example Institute. (2025, May 12). Talks Open in Geneva. https://times.example/1"),
    // Suffixes behind initials and a comma (9.8).
    ("suffix", "King, M. L., Jr. (2025, May 12). Talks Open in Geneva. Example Times. https://times.example/1"),
    ("two-part-families", "García Márquez, G., & Lloyd Webber, A. (2025, May 12). Talks Open in Geneva. Example Times. https://times.example/1"),
    ("family-like-an-institution", "Bloomberg, M., & Huang, P. (2025, May 12). Talks Open in Geneva. Example Times. https://times.example/1"),
    // Year first, in parentheses; "ca." for an approximate date (9.14), brackets for parentheses within parentheses
    // (6.8); "n.d." for none (9.17). The date of retrieval stands before the address, its month first (9.16).
    ("no-date", "Smith, J. (n.d.). Ships Wait. Example Times. https://times.example/1"),
    ("no-date-but-read", "Smith, J. (n.d.). Ships Wait. Example Times. Retrieved June 27, 2026, from https://times.example/1"),
    ("about", "Smith, J. (ca. 2025, September). Ships Wait. Example Times. https://times.example/1"),
    ("uncertain", "Smith, J. (2025, November [uncertain]). Ships Wait. Example Times. https://times.example/1"),
    ("month", "Smith, J. (2025, May). Ships Wait. Example Times. https://times.example/1"),
    ("range", "Smith, J. (2025, May 10–12). Ships Wait. Example Times. https://times.example/1"),
    ("accessed", "Smith, J. (2025, May 12). Ships Wait. Example Times. Retrieved June 27, 2026, from https://times.example/1"),
    // No quotation marks around titles; a title's own question mark stands for the full stop (9.5, 9.19). A full stop
    // goes inside closing quotation marks (6.7). Descriptions in brackets behind the title, the first letter a capital,
    // the full stop behind them (9.21), as with a title in another language (9.38).
    ("question", "Smith, J. (2025, May 12). Who Pays for the Tariffs? Example Times. https://times.example/1"),
    ("quoted-end", "Smith, J. (2025, May 12). Beijing Calls It a “Win.” Example Times. https://times.example/1"),
    ("quoted-question", "Smith, J. (2025, May 12). Is This a “Win?” Example Times. https://times.example/1"),
    ("quoted-inside", "Smith, J. (2025, May 12). “Deal” or No Deal. Example Times. https://times.example/1"),
    ("title-note", "Smith, J. (2025, May 12). Talks in Geneva [Title rebuilt from the address]. Example Times. https://times.example/1"),
    ("chinese", "例子. (2025, May 12). 商务部发表谈话 [In Chinese]. 例子日报. https://times.example/1"),
    ("colon-end", "Smith, J. (2025, May 12). Tariffs. Example Times. https://times.example/1"),
    ("straight-quotes", "Smith, J. (2025, May 12). Trump’s “Deal” Is ‘Done.’ Example Times. https://times.example/1"),
    // The source element: newspaper or site, then where it is found (9.24, 9.25). No full stop behind an address (9.35).
    ("syndicated", "Talks Resume. (2025, October 20). Gulf Herald, via Reuters. https://times.example/1"),
    ("own-agency", "Talks Resume. (2025, October 20). Reuters. https://times.example/1"),
    ("archived", "Smith, J. (2025, May 12). Ships Wait. Example Times. https://times.example/1 (Archived at https://archive.example/1)"),
    ("no-url", "Smith, J. (2025, May 12). Ships Wait. Example Times."),
    ("only-a-copy", "Smith, J. (2025, May 12). Ships Wait. Example Times. Archived at https://archive.example/1"),
    // An organization's page without a byline has the organization for its author (10.16), and so has a data set, which
    // is called one in brackets (10.9). References to laws begin with their titles (11.2).
    ("official", "White House. (2025, May 12). Fact Sheet. Retrieved June 27, 2026, from https://times.example/1 (Archived at https://archive.example/2)"),
    ("law", "Modifying Duties. (2025, May 12). Federal Register. https://times.example/1"),
    ("data", "Bureau of Figures. (2025, May 12). Trade in Goods [Data set]. https://times.example/1"),
    // An encyclopedia's entry begins with its title; the encyclopedia is named with "In" (10.3, example 49).
    ("encyclopedia", "He Lifeng. (2025, May 12). In Wikipedia. Retrieved January 2, 2026, from https://times.example/1"),
];

#[test]
fn references_are_written() {
    check(Apa, &REFERENCES);
}

#[test]
fn references_are_written_in_chinese() {
    check_in_chinese(
        Apa,
        "Smith, J., & Roe, J. (2025年5月12日). Talks Open in Geneva [英语]. Example Times, \
         Reuters供稿. 2026年6月27日检索自https://times.example/1 (存档于https://archive.example/1)",
    );
}

#[test]
fn initials_stand_for_given_names() {
    // Author names: surname first, then initials with a space between them, hyphens kept (9.8).
    for (name, expected) in [
        ("Smith, Jane", "Smith, J."),
        ("Smith, J.P.", "Smith, J. P."),
        ("Smith, J. P.", "Smith, J. P."),
        ("Leclerc, J.-L.", "Leclerc, J.-L."),
        ("Khaliq, Riyaz ul", "Khaliq, R. ul."),
        ("Smith, JP", "Smith, J. P."),
        ("Smith, J", "Smith, J."),
        ("Smith, Jane A", "Smith, J. A."),
        ("Kennedy, Scott, PhD", "Kennedy, S., PhD."),
        ("hooks, bell", "hooks, b."),
        ("何, 立峰", "何立峰."),
        ("Jane Smith", "Jane Smith."),
        ("何立峰", "何立峰."),
    ] {
        let source = Source { authors: vec![name.into()], ..bare("id", "Title") };
        let text = seen(&citation(Apa, &source, &words(), |date| date.to_string()));
        assert_eq!(text, format!("{expected} (n.d.). Title."));
    }
}

#[test]
fn more_than_twenty_authors_are_cut_short() {
    // Twenty in full; of more, nineteen, an ellipsis without "&", and the last (9.8).
    let authors = |count: u8| -> Vec<String> {
        (0..count).map(|at| format!("Smith, {}.", char::from(b'A' + at))).collect()
    };
    let text = |count| {
        let source = Source { authors: authors(count), ..bare("id", "Title") };
        seen(&citation(Apa, &source, &words(), |date| date.to_string()))
    };
    assert!(text(20).ends_with("Smith, S., & Smith, T. (n.d.). Title."), "{}", text(20));
    assert!(text(21).ends_with("Smith, S., . . . Smith, U. (n.d.). Title."), "{}", text(21));
}

#[test]
fn a_sentence_begins_with_a_capital_when_a_word_begins_it() {
    let source = Source { syndicated_from: some("Reuters"), ..bare("id", "Title") };
    let text = seen(&citation(Apa, &source, &words(), |date| date.to_string()));
    assert_eq!(text, "Title. (n.d.). Via Reuters.");
}

#[test]
fn what_has_no_address_was_read_all_the_same() {
    let source = Source { accessed: date("2026-01-02"), ..bare("id", "Title") };
    let copied = Source { archived_url: some("https://archive.example/1"), ..source.clone() };
    for (source, expected) in [
        (source, "Title. (n.d.). Retrieved January 2, 2026."),
        (copied, "Title. (n.d.). Retrieved January 2, 2026. Archived at https://archive.example/1"),
    ] {
        assert_eq!(seen(&citation(Apa, &source, &words(), |date| date.to_string())), expected);
    }
}
