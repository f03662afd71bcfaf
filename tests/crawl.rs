//! The crawler against small sites: one fault each, and none.

mod common {
    pub mod crawl;
}

use std::collections::BTreeSet;
use std::fs;

use common::crawl::{Fault, Report, crawl};

const BASE: &str = "/trade-war-briefing/";

/// Crawls a site made of these files.
fn report(files: &[(&str, &str)]) -> Report {
    let root = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = root.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    crawl(root.path(), BASE)
}

/// Crawls a site whose home page has this body, beside a page in a folder and an image.
fn report_of(body: &str) -> Report {
    report(&[
        ("index.html", &format!("<title>Home</title><a href='people/li.html'>Li</a>{body}")),
        ("people/li.html", "<h1 id=life>Li</h1><p id='é'></p><p id='100%41'></p><a name=old></a>"),
        ("img/a.png", ""),
    ])
}

fn whats(faults: &BTreeSet<Fault>) -> Vec<&str> {
    faults.iter().map(|fault| fault.what.as_str()).collect()
}

/// The reasons given for one dead link, which must be the only problem.
fn why_dead(body: &str) -> String {
    let report = report_of(body);
    assert_eq!(report.problems().len(), 1, "{body}: {:?}", report.problems());
    report
        .dead_links
        .first()
        .unwrap_or_else(|| panic!("{body}: {:?}", report.problems()))
        .why
        .clone()
}

#[track_caller]
fn assert_clean(report: &Report) {
    assert_eq!(report.problems(), Vec::<String>::new());
}

#[test]
fn a_clean_site_has_no_problems() {
    let report = report(&[
        (
            "index.html",
            "<!doctype html><html lang=en><link rel=stylesheet href='assets/a.css?v=1'><script src=assets/a.js></script>\
             <script type='application/ld+json'>{\"a\": \"<a href='no.html'>\"}</script>\
             <a href='#main'>Skip</a><main id=main aria-labelledby='t u'><h1 id=t>A</h1><p id=u>\
             <a href='people/li.html?x=1#life'>Li</a><a href='https://example.org/#x'>out</a></main>",
        ),
        (
            "people/li.html",
            "<h1 id=life>Li</h1><a href='../index.html'>Home</a><a href=''>here</a><a href='#'>up</a>",
        ),
        (
            "old.html",
            "<meta http-equiv=refresh content='0; url=people/li.html'><a href='people/li.html'>moved</a>",
        ),
        (
            "404.html",
            "<link rel=stylesheet href='/trade-war-briefing/assets/a.css'><a href='/trade-war-briefing/index.html#main'>Home</a>",
        ),
        ("assets/a.css", "body { background: url(../img/a.png) }"),
        ("assets/a.js", ""),
        ("img/a.png", ""),
        ("data/unlinked.json", "{}"),
    ]);
    assert_clean(&report);
    assert_eq!((report.pages, report.external), (4, 1));
}

#[test]
fn a_link_to_no_file_is_dead() {
    assert_eq!(why_dead("<a href='gone.html'>x</a>"), "no such file");
    assert_eq!(why_dead("<a href='people//li.html'>x</a>"), "no such file");
    assert_eq!(why_dead("<a href='people%2Fli.html'>x</a>"), "it hides a slash as %2F");
    assert_eq!(why_dead("<a href='../index.html'>x</a>"), "it leaves the site");
    assert_eq!(why_dead("<a href='ftp://x/y'>x</a>"), "`ftp:` is no scheme for a page");
    assert_eq!(why_dead("<img src='' alt=''>"), "an empty address");
    assert_eq!(why_dead("<base href='people/'>"), "it moves every relative link of the page");
}

#[test]
fn a_link_to_a_folder_is_dead() {
    let why = "a folder: the link must name the file";
    for href in [
        "people/",
        "people",
        ".",
        "./",
        "people/..",
        "people/.",
        "people/../",
        "people/li.html/",
        "people/li.html/.",
    ] {
        assert_eq!(why_dead(&format!("<a href='{href}'>x</a>")), why, "{href}");
    }
}

#[test]
fn the_case_of_a_file_name_counts() {
    let why = "no such file: only the case differs from `people/li.html`";
    assert_eq!(why_dead("<a href='People/li.html'>x</a>"), why);
    assert_eq!(why_dead("<a href='people/Li.HTML'>x</a>"), why);
}

