//! Drawings as the tests see them: read again as XML, and checked for what holds for every one of them.

mod geometry;
mod hostile;
mod maps;

use std::collections::HashSet;

use jiff::civil::Date;
use roxmltree::{Document, Node};

use super::*;

const AS_OF: Date = Date::constant(2026, 6, 27);

fn months() -> Months {
    std::array::from_fn(|index| format!("M{}", index + 1))
}

fn caption<'a>() -> Caption<'a> {
    Caption { prefix: "p1", title: "Title", desc: "Description" }
}

fn point<'a>(start: Date, value: f64) -> Point<'a> {
    Point {
        start,
        end: start,
        value,
        label: "label",
        tick: "tick",
        title: "title",
        ..Point::default()
    }
}

fn line<'a>(side: Side, points: Vec<Point<'a>>) -> Line<'a> {
    Line { side, points }
}

fn draw(shape: Shape, lines: Vec<Line>) -> String {
    let months = months();
    series(&SeriesChart {
        caption: caption(),
        shape,
        lines,
        as_of: AS_OF,
        today: "today",
        months: &months,
        format: &digits,
        width: 640,
    })
}

fn lanes([one, both, two]: [&str; 3]) -> Vec<Lane<'_>> {
    let lane = |(side, name)| Lane { side, name };
    [(Side::First, one), (Side::Shared, both), (Side::Second, two)].map(lane).into()
}

/// All drawings of an exchange: the strip, the names of its lanes, the overview, the columns.
fn exchanges(blows: &[Blow]) -> [String; 5] {
    let months = months();
    let exchange = Exchange {
        caption: caption(),
        lanes: lanes(["one", "both", "two"]),
        blows: blows.to_vec(),
        as_of: AS_OF,
        today: "today",
        months: &months,
    };
    let Laned { names, strip } = super::blows(&exchange);
    let [tablet, phone] = [640, 288].map(|width| column(&exchange, width));
    [strip, names, overview(&exchange, 976), tablet, phone]
}

fn exchange(blows: Vec<Blow>) -> String {
    let [strip, ..] = exchanges(&blows);
    strip
}

fn strip_of(events: Vec<StripEvent>, from: Date, to: Date) -> String {
    let months = months();
    strip(&Strip { caption: caption(), events, from, to, months: &months, width: 640 })
}

/// Fails unless the drawing is well-formed, unstyled, named, and drawn with short numbers.
fn check(svg: &str) {
    let document = Document::parse(svg).unwrap_or_else(|error| panic!("{error}\n{svg}"));
    let mut ids = HashSet::new();
    for node in document.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        assert!(!["script", "style", "foreignObject"].contains(&name), "{svg}");
        for attribute in node.attributes() {
            let key = attribute.name();
            assert!(
                !key.starts_with("on") && !["style", "fill", "stroke"].contains(&key),
                "{key}: {svg}"
            );
            if [
                "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "d", "width", "height",
                "viewBox",
            ]
            .contains(&key)
            {
                check_numbers(attribute.value());
            }
        }
        if let Some(id) = node.attribute("id") {
            assert!(ids.insert(id), "{id} twice");
        }
        if name == "a" {
            let title = node.children().find(|child| child.has_tag_name((SVG, "title")));
            assert!(
                title.is_some_and(|title| title.text().is_some()),
                "a link without a name: {svg}"
            );
        }
    }
    check_root(document.root_element(), &ids);
}

const SVG: &str = "http://www.w3.org/2000/svg";

fn check_root(root: Node, ids: &HashSet<&str>) {
    assert_eq!(root.tag_name().name(), "svg");
    assert_eq!(root.attribute("viewBox").unwrap().split(' ').count(), 4);
    let linked = root.descendants().any(|node| node.has_tag_name((SVG, "a")));
    match root.attribute("aria-labelledby") {
        Some(names) => {
            assert!(names.split(' ').all(|id| ids.contains(id)));
            assert_eq!(root.attribute("role"), Some(if linked { "group" } else { "img" }));
        }
        None => assert_eq!(root.attribute("aria-hidden"), Some("true")),
    }
}

fn check_numbers(value: &str) {
    let is_part = |c: char| c.is_ascii_digit() || c == '.' || c == '-';
    let numbers = value.split(|c| !is_part(c)).filter(|part| !part.is_empty());
    for number in numbers {
        let parsed: f64 = number.parse().unwrap_or_else(|_| panic!("{number} in {value}"));
        assert!(parsed.abs() < 1e6 && number != "-0", "{value}");
        assert!(number.split_once('.').is_none_or(|(_, decimals)| decimals.len() <= 2), "{value}");
    }
    let letters: HashSet<char> = value.chars().filter(|c| !is_part(*c)).collect();
    assert!(letters.iter().all(|c| " MLHVChlz".contains(*c)), "{value}");
}

fn texts(svg: &str, class: &str) -> Vec<String> {
    let document = Document::parse(svg).unwrap();
    let has =
        |node: &Node| node.attribute("class").is_some_and(|c| c.split(' ').any(|c| c == class));
    document.descendants().filter(has).map(|n| n.text().unwrap_or_default().to_owned()).collect()
}

fn paths(svg: &str, class: &str) -> Vec<String> {
    let document = Document::parse(svg).unwrap();
    let has =
        |node: &Node| node.attribute("class").is_some_and(|c| c.split(' ').any(|c| c == class));
    document.descendants().filter(has).filter_map(|n| n.attribute("d").map(str::to_owned)).collect()
}
