//! What is where: lines, marks, labels, distances, proportions; and how words and numbers are set.

use jiff::civil::{Date, date};
use roxmltree::Document;

use super::*;

#[test]
fn steps_are_level_or_upright_and_planned_after_today() {
    let points = [(date(2025, 2, 4), 10.0), (date(2025, 4, 10), 145.0), (date(2026, 7, 24), 0.0)];
    let svg = draw(Shape::Step, vec![line(Side::First, points.map(|(d, v)| point(d, v)).into())]);
    let lines = paths(&svg, "line");
    assert_eq!(lines.len(), 2);
    for d in &lines {
        let commands: String = d.chars().filter(char::is_ascii_alphabetic).collect();
        assert!(
            commands.starts_with('M') && commands[1..].chars().all(|c| "HV".contains(c)),
            "{d}"
        );
    }
    assert_eq!(paths(&svg, "planned").len(), 1);
    assert_eq!(texts(&svg, "planned").len(), 2, "the path and the mark");
    assert_eq!(texts(&svg, "today-label"), ["today"]);
}

#[test]
fn a_step_chart_without_plans_ends_today() {
    let svg = draw(Shape::Step, vec![line(Side::First, vec![point(date(2025, 2, 4), 10.0)])]);
    assert_eq!(paths(&svg, "planned").len(), 0);
    assert!(texts(&svg, "today").is_empty());
    assert!(paths(&svg, "line")[0].ends_with(&format!("H{}", 640 - 26)), "{svg}");
}

#[test]
fn two_lines_are_never_joined_and_bars_have_no_line() {
    let points = || vec![point(date(2025, 2, 4), 10.0), point(date(2025, 4, 10), 20.0)];
    let lines = || vec![line(Side::First, points()), line(Side::Second, points())];
    assert_eq!(paths(&draw(Shape::Line, lines()), "line").len(), 2);
    let bars = draw(Shape::Bar, lines());
    assert!(paths(&bars, "line").is_empty());
    assert_eq!(texts(&bars, "mark").len(), 4);
    assert_eq!(texts(&bars, "label").len(), 4);
}

#[test]
fn first_highest_and_last_are_labelled_in_a_crowd() {
    let labels: Vec<String> = (0..200).map(|i| format!("v{i}")).collect();
    let value = |i: usize| if i == 77 { 900.0 } else { (i % 7) as f64 };
    let day = |i: usize| date(2020 + (i / 12 % 6) as i16, 1 + (i % 12) as i8, 1 + (i / 72) as i8);
    let points = (0..200).map(|i| Point { label: &labels[i], ..point(day(i), value(i)) }).collect();
    let drawn = texts(&draw(Shape::Line, vec![line(Side::First, points)]), "label");
    assert_eq!(drawn.len(), 3, "{drawn:?}");
    assert!(drawn.contains(&"v0".to_owned()) && drawn.contains(&"v77".to_owned()), "{drawn:?}");
}

#[test]
fn marks_tell_side_state_and_origin() {
    let derived = Point { derived: true, planned: true, ..point(date(2025, 1, 1), 1.0) };
    let svg = draw(Shape::Line, vec![line(Side::Second, vec![derived])]);
    assert!(svg.contains("class=\"mark side-2 planned derived\""), "{svg}");
    for (side, element) in [
        (Side::First, "<rect class=\"glyph\""),
        (Side::Second, "<circle"),
        (Side::Shared, "<path class=\"glyph\""),
    ] {
        let svg = exchange(vec![Blow { side, ..Blow::default() }]);
        assert!(svg.contains(element), "{svg}");
    }
}

#[test]
fn events_of_an_exchange_keep_apart_and_answers_are_joined() {
    let day = date(2025, 10, 9);
    let blow = |side, answers: &[usize]| Blow {
        date: day,
        side,
        answers: answers.to_vec(),
        title: "t",
        href: Some("e"),
        ..Blow::default()
    };
    let svg = exchange(vec![
        blow(Side::First, &[]),
        blow(Side::Second, &[0]),
        blow(Side::Second, &[1, 0]),
    ]);
    check(&svg);
    assert_eq!(paths(&svg, "answer").len(), 3);
    let document = Document::parse(&svg).unwrap();
    let hits = document.descendants().filter(|node| node.attribute("class") == Some("hit"));
    let places: Vec<f64> = hits.map(|hit| hit.attribute("x").unwrap().parse().unwrap()).collect();
    assert_eq!(places.len(), 3);
    assert!(places.windows(2).all(|pair| pair[1] - pair[0] >= 24.0), "{places:?}");
}

