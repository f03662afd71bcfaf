//! CSL-JSON, in the form of Zotero's export and of our own.

use super::{count, only, read};

/// (what it is, the item, its id, the YAML)
const TABLE: [(&str, &str, &str, &str); 8] = [
    (
        "Zotero, newspaper article",
        r#"[{"id":"http://zotero.org/users/1/items/ABCD","type":"article-newspaper","abstract":"Officials","container-title":"The New York Times",
"event-place":"","ISSN":"0362-4331","language":"en-US","note":"Section: Business","section":"Business","source":"NYTimes.com",
"title":"U.S. and <i>China</i> Agree","URL":"https://www.nytimes.com/a.html","author":[{"family":"Swanson","given":"Ana"},{"family":"Berg","given":"Jan","non-dropping-particle":"van der"},{"literal":"Reuters"}],
"accessed":{"date-parts":[["2025",6,2]]},"issued":{"date-parts":[["2025",5,12]]}}]"#,
        "new-york-times-2025-05-12-u-china-agree",
        "title: U.S. and China Agree
publisher: The New York Times
authors: [\"Swanson, Ana\", \"van der Berg, Jan\", Reuters]
date: 2025-05-12
url: https://www.nytimes.com/a.html
accessed: 2025-06-02
language: en-US
kind: news
",
    ),
    (
        "Zotero, statute",
        r#"[{"id":"a","type":"legislation","title":"Trade Act","URL":"https://www.law.example/x","issued":{"date-parts":[["1974",1]]}}]"#,
        "law-example-1974-01-trade-act",
        "title: Trade Act\npublisher: law.example\ndate: 1974-01\nurl: https://www.law.example/x\nkind: law\n",
    ),
    (
        "Zotero, report and a copy in an archive",
        r#"{"items": [{"type":"report","title":"Who pays","publisher":"PIIE","collection-title":"Briefs","archive":"web.archive.org","archive_location":"https://web.archive.org/x","DOI":"10.1000/1","language":"english","issued":{"literal":"Spring 2025"}}]}"#,
        "piie-2025-pays",
        "title: Who pays\npublisher: PIIE\ndate: 2025-21\nurl: https://doi.org/10.1000/1\narchived_url: https://web.archive.org/x\nlanguage: en\nkind: analysis\n",
    ),
    (
        "one item that is no list, a date as EDTF",
        r#"{"id": 7, "type": "webpage", "title": "A page", "container-title": "A site", "issued": "2025-05-10/2025-05-12", "accessed": {"raw": "2025-06-01"}, "keyword": "wire; us"}"#,
        "site-2025-05-10-page",
        "title: A page\npublisher: A site\ndate: \"2025-05-10/2025-05-12\"\naccessed: 2025-06-01\nkind: wire\n",
    ),
    (
        "Crossref, one work",
        r#"{"status":"ok","message-type":"work","message":{"type":"journal-article","title":["A work"],"container-title":["Journal of X","J. X"],"publisher":"ACM","DOI":"10.1145/2","issued":{"date-parts":[[2025,5]]},"author":[{"given":"Ann","family":"Bee","sequence":"first"},{"name":"The Group"}]}}"#,
        "journal-x-2025-05-work",
        "title: A work\npublisher: Journal of X\nauthors: [\"Bee, Ann\", The Group]\ndate: 2025-05\nurl: https://doi.org/10.1145/2\nkind: analysis\n",
    ),
    (
        "Crossref, an answer to a search",
        r#"{"status":"ok","message-type":"work-list","message":{"total-results":1,"items":[{"title":["A work"],"publisher":"ACM","URL":"https://acm.example/2","issued":{"date-parts":[[null]]}}]}}"#,
        "acm-nd-work",
        "title: A work\npublisher: ACM\nurl: https://acm.example/2\n",
    ),
    (
        "names with suffixes and of two words",
        r#"[{"title":"A","publisher":"P","author":[{"family":"King","given":"Martin","suffix":"Jr."},{"family":"García Márquez","given":"Gabriel"},{"family":"何","given":"立峰"}]}]"#,
        "p-nd-a",
        "title: A\npublisher: P\nauthors: [\"King, Martin, Jr.\", \"García Márquez, Gabriel\", \"何, 立峰\"]\n",
    ),
    (
        "our own",
        r#"[{"id":"ministry-2025-05-12","type":"report","author":[{"literal":"Office, of Examples"}],"title":"Joint <i>statement</i>","publisher":"Ministry",
"issued":{"date-parts":[[2025,5],[2025,6]],"circa":true},"URL":"https://m.example/","archive":"archive.example","archive_location":"https://archive.example/m",
"accessed":{"date-parts":[[2026,6]]},"language":"zh-Hant","note":"via A; B; a note; on it","source":"A Briefing (https://example.org/)",
"custom":{"date":"2025-05/2025-06~","kind":"official","side":"china","syndicated_from":"A; B","title_note":"a note; on it"}}]"#,
        "ministry-2025-05-12",
        "title: \"Joint <i>statement</i>\"
publisher: Ministry
authors: [\"Office, of Examples\"]
date: \"2025-05/2025-06~\"
url: https://m.example/
archived_url: https://archive.example/m
accessed: 2026-06
language: zh-Hant
kind: official
side: china
syndicated_from: \"A; B\"
title_note: \"a note; on it\"
",
    ),
];

#[test]
fn items_become_sources() {
    for (what, text, id, yaml) in TABLE {
        let (found, written) = only("a.json", text);
        assert_eq!(written, yaml, "{what}");
        assert_eq!(found, id, "{what}");
    }
}

#[test]
fn dates_keep_what_they_say() {
    for (written, date) in [
        (r#"{"date-parts": [[2025]]}"#, "2025"),
        (r#"{"date-parts": [[2025, 5, 12]], "circa": true}"#, "\"2025-05-12~\""),
        (r#"{"date-parts": [[2025]], "season": 1}"#, "2025-21"),
        (r#"{"date-parts": [[2025]], "season": "4", "circa": 1}"#, "\"2025-24~\""),
        (r#"{"date-parts": [[2025, 5, 10], [2025, 5, 12]]}"#, "\"2025-05-10/2025-05-12\""),
        (r#"{"date-parts": [["2025", "05", "0"]]}"#, "2025-05"),
        (r#"{"raw": "May 2025"}"#, "2025-05"),
        (r#"{"literal": "c. 2025"}"#, "\"2025~\""),
    ] {
        let text = format!("[{{\"title\": \"A\", \"publisher\": \"P\", \"issued\": {written}}}]");
        let (_, yaml) = only("a.json", &text);
        assert!(yaml.contains(&format!("date: {date}\n")), "{written}: {yaml}");
    }
}

#[test]
fn a_fault_has_its_place_and_hides_no_other_item() {
    let text = "[\n {\"title\": \"One\", \"publisher\": \"P\"},\n {\"publisher\": \"P\"},\n 5,\n {\"title\": \"Two\", \"publisher\": \"P\"},\n {\"title\": \"何\" \"publisher\"}\n]";
    let (import, said) = read("a.json", text);
    let ids: Vec<_> = import.entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["p-nd-one", "p-nd-two"]);
    let places: Vec<_> = said.iter().filter_map(|line| line.split(": ").next()).collect();
    assert_eq!(places, ["a.json:3:2", "a.json:4:2", "a.json:6:16"], "{said:?}");
    assert_eq!(count(&import), (3, 0));
    let cut = &text[..text.len() - 30];
    let (import, said) = read("a.json", cut);
    assert_eq!(import.entries.len(), 2);
    assert!(said.iter().any(|line| line.contains("the file is cut off")), "{said:?}");
}
