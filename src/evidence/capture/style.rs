//! What an element's own attributes say of whether and how it is shown. Style sheets are not read.

use html5gum::StartTag;

/// The attributes of an element that hide it or set it apart.
pub struct Style {
    /// Its own declarations (CSS Style Attributes), names and values in small letters.
    declarations: Vec<(String, String)>,
    is_hidden: bool,
}

impl Style {
    /// Reads the attributes of an element.
    pub fn of(tag: &StartTag<()>) -> Self {
        let hidden = attribute(tag, "hidden");
        let is_hidden = hidden.is_some_and(|value| !value.eq_ignore_ascii_case("until-found"));
        let is_closed = tag.name.as_slice() == b"dialog" && attribute(tag, "open").is_none();
        let is_hidden = is_hidden || is_closed || attribute(tag, "popover").is_some();
        let style = attribute(tag, "style").unwrap_or_default();
        Self { declarations: declarations(&style), is_hidden }
    }

    /// Whether nothing of the element is seen.
    pub fn is_hidden(&self) -> bool {
        self.is_hidden
            || self.declarations.iter().any(|(name, value)| match name.as_str() {
                "display" => value == "none",
                "visibility" => matches!(value.as_str(), "hidden" | "collapse"),
                "content-visibility" => value == "hidden",
                "opacity" | "font-size" => is_zero(value),
                _ => false,
            })
    }

    /// Whether the element sets its words apart from those around it; none if it does not say.
    pub fn sets_apart(&self) -> Option<bool> {
        let mut said = self.declarations.iter().filter(|(name, _)| name == "display").peekable();
        said.peek()?;
        Some(said.any(|(_, value)| !matches!(value.as_str(), "inline" | "contents")))
    }
}

/// The value of an attribute.
pub fn attribute(tag: &StartTag<()>, name: &str) -> Option<String> {
    let mut all = tag.attributes.iter();
    let found = all.find(|(key, _)| key.as_slice() == name.as_bytes());
    found.map(|(_, value)| String::from_utf8_lossy(value).into_owned())
}

fn declarations(style: &str) -> Vec<(String, String)> {
    let style = without_comments(&style.to_lowercase());
    let pairs = style.split(';').filter_map(|line| line.split_once(':'));
    let value = |text: &str| text.split('!').next().unwrap_or_default().trim().to_owned();
    pairs.map(|(name, text)| (name.trim().to_owned(), value(text))).collect()
}

fn without_comments(style: &str) -> String {
    let mut parts = style.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |rest, part| rest + part.split_once("*/").map_or("", |(_, after)| after))
}

/// Zero, whatever its unit.
fn is_zero(value: &str) -> bool {
    let number = value.trim_end_matches(|c: char| c.is_alphabetic() || c == '%');
    number.parse::<f64>().is_ok_and(|number| number == 0.0)
}
