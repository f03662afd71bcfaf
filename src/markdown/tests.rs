//! Texts and the HTML they become; slots are shown in braces.

use super::{Doc, Options, Slot, parse};
use crate::source::FileId;

fn options() -> Options<'static> {
    Options { raw_html: false, id_prefix: "", file: FileId::default() }
}

fn show(text: &str) -> String {
    let (doc, _) = parse(text, options());
    let Doc { html, slots, .. } = doc;
    let mut shown = String::new();
    let mut written = 0;
    for (at, slot) in slots {
        shown.push_str(&html[written..at as usize]);
        written = at as usize;
        shown.push_str(&match slot {
            Slot::Cite(cites) => {
                let cites = cites.iter().map(|cite| match &cite.locator {
                    Some(locator) => format!("{}|{locator}", cite.id.text),
                    None => cite.id.text.clone(),
                });
                format!("{{cite {}}}", cites.collect::<Vec<_>>().join("; "))
            }
            Slot::Open(target) => format!("{{open {}}}", target.text),
            Slot::Title(target) => format!("{{title {}}}", target.text),
            Slot::Path(target) => format!("{{path {}}}", target.text),
            Slot::Image { path, alt, .. } => format!("{{image {} {alt}}}", path.text),
            Slot::Word(word) => format!("{{{word}}}"),
            Slot::Beside { number, text } => format!("{{beside {number}: {text}}}"),
            Slot::Embed(..) => "{embed}".to_owned(),
        });
    }
    (shown + &html[written..]).trim_end().to_owned()
}

fn codes(text: &str) -> Vec<(&'static str, String)> {
    let (_, diagnostics) = parse(text, options());
    let place = |span: crate::source::Span| text[span.range()].to_owned();
    diagnostics.into_iter().map(|one| (one.code, place(one.span))).collect()
}

#[test]
fn texts_become_html() {
    let cases = [
        // Citations, in Pandoc's form.
        ("A [@x].", "<p>A {cite x}.</p>"),
        ("A [@a; @b, p. 3].", "<p>A {cite a; b|p. 3}.</p>"),
        ("A [@a, \"one; two\"; @b].", "<p>A {cite a; b}.</p>"),
        ("A [@a,\npara. 4].", "<p>A {cite a|para. 4}.</p>"),
        ("A \\[@a].", "<p>A [@a].</p>"),
        ("`[@a]`", "<p><code>[@a]</code></p>"),
        ("mail a@b.org [x]", "<p>mail a@b.org [x]</p>"),
        ("A [@a][@b].", "<p>A {cite a; b}.</p>"),
        // Wiki links.
        (
            "|a|\n|-|\n|[[x\\|w]]|",
            "<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr><th scope=\"col\">a</th></tr></thead>\n<tbody>\n<tr><td>{open x}w</a></td></tr>\n</tbody></table></div>",
        ),
        ("[[a]]", "<p>{open a}{title a}</a></p>"),
        ("[[a|the *words*]]", "<p>{open a}the <em>words</em></a></p>"),
        ("[[people/a|words]] [@x]", "<p>{open people/a}words</a> {cite x}</p>"),
        // Links and images.
        (
            "[x](https://e.org/?a=1&b=2)",
            "<p><a href=\"https://e.org/?a=1&amp;b=2\" rel=\"noopener\">x</a></p>",
        ),
        ("[x](/a.pdf \"T\")", "<p><a href=\"{path /a.pdf}\" title=\"T\">x</a></p>"),
        ("<a@b.org>", "<p><a href=\"mailto:a@b.org\" rel=\"noopener\">a@b.org</a></p>"),
        ("![what](/img/x.png)", "<p>{image /img/x.png what}</p>"),
        ("[x](javascript:alert(1))", "<p><a href=\"{path javascript:alert(1)}\">x</a></p>"),
        // GFM.
        ("~~x~~", "<p><del>x</del></p>"),
        (
            "- [x] a\n- [ ] b",
            "<ul>\n<li><input type=\"checkbox\" disabled checked aria-label=\"{task-done}\"> a</li>\n<li><input type=\"checkbox\" disabled aria-label=\"{task-open}\"> b</li>\n</ul>",
        ),
        (
            "|a|b|\n|-|-:|\n|1|2|",
            "<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr><th scope=\"col\">a</th><th scope=\"col\" class=\"number\">b</th></tr></thead>\n<tbody>\n<tr><td>1</td><td class=\"number\">2</td></tr>\n</tbody></table></div>",
        ),
        (
            "> [!NOTE]\n> x",
            "<div class=\"alert note\" role=\"note\"><p class=\"alert-title\">{alert-note}</p>\n<p>x</p>\n</div>",
        ),
        // Headings: the page's title is the only h1.
        ("# A\n## B", "<h2 id=\"a\">A</h2>\n<h3 id=\"b\">B</h3>"),
        ("## A\n## A", "<h2 id=\"a\">A</h2>\n<h2 id=\"a-2\">A</h2>"),
        ("## 何 {onclick=x}", "<h2 id=\"he-onclick-x\">何 {onclick=x}</h2>"),
        ("## A [@x]", "<h2 id=\"a\">A {cite x}</h2>"),
        // Smart punctuation.
        ("\"a\" -- 'b'...", "<p>“a” – ‘b’…</p>"),
        // Raw HTML is text.
        ("a <b>c</b>", "<p>a &lt;b&gt;c&lt;/b&gt;</p>"),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
        // Code.
        ("```\"><script>\na<b\n```", "<pre tabindex=\"0\"><code>a&lt;b\n</code></pre>"),
        ("    a & b", "<pre tabindex=\"0\"><code>a &amp; b</code></pre>"),
        // Embeds.
        ("```quote\ntext: a\nby: x y\nsource: s\n```", "{embed}"),
    ];
    for (text, html) in cases {
        assert_eq!(show(text).replace("</p>\n</p>", "</p>"), html, "{text}");
    }
}