#[test]
fn every_attribute_that_links_is_followed() {
    let markup = [
        "<a href='gone'>x</a>",
        "<link rel=icon href=gone>",
        "<map><area href=gone alt=''></map>",
        "<svg><a href=gone><text>x</text></a></svg>",
        "<svg><a xlink:href=gone><text>x</text></a></svg>",
        "<svg><use href='gone#icon'/></svg>",
        "<svg><script href='assets/none.js'/><use href=gone /></svg><script src=img/a.png></script>",
        "<img src=gone alt=''>",
        "<script src=gone></script>",
        "<picture><source srcset=gone></picture>",
        "<video><source src=gone></video>",
        "<iframe src=gone></iframe>",
        "<video poster=gone></video>",
        "<object data=gone></object>",
        "<form action=gone></form>",
        "<form><button formaction=gone></button></form>",
        "<meta http-equiv=Refresh content='0;URL=\"gone\"'>",
        "<meta http-equiv=refresh content='5, gone'>",
        "<noscript><a href=gone>x</a></noscript>",
        "<template><a href=other>x</a></template><a href=gone>x</a>",
    ];
    for markup in markup {
        let report = report_of(markup);
        let dead: Vec<_> =
            whats(&report.dead_links).into_iter().filter(|what| what.starts_with("gone")).collect();
        assert_eq!(dead.len(), 1, "{markup}: {:?}", report.problems());
    }
}

#[test]
fn each_address_of_a_srcset_is_followed() {
    let report = report_of(
        "<img alt='' src=img/a.png srcset='img/a.png 1x,img/b.png 2x, data:,x 3x, img/c,d.png'>",
    );
    assert_eq!(whats(&report.dead_links), ["img/b.png", "img/c,d.png"]);
    let report = report_of("<img alt='' src=img/a.png srcset=' , b.png, c.png 640w ,d.png'>");
    assert_eq!(whats(&report.dead_links), ["b.png", "c.png", "d.png"]);
}

#[test]
fn addresses_are_decoded_before_they_are_compared() {
    let report = report(&[
        (
            "index.html",
            "<a href='caf%C3%A9%20%231.html?a=1&amp;b=2#%C3%A9'>x</a><a href=' 100%.html\n'>y</a>",
        ),
        ("café #1.html", "<p id='é'>"),
        ("100%.html", ""),
    ]);
    assert_clean(&report);
}

#[test]
fn text_is_not_markup() {
    let text = "<a href=gone id=x id=x onclick=y>";
    for (open, close) in [
        ("<!--", "-->"),
        ("<title>", "</title>"),
        ("<textarea>", "</textarea>"),
        ("<script type='application/ld+json'>", "</script>"),
        ("<svg></svg><script src=img/a.png />", "</script>"),
        ("<p title=\"", "\">"),
        ("<template></template><template><template></template>", "</template>"),
    ] {
        let report = report_of(&format!("{open}{text}{close}"));
        assert_eq!(whats(&report.dead_links), [""; 0], "{open}");
        assert!(report.duplicate_ids.is_empty(), "{open}");
        assert_eq!(report.inline.is_empty(), !open.contains("template"), "{open}");
    }
}

#[test]
fn a_fragment_must_be_an_id() {
    let report = report_of(
        "<a href='#none'>a</a><a href='people/li.html#none'>b</a><a href='people/li.html#Life'>c</a>\
         <a href='people/li.html?v=1#gone:~:text=x'>d</a>",
    );
    let faults =
        ["#none", "people/li.html#Life", "people/li.html#none", "people/li.html?v=1#gone:~:text=x"];
    assert_eq!(whats(&report.dead_fragments), faults);
    assert_eq!(report.problems().len(), 4);
}

#[test]
fn fragments_that_lead_somewhere() {
    let hrefs = [
        "#",
        "people/li.html#100%41",
        "people/li.html#100%2541",
        "people/./li.html#life",
        "#top",
        "#TOP",
        "#:~:text=x",
        "people/li.html#",
        "people/li.html#life:~:text=a,b",
        "img/a.png#t=1",
    ];
    let more = [
        "people/li.html#%C3%A9",
        "people/li.html#é",
        "people/li.html#old",
        "people/li.html#:~:text=x%20y",
    ];
    for href in hrefs.into_iter().chain(more) {
        assert_clean(&report_of(&format!("<a href='{href}'>x</a>")));
    }
}

#[test]
fn a_fragment_of_an_svg_file_must_be_an_id_in_it() {
    let report = report(&[
        ("index.html", "<svg><use href='icons.svg#flag'/><use href='icons.svg#none'/></svg>"),
        ("icons.svg", "<svg xmlns='http://www.w3.org/2000/svg'><symbol id=\"flag\"/></svg>"),
    ]);
    assert_eq!(
        report.problems(),
        ["index.html: dead fragment `icons.svg#none`: nothing in icons.svg has this id"]
    );
}

