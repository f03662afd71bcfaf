//! What the elements of HTML are, as far as it matters for the words that a reader sees.

/// Elements that show no words of the page, or none that run on with those around them.
pub const UNSEEN: [&str; 20] = [
    "audio", "canvas", "datalist", "iframe", "map", "meter", "noembed", "noframes", "noscript",
    "object", "progress", "rp", "rt", "script", "select", "style", "svg", "template", "title",
    "video",
];
/// Things that stand between words without being any.
pub const THINGS: [&str; 13] = [
    "audio", "canvas", "embed", "iframe", "img", "input", "meter", "object", "progress", "select",
    "svg", "textarea", "video",
];
/// Elements without an end.
pub const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];
/// Elements whose words do not run on from what is before and after them (HTML Standard, 15.3).
pub const BLOCKS: [&str; 48] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];
/// Elements whose end tag ends nothing but themselves, wherever it stands.
pub const FORMATS: [&str; 14] = [
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];
/// Elements with rules of their own.
pub const FOREIGN: [&str; 2] = ["math", "svg"];
/// Elements whose words were taken back.
pub const STRUCK: [&str; 3] = ["del", "s", "strike"];
/// Elements whose words stand above or below the line.
pub const RAISED: [&str; 2] = ["sub", "sup"];
/// Elements beyond whose end no format is begun again (HTML Standard, 13.2.4.3, "markers").
pub const MARKERS: [&str; 6] = ["caption", "marquee", "object", "td", "template", "th"];
/// Elements that keep the lines of their text.
pub const LINED: [&str; 4] = ["listing", "pre", "textarea", "xmp"];

/// The elements of which an open one ends where another begins, and those beyond which it is not looked for.
pub fn ended_by(name: &[u8]) -> (&'static [&'static str], &'static [&'static str]) {
    match name {
        b"li" => (&["li"], &["ul", "ol", "menu", "table"]),
        b"dt" | b"dd" => (&["dt", "dd"], &["dl", "table"]),
        b"td" | b"th" => (&["td", "th"], &["tr", "table"]),
        b"tr" => (&["tr"], &["table"]),
        b"tbody" | b"thead" | b"tfoot" => (&["tbody", "thead", "tfoot"], &["table"]),
        b"option" => (&["option"], &["select", "datalist"]),
        b"rt" | b"rp" => (&["rt", "rp"], &["ruby"]),
        b"button" | b"br" | b"caption" | b"legend" | b"summary" | b"figcaption" => (&[], &[]),
        name if is_one_of(name, &BLOCKS) => {
            (&["p"], &["td", "th", "table", "button", "caption", "template"])
        }
        _ => (&[], &[]),
    }
}

/// Whether a name is one of some.
pub fn is_one_of(name: &[u8], names: &[&str]) -> bool {
    names.iter().any(|known| known.as_bytes() == name)
}
