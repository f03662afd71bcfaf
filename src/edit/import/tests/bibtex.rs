//! BibTeX, in the forms of Zotero's translators `BibLaTeX.js` and `BibTeX.js` and of our own export.

use super::{count, only, read};

/// (what it is, the entry, its id, the YAML)
const TABLE: [(&str, &str, &str, &str); 8] = [
    (
        "Zotero, newspaper article",
        "
@article{swanson_truce_2025,
\ttitle = {U.{S}. and {China} {Agree} to {Temporarily} {Slash} {Tariffs} in {Bid} to {Defuse} {Trade} {War}},
\tissn = {0362-4331},
\turl = {https://www.nytimes.com/2025/05/12/business/china-us-tariffs.html},
\tabstract = {Officials from both countries said 100\\% of the \"reciprocal\" tariffs; {\\textasciitilde}90 days.},
\tentrysubtype = {newspaper},
\tjournaltitle = {The New York Times},
\tauthor = {Swanson, Ana and Rappeport, Alan},
\turldate = {2025-06-02},
\tdate = {2025-05-12},
\tlangid = {american},
\tnote = {Section: Business},
\tkeywords = {Embargoes and Sanctions, Bessent, Scott},
\tfile = {Snapshot:/home/a/Zotero/storage/ABCD/china.html:text/html},
}",
        "new-york-times-2025-05-12-u-china-agree-temporarily",
        "title: U.S. and China Agree to Temporarily Slash Tariffs in Bid to Defuse Trade War
publisher: The New York Times
authors: [\"Swanson, Ana\", \"Rappeport, Alan\"]
date: 2025-05-12
url: https://www.nytimes.com/2025/05/12/business/china-us-tariffs.html
accessed: 2025-06-02
language: en-US
kind: news
",
    ),
    (
        "Zotero, web page",
        "@online{noauthor_joint_2025,
\ttitle = {Joint Statement on {U}.S.-{China} Economic and Trade Meeting in Geneva},
\turl = {https://www.whitehouse.gov/briefings-statements/2025/05/joint_statement/},
\ttitleaddon = {The White House},
\tauthor = {{The White House}},
\turldate = {2025-06-02},
\tdate = {2025-05-12},
\tlangid = {english},
\tkeywords = {official, side:us, tariffs},
}",
        "white-house-2025-05-12-joint-statement-u-china",
        "title: Joint Statement on U.S.-China Economic and Trade Meeting in Geneva
publisher: The White House
authors: [The White House]
date: 2025-05-12
url: https://www.whitehouse.gov/briefings-statements/2025/05/joint_statement/
accessed: 2025-06-02
language: en
kind: official
side: us
",
    ),
    (
        "Zotero, report with TeX in it",
        "@report{bown_peterson_2025,
\tlocation = {Washington, D.C.},
\ttitle = {Who pays? 100\\% of \\textit{the} cost \\& more {\\textgreater} \\$5 in {Bogot\\'{a}}, G\\\"{o}del's 2$^{\\textrm{nd}}$ view~today},
\tinstitution = {Peterson Institute for International Economics},
\tauthor = {Bown, Chad P. and van der Berg, Jan},
\tdate = {2025-05},
}",
        "peterson-institute-2025-05-pays-100-cost-more",
        "title: \"Who pays? 100% of the cost & more > $5 in Bogotá, Gödel's 2nd view today\"
publisher: Peterson Institute for International Economics
authors: [\"Bown, Chad P.\", \"van der Berg, Jan\"]
date: 2025-05
kind: analysis
",
    ),
    (
        "Zotero, statute",
        "@legislation{noauthor_trade_1974,
\ttitle = {Trade Act of 1974},
\turl = {https://www.law.cornell.edu/uscode/text/19/2411},
\tdate = {1974},
}",
        "law-cornell-edu-1974-trade-act-1974",
        "title: Trade Act of 1974
publisher: law.cornell.edu
date: 1974
url: https://www.law.cornell.edu/uscode/text/19/2411
kind: law
",
    ),
    (
        "Zotero, BibTeX without bib(la)tex: month, howpublished",
        "@string{ft = \"Financial \" # {Times}}
@misc{noauthor_rare_2025,
\ttitle = \"Rare earths, explained\",
\tpublisher = ft,
\tmonth = oct,
\tyear = 2025,
\tday = {9},
\thowpublished = {\\url{https://ft.example/a\\_b}},
\tlanguage = {en-GB},
}",
        "financial-times-2025-10-09-rare-earths-explained",
        "title: \"Rare earths, explained\"
publisher: Financial Times
date: 2025-10-09
url: https://ft.example/a_b
language: en-GB
",
    ),
    (
        "a journal's article with a DOI alone",
        "@article{a, title = {Tariffs}, journaltitle = {Journal of Trade}, doi = {10.1000/xyz_1}, volume = {3}, date={2024}}",
        "journal-trade-2024-tariffs",
        "title: Tariffs
publisher: Journal of Trade
date: 2024
url: https://doi.org/10.1000/xyz_1
kind: analysis
",
    ),
    (
        "our own",
        "@online{npr-2025-05-10-geneva,
  author = {Public, Jane Q. and {He Example, and Sons}},
  title = {A -{}- b},
  titleaddon = {title rebuilt from the address},
  organization = {{A and B \\& C}},
  date = {2025-05-10~/2025-05-12},
  url = {https://npr.example/a_b%7C?x=1&y=2},
  urldate = {2026-06-27},
  language = {Chinese},
  langid = {chinese-traditional},
  note = {via AFP, \\{\\}},
  addendum = {Archived: https://archive.example/a\\_b},
  keywords = {official, side:china},
  library = {A Briefing (https://example.org/)},
}",
        "npr-2025-05-10-geneva",
        "title: A -- b
publisher: \"A and B & C\"
authors: [\"Public, Jane Q.\", \"He Example, and Sons\"]
date: \"2025-05-10~/2025-05-12\"
url: https://npr.example/a_b%7C?x=1&y=2
archived_url: https://archive.example/a_b
accessed: 2026-06-27
language: zh-Hant
kind: official
side: china
syndicated_from: \"AFP, {}\"
title_note: title rebuilt from the address
",
    ),
    (
        "our own, of a page that is gone",
        "@online{gone, title = {Gone}, organization = {{X}}, url = {https://archive.example/x}, addendum = {Archived: https://archive.example/x}, library = {B (http://b.example/)}}",
        "gone",
        "title: Gone\npublisher: X\narchived_url: https://archive.example/x\n",
    ),
];

#[test]
fn entries_become_sources() {
    for (what, text, id, yaml) in TABLE {
        let (found, written) = only("a.bib", text);
        assert_eq!(written, yaml, "{what}");
        assert_eq!(found, id, "{what}");
    }
}

#[test]
fn a_fault_has_its_place_and_hides_no_other_record() {
    let text = "% by hand
@online{good, title = {One}, publisher = {P}}
@online{untitled, publisher = {P},
  url = {https://p.example/}}
@online{open, title = {Two {braces}, publisher = {P}
@online{comma, title = {Three} publisher = {P}}
@article(open, title = {Four}, publisher = {P}
@comment{ @online{no, } }
nobody@example.org {is no entry}
@online{nameless, title = {Five}}
@online{last, title = {Six}, publisher = {P}}
";
    let (import, said) = read("a.bib", text);
    let ids: Vec<_> = import.entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["p-nd-one", "p-nd-six"]);
    let places: Vec<_> = said.iter().filter_map(|line| line.split(": ").next()).collect();
    assert_eq!(places, ["a.bib:3:1", "a.bib:5:1", "a.bib:6:32", "a.bib:7:1", "a.bib:10:1"]);
    assert!(said[0].contains("error[missing-field]: this record has no title; "), "{said:?}");
    assert!(said[1].contains("a closing brace is missing"), "{said:?}");
    assert!(said[2].contains("a comma is missing here"), "{said:?}");
    assert!(said[4].contains("neither a publisher nor a web address"), "{said:?}");
    assert_eq!(count(&import), (5, 0));
}

#[test]
fn what_the_crate_refuses_is_read_plainly() {
    for (value, title) in [
        ("Costs $5 billion", "Costs $5 billion"),
        ("From $5 to $6", "From $5 to $6"),
        ("Mar{\\'\\i}a, {\\\"\\i}", "María, ï"),
        ("and so on\\ldots{} \\href{https://a.example}{words}", "and so on… words"),
        ("{A} \\unknown{b} \\% {\\'e}", "A \\unknown{b} % é"),
        ("a\\\\b \\emph{c} \\,d \\~{n}", "a b c d ñ"),
        ("``quoted'' --- 5\\$", "``quoted'' — 5$"),
        ("trailing \\", "trailing \\"),
    ] {
        let text = format!("@misc{{a,\n title = \"{value}\",\n publisher = {{P}}\n}}\n");
        if value.ends_with('\\') {
            continue;
        }
        let (_, yaml) = only("a.bib", &text);
        let line = yaml.lines().next().unwrap_or_default();
        let expected = format!("title: {}", crate::yaml::write::scalar(title));
        assert_eq!(line, expected, "{value}");
    }
}

#[test]
fn names_keep_their_parts() {
    for (written, authors) in [
        ("Garc{\\'i}a M{\\'a}rquez, Gabriel", "[\"García Márquez, Gabriel\"]"),
        ("King, Jr., Martin Luther", "[\"King, Martin Luther, Jr.\"]"),
        ("House, Karen Elliott and Post, Emily", "[\"House, Karen Elliott\", \"Post, Emily\"]"),
        ("Smith, J and Ludwig von Mises", "[\"Smith, J\", \"von Mises, Ludwig\"]"),
        ("李, 成钢 and 何立峰", "[\"李, 成钢\", 何立峰]"),
        // Without a comma, the words tell: managers that know no institutions leave out the braces.
        ("World Bank and {Barnes and Noble}", "[World Bank, Barnes and Noble]"),
        ("Karen House", "[Karen House]"),
        // What looks like an entry.
        (
            "{@article{\\textbraceleft{}x, title=\\textbraceleft{}y\\textbraceright{}\\textbraceright{}}}",
            "[\"@article{x, title={y}}\"]",
        ),
    ] {
        let text = format!(
            "@misc{{a,\n title = {{A}},\n publisher = {{P}},\n author = {{{written}}}\n}}\n"
        );
        let (_, yaml) = only("a.bib", &text);
        assert!(yaml.contains(&format!("authors: {authors}\n")), "{written}: {yaml}");
    }
}

#[test]
fn parentheses_hold_entries_and_abbreviations() {
    let text =
        "@string(ft = \"Financial (Times)\")\n@misc(a, title = {Rare (earths)}, publisher = ft)\n";
    let (_, yaml) = only("a.bib", text);
    assert_eq!(yaml, "title: Rare (earths)\npublisher: Financial (Times)\n");
}

#[test]
fn a_chapter_has_its_books_publisher_and_date() {
    let text = "@incollection{c, title = {Chapter}, author = {Cee, Ann}, crossref = {b}}
@incollection{own, title = {Other}, date = {2023}, url = {https://acm.example/own}, crossref = {b}}
@inproceedings{d, title = {Paper}, crossref = {p}}
@book{b, title = {Book}, author = {Bee, Bob}, year = {2024}, publisher = {ACM}, url = {https://acm.example/b}}
@proceedings{p, title = {Proceedings}, publisher = {VLDB}, date = {2022}}
";
    let (import, said) = read("a.bib", text);
    assert!(said.is_empty(), "{said:?}");
    let texts: Vec<_> = import.entries.iter().map(|entry| entry.text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "title: Chapter\npublisher: ACM\nauthors: [\"Cee, Ann\"]\ndate: 2024\nkind: analysis\n",
            "title: Other\npublisher: ACM\ndate: 2023\nurl: https://acm.example/own\nkind: analysis\n",
            "title: Paper\npublisher: VLDB\ndate: 2022\nkind: analysis\n",
            "title: Book\npublisher: ACM\nauthors: [\"Bee, Bob\"]\ndate: 2024\nurl: https://acm.example/b\nkind: analysis\n",
            "title: Proceedings\npublisher: VLDB\ndate: 2022\nkind: analysis\n",
        ]
    );
}