#[test]
fn references_by_id_must_find_their_element() {
    for name in [
        "aria-labelledby",
        "aria-describedby",
        "aria-controls",
        "for",
        "popovertarget",
        "headers",
        "list",
    ] {
        let report =
            report_of(&format!("<p id=here><p {name}='here not-here'><a name=not-here></a>"));
        let why = format!("`{name}` names it and no element has this id");
        let fault = Fault { file: "index.html".into(), what: "not-here".into(), why };
        assert_eq!(report.dead_references, BTreeSet::from([fault]));
        assert_eq!(report.problems().len(), 1);
    }
}

#[test]
fn an_id_stands_once_in_a_page() {
    let report = report_of(
        "<p id=a><p id=a><p id=A><p id=life><a id=b name=b></a><a name=c></a><p id=c><p id><p id><a name></a><a name></a>",
    );
    assert_eq!(whats(&report.duplicate_ids), ["a", "c"]);
    assert_eq!(report.problems().len(), 2);
}

#[test]
fn absolute_links_are_faults_outside_404() {
    let report = report(&[
        (
            "index.html",
            "<a href='/index.html'>a</a><a href='/trade-war-briefing/index.html'>b</a><img src='//x.org/y.png'>",
        ),
        ("404.html", "<img src='//x.org/z.png'>"),
        ("a.css", "p { background: url(/x.png) }"),
    ]);
    let found: Vec<_> = report
        .absolute_links
        .iter()
        .map(|fault| (fault.file.as_str(), fault.what.as_str()))
        .collect();
    let expected = [
        ("404.html", "//x.org/z.png"),
        ("a.css", "/x.png"),
        ("index.html", "/index.html"),
        ("index.html", "/trade-war-briefing/index.html"),
        ("index.html", "//x.org/y.png"),
    ];
    assert_eq!(found, BTreeSet::from(expected).into_iter().collect::<Vec<_>>());
    assert!(report.dead_links.is_empty());
}

#[test]
fn links_in_404_are_absolute_and_under_the_base_path() {
    let why = |href: &str| {
        let page = format!("<p id=here></p><a href='{href}'>x</a>");
        let report =
            report(&[("index.html", "<p id=a>"), ("people/li.html", ""), ("404.html", &page)]);
        assert!(report.absolute_links.is_empty());
        (report.dead_links.first().map(|fault| fault.why.clone()), report.dead_fragments.len())
    };
    assert_eq!(why("/trade-war-briefing/index.html#a"), (None, 0));
    assert_eq!(why("#here"), (None, 0));
    assert_eq!(why("/trade-war-briefing/index.html#b"), (None, 1));
    assert_eq!(why("/trade-war-briefing/gone.html").0.unwrap(), "no such file");
    assert_eq!(
        why("/trade-war-briefing/people/").0.unwrap(),
        "a folder: the link must name the file"
    );
    assert_eq!(why("/trade-war-briefing/").0.unwrap(), "a folder: the link must name the file");
    assert_eq!(why("/index.html").0.unwrap(), "it does not begin with `/trade-war-briefing/`");
    assert_eq!(
        why("index.html").0.unwrap(),
        "404.html is shown at any depth, only absolute links work"
    );
}

#[test]
fn a_base_path_may_lack_its_slashes() {
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join("index.html"), "").unwrap();
    for (base_path, href) in [
        ("", "/index.html"),
        ("/", "/index.html"),
        ("a/b", "/a/b/index.html"),
        ("/a", "/a/index.html"),
    ] {
        fs::write(root.path().join("404.html"), format!("<a href='{href}'>x</a>")).unwrap();
        assert_clean(&crawl(root.path(), base_path));
    }
}

#[test]
fn a_page_that_no_chain_reaches_is_an_orphan() {
    let report = report(&[
        (
            "index.html",
            "<a href='a.html'>a</a><link rel=next href='next.html'><a href='old.html'>old</a>",
        ),
        ("a.html", "<a href='deep/b.html'>b</a><a href='a.html'>self</a>"),
        ("deep/b.html", "<a href='../a.html'>back</a>"),
        ("old.html", "<meta http-equiv=refresh content='0; url=new.html'>"),
        ("new.html", ""),
        ("next.html", ""),
        ("alone.html", "<a href='alone2.html'>x</a>"),
        ("alone2.html", "<a href='alone.html'>x</a>"),
        ("alias.html", "<meta http-equiv=refresh content='0; url=a.html'>"),
        ("404.html", ""),
    ]);
    assert_eq!(
        report.orphans.iter().collect::<Vec<_>>(),
        ["alone.html", "alone2.html", "next.html"]
    );
    assert_eq!(
        report.problems()[0],
        "alone.html: orphan: no chain of links from index.html leads here"
    );
    assert_eq!(report.problems().len(), 3);
}

