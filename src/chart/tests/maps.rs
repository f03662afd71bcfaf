//! Maps: dots, labels and targets lie inside and apart, whatever the places are.

use roxmltree::{Document, Node};

use super::*;

fn at(latitude: f64, longitude: f64) -> Position {
    Position { latitude, longitude }
}

fn place(at: Position) -> MapPlace<'static> {
    MapPlace { at, events: 1, label: "Place (1)", title: "Place", href: Some("p"), aside: false }
}

fn draw_map(places: Vec<MapPlace>, window: Window) -> String {
    map(&Map { caption: caption(), window, places, most: 50 })
}

fn world(places: &[Position]) -> String {
    let window = Window::of(places, 640).unwrap();
    draw_map(places.iter().map(|at| place(*at)).collect(), window)
}

/// Sets of places: few and many, far and near, on one spot.
fn sets() -> Vec<Vec<Position>> {
    let mut sets = vec![
        vec![at(46.2, 6.14)],
        vec![at(46.2, 6.14); 12],
        vec![at(-17.0, 178.0), at(-13.8, -171.8)],
        vec![at(90.0, 0.0), at(-90.0, 180.0)],
        vec![at(f64::NAN, f64::INFINITY), at(1e9, -1e9)],
    ];
    let mut seed = 7_u64;
    let mut next = |low: f64, high: f64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        low + (high - low) * (seed >> 11) as f64 / (1_u64 << 53) as f64
    };
    for count in [3, 10, 30, 70] {
        sets.push((0..count).map(|_| at(next(-55.0, 70.0), next(-180.0, 180.0))).collect());
        sets.push((0..count).map(|_| at(next(40.0, 60.0), next(-5.0, 25.0))).collect());
    }
    sets
}

fn number(node: &Node, name: &str) -> f64 {
    node.attribute(name).unwrap().parse().unwrap()
}

fn of_class<'a, 'i>(document: &'a Document<'i>, class: &str) -> Vec<Node<'a, 'i>> {
    document.descendants().filter(|node| node.attribute("class") == Some(class)).collect()
}

/// Left, top, right, bottom of what is hit.
fn hits(document: &Document) -> Vec<[f64; 4]> {
    of_class(document, "hit").iter().map(edges).collect()
}

/// What is hit of the link that a label belongs to.
fn target_of<'a, 'i>(label: &Node<'a, 'i>) -> Node<'a, 'i> {
    label.prev_siblings().find(|node| node.attribute("class") == Some("hit")).unwrap()
}

fn edges(hit: &Node) -> [f64; 4] {
    let (x, y) = (number(hit, "x"), number(hit, "y"));
    [x, y, x + number(hit, "width"), y + number(hit, "height")]
}

#[test]
fn dots_labels_and_targets_lie_inside() {
    for places in sets() {
        let svg = world(&places);
        check(&svg);
        let document = Document::parse(&svg).unwrap();
        let (width, height) =
            (number(&document.root_element(), "width"), number(&document.root_element(), "height"));
        let dots = of_class(&document, "glyph");
        assert_eq!(dots.len(), places.len(), "{places:?}");
        for dot in dots {
            let (x, y, r) = (number(&dot, "cx"), number(&dot, "cy"), number(&dot, "r"));
            assert!(x >= r && x <= width - r && y >= r && y <= height - r, "{dot:?}");
        }
        let inside =
            |[x0, y0, x1, y1]: [f64; 4]| x0 >= 0.0 && y0 >= 0.0 && x1 <= width && y1 <= height;
        assert!(hits(&document).into_iter().all(inside), "{svg}");
    }
}

