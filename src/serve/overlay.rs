//! What the preview adds to pages: a script that waits for news, and what is wrong, over the page. Both are for the copy
//! that is served alone; what `build` writes has neither.

use pulldown_cmark_escape::escape_html;

use crate::checking::Checked;
use crate::diag::{self, Diagnostic, Severity, human};

use super::http::Response;

/// Where a page asks for news; the version that it knows follows.
pub const NEWS: &str = "_briefgen/news/";

const SCRIPT: (&str, &str) = ("_briefgen/live.js", include_str!("overlay/live.js"));
const STYLE: (&str, &str) = ("_briefgen/problems.css", include_str!("overlay/problems.css"));

/// How many problems are shown; the command line says all of them.
const SHOWN: usize = 20;

/// A file of the preview's own.
pub fn asset(path: &str) -> Option<Response> {
    match path {
        _ if path == SCRIPT.0 => {
            Some(Response::new(200, "text/javascript; charset=utf-8", SCRIPT.1))
        }
        _ if path == STYLE.0 => Some(Response::new(200, "text/css; charset=utf-8", STYLE.1)),
        _ => None,
    }
}

/// A page with the script in it, and what is wrong over it.
pub fn put(html: &str, version: &str, problems: Option<&str>) -> String {
    let head = format!(
        "<link rel=\"stylesheet\" href=\"/{}\"><script src=\"/{}\" data-version=\"{}\" defer></script>\n",
        STYLE.0,
        SCRIPT.0,
        escape(version)
    );
    let html = before(html, "</head>", &head);
    before(&html, "</body>", problems.unwrap_or_default())
}

/// The text with something put before the last place of a tag, or at its end.
fn before(html: &str, tag: &str, what: &str) -> String {
    let at = html.rfind(tag).unwrap_or(html.len());
    format!("{}{what}{}", &html[..at], &html[at..])
}

/// A page of nothing but what is wrong, where there is no good page yet.
pub fn alone(version: &str, problems: &str) -> Response {
    let page = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
                <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
                <title>briefgen: something is wrong</title>\n</head>\n<body>\n</body>\n</html>\n";
    Response::new(500, "text/html; charset=utf-8", put(page, version, Some(problems)))
}

/// The errors of a site; warnings are left to the command line.
pub fn of_problems(checked: &Checked) -> String {
    let errors: Vec<_> =
        checked.diagnostics.iter().filter(|one| one.severity == Severity::Error).collect();
    let items: String = errors.iter().take(SHOWN).map(|one| item(checked, one)).collect();
    let more = match errors.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!("<p>And {more} more: the command line shows them.</p>\n"),
    };
    frame(&format!("<ol>\n{items}</ol>\n{more}"))
}

fn item(checked: &Checked, fault: &Diagnostic) -> String {
    let place = diag::location(&checked.sources, fault.span);
    let text = human::render(&checked.sources, fault, false);
    format!("<li><code>{}</code>\n<pre>{}</pre></li>\n", escape(&place), escape(text.trim_end()))
}

/// What went wrong beside the content: a template, a file.
pub fn of_failure(error: &anyhow::Error) -> String {
    frame(&format!("<pre>{}</pre>\n", escape(&format!("{error:#}"))))
}

fn frame(inside: &str) -> String {
    format!(
        "<aside id=\"briefgen_problems\" role=\"alert\" lang=\"en\">\n<h2>This is not the site as it is written now</h2>\n\
         {inside}<p>The page follows by itself when this is mended.</p>\n</aside>\n"
    )
}

/// A text as HTML, in elements and in attributes.
fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    // Writing to a string does not fail.
    let _ = escape_html(&mut html, text);
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_stands_in_the_page_as_text() {
        let error = anyhow::anyhow!("</pre><script>alert(\"1\")</script>");
        let page = put("<head></head><body>A</body>", "1-2", Some(&of_failure(&error)));
        assert!(page.contains("&lt;script&gt;alert(&quot;1&quot;)"), "{page}");
        assert!(!page.contains("<script>"), "{page}");
        assert!(
            page.contains("data-version=\"1-2\"") && page.ends_with("</aside>\n</body>"),
            "{page}"
        );
    }

    #[test]
    fn a_page_without_ends_has_both_all_the_same() {
        let page = put("A", "1", Some("B"));
        assert!(page.starts_with('A') && page.contains("live.js") && page.ends_with('B'), "{page}");
    }
}