#[test]
fn a_reader_can_follow_more_than_anchors() {
    for markup in [
        "<svg><a xlink:href=b.html></a></svg>",
        "<map><area href=b.html alt=''></map>",
        "<form action=b.html></form>",
        "<form><button formaction=b.html></button></form>",
        "<form><input type=submit formaction=b.html></form>",
        "<iframe src=b.html></iframe>",
    ] {
        assert_clean(&report(&[("index.html", markup), ("b.html", "")]));
    }
}

#[test]
fn a_site_without_a_home_is_a_fault() {
    assert_eq!(
        report(&[]).problems(),
        ["index.html: dead link `index.html`: the site has no such file"]
    );
    assert_eq!(report(&[("a.html", "")]).problems().len(), 2);
}

#[test]
fn external_links_are_counted_and_listed() {
    let report = report_of(
        "<a href='https://a.org/x'>a</a><a href='HTTPS://a.org/x'>a</a><a href='https://a.org/x'>a</a>\
         <a href='mailto:a@b.org'>m</a><img src='data:image/png;base64,AA' alt=''>",
    );
    assert_clean(&report);
    assert_eq!(report.external, 4);
    let addresses: Vec<_> = report.external_addresses.iter().collect();
    assert_eq!(addresses, ["HTTPS://a.org/x", "https://a.org/x", "mailto:a@b.org"]);
}

#[test]
fn files_that_a_style_sheet_names_must_exist() {
    let css = r#"
        @import "b.css"; @import url('c.css') supports(x: "y"); @import 'no-1.css' layer(x);
        /* url(comment.png) */ @font-face { src: URL( "no-2.woff2" ) format("woff2"), local("x") }
        p { background: url( no-3.png ), url(../img/a.png#x); content: "url(string.png)"; --my-url: my-url(x.png) }
        q { mask: url("data:image/svg+xml,<svg fill='url(#g)'/>"); filter: url(#f); src: url(https://x.org/y) }
        b { content: 'it\'s "'; background: url('../img/it\'s.png'), url(../img/it\'s.png) }
    "#;
    let report = report(&[
        ("index.html", "<link rel=stylesheet href='css/a.css'>"),
        ("css/a.css", css),
        ("css/b.css", "p { background: url(no-4.png"),
        ("css/c.css", "@import \"unfinished"),
        ("img/a.png", ""),
        ("img/it's.png", ""),
    ]);
    assert_eq!(
        whats(&report.dead_links),
        ["no-1.css", "no-2.woff2", "no-3.png", "no-4.png", "unfinished"]
    );
    assert_eq!((report.problems().len(), report.external), (5, 1));
}

#[test]
fn code_inside_a_page_is_found() {
    for (markup, what) in [
        ("<script>a()</script>", "<script>"),
        ("<script href='img/a.png'>a()</script>", "<script>"),
        ("<script type=module>a()</script>", "<script>"),
        ("<script type='application/json'>{}</script>", "<script>"),
        ("<style>p {}</style>", "<style>"),
        ("<p style='color: red'>", "style="),
        ("<svg><path style='fill: red'/></svg>", "style="),
        ("<button onclick='a()'>", "onclick="),
        ("<body ONLOAD='a()'>", "onload="),
        ("<template><p style='x'></template>", "style="),
        ("<a href='JavaScript:a()'>", "JavaScript:a()"),
    ] {
        let report = report_of(markup);
        assert_eq!(whats(&report.inline), [what], "{markup}");
        assert_eq!(report.problems().len(), 1, "{markup}");
    }
    assert_clean(&report_of("<svg><script href='img/a.png'/></svg>"));
    assert_clean(&report_of(
        "<script src='img/a.png'></script><script type='application/LD+json'>{}</script>",
    ));
}

#[test]
fn problems_are_sorted_and_said_in_words() {
    let report =
        report_of("<a href='z.html'>z</a><a href='/a'>a</a><p id=b><p id=b><p style=x for=c>");
    assert_eq!(
        report.problems(),
        [
            "index.html: absolute link `/a`: links must be relative",
            "index.html: dead link `z.html`: no such file",
            "index.html: dead reference `c`: `for` names it and no element has this id",
            "index.html: duplicate id `b`: more than one element has it",
            "index.html: inline code `style=`: a strict content security policy blocks it",
        ]
    );
}

#[test]
#[should_panic(expected = "not-there")]
fn a_site_that_is_not_there_cannot_be_crawled() {
    crawl(std::path::Path::new("not-there"), BASE);
}
