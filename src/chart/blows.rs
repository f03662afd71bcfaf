//! The exchange of blows: the acts of two sides on two lanes, what concerns both between them, and a line from each
//! act to its answer. Time runs to the right, stretched where much happens: every event has its own place.

mod flags;
mod layout;

use jiff::civil::Date;

use layout::{AGAIN, LANE, Layout, lane};

use super::place::Stroke;
use super::svg::{self, Anchor, N};
use super::{Caption, Months, Side};

/// An answer from farther than this is drawn more faintly.
const FAR: f64 = 400.0;

/// How much an event matters: the size of its glyph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Importance {
    /// A turning point.
    Major,
    /// As most.
    #[default]
    Normal,
    /// A detail.
    Minor,
}

/// One event.
#[derive(Clone, Debug, Default)]
pub struct Blow<'a> {
    /// Its first day.
    pub date: Date,
    /// Who struck it: the lane.
    pub side: Side,
    /// How large it is drawn.
    pub importance: Importance,
    /// What it says when it is pointed at, and the name of its link: the date, the side, the headline.
    pub title: &'a str,
    /// A few words to stand beside it where there is room; may be empty.
    pub label: &'a str,
    /// The page that it leads to, as it stands in an attribute: relative and percent-encoded.
    pub href: Option<&'a str>,
    /// What it answers: places in [`Exchange::blows`]. Its own place and places that are not there are passed over.
    pub answers: Vec<usize>,
    /// Not happened yet.
    pub planned: bool,
}

/// Who did what, and who answered how.
#[derive(Clone, Debug)]
pub struct Exchange<'a> {
    /// Its name.
    pub caption: Caption<'a>,
    /// The names of the lanes from above: the first side, both or neither, the second side.
    pub lanes: [&'a str; 3],
    /// The events, in any order; those of one day stay as they are given.
    pub blows: Vec<Blow<'a>>,
    /// The briefing's today, where it is to be marked.
    pub as_of: Option<Date>,
    /// What stands at the line that marks today.
    pub today: &'a str,
    /// The names of the months.
    pub months: &'a Months,
}

/// Draws the exchange, as wide as its events need: at least 30 pixels for each.
pub fn blows(exchange: &Exchange) -> String {
    let layout = Layout::new(exchange);
    let flags = flags::place(exchange, &layout);
    let mut body = months(exchange, &layout) + &lanes(&layout);
    body.extend(layout.order.iter().map(|index| answers(exchange, &layout, *index, "answer")));
    body += &names(exchange, &layout);
    body.extend(layout.today.map(|x| today(exchange, &layout, x)));
    for &index in &layout.order {
        // The same lines once more, for the stylesheet to bring out with the event. They stand before its link: a browser
        // scrolls to what has the focus, and a link that reached as far as its lines would seem to be in view already.
        let traces = answers(exchange, &layout, index, "trace");
        if !traces.is_empty() {
            body += &svg::unspoken("traces", &traces);
        }
        let flag = flags[index].as_ref().map(flags::Flag::draw).unwrap_or_default();
        body += &blow(exchange, &layout, index, &flag);
    }
    svg::figure("blows", &exchange.caption, (layout.width, layout.height), &body)
}

/// The axis: a label for each month in which something happened, a line where a year begins.
fn months(exchange: &Exchange, layout: &Layout) -> String {
    let y = layout.axis();
    let mut body = svg::line("axis", (0.0, y), (layout.width, y));
    let (mut year, mut named) = (None, f64::NEG_INFINITY);
    for band in &layout.bands {
        if year != Some(band.year) {
            body += &svg::line("grid", (band.from, 8.0), (band.from, y));
        }
        if year != Some(band.year) || band.from - named >= AGAIN {
            let label = band.year.to_string();
            body += &svg::text("tick-label year", Anchor::Start, band.from + 4.0, y + 37.0, &label);
            named = band.from;
        }
        year = Some(band.year);
        let middle = f64::midpoint(band.from, band.to);
        let label = &exchange.months[band.month as usize - 1];
        body += &svg::line("tick", (band.from, y), (band.from, y + 8.0));
        body += &svg::text("tick-label", Anchor::Middle, middle, y + 19.0, label);
    }
    svg::unspoken("time", &body)
}

const LANES: [Side; 3] = [Side::First, Side::Shared, Side::Second];

fn lanes(layout: &Layout) -> String {
    let lane = |(side, y): (Side, f64)| {
        svg::line(&format!("lane {}", side.class()), (0.0, y), (layout.width, y))
    };
    LANES.into_iter().zip(layout.lanes).map(lane).collect()
}

/// The names of the lanes, over the lines of the answers.
fn names(exchange: &Exchange, layout: &Layout) -> String {
    let mut body = String::new();
    for ((name, side), y) in exchange.lanes.iter().zip(LANES).zip(layout.lanes) {
        let class = format!("lane-name {}", side.class());
        let name = |x| svg::text(&class, Anchor::Start, x, y - 12.0, name);
        body.extend(layout.names().into_iter().map(name));
    }
    svg::unspoken("names", &body)
}

fn today(exchange: &Exchange, layout: &Layout, x: f64) -> String {
    let line = svg::line("today", (x, 8.0), (x, layout.axis()));
    let label = svg::text("today-label", Anchor::Start, x + 4.0, 15.0, exchange.today);
    svg::unspoken("now", &if exchange.today.is_empty() { line } else { line + &label })
}

/// The lines from what an event answers to the event.
fn answers(exchange: &Exchange, layout: &Layout, index: usize, class: &str) -> String {
    let blow = &exchange.blows[index];
    let answered = blow
        .answers
        .iter()
        .copied()
        .filter(|other| *other != index && *other < exchange.blows.len());
    let draw = |other: usize| {
        let ends = [layout.at(exchange, other), layout.at(exchange, index)];
        let far = if (ends[1].0 - ends[0].0).abs() > FAR { " far" } else { "" };
        let planned = if blow.planned { " planned" } else { "" };
        svg::path(
            &format!("{class} {}{far}{planned}", blow.side.class()),
            &arc(ends, lane(blow.side)),
        )
    };
    answered.map(draw).collect()
}

/// A curve that leaves and arrives upright, so that it clears its neighbours on a lane;
/// between two events of one lane it bends towards the middle.
fn arc([(x0, y0), (x1, y1)]: Stroke, lane: usize) -> String {
    let (from, to) = (N(x0), N(x1));
    if y0 == y1 {
        let bend =
            (10.0 + (x1 - x0).abs() * 0.12).min(LANE * 0.7) * if lane == 0 { 1.0 } else { -1.0 };
        return format!(
            "M{from} {}C{from} {2} {to} {2} {to} {}",
            N(y0),
            N(y1),
            N(y0 + bend * 4.0 / 3.0)
        );
    }
    let middle = N(f64::midpoint(y0, y1));
    format!("M{from} {}C{from} {middle} {to} {middle} {to} {}", N(y0), N(y1))
}

fn blow(exchange: &Exchange, layout: &Layout, index: usize, behind: &str) -> String {
    let blow = &exchange.blows[index];
    let at = layout.at(exchange, index);
    let radius = match blow.importance {
        Importance::Major => 8.0,
        Importance::Normal => 6.0,
        Importance::Minor => 4.5,
    };
    let planned = if blow.planned { " planned" } else { "" };
    let class = format!("mark {}{planned}", blow.side.class());
    let target = if blow.href.is_some() { svg::target(at) } else { String::new() };
    let inner = format!("{behind}{target}{}", svg::glyph(blow.side, at, radius));
    svg::item(&class, blow.href, blow.title, &inner)
}
