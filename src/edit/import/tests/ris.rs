//! RIS, in the form of Zotero's translator `RIS.js`, of other programs and of our own export.

use super::{count, only, read};

/// (what it is, the record, its id, the YAML)
const TABLE: [(&str, &str, &str, &str); 7] = [
    (
        "Zotero, newspaper article",
        "TY  - NEWS
TI  - U.S. and China Agree to Temporarily Slash Tariffs
AU  - Swanson, Ana
AU  - Rappeport, Alan
T2  - The New York Times
AB  - Officials said
so in Geneva.
DA  - 2025/05/12/
PY  - 2025
DP  - NYTimes.com
LA  - en-US
SN  - 0362-4331
UR  - https://www.nytimes.com/2025/05/12/business/china-us-tariffs.html
Y2  - 2025/06/02/06:18:49
KW  - Bessent, Scott
N1  - <p>Section: Business</p>
ER  - 
",
        "new-york-times-2025-05-12-u-china-agree-temporarily",
        "title: U.S. and China Agree to Temporarily Slash Tariffs
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
        "Zotero, blog post whose title has markup",
        "TY  - BLOG\nTI  - The <i>real</i> 1 < 2 <span class=\"nocase\">view</span>\nT2  - Example Blog\nDA  - 2025/10//\nUR  - HTTPS://blog.example/p?a=1#x\nER  -\n",
        "example-blog-2025-10-real-1-2-view",
        "title: \"The real 1 < 2 view\"\npublisher: Example Blog\ndate: 2025-10\nurl: https://blog.example/p?a=1#x\nkind: analysis\n",
    ),
    (
        "Zotero, report: the series is not its publisher",
        "TY  - RPRT\nTI  - Section 301\nT2  - In Focus\nPB  - Congressional Research Service\nCY  - Washington\nPY  - 2024\nSN  - IF11346\nDB  - Archive\nAN  - https://archive.example/if\nER  - ",
        "congressional-research-2024-section-301",
        "title: Section 301\npublisher: Congressional Research Service\ndate: 2024\narchived_url: https://archive.example/if\nkind: analysis\n",
    ),
    (
        "Zotero, statute, whose Windows lines and mark at the beginning mean nothing",
        "\u{feff}TY  - STAT\r\nTI  - Trade Act\r\nDA  - 1974/01/03/\r\nUR  - https://law.example/\r\nER  - \r\n",
        "law-example-1974-01-03-trade-act",
        "title: Trade Act\npublisher: law.example\ndate: 1974-01-03\nurl: https://law.example/\nkind: law\n",
    ),
    (
        "an older program: one space, T1, A1, Y1, a title in two lines, a date in words",
        "Provider: Example\n\nTY - JOUR\nT1 - Tariffs and\n  prices\nA1 - Public, Jane Q., Jr.\nJF - Journal of Trade\nY1 - 12 May 2024\nDO - 10.1000/1\nER - \n",
        "journal-trade-2024-05-12-tariffs-prices",
        "title: Tariffs and prices\npublisher: Journal of Trade\nauthors: [\"Public, Jane Q., Jr.\"]\ndate: 2024-05-12\nurl: https://doi.org/10.1000/1\nkind: analysis\n",
    ),
    (
        "our own",
        "TY  - GOVDOC\r\nAU  - Public, Jane Q.\r\nAU  - Office of Examples\r\nTI  - Joint statement\r\nPB  - Ministry *\r\nPY  - 2025\r\nDA  - 2025/05//\r\nUR  - https://m.example/\r\nAV  - https://archive.example/m\r\nY2  - 2026/06//about\r\nLA  - zh-Hant\r\nN1  - via Xinhua\r\nN1  - title: not its own\r\nN1  - dated 2025-05-10/2025-05-12 (EDTF)\r\nKW  - official\r\nKW  - side:china\r\nDP  - A Briefing (https://example.org/)\r\nID  - ministry-2025-05-12\r\nER  - \r\n",
        "ministry-2025-05-12",
        "title: Joint statement
publisher: \"Ministry *\"
authors: [\"Public, Jane Q.\", Office of Examples]
date: \"2025-05-10/2025-05-12\"
url: https://m.example/
archived_url: https://archive.example/m
accessed: \"2026-06~\"
language: zh-Hant
kind: official
side: china
syndicated_from: Xinhua
title_note: \"title: not its own\"
",
    ),
    (
        "two records without an end between them",
        "TY  - GEN\nTI  - One\nPB  - P\nER  - \n",
        "p-nd-one",
        "title: One\npublisher: P\n",
    ),
];

#[test]
fn records_become_sources() {
    for (what, text, id, yaml) in TABLE {
        let (found, written) = only("a.ris", text);
        assert_eq!(written, yaml, "{what}");
        assert_eq!(found, id, "{what}");
    }
}

#[test]
fn dates_keep_what_they_say() {
    for (written, date) in [
        ("2025///", "2025"),
        ("2025", "2025"),
        ("2025/5/1/", "2025-05-01"),
        ("2025/05/12", "2025-05-12"),
        ("2025-05-12", "2025-05-12"),
        ("2025/10/25/about", "\"2025-10-25~\""),
        ("2025///uncertain", "\"2025?\""),
        ("2025/05//about and uncertain", "\"2025-05%\""),
        ("2025///Spring", "2025-21"),
        ("2025///about Winter", "\"2025-24~\""),
        ("2020///decade", "\"202X\""),
        ("2000///century", "\"20XX\""),
        ("2025/05/12/and later", "\"2025-05-12/..\""),
        ("2025/05//or earlier", "\"../2025-05\""),
        ("May 12, 2025", "2025-05-12"),
        ("2025-05-12T10:11:12Z", "2025-05-12"),
    ] {
        let text = format!("TY  - GEN\nTI  - A\nPB  - P\nDA  - {written}\nER  - \n");
        let (_, yaml) = only("a.ris", &text);
        assert!(yaml.contains(&format!("date: {date}\n")), "{written}: {yaml}");
    }
}

#[test]
fn a_fault_has_its_place_and_hides_no_other_record() {
    let text = "TY  - NEWS\nTI  - One\nT2  - P\nER  - \n\nTY  - NEWS\nT2  - P\nER  - \nTY  - NEWS\nTI  - Two\nT2  - P\n\nTY  - NEWS\nTI  - Half a ti";
    let (import, said) = read("a.ris", text);
    let ids: Vec<_> = import.entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["p-nd-one", "p-nd-two"]);
    assert!(said[0].starts_with("a.ris:6:1: error[missing-field]: this record has no title"));
    assert!(said[1].starts_with("a.ris:13:1: error[import-syntax]: this record has no end"));
    assert_eq!(count(&import), (2, 0));
}