#[test]
fn an_exchange_of_an_earlier_year_does_not_mark_today() {
    let blow = |date| vec![Blow { date, ..Blow::default() }];
    assert_eq!(texts(&exchange(blow(AS_OF)), "today-label"), ["today"]);
    let svg = exchange(blow(AS_OF.with().year(AS_OF.year() - 2).build().unwrap()));
    check(&svg);
    assert!(texts(&svg, "today").is_empty() && texts(&svg, "today-label").is_empty(), "{svg}");
}

#[test]
fn a_balance_fills_its_bar() {
    for counts in
        [vec![], vec![0, 0], vec![7], vec![1, 1, 1], vec![3, 0, 4], vec![u64::MAX, u64::MAX, 1]]
    {
        let segment = |count: &u64| Segment { class: "side-1", label: "l", count: *count };
        let svg = balance(&counts.iter().map(segment).collect::<Vec<_>>());
        check(&svg);
        let document = Document::parse(&svg).unwrap();
        let widths = document.descendants().filter(|node| node.has_tag_name((SVG, "rect")));
        let total: f64 =
            widths.map(|rect| rect.attribute("width").unwrap().parse::<f64>().unwrap()).sum();
        let expected = if counts.iter().all(|count| *count == 0) { 0.0 } else { 320.0 };
        assert!((total - expected).abs() < 0.05, "{counts:?}: {total}");
    }
}

#[test]
fn digits_are_few_and_stable() {
    for (value, expected) in [
        (0.0, "0"),
        (-0.001, "0"),
        (420.5, "420.5"),
        (1.0 / 3.0, "0.33"),
        (-6.905, "-6.91"),
        (1e15, "1000000000000000"),
    ] {
        assert_eq!(digits(value), expected);
    }
}

#[test]
fn text_is_broken_and_shortened() {
    for (text, room, most, expected) in [
        ("", 50.0, 2, vec![""]),
        ("Geneva talks", 200.0, 2, vec!["Geneva talks"]),
        ("Geneva talks", 60.0, 2, vec!["Geneva", "talks"]),
        ("Geneva talks, first truce", 60.0, 2, vec!["Geneva", "talks…"]),
        ("Unbreakable", 40.0, 2, vec!["Unbr…"]),
        ("Geneva talks of May, unbreakable", 60.0, 2, vec!["Geneva", "talks of…"]),
        ("as one unbreakable word", 56.0, 2, vec!["as one…"]),
        ("中美经贸会谈", 45.0, 2, vec!["中美经", "贸会谈"]),
    ] {
        assert_eq!(text::wrap(text, room, most), expected, "{text}");
    }
}

#[test]
fn an_open_end_does_not_stretch_the_axis() {
    let open = Point { end: Date::MAX, ..point(date(2026, 1, 15), 3.0) };
    for shape in [Shape::Step, Shape::Line] {
        let years = texts(&draw(shape, vec![line(Side::First, vec![open])]), "year");
        assert_eq!(years, ["2026"]);
    }
}

#[test]
fn a_spark_marks_the_last_value_by_today() {
    let (day, later) = (date(2025, 5, 14), date(2026, 7, 24));
    for (values, x, y) in [
        (vec![(day, 0.0)], "115", "24"),
        (vec![(day, 7.0), (later, 0.0)], "115", "4"),
        (vec![(AS_OF, -7.0), (day, 7.0)], "115", "24"),
    ] {
        let svg = spark(&values, Shape::Step, AS_OF);
        let last = format!("<circle class=\"last\" cx=\"{x}\" cy=\"{y}\"");
        assert!(svg.contains(&last), "{values:?}: {svg}");
    }
    let bars = spark(&[(day, 1.0), (AS_OF, 2.0)], Shape::Bar, AS_OF);
    assert_eq!((texts(&bars, "bar").len(), texts(&bars, "last").len()), (2, 1));
}

#[test]
fn every_event_of_a_crowded_day_has_a_flag() {
    let labels: Vec<String> = (0..40).map(|index| format!("label {index}")).collect();
    let blow = |label| Blow { date: AS_OF, label, side: Side::First, ..Blow::default() };
    let svg = exchange(labels.iter().map(|label| blow(label)).collect());
    let flags = texts(&svg, "label");
    assert_eq!(flags.len(), 40, "{flags:?}");
    assert_eq!(texts(&svg, "pole").len(), flags.len());
}

/// As many events as an overview is drawn for at most, with gaps of days and of years.
fn many(labels: &[String]) -> Vec<Blow<'_>> {
    let sides = [Side::First, Side::Second, Side::Shared];
    let event = |index: usize| Blow {
        date: date(2016 + (index * index / 90) as i16, 1 + (index % 12) as i8, 3),
        side: sides[index * 7 / 3 % 3],
        answers: index.checked_sub(2).into_iter().collect(),
        title: "t",
        label: &labels[index],
        href: Some("e"),
        ..Blow::default()
    };
    (0..labels.len()).map(event).collect()
}

fn many_labels() -> Vec<String> {
    (0..24).map(|index| format!("A truce in words, number {index}")).collect()
}