#[test]
fn targets_are_large_and_apart_and_so_are_the_labels_in_them() {
    for places in sets() {
        let svg = world(&places);
        let document = Document::parse(&svg).unwrap();
        let hits = hits(&document);
        for (index, [x0, y0, x1, y1]) in hits.iter().enumerate() {
            assert!(x1 - x0 >= 23.99 && y1 - y0 >= 23.99, "{svg}");
            let apart = |other: &[f64; 4]| {
                other[0] > x1 - 0.02
                    || other[2] < x0 + 0.02
                    || other[1] > y1 - 0.02
                    || other[3] < y0 + 0.02
            };
            assert!(hits[..index].iter().all(apart), "{svg}");
        }
        for label in of_class(&document, "label") {
            let (x, y) = (number(&label, "x"), number(&label, "y"));
            let [x0, y0, x1, y1] = edges(&target_of(&label));
            assert!(x >= x0 - 0.02 && x <= x1 + 0.02 && y - 11.0 >= y0 && y + 4.0 <= y1, "{svg}");
        }
    }
}

#[test]
fn places_that_are_near_all_have_their_names() {
    let delta = [at(23.13, 113.26), at(22.54, 114.06), at(23.02, 113.75), at(22.32, 114.17)];
    let europe = [at(51.51, -0.13), at(48.86, 2.35), at(52.08, 4.31), at(46.2, 6.14)];
    let far = [at(38.91, -77.04), at(-34.6, -58.38), at(3.1, 101.69)];
    let places: Vec<_> = [&delta[..], &europe, &far].concat();
    assert_eq!(texts(&world(&places), "label").len(), places.len());
}

#[test]
fn no_pole_leads_through_a_label() {
    for places in sets() {
        let svg = world(&places);
        let document = Document::parse(&svg).unwrap();
        let labels = of_class(&document, "label");
        let boxes: Vec<_> = labels.iter().map(|label| edges(&target_of(label))).collect();
        for pole in of_class(&document, "pole") {
            let middle = |a: &str, b: &str| f64::midpoint(number(&pole, a), number(&pole, b));
            let (x, y) = (middle("x1", "x2"), middle("y1", "y2"));
            let free = |[x0, y0, x1, y1]: &[f64; 4]| x <= *x0 || x >= *x1 || y <= *y0 || y >= *y1;
            assert!(boxes.iter().all(free), "{svg}");
        }
    }
}

#[test]
fn the_area_of_a_dot_is_its_number_of_events() {
    let events = [50, 25, 2, 0, usize::MAX];
    let places = events.map(|events| MapPlace { events, ..place(at(0.0, 0.0)) });
    let svg = draw_map(places.into(), Window::of(&[at(0.0, 0.0)], 640).unwrap());
    let document = Document::parse(&svg).unwrap();
    let radii: Vec<f64> = of_class(&document, "glyph").iter().map(|dot| number(dot, "r")).collect();
    assert_eq!(radii, [16.0, 16.0, 11.31, 3.2, 2.5], "the largest first, the smallest still seen");
}

#[test]
fn the_place_that_a_map_is_about_has_a_ring_and_lies_on_top() {
    let here = MapPlace { href: None, ..place(at(48.86, 2.35)) };
    let near = MapPlace { aside: true, ..place(at(51.51, -0.13)) };
    let outside = MapPlace { aside: true, ..place(at(39.9, 116.41)) };
    let svg = draw_map(vec![here, near, outside], Window::around(here.at, (288, 240)));
    check(&svg);
    assert_eq!((texts(&svg, "glyph").len(), texts(&svg, "ring").len()), (2, 1));
    assert!(svg.find("class=\"mark aside\"") < svg.find("<g class=\"mark\""), "{svg}");
}

#[test]
fn words_on_maps_are_escaped() {
    let hostile = "<script>alert(\"1\")</script> & 'q' ]]> \u{0}";
    let place =
        MapPlace { label: hostile, title: hostile, href: Some(hostile), ..place(at(0.0, 0.0)) };
    let svg = draw_map(vec![place], Window::of(&[place.at], 640).unwrap());
    check(&svg);
    assert!(!svg.contains("<script") && !svg.contains('\u{0}'), "{svg}");
    assert_eq!(texts(&svg, "label").len(), 1, "{svg}");
}
