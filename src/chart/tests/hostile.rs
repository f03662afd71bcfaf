//! Whatever goes in: nothing, one point, equal days, huge values, the ends of the calendar, words full of markup.

use jiff::civil::{Date, date};
use roxmltree::Document;

use super::*;

const HOSTILE: &str = "<script>alert(\"1\")</script> & 'q' ]]> \u{0} \u{8} \u{FFFE}";

/// Points that could hurt.
fn degenerate() -> Vec<Vec<(Date, f64)>> {
    let day = date(2025, 5, 14);
    vec![
        vec![],
        vec![(day, 0.0)],
        vec![(day, 5.0), (day, 5.0)],
        vec![(day, 5.0), (day, -5.0), (day, 0.0)],
        vec![(AS_OF, 1.0)],
        vec![(date(2030, 1, 1), 1.0)],
        vec![(Date::MIN, 1.0), (Date::MAX, 2.0)],
        vec![(day, f64::MAX), (date(2025, 6, 1), f64::MIN)],
        vec![(day, 1e-300), (date(2025, 6, 1), -0.0)],
        vec![(day, f64::NAN), (date(2025, 6, 1), f64::INFINITY)],
        (0..300)
            .map(|i| (date(2020 + (i / 60) as i16, 1 + (i % 12) as i8, 1), f64::from(i)))
            .collect(),
    ]
}

#[test]
fn any_series_is_drawn() {
    for values in degenerate() {
        let points: Vec<_> = values.iter().map(|(day, value)| point(*day, *value)).collect();
        for shape in [Shape::Step, Shape::Line, Shape::Bar] {
            check(&draw(shape, vec![]));
            check(&draw(shape, vec![line(Side::First, points.clone())]));
            let sides = [Side::First, Side::Second, Side::Shared, Side::Further];
            check(&draw(shape, sides.map(|side| line(side, points.clone())).into()));
            check(&spark(&values, shape, AS_OF));
        }
    }
}

#[test]
fn any_exchange_and_any_strip_is_drawn() {
    for values in degenerate() {
        let sides = [Side::First, Side::Second, Side::Shared, Side::Further];
        let day = |(index, (date, _)): (usize, &(Date, f64))| (*date, sides[index % 4], index);
        let days: Vec<_> = values.iter().enumerate().map(day).collect();
        let blow = |&(date, side, index): &(Date, Side, usize)| {
            let answers = vec![index, index / 2, index + 1, usize::MAX];
            Blow {
                date,
                side,
                answers,
                title: "t",
                label: "some words",
                href: Some("e.html"),
                ..Blow::default()
            }
        };
        let blows: Vec<_> = days.iter().map(blow).collect();
        exchanges(&blows).iter().for_each(|svg| check(svg));
        let event = |&(date, side, _): &(Date, Side, usize)| StripEvent {
            date,
            side,
            title: "t",
            href: Some("e.html"),
            planned: true,
        };
        let events: Vec<_> = days.iter().map(event).collect();
        check(&strip_of(events.clone(), AS_OF, AS_OF));
        check(&strip_of(events, Date::MAX, Date::MIN));
    }
}

#[test]
fn words_are_escaped_wherever_they_stand() {
    let caption = Caption { prefix: "a\"b", title: HOSTILE, desc: HOSTILE };
    let months: Months = std::array::from_fn(|_| HOSTILE.to_owned());
    let point = Point {
        label: HOSTILE,
        tick: HOSTILE,
        title: HOSTILE,
        href: Some(HOSTILE),
        ..point(AS_OF, 1.0)
    };
    let lines = vec![Line { side: Side::First, points: vec![point] }; 2];
    let mut drawn = Vec::new();
    for shape in [Shape::Step, Shape::Line, Shape::Bar] {
        let (lines, format) = (lines.clone(), &|_| HOSTILE.to_owned());
        let today = HOSTILE;
        drawn.push(series(&SeriesChart {
            caption,
            shape,
            lines,
            as_of: Date::MIN,
            today,
            months: &months,
            format,
            width: 0,
        }));
    }
    let blow = Blow { title: HOSTILE, label: HOSTILE, href: Some(HOSTILE), ..Blow::default() };
    let (lanes, blows) = (lanes([HOSTILE; 3]), vec![blow]);
    let exchange =
        Exchange { caption, lanes, blows, as_of: AS_OF, today: HOSTILE, months: &months };
    let Laned { names, strip: long } = super::blows(&exchange);
    drawn.extend([names, long, overview(&exchange, 0), column(&exchange, 0)]);
    let events = vec![StripEvent { title: HOSTILE, href: Some(HOSTILE), ..StripEvent::default() }];
    drawn.push(strip(&Strip {
        caption,
        events,
        from: AS_OF,
        to: AS_OF,
        months: &months,
        width: 0,
    }));
    drawn.push(balance(&[Segment { class: HOSTILE, label: HOSTILE, count: 1 }]));
    drawn.push(balance_key(HOSTILE));
    for svg in drawn {
        check(&svg);
        assert!(!svg.contains("<script") && !svg.contains('\u{0}'), "{svg}");
        assert!(svg.contains("&lt;script&gt;"), "{svg}");
    }
}

#[test]
fn an_address_arrives_as_it_was_given() {
    let href = "events/a%20b.html?q=\"1\"&r='2'#x";
    let svg = draw(
        Shape::Step,
        vec![line(Side::First, vec![Point { href: Some(href), ..point(AS_OF, 1.0) }])],
    );
    let document = Document::parse(&svg).unwrap();
    let link = document.descendants().find(|node| node.has_tag_name((SVG, "a"))).unwrap();
    assert_eq!(link.attribute("href"), Some(href));
}