fn number(node: &roxmltree::Node, name: &str) -> f64 {
    node.attribute(name).unwrap().parse().unwrap()
}

#[test]
fn links_of_an_exchange_are_large_apart_and_inside() {
    let labels = many_labels();
    for svg in exchanges(&many(&labels)) {
        let document = Document::parse(&svg).unwrap();
        let (width, height) =
            (number(&document.root_element(), "width"), number(&document.root_element(), "height"));
        let hits = document.descendants().filter(|node| node.attribute("class") == Some("hit"));
        let hits: Vec<_> = hits.map(|hit| (number(&hit, "x"), number(&hit, "y"))).collect();
        for (index, (x, y)) in hits.iter().enumerate() {
            let inside = |at: f64, size: f64| at > -2.0 && at + 24.0 < size + 2.0;
            assert!(inside(*x, width) && inside(*y, height), "{x} {y} {svg}");
            let apart =
                |other: &(f64, f64)| (x - other.0).abs() >= 23.98 || (y - other.1).abs() >= 23.98;
            assert!(hits[..index].iter().all(apart), "{svg}");
        }
    }
}

#[test]
fn every_event_of_an_overview_has_words_inside_and_apart() {
    let labels = many_labels();
    let plans: fn(usize) -> bool = |index| index > 18;
    for is_planned in [|_| false, plans] {
        let mut blows = many(&labels);
        let later = |(index, blow): (usize, &mut Blow)| {
            if is_planned(index) {
                blow.date = date(2026, 7 + index as i8 % 6, index as i8);
            }
        };
        blows.iter_mut().enumerate().for_each(later);
        let [strip, _, drawings @ ..] = exchanges(&blows);
        words_are_inside_and_apart(&strip);
        drawings.iter().for_each(|svg| words_are_inside_and_apart(svg));
    }
}

#[test]
fn no_line_runs_behind_the_words_of_twenty_one_events() {
    // Eight acts of one side, four of another, nine of both, about as in the trade war's record.
    let order = "bbb11b1221b12b1b2bb11";
    let labels: Vec<String> =
        (0..order.len()).map(|at| format!("A few words on event number {at}")).collect();
    let blow = |(at, side): (usize, char)| Blow {
        date: date(2018 + at as i16 / 3, 1 + 4 * (at as i8 % 3), 1),
        side: match side {
            '1' => Side::First,
            '2' => Side::Second,
            _ => Side::Shared,
        },
        label: &labels[at],
        title: &labels[at],
        href: Some("e"),
        ..Blow::default()
    };
    let blows: Vec<_> = order.chars().enumerate().map(blow).collect();
    let [_, _, page, ..] = exchanges(&blows);
    assert_eq!(texts(&page, "pole").len(), 21, "{page}");
    assert!(texts(&page, "ground").is_empty(), "{page}");
}

/// Fails unless each of the 24 events has words, which are within the drawing and on no others.
fn words_are_inside_and_apart(svg: &str) {
    let document = Document::parse(svg).unwrap();
    let root = document.root_element();
    let (width, height) = (number(&root, "width"), number(&root, "height"));
    let class = |node: &Node, class| node.attribute("class").is_some_and(|of| of == class);
    let labelled = |mark: &Node| mark.descendants().any(|node| class(&node, "label"));
    let marks = document.descendants().filter(|node| node.has_tag_name((SVG, "a")));
    assert_eq!(marks.filter(labelled).count(), 24, "{svg}");
    let labels = document.descendants().filter(|node| class(node, "label"));
    let boxes: Vec<[f64; 4]> = labels
        .map(|label| {
            let (x, y) = (number(&label, "x"), number(&label, "y"));
            let length = text::width(label.text().unwrap());
            let x = if label.attribute("text-anchor").is_some() { x - length } else { x };
            [x, y - 11.0, x + length, y + 3.0]
        })
        .collect();
    for (index, [x0, y0, x1, y1]) in boxes.iter().enumerate() {
        assert!(*x0 >= 0.0 && *y0 >= 0.0 && *x1 <= width && *y1 <= height, "{svg}");
        let apart = |b: &[f64; 4]| b[0] >= *x1 || b[2] <= *x0 || b[1] >= *y1 || b[3] <= *y0;
        assert!(boxes[..index].iter().all(apart), "{svg}");
    }
}

