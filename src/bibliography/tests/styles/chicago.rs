//! The Chicago Manual of Style, 17th edition: notes.

use super::{Row, check, check_in_chinese};
use crate::config::CitationStyle::Chicago;

#[rustfmt::skip]
const NOTES: [Row; 35] = [
    // Given names first, commas between elements (14.20); two or three authors in full, of four or more the first with
    // "et al." and no comma before it (14.76). Organizations as authors (14.84); without an author the title comes
    // first (14.79, 14.207), as it does where the owner of the site would be named twice (14.207).
    ("one-author", "Jane Smith, “Talks Open in Geneva,” Example Times, 12 May 2025, https://times.example/1."),
    ("two-authors", "Lifeng He and Jane Q. Public, “Talks Open in Geneva,” Example Times, 12 May 2025, https://times.example/1."),
    ("three-authors", "Jane Smith, Ana María Martínez, and Jean-Luc Leclerc, “Talks Open in Geneva,” Example Times, 12 May 2025, https://times.example/1."),
    ("four-authors", "Jane Smith et al., “Talks Open in Geneva,” Example Times, 12 May 2025, https://times.example/1."),
    ("group-author", "Ministry of Commerce, PRC, “Talks Open in Geneva,” Example Times, 12 May 2025, https://times.example/1."),
    ("two-groups", "World Bank and Reuters, Beijing, “Talks Open in Geneva,” Example Times, 12 May 2025, https://times.example/1."),
    ("no-author", "“Talks Open in Geneva,” Example Times, 12 May 2025, https://times.example/1."),
    ("own-publisher", "“Talks Open in Geneva,” Example Institute, 12 May 2025, https://times.example/1."),
    // Suffixes without a comma before them (6.43); family names of more than one word.
    ("suffix", "Martin Luther King Jr., “Talks Open in Geneva,” Example Times, 12 May 2025, https://times.example/1."),
    ("two-part-families", "Gabriel García Márquez and Andrew Lloyd Webber, “Talks Open in Geneva,” Example Times, 12 May 2025, https://times.example/1."),
    ("family-like-an-institution", "Michael Bloomberg and Paris Huang, “Talks Open in Geneva,” Example Times, 12 May 2025, https://times.example/1."),
    // No date: "n.d." (14.145), or for a page the day on which it was read (14.12, 14.207), which stands behind the
    // date and before the address. The words of dates are the site's.
    ("no-date", "Jane Smith, “Ships Wait,” Example Times, n.d., https://times.example/1."),
    ("no-date-but-read", "Jane Smith, “Ships Wait,” Example Times, accessed 27 June 2026, https://times.example/1."),
    ("about", "Jane Smith, “Ships Wait,” Example Times, about September 2025, https://times.example/1."),
    ("uncertain", "Jane Smith, “Ships Wait,” Example Times, November 2025 (uncertain), https://times.example/1."),
    ("month", "Jane Smith, “Ships Wait,” Example Times, May 2025, https://times.example/1."),
    ("range", "Jane Smith, “Ships Wait,” Example Times, 10–12 May 2025, https://times.example/1."),
    ("accessed", "Jane Smith, “Ships Wait,” Example Times, 12 May 2025, accessed 27 June 2026, https://times.example/1."),
    // Commas go inside closing quotation marks, single ones as well (6.9), also behind a question mark (6.125; Q&A
    // "What’s the Point of Grades?,”). Quotation marks in a title become single (14.94). Bracketed additions follow the
    // title, and a comma follows them (14.99).
    ("question", "Jane Smith, “Who Pays for the Tariffs?,” Example Times, 12 May 2025, https://times.example/1."),
    ("quoted-end", "Jane Smith, “Beijing Calls It a ‘Win,’” Example Times, 12 May 2025, https://times.example/1."),
    ("quoted-question", "Jane Smith, “Is This a ‘Win?,’” Example Times, 12 May 2025, https://times.example/1."),
    ("quoted-inside", "Jane Smith, “‘Deal’ or No Deal,” Example Times, 12 May 2025, https://times.example/1."),
    ("title-note", "Jane Smith, “Talks in Geneva” [title rebuilt from the address], Example Times, 12 May 2025, https://times.example/1."),
    ("chinese", "例子, “商务部发表谈话” [in Chinese], 例子日报, 12 May 2025, https://times.example/1."),
    ("colon-end", "Jane Smith, “Tariffs,” Example Times, 12 May 2025, https://times.example/1."),
    ("straight-quotes", "Jane Smith, “Trump’s ‘Deal’ Is ‘Done,’” Example Times, 12 May 2025, https://times.example/1."),
    // The agency is a further fact of publication (14.20), but named once; the address comes last (14.17), and behind it
    // the copy's ("archived at", Q&A on the Wayback Machine).
    ("syndicated", "“Talks Resume,” Gulf Herald, via Reuters, 20 October 2025, https://times.example/1."),
    ("own-agency", "“Talks Resume,” Reuters, 20 October 2025, https://times.example/1."),
    ("archived", "Jane Smith, “Ships Wait,” Example Times, 12 May 2025, https://times.example/1, archived at https://archive.example/1."),
    ("no-url", "Jane Smith, “Ships Wait,” Example Times, 12 May 2025."),
    ("only-a-copy", "Jane Smith, “Ships Wait,” Example Times, 12 May 2025, archived at https://archive.example/1."),
    // Pages of every kind have one form: title, owner of the site, date, date of access (14.207).
    ("official", "“Fact Sheet,” White House, 12 May 2025, accessed 27 June 2026, https://times.example/1, archived at https://archive.example/2."),
    ("law", "“Modifying Duties,” Federal Register, 12 May 2025, https://times.example/1."),
    ("data", "“Trade in Goods,” Bureau of Figures, 12 May 2025, https://times.example/1."),
    ("encyclopedia", "“He Lifeng,” Wikipedia, 12 May 2025, accessed 2 January 2026, https://times.example/1."),
];

#[test]
fn notes_are_written() {
    check(Chicago, &NOTES);
}

#[test]
fn notes_are_written_in_chinese() {
    check_in_chinese(
        Chicago,
        "Jane Smith 和 John Roe, “Talks Open in Geneva” [英语], Example Times, Reuters供稿, \
         2025年5月12日, 2026年6月27日访问, https://times.example/1, 存档于https://archive.example/1.",
    );
}
