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
        let title = format!("<title>{}</title>", svg::escape(label));
        let (class, x, width) = (svg::escape(class), N(from), N(width));
        body += &format!(
            "<rect class=\"segment {class}\" x=\"{x}\" width=\"{width}\" height=\"{HEIGHT}\">{title}</rect>"
        );
    }
    let attributes = "preserveAspectRatio=\"none\" aria-hidden=\"true\"";
    svg::root("balance", (WIDTH, HEIGHT), attributes, &body)
}