#[test]
fn a_third_side_has_a_lane_of_its_own() {
    let months = months();
    let mut lanes = lanes(["one", "several", "two"]);
    lanes.push(Lane { side: Side::Further, name: "three" });
    let sides = [Side::First, Side::Shared, Side::Second, Side::Further];
    let blow = |side| Blow { side, date: AS_OF, title: "t", href: Some("e"), ..Blow::default() };
    let (caption, today) = (caption(), "today");
    let blows = sides.map(blow).into();
    let exchange = Exchange { caption, lanes, blows, as_of: AS_OF, today, months: &months };
    for (svg, key) in [(overview(&exchange, 976), "y"), (column(&exchange, 288), "x")] {
        check(&svg);
        assert_eq!(texts(&svg, "lane-name"), ["one", "several", "two", "three"]);
        let document = Document::parse(&svg).unwrap();
        let hits = document.descendants().filter(|node| node.attribute("class") == Some("hit"));
        let places: HashSet<String> = hits.map(|hit| number(&hit, key).to_string()).collect();
        assert_eq!(places.len(), 4, "{svg}");
    }
}

#[test]
fn a_date_of_a_year_alone_has_no_month_on_the_axis() {
    let whole = Blow { date: date(2024, 1, 1), whole_year: true, ..Blow::default() };
    let march = Blow { date: date(2024, 3, 1), ..Blow::default() };
    let [strip, _, page, ..] = exchanges(&[march, whole]);
    for svg in [strip, page] {
        assert_eq!(texts(&svg, "tick-label"), ["2024", "M3"], "{svg}");
    }
}

#[test]
fn years_that_are_left_out_are_marked_and_today_is_drawn_in_its_year_only() {
    let blow = |year| Blow { date: date(year, 5, 1), ..Blow::default() };
    let [strip, _, page, ..] = exchanges(&[blow(2018), blow(2019), blow(2022)]);
    assert_eq!(texts(&page, "year"), ["2018", "2019", "2022"]);
    assert_eq!(texts(&page, "skipped").len(), 1);
    assert!(texts(&strip, "today").is_empty() && texts(&page, "today").is_empty());
    let [strip, _, page, _, column] = exchanges(&[blow(2018), blow(2026), blow(2027)]);
    for svg in [strip, page, column] {
        assert_eq!(texts(&svg, "today-label"), ["today"], "{svg}");
    }
}

#[test]
fn the_last_figure_is_labelled_at_every_width() {
    let months = months();
    let labels: Vec<String> = (0..40).map(|index| format!("v{index}")).collect();
    let points = (0..40_usize).map(|i| Point {
        label: &labels[i],
        ..point(date(2023 + (i / 12) as i16, 1 + (i % 12) as i8, 1), (i % 9) as f64)
    });
    let lines = vec![line(Side::First, points.collect())];
    for width in [288, 576] {
        let (lines, months) = (lines.clone(), &months);
        let (caption, as_of, today) = (caption(), AS_OF, "today");
        let (shape, format) = (Shape::Step, &digits);
        let chart = SeriesChart { caption, shape, lines, as_of, today, months, format, width };
        let svg = series(&chart);
        assert!(texts(&svg, "label").contains(&"v39".to_owned()), "{svg}");
    }
}

#[test]
fn strips_are_low_and_their_marks_apart_and_free() {
    let crowded: fn(usize) -> Date =
        |index| date(2018 + (index * 9 / 55) as i16, 1 + (index * 7 % 12) as i8, 9);
    let centuries: fn(usize) -> Date = |index| date(1700 + 5 * index as i16, 4, 1);
    let one_day: fn(usize) -> Date = |_| AS_OF;
    for (day, count, highest) in
        [(crowded, 55, 420.0), (centuries, 60, 110.0), (one_day, 20, 400.0)]
    {
        let event = |index| StripEvent {
            date: day(index),
            title: "t",
            href: Some("e"),
            ..StripEvent::default()
        };
        let svg = strip_of((0..count).map(event).collect(), day(0), day(count - 1));
        check(&svg);
        let document = Document::parse(&svg).unwrap();
        let root = document.root_element();
        let (width, height) = (number(&root, "width"), number(&root, "height"));
        assert!(height <= highest, "{height} for {count} events");
        let hits = document.descendants().filter(|node| node.attribute("class") == Some("hit"));
        let hits: Vec<_> = hits.map(|hit| (number(&hit, "x"), number(&hit, "y"))).collect();
        assert_eq!(hits.len(), count);
        for (index, (x, y)) in hits.iter().enumerate() {
            assert!(*x >= 0.0 && *y >= 0.0 && x + 24.0 <= width && y + 24.0 <= height, "{svg}");
            let apart =
                |other: &(f64, f64)| (x - other.0).abs() >= 23.98 || (y - other.1).abs() >= 23.98;
            assert!(hits[..index].iter().all(apart), "{svg}");
        }
        // The ticks of the days end below the lowest mark.
        let poles = document.descendants().filter(|node| node.attribute("class") == Some("pole"));
        let lowest = hits.iter().map(|(_, y)| y + 24.0).fold(0.0, f64::max);
        assert!(poles.into_iter().all(|pole| number(&pole, "y1") >= lowest), "{svg}");
    }
}