#[test]
fn footnotes_stand_at_the_end_with_ways_back() {
    let html = show("a[^n] b[^n]\n\n[^n]: note [@x]\n[^unused]: no");
    assert_eq!(
        html,
        "<p>a<sup class=\"footnote-mark\"><a id=\"fnref_1_1\" href=\"#fn_1\" role=\"doc-noteref\">{footnote-sign}1</a></sup>{beside 1: note} \
         b<sup class=\"footnote-mark\"><a id=\"fnref_1_2\" href=\"#fn_1\" role=\"doc-noteref\">{footnote-sign}1</a></sup></p>\n\
         <section class=\"footnotes\" aria-label=\"{footnotes}\"><ol>\n\
         <li id=\"fn_1\" value=\"1\"><p>note {cite x}</p>\n\
         <a href=\"#fnref_1_1\" role=\"doc-backlink\" aria-label=\"{back-to-text}\">↩</a> \
         <a href=\"#fnref_1_2\" role=\"doc-backlink\" aria-label=\"{back-to-text}\">↩</a> </li>\n</ol></section>"
    );
}

#[test]
fn faults_have_their_place() {
    let cases = [
        ("a <b>c", vec![("raw-html", "<b>")]),
        ("![](/x.png)", vec![("missing-alt", "/x.png")]),
        ("a [@; @b]", vec![("bad-citation", "@")]),
        ("a [@a; b]", vec![("bad-citation", " b")]),
        ("```timeline\ntopc: x\n```", vec![("unknown-field", "topc")]),
        ("```timelin\ntopic: x\n```", vec![("unknown-embed", "timelin")]),
        ("a [@a, @b]", vec![("bad-citation", "@a, @b")]),
        ("a [@a and b", vec![("bad-brackets", "[@")]),
        ("a [[x", vec![("bad-brackets", "[[")]),
        ("a \\[@a] \\[[x]]", vec![]),
        ("[x](https://e.org/a b)", vec![("bad-brackets", "](")]),
        ("[a [@b] c](https://e.org)", vec![("bad-brackets", "](")]),
        ("# ", vec![("bad-heading", "# ")]),
        ("# A [[x]]", vec![("bad-heading", "# A [[x]]")]),
        ("a[^n]", vec![("missing-footnote", "[^")]),
        ("[a][none]", vec![("broken-link", "[a][none]")]),
        (
            "- x\n\n  ```chart\n  serie: x\n  title: T\n  ```",
            vec![("unknown-field", "serie: x\n  title: T\n")],
        ),
        ("```chart\ntitle: T\n```", vec![("missing-field", "")]),
        ("```\nx", vec![("unclosed-block", "```")]),
        ("~~~~ js\nx\n~~~\n", vec![("unclosed-block", "~~~~ js")]),
        ("> ```\n> x\n\ny", vec![("unclosed-block", "```")]),
        ("```", vec![("unclosed-block", "```")]),
        ("```\n\n```\n\n~~~ js\nx\n~~~~\n\n> ```\n> x\n> ```\n\n- ```\n  x\n  ```", vec![]),
        ("````\n```\n````\n\n    ```\n    x", vec![]),
        ("a\n\n[^b]: x", vec![("lost-footnote", "[^b]:")]),
        ("a[^b]\n\n[^b]: x\n\n[^b]: y", vec![("lost-footnote", "[^b]:")]),
        ("a[^b]\n\n[^b]: x[^c]\n\n[^c]: y", vec![]),
    ];
    for (text, expected) in cases {
        let expected: Vec<_> =
            expected.into_iter().map(|(code, at)| (code, at.to_owned())).collect();
        assert_eq!(codes(text), expected, "{text}");
    }
}

#[test]
fn code_in_a_known_language_has_classes_and_a_long_line_none() {
    assert!(show("```rust\nfn a() {}\n```").contains("<span class=\"z-"));
    let long = "x".repeat(5000);
    let text = format!("```rust\n{long}\n```");
    assert_eq!(show(&text), format!("<pre tabindex=\"0\"><code>{long}\n</code></pre>"));
}

#[test]
fn names_may_be_linked_in_running_text_only() {
    let (doc, _) = parse("# A\n\nB *c* `d` [e](https://e.org) f\ng", options());
    let running: Vec<_> = doc.running.iter().map(|run| &doc.html[run.clone()]).collect();
    assert_eq!(running, ["B ", "c", " ", " ", " f\ng"]);
}
