//! What reference managers read in the head of a page: on every page that is something to cite, and on no other.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

fn built() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/good-balance");
    let run = Command::new(env!("CARGO_BIN_EXE_briefgen"))
        .args(["build", "--root"])
        .arg(root)
        .arg("--output")
        .arg(folder.path().join("public"))
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    folder
}

/// The names and contents of the tags of a page, in their order.
fn tags(site: &TempDir, page: &str) -> Vec<(String, String)> {
    let html = fs::read_to_string(site.path().join("public").join(page)).unwrap();
    let (head, _) = html.split_once("</head>").unwrap();
    let tag = |line: &str| {
        let (name, rest) = line.strip_prefix("<meta ")?.split_once("=\"")?.1.split_once('"')?;
        let content = rest.strip_prefix(" content=\"")?.strip_suffix("\">")?;
        let is_read = name.starts_with("citation_") || matches!(name, "og:type" | "og:site_name");
        is_read.then(|| (name.to_owned(), content.to_owned()))
    };
    head.lines().filter_map(tag).collect()
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, content)| ((*name).to_owned(), (*content).to_owned())).collect()
}

const SITE: [(&str, &str); 4] = [
    ("og:type", "website"),
    ("og:site_name", "A balance of sources"),
    ("citation_language", "en"),
    ("citation_publisher", "A balance of sources"),
];

/// An article has its authors and its day; any other page the editors and the day on which the briefing stands, an
/// event's page too.
#[test]
fn pages_say_how_they_are_cited() {
    let site = built();
    let article = [
        ("citation_title", "What counts as a “statement”?"),
        ("citation_author", "Jane Q. Public"),
        ("citation_author", "Roe Doe"),
        ("citation_author", "Example Institute"),
        ("citation_publication_date", "2026/05/03"),
        ("citation_public_url", "https://example.org/briefing/articles/statements.html"),
    ];
    assert_eq!(
        tags(&site, "articles/statements.html"),
        pairs(&[&SITE[..2], &article, &SITE[2..]].concat())
    );
    for (page, title, address) in [
        ("events/one.html", "One source", "events/one.html"),
        ("index.html", "A balance of sources", ""),
        ("sources.html", "Sources", "sources.html"),
        ("sources/news-a.html", "Who pays? (source record)", "sources/news-a.html"),
        ("timeline.html", "Timeline", "timeline.html"),
    ] {
        let address = format!("https://example.org/briefing/{address}");
        let own = [
            ("citation_title", title),
            ("citation_author", "Ada Editor"),
            ("citation_author", "Ben J. Editor"),
            ("citation_online_date", "2026/06/27"),
            ("citation_public_url", address.as_str()),
        ];
        assert_eq!(tags(&site, page), pairs(&[&SITE[..2], &own, &SITE[2..]].concat()), "{page}");
    }
}

#[test]
fn what_is_nothing_in_itself_is_not_cited() {
    let site = built();
    for page in ["404.html", "search.html", "events/former.html"] {
        let cited = tags(&site, page).into_iter().filter(|(name, _)| name.starts_with("citation_"));
        assert_eq!(cited.count(), 0, "{page}");
        let html = fs::read_to_string(site.path().join("public").join(page)).unwrap();
        assert!(!html.contains("cite_line") && !html.contains("Z3988"), "{page}");
    }
}

/// Zotero takes a page for its only source where it is not itself among what it finds there.
#[test]
fn where_sources_are_found_the_page_is_found_first() {
    let site = built();
    for (page, count) in [
        ("articles/statements.html", 1 + 7),
        ("events/one.html", 1 + 1),
        ("sources.html", 1 + 10),
        ("sources/news-a.html", 1 + 1),
        ("about.html", 0),
    ] {
        let file = site.path().join("public").join(page);
        let html = fs::read_to_string(file).unwrap();
        let found: Vec<_> = html.split("<span class=\"Z3988\"").skip(1).collect();
        assert_eq!(found.len(), count, "{page}");
        if let Some(first) = found.first() {
            assert!(first.contains("rft.source=A%20balance%20of%20sources"), "{page}");
        }
    }
}
