//! The SVG elements, one function each. The only place that escapes.

use std::fmt;

use super::{Caption, Side};

/// The side of the square in which a link is hit: the least that WCAG 2.2 asks of a target (2.5.8).
pub(super) const TARGET: f64 = 24.0;

/// A coordinate: at most two decimals, never `-0`, never anything but a number.
pub(super) struct N(pub f64);

impl fmt::Display for N {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = if self.0.is_finite() { self.0 } else { 0.0 };
        write!(f, "{}", hundredths(value))
    }
}

fn hundredths(value: f64) -> f64 {
    // From here on a number has no hundredths left to round, and multiplying could overflow.
    const WHOLE: f64 = 1e15;
    let rounded = if value.abs() < WHOLE { (value * 100.0).round() / 100.0 } else { value };
    rounded + 0.0 // turns -0 into 0
}

/// A number in plain digits with at most two decimals: for a caller without a number format of its own.
pub fn digits(value: f64) -> String {
    hundredths(value).to_string()
}

/// Text for an element's content or a quoted attribute. What neither XML nor HTML allows is left out.
pub(super) fn escape(text: &str) -> String {
    let legal: String = text.chars().filter(|c| is_legal(*c)).collect();
    let mut escaped = String::with_capacity(legal.len());
    pulldown_cmark_escape::escape_html(&mut escaped, &legal).expect("a String takes any text");
    escaped
}

fn is_legal(c: char) -> bool {
    let code = u32::from(c);
    let noncharacter = code & 0xFFFE == 0xFFFE || (0xFDD0..=0xFDEF).contains(&code);
    !noncharacter && (!c.is_control() || matches!(c, '\t' | '\n' | '\r'))
}

/// A whole drawing with its name, `size` being width and height.
///
/// `role="img"` hides what is inside from assistive technology, links too, though they still take the focus; so a
/// drawing that holds links is a `group`, and its links stay reachable.
pub(super) fn figure(class: &str, caption: &Caption, size: (f64, f64), body: &str) -> String {
    let role = if body.contains("<a ") { "group" } else { "img" };
    let prefix = escape(caption.prefix);
    let title = format!("<title id=\"{prefix}-title\">{}</title>", escape(caption.title));
    let (ids, desc) = if caption.desc.is_empty() {
        (format!("{prefix}-title"), String::new())
    } else {
        let desc = format!("<desc id=\"{prefix}-desc\">{}</desc>", escape(caption.desc));
        (format!("{prefix}-title {prefix}-desc"), desc)
    };
    let attributes = format!("role=\"{role}\" aria-labelledby=\"{ids}\"");
    root(&format!("chart {class}"), size, &attributes, &format!("{title}{desc}{body}"))
}

/// A drawing that only repeats what words beside it say.
pub(super) fn ornament(class: &str, size: (f64, f64), body: &str) -> String {
    root(class, size, "aria-hidden=\"true\"", body)
}

pub(super) fn root(class: &str, (width, height): (f64, f64), attrs: &str, body: &str) -> String {
    let (w, h) = (N(width), N(height));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"{class}\" viewBox=\"0 0 {w} {h}\" \
         width=\"{w}\" height=\"{h}\" {attrs}>{body}</svg>"
    )
}

/// A group that assistive technology passes over: scales, and names that the glyphs' titles repeat.
pub(super) fn unspoken(class: &str, inner: &str) -> String {
    format!("<g class=\"{class}\" aria-hidden=\"true\">{inner}</g>")
}

/// One line of text; `y` is its baseline.
pub(super) fn text(class: &str, anchor: Anchor, x: f64, y: f64, content: &str) -> String {
    let anchor = match anchor {
        Anchor::Start => "",
        Anchor::Middle => " text-anchor=\"middle\"",
        Anchor::End => " text-anchor=\"end\"",
    };
    let (x, y, content) = (N(x), N(y), escape(content));
    format!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\"{anchor}>{content}</text>")
}

/// Which end of a text stands at its x.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

pub(super) fn line(class: &str, (x1, y1): (f64, f64), (x2, y2): (f64, f64)) -> String {
    let (x1, y1, x2, y2) = (N(x1), N(y1), N(x2), N(y2));
    format!("<line class=\"{class}\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>")
}

pub(super) fn path(class: &str, d: &str) -> String {
    format!("<path class=\"{class}\" d=\"{d}\"/>")
}

/// A rectangle from its left upper corner.
pub(super) fn rect(class: &str, (x, y): (f64, f64), (width, height): (f64, f64)) -> String {
    let (x, y, w, h) = (N(x), N(y), N(width), N(height));
    format!("<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"/>")
}

pub(super) fn circle(class: &str, (x, y): (f64, f64), radius: f64) -> String {
    let (x, y, r) = (N(x), N(y), N(radius));
    format!("<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{r}\"/>")
}

/// The sign of a side, about `2 * radius` high; areas are alike, so that no side looks the larger.
pub(super) fn glyph(side: Side, (x, y): (f64, f64), radius: f64) -> String {
    match side {
        Side::First => {
            let half = radius * 0.89;
            rect("glyph", (x - half, y - half), (2.0 * half, 2.0 * half))
        }
        Side::Second => circle("glyph", (x, y), radius),
        Side::Shared => {
            let half = radius * 1.25;
            let (x, top, r) = (N(x), N(y - half), N(half));
            path("glyph", &format!("M{x} {top}l{r} {r} -{r} {r} -{r} -{r}z"))
        }
        Side::Further => {
            let (x, top) = (N(x), N(y - radius * 1.4));
            let (half, height) = (N(radius * 1.3), N(radius * 2.3));
            path("glyph", &format!("M{x} {top}l{half} {height}h-{}z", N(radius * 2.6)))
        }
    }
}

/// The unseen square that makes a small glyph easy to hit.
pub(super) fn target((x, y): (f64, f64)) -> String {
    rect("hit", (x - TARGET / 2.0, y - TARGET / 2.0), (TARGET, TARGET))
}

/// Something with a title, and a link where there is an address. A link is named by its title.
pub(super) fn item(class: &str, href: Option<&str>, title: &str, inner: &str) -> String {
    let title =
        if title.is_empty() { String::new() } else { format!("<title>{}</title>", escape(title)) };
    match href {
        Some(href) => {
            format!("<a class=\"{class}\" href=\"{}\">{title}{inner}</a>", escape(href))
        }
        None => format!("<g class=\"{class}\">{title}{inner}</g>"),
    }
}
