//! What the head of a page tells search engines, readers of links and other programs: titles and descriptions that no
//! two pages share, Open Graph, and JSON-LD. Whether the latter's words are schema.org's, `tests/schema-org` knows.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

const BASE: &str = "https://example.org/briefing/";

/// The head of each page that is one to find, by its path.
type Heads = BTreeMap<String, Head>;

#[derive(Debug)]
struct Head {
    html: String,
    title: String,
    description: String,
    /// What the page tells programs.
    nodes: Vec<Value>,
}

impl Head {
    fn of(html: &str) -> Option<Self> {
        let (head, _) = html.split_once("</head>")?;
        let is_none = head.contains("name=\"robots\" content=\"noindex\"");
        let blocks: Vec<_> = html.split("<script type=\"application/ld+json\">").skip(1).collect();
        assert_eq!(blocks.len(), usize::from(!is_none), "{head}");
        let (json, _) = blocks.first()?.split_once("</script>")?;
        for sign in ['<', '>', '&', '\u{2028}', '\u{2029}'] {
            assert!(!json.contains(sign), "{sign:?} in {json}");
        }
        let mut data: Value = serde_json::from_str(json).unwrap();
        assert_eq!(data["@context"], "https://schema.org");
        let Value::Array(nodes) = data["@graph"].take() else { panic!("no graph: {json}") };
        let title = between(head, "<title>", "</title>");
        let description = meta(head, "name=\"description\"").unwrap_or_default();
        Some(Self { html: head.to_owned(), title, description, nodes })
    }

    fn open_graph(&self, name: &str) -> Option<String> {
        meta(&self.html, &format!("property=\"{name}\""))
    }

    /// The first thing of a type.
    fn node(&self, kind: &str) -> &Value {
        let found = self.nodes.iter().find(|node| node["@type"] == kind);
        found.unwrap_or_else(|| panic!("no {kind} in {:#?}", self.nodes))
    }

    fn has(&self, kind: &str) -> bool {
        self.nodes.iter().any(|node| node["@type"] == kind)
    }
}

fn meta(head: &str, name: &str) -> Option<String> {
    let tag = format!("<meta {name} content=\"");
    head.contains(&tag).then(|| between(head, &tag, "\">"))
}

/// A piece of HTML as text.
fn between(html: &str, from: &str, to: &str) -> String {
    let (_, rest) = html.split_once(from).unwrap_or_else(|| panic!("no {from} in {html}"));
    let (text, _) = rest.split_once(to).unwrap();
    let signs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#x2F;", "/"),
        ("&amp;", "&"),
    ];
    signs.iter().fold(text.to_owned(), |text, (entity, sign)| text.replace(entity, sign))
}

fn build(root: &Path) -> Heads {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("public");
    let run = Command::new(env!("CARGO_BIN_EXE_briefgen"))
        .args(["build", "--root"])
        .arg(root)
        .arg("--output")
        .arg(&output)
        .env("SOURCE_DATE_EPOCH", "1782518400") // 27 June 2026
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let files = walkdir::WalkDir::new(&output).into_iter().map(Result::unwrap);
    let pages = files.filter(|file| file.path().extension().is_some_and(|end| end == "html"));
    let head = |file: walkdir::DirEntry| {
        let path = file.path().strip_prefix(&output).unwrap().to_string_lossy().into_owned();
        Some((path, Head::of(&fs::read_to_string(file.path()).unwrap())?))
    };
    pages.filter_map(head).collect()
}

