//! A balance: one bar, divided in proportion.

use super::svg::{self, N};

const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 12.0;

/// A part of the bar.
#[derive(Clone, Copy, Debug)]
pub struct Segment<'a> {
    /// The classes that the stylesheet knows it by, such as `side-1`.
    pub class: &'a str,
    /// What it says when it is pointed at.
    pub label: &'a str,
    /// How many.
    pub count: u64,
}

/// Draws the parts side by side, 320 by 12 pixels, stretched to whatever size the stylesheet gives it.
/// Decorative: it says nothing to assistive technology, and the words stand beside it. Parts of nothing are left out.
pub fn balance(segments: &[Segment]) -> String {
    let total: f64 = segments.iter().map(|segment| segment.count as f64).sum();
    let (mut body, mut sum) = (String::new(), 0.0);
    for Segment { class, label, count } in segments.iter().filter(|segment| segment.count > 0) {
        // From running sums, so that the parts meet and fill the bar however they are rounded.
        let from = WIDTH * sum / total;
        sum += *count as f64;
        let width = WIDTH * sum / total - from;
        body += &part(class, &format!("<title>{}</title>", svg::escape(label)), from, width);
    }
    let attributes = "preserveAspectRatio=\"none\" aria-hidden=\"true\"";
    svg::root("balance", (WIDTH, HEIGHT), attributes, &body)
}

/// A square that looks like a part of the bar, to stand before its words. Decorative, too.
pub fn balance_key(class: &str) -> String {
    svg::ornament("balance key", (HEIGHT, HEIGHT), &part(class, "", 0.0, HEIGHT))
}

/// The ground, and on it a line along the middle: as thick as the bar and dashed, it makes the stripes of parts that
/// have no colour of their own. A pattern would need an id.
fn part(class: &str, title: &str, from: f64, width: f64) -> String {
    let (class, x, width, middle) = (svg::escape(class), N(from), N(width), N(HEIGHT / 2.0));
    format!(
        "<g class=\"segment {class}\">{title}<rect x=\"{x}\" width=\"{width}\" height=\"{HEIGHT}\"/>\
         <path d=\"M{x} {middle}h{width}\"/></g>"
    )
}