/// A site of files with `---` lines before each path.
fn site(files: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let settings = format!("title: A briefing\nbase_url: {BASE}\nas_of: 2026-06-27\n");
    fs::write(folder.path().join("site.yaml"), settings).unwrap();
    for file in files.split("--- ").skip(1) {
        let (path, text) = file.split_once('\n').unwrap();
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// What is wrong with the heads of a site's pages.
fn faults(heads: &Heads) -> Vec<String> {
    let mut faults = Vec::new();
    let (mut titles, mut descriptions) = (BTreeMap::new(), BTreeMap::new());
    for (path, head) in heads {
        let other = titles.insert(&head.title, path);
        faults.extend(other.map(|other| format!("{path}: the title of {other}: {}", head.title)));
        let description = &head.description;
        let other = descriptions.insert(description, path);
        faults.extend(other.map(|other| format!("{path}: described as {other}: {description}")));
        if description.trim().is_empty() {
            faults.push(format!("{path}: no description"));
        }
        // The home page's and an article's are written for it.
        let is_written = path == "index.html" || path.starts_with("articles/");
        if !is_written && description.chars().count() > 160 {
            faults.push(format!("{path}: a long description: {description}"));
        }
        faults.extend(faults_between(path, head));
    }
    faults
}

/// Where the parts of a head disagree.
fn faults_between(path: &str, head: &Head) -> Vec<String> {
    let canonical = between(&head.html, "<link rel=\"canonical\" href=\"", "\">");
    let own_title = head.open_graph("og:title").unwrap_or_default();
    let mut faults = Vec::new();
    let mut ask = |holds: bool, what: &str| {
        faults.extend((!holds).then(|| format!("{path}: {what}")));
    };
    ask(head.title.starts_with(&own_title) && !own_title.is_empty(), "og:title");
    ask(head.open_graph("og:url").as_ref() == Some(&canonical), "og:url");
    ask(head.open_graph("og:description").as_ref() == Some(&head.description), "og:description");
    ask(head.open_graph("og:locale").is_some(), "og:locale");
    if path == "index.html" {
        ask(head.node("WebSite")["url"] == canonical, "the site's address");
        ask(!head.has("BreadcrumbList"), "breadcrumbs on the home page");
        return faults;
    }
    let steps = head.node("BreadcrumbList")["itemListElement"].as_array().unwrap();
    let positions: Vec<_> = steps.iter().map(|step| step["position"].as_u64().unwrap()).collect();
    ask(positions == (1..=steps.len() as u64).collect::<Vec<_>>(), "the order of breadcrumbs");
    ask(
        steps.len() > 1 && steps[steps.len() - 1]["item"]["@id"] == canonical,
        "the last breadcrumb",
    );
    ask(canonical.starts_with(steps[0]["item"]["@id"].as_str().unwrap()), "the first breadcrumb");
    faults
}

#[test]
fn no_two_pages_have_one_title_or_description() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for site in [
        ".",
        "tests/sites/good-balance",
        "tests/sites/good-empty",
        "tests/sites/good-every-kind",
        "tests/sites/good-markdown",
        "tests/sites/good-plain-texts",
        "tests/sites/good-three-sides",
    ] {
        assert_eq!(faults(&build(&root.join(site))), Vec::<String>::new(), "{site}");
    }
}

const SAME_NAMES: &str = "\
--- content/events/all.yaml
- {id: one, title: A call, date: 2025-01-02, kind: talks, side: other, summary: The first.}
- {id: two, title: A call, date: 2025-02-03, kind: talks, side: other, summary: The second.}
- {id: three, title: A call, date: 2025-02-03, kind: talks, side: other, summary: The third.}
--- content/topics/all.yaml
- {id: one, title: Sources}
- {id: two, title: Geneva}
--- content/places/all.yaml
- {id: one, name: Geneva}
--- content/people/all.yaml
- {id: one, name: Geneva, side: other}
--- content/sources/all.yaml
- {id: one, title: Talks end, publisher: The Times, date: 2025-01-02}
- {id: two, title: Talks end, publisher: The Post, date: 2025-01-02}
- {id: three, title: Talks end, publisher: The Post, date: 2025-01-03}
";

#[test]
fn entries_of_one_name_are_told_apart() {
    let heads = build(site(SAME_NAMES).path());
    assert_eq!(faults(&heads), Vec::<String>::new());
    for (path, title) in [
        ("events/one.html", "A call (2 January 2025)"),
        ("events/two.html", "A call (two)"),
        ("topics/one.html", "Sources (Topics)"),
        ("topics/two.html", "Geneva (Topics)"),
        ("people/one.html", "Geneva (People)"),
        ("sources.html", "Sources"),
        ("sources/one.html", "Talks end (The Times, source record)"),
        ("sources/three.html", "Talks end (The Post, 3 January 2025, source record)"),
    ] {
        assert_eq!(heads[path].title, format!("{title} · A briefing"), "{path}");
    }
}

/// A record so long that its lists are split.
#[test]
fn each_year_of_a_list_has_a_head_of_its_own() {
    let mut files =
        "--- content/topics/all.yaml\n- {id: trade, title: Trade}\n--- content/events/all.yaml\n"
            .to_owned();
    for at in 0..520 {
        let year = 2020 + at % 3;
        files.push_str(&format!(
            "- {{id: e-{at}, title: Event {at}, date: {year}, kind: deal, side: other, topics: [trade], summary: Number {at}.}}\n"
        ));
    }
    let heads = build(site(&files).path());
    assert_eq!(faults(&heads), Vec::<String>::new());
    let steps = heads["topics/trade/2021.html"].node("BreadcrumbList")["itemListElement"].clone();
    let names: Vec<_> = steps.as_array().unwrap().iter().map(|step| step["name"].clone()).collect();
    assert_eq!(names, ["Home", "Topics", "Trade", "Trade, 2021"]);
    assert!(heads["events.html"].node("CollectionPage")["mainEntity"].is_object());
    assert!(heads["events/2021.html"].node("CollectionPage")["mainEntity"].is_null());
}

const EVENTS: &str = "\
--- content/events/all.yaml
- id: met
  title: Talks in Geneva
  date: 2025-05-10/2025-05-12
  kind: talks
  side: both
  place: geneva
  mode: in-person
  people: [he-lifeng]
  summary: They met.
- {id: rumour, title: A meeting, date: 2025-06, kind: talks, side: both, status: reported, summary: They may have met.}
- {id: off, title: A summit, date: 2025-07, kind: summit, side: both, status: cancelled, summary: It was called off.}
- {id: ahead, title: The next, date: 2026-11-10, kind: summit, side: both, status: planned, mode: video, summary: To come.}
- {id: passed, title: The last, date: 2026-01-10, kind: summit, side: both, status: planned, summary: No word of it.}
- {id: about, title: Some day, date: 2026-09~, kind: summit, side: both, status: planned, summary: No day yet.}
- {id: deal, title: A deal, date: 2025-05/.., kind: deal, side: both, people: [he-lifeng], topics: [trade], summary: They agreed.}
--- content/topics/all.yaml
- {id: trade, title: Trade}
--- content/places/all.yaml
- {id: geneva, name: Geneva, names: {fr: Genève}, country: Switzerland, latitude: 46.2, longitude: 6.15}
--- content/people/all.yaml
- id: he-lifeng
  name: He Lifeng
  names: {zh-Hans: 何立峰}
  family_name: He
  given_name: Lifeng
  side: other
  other_names: [Ho Li-feng]
  roles:
    - {title: Minister, org: The ministry, from: 2020, to: 2023-03}
    - {title: Vice Premier, org: State Council, from: 2023-03}
    - {title: Head of delegation, org: State Council, from: 2025}
  links: [{title: A profile, url: 'https://example.net/he?a=1&b=2'}]
  body: He is in the record.
";

#[test]
fn meetings_that_are_known_of_are_events() {
    let heads = build(site(EVENTS).path());
    let person = json!({"@type": "Person", "name": "He Lifeng", "url": format!("{BASE}people/he-lifeng.html")});
    assert_eq!(
        *heads["events/met.html"].node("Event"),
        json!({
            "@type": "Event", "name": "Talks in Geneva", "description": "They met.", "url": format!("{BASE}events/met.html"),
            "startDate": "2025-05-10", "endDate": "2025-05-12",
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "location": [{
                "@type": "Place", "name": "Geneva", "url": format!("{BASE}places/geneva.html"),
                "address": {"@type": "PostalAddress", "addressCountry": "Switzerland"},
            }],
            "attendee": [person.clone()],
        })
    );
    for (id, status, start) in [
        ("off", json!("https://schema.org/EventCancelled"), json!("2025-07")),
        ("ahead", json!("https://schema.org/EventScheduled"), json!("2026-11-10")),
        ("passed", Value::Null, json!("2026-01-10")),
        ("about", Value::Null, Value::Null),
    ] {
        let event = heads[&format!("events/{id}.html")].node("Event");
        assert_eq!((&event["eventStatus"], &event["startDate"]), (&status, &start), "{id}");
    }
    let rumour = &heads["events/rumour.html"];
    assert!(!rumour.has("Event"));
    assert_eq!(rumour.description, "Reported, not confirmed: They may have met.");
    let deal = heads["events/deal.html"].node("WebPage");
    assert_eq!(deal["mentions"], json!([person]));
    assert_eq!(deal["about"][0]["name"], "Trade");
    assert!(deal["temporalCoverage"].is_null());
}

#[test]
fn people_and_places_have_all_their_names() {
    let heads = build(site(EVENTS).path());
    assert_eq!(
        *heads["people/he-lifeng.html"].node("Person"),
        json!({
            "@type": "Person", "name": "He Lifeng", "familyName": "He", "givenName": "Lifeng",
            "alternateName": [{"@value": "何立峰", "@language": "zh-Hans"}, "Ho Li-feng"],
            "description": "He is in the record.", "url": format!("{BASE}people/he-lifeng.html"),
            "jobTitle": ["Vice Premier", "Head of delegation"],
            "worksFor": [{"@type": "Organization", "name": "State Council"}],
            "sameAs": ["https://example.net/he?a=1&b=2"],
        })
    );
    let place = heads["places/geneva.html"].node("Place");
    assert_eq!(place["alternateName"], json!([{"@value": "Genève", "@language": "fr"}]));
    assert_eq!(
        place["geo"],
        json!({"@type": "GeoCoordinates", "latitude": 46.2, "longitude": 6.15})
    );
}

const TEXTS: &str = "\
--- content/articles/first.md
---
title: What followed
date: 2025-05-20
updated: 2025-06-01
authors: [\"Public, Jane\", Example Institute, Roe Doe, He Lifeng]
summary: A summary.
topics: [trade]
corrections: [{date: 2025-06-03, what: The rate was 10%.}]
---
# Heading

It went on [@post]. And on [@copy].
--- content/topics/all.yaml
- {id: trade, title: Trade}
--- content/people/all.yaml
- {id: he-lifeng, name: He Lifeng, side: other}
--- content/pages/about.md
---
title: About
---
## Who we are

We keep this.
--- content/sources/all.yaml
- {id: post, title: Talks end, publisher: The Post, date: 2025-05-12, url: 'https://example.net/a?b=1&c=2', authors: [\"Smith, John\", Staff reporter], language: zh-Hans}
- {id: copy, title: Gone, publisher: The Post, date: 2025-05~, archived_url: 'https://web.archive.org/web/2025/https://example.net/gone', syndicated_from: Reuters}
--- content/disputes/who.yaml
question: Who pays?
positions:
  - {says: 'The buyers [@post].', by: he-lifeng, sources: [post]}
  - {says: The sellers., by: the ministry; the press, sources: [copy]}
--- content/series/rate.yaml
title: The rate
unit: '%'
points:
  - {date: 2018-01, value: 3, sources: [post]}
  - {date: 2025-05-14, value: 30, sources: [post, copy]}
  - {date: 2026~, value: 10, sources: [copy]}
";

#[test]
fn articles_tell_who_wrote_them_when_and_from_what() {
    let heads = build(site(TEXTS).path());
    let head = &heads["articles/first.html"];
    let article = head.node("NewsArticle");
    assert_eq!(article["headline"], "What followed");
    assert_eq!(article["datePublished"], "2025-05-20");
    assert_eq!(article["dateModified"], "2025-06-03");
    assert_eq!(head.open_graph("article:published_time").as_deref(), Some("2025-05-20"));
    assert_eq!(head.open_graph("article:modified_time").as_deref(), Some("2025-06-03"));
    assert_eq!(head.open_graph("og:type").as_deref(), Some("website"));
    assert_eq!(
        article["author"],
        json!([
            {"@type": "Person", "name": "Jane Public"},
            {"@type": "Organization", "name": "Example Institute"},
            "Roe Doe",
            {"@type": "Person", "name": "He Lifeng", "url": format!("{BASE}people/he-lifeng.html")},
        ])
    );
    assert_eq!(
        article["citation"],
        json!([
            {"@type": "CreativeWork", "name": "Talks end", "url": "https://example.net/a?b=1&c=2"},
            {"@type": "CreativeWork", "name": "Gone", "url": "https://web.archive.org/web/2025/https://example.net/gone"},
        ])
    );
    assert_eq!(
        article["correction"],
        json!([{"@type": "CorrectionComment", "text": "The rate was 10%.", "datePublished": "2025-06-03"}])
    );
    assert_eq!(heads["about.html"].description, "We keep this.");
}

#[test]
fn pages_of_sources_disputes_and_figures_say_what_they_are_about() {
    let heads = build(site(TEXTS).path());
    let source = heads["sources/post.html"].node("WebPage");
    assert_eq!(source["name"], "Talks end (The Post, source record)");
    assert_eq!(
        source["mainEntity"],
        json!({
            "@type": "CreativeWork", "name": "Talks end", "url": "https://example.net/a?b=1&c=2", "inLanguage": "zh-Hans",
            "datePublished": "2025-05-12", "publisher": {"@type": "Organization", "name": "The Post"},
            "author": [{"@type": "Person", "name": "John Smith"}, "Staff reporter"],
        })
    );
    assert!(heads["sources/copy.html"].node("WebPage")["mainEntity"]["datePublished"].is_null());
    assert_eq!(
        heads["disputes/who.html"].node("WebPage")["mainEntity"],
        json!({
            "@type": "Question", "name": "Who pays?", "answerCount": 2,
            "suggestedAnswer": [
                {"@type": "Answer", "text": "The buyers.", "author":
                    [{"@type": "Person", "name": "He Lifeng", "url": format!("{BASE}people/he-lifeng.html")}]},
                {"@type": "Answer", "text": "The sellers.", "author": ["the ministry; the press"]},
            ],
        })
    );
    let series = heads["series/rate.html"].node("Dataset");
    assert_eq!(series["temporalCoverage"], "2018-01/2025-05-14");
    assert_eq!(
        series["variableMeasured"],
        json!({"@type": "PropertyValue", "name": "The rate", "unitText": "%"})
    );
    assert_eq!(series["distribution"][0]["contentUrl"], format!("{BASE}data/series/rate.csv"));
    assert_eq!(series["isBasedOn"].as_array().unwrap().len(), 2);
    assert!(series["license"].is_null(), "the site names none");
    let files = heads["sources.html"].node("CollectionPage")["mainEntity"]["distribution"].clone();
    assert_eq!(files.as_array().unwrap().len(), 4);
    let sets = heads["index.html"].node("DataCatalog")["dataset"].as_array().unwrap().len();
    assert_eq!(sets, 7 + 1, "one for each kind that has records, and the series");
}

const HOSTILE: &str = r#"</script><script>alert(1)</script><!-- \" \\ ]]> & &lt; \u2028\u2029 x"#;

/// A site with `X` in every field that takes a text.
const FIELDS: &str = "\
--- content/events/e.yaml
title: X
date: 2025-01-01
kind: talks
side: other
place: p
people: [{person: q, role: X}]
topics: [t]
summary: X
--- content/articles/a.md
---
title: X
date: 2025-01-01
summary: X
authors: [X]
people: [q]
topics: [t]
corrections: [{date: 2025-01-01, what: X}]
---
Words [@s].
--- content/people/q.yaml
name: X
names: {zh: X}
family_name: X
given_name: X
side: other
other_names: [X]
roles: [{title: X, org: X}]
body: X
--- content/topics/t.yaml
title: X
summary: X
--- content/places/p.yaml
name: X
country: X
names: {zh: X}
--- content/sources/s.yaml
title: X
publisher: X
authors: [X]
url: 'https://example.net/a?b=1&c=2'
--- content/series/f.yaml
title: X
unit: X
summary: X
points: [{date: 2025, value: 1, note: X, sources: [s]}]
--- content/disputes/d.yaml
question: X
positions: [{says: X, by: X, sources: [s]}]
assessment: X
--- content/measures/m.yaml
title: X
side: other
kind: tax
target: X
summary: X
history: [{date: 2025, status: in-force, note: X, sources: [s]}]
--- content/pages/about.md
---
title: X
---
Words.
";

/// Whatever stands in a field, the block stays one block, and says the same without what cannot be seen.
#[test]
fn hostile_texts_stay_texts() {
    let text = format!("\"{HOSTILE}\"");
    let folder = site(&FIELDS.replace('X', &text));
    let settings = format!(
        "title: {text}\ndescription: {text}\nbase_url: {BASE}\nas_of: 2026-06-27\nlicense: {text}\neditors: [{text}]\n"
    );
    fs::write(folder.path().join("site.yaml"), settings).unwrap();
    let heads = build(folder.path());
    let shown = r#"</script><script>alert(1)</script><!-- “ \ ]]> & &lt; x"#;
    let mut seen = 0;
    for (path, head) in &heads {
        for text in head.nodes.iter().flat_map(texts) {
            assert!(!text.chars().any(|c| c.is_control()), "{path}: {text:?}");
            seen += usize::from(text == shown);
        }
    }
    assert!(seen > 50, "{seen}");
    let page = heads["sources/s.html"].node("WebPage");
    assert_eq!(page["mainEntity"]["url"], "https://example.net/a?b=1&c=2");
}

/// Every text of a value.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(values) => values.iter().flat_map(texts).collect(),
        Value::Object(fields) => fields.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}
