//! The exchange of blows: the acts of each side on a lane, what concerns both on one between them, and a line from each
//! act to its answer. Time is stretched where much happens: every event has its own place. It runs to the right, in a
//! strip as long as it needs to be or in an overview of a given width; in a column it runs upwards.

mod column;
mod flags;
mod layout;

use jiff::civil::Date;

use flags::{Flag, Flags};
use layout::{LANE, Layout, lane};

use super::place::Stroke;
use super::svg::{self, Anchor, N};
use super::{Caption, Months, Side, text};

pub use column::column;

/// An answer from farther than this is drawn more faintly.
const FAR: f64 = 400.0;
/// Between the names of the lanes and the lanes.
const NAME_GAP: f64 = 12.0;
/// How many rows of flags there may be above the lanes, and as many below: so many that words off one another have room
/// for an event every 30 pixels.
const ROWS: usize = 6;

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
    /// Whether its month is not known, only its year.
    pub whole_year: bool,
    /// Who struck it: the lane, if it has one, else that of what concerns both.
    pub side: Side,
    /// How large it is drawn.
    pub importance: Importance,
    /// What it says when it is pointed at, and the name of its link: the date, the side, the headline.
    pub title: &'a str,
    /// Its day within its year in short, as it stands before its words in a column; may be empty.
    pub day: &'a str,
    /// A few words to stand beside it where there is room; may be empty.
    pub label: &'a str,
    /// The page that it leads to, as it stands in an attribute: relative and percent-encoded.
    pub href: Option<&'a str>,
    /// What it answers: places in [`Exchange::blows`]. Its own place and places that are not there are passed over.
    pub answers: Vec<usize>,
    /// Not happened yet.
    pub planned: bool,
}

/// A lane of an exchange.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lane<'a> {
    /// Whose acts stand on it.
    pub side: Side,
    /// Its name.
    pub name: &'a str,
}

/// Who did what, and who answered how.
#[derive(Clone, Debug)]
pub struct Exchange<'a> {
    /// Its name.
    pub caption: Caption<'a>,
    /// The lanes from above, at least one.
    pub lanes: Vec<Lane<'a>>,
    /// The events, in any order; those of one day stay as they are given.
    pub blows: Vec<Blow<'a>>,
    /// The briefing's today.
    pub as_of: Date,
    /// What stands at the line that marks today.
    pub today: &'a str,
    /// The names of the months.
    pub months: &'a Months,
}

/// A strip that is longer than a page is wide, with the names of its lanes apart, so that they can stay in view.
#[derive(Clone, Debug)]
pub struct Laned {
    /// The names, as high as the strip. Decorative: each mark's title tells its side.
    pub names: String,
    /// The drawing.
    pub strip: String,
}

/// Draws the exchange, as wide as its events need: at least 30 pixels for each.
pub fn blows(exchange: &Exchange) -> Laned {
    let (layout, flags) = flagged(exchange, &|rows| Layout::strip(exchange, rows));
    let body = inside(exchange, &layout, &flags);
    let strip = svg::figure("blows", &exchange.caption, (layout.width, layout.height), &body);
    let width = layout::names_width(exchange) + NAME_GAP;
    let names = names(exchange, &layout);
    Laned { names: svg::ornament("chart lane-names", (width, layout.height), &names), strip }
}

/// Draws the exchange in `width` pixels, the names of the lanes before it. Up to 24 events in 976 pixels have links that
/// are 24 pixels wide and apart, and words beside each.
pub fn overview(exchange: &Exchange, width: u32) -> String {
    let left = layout::names_width(exchange) + NAME_GAP;
    let width = f64::from(width.max(480));
    let (layout, flags) = flagged(exchange, &|rows| {
        Layout::fitted(exchange, (left, width - layout::room_ahead(exchange), width), rows)
    });
    let inside = inside(exchange, &layout, &flags);
    let body = svg::unspoken("names", &names(exchange, &layout)) + &inside;
    let class = "blows overview";
    svg::figure(class, &exchange.caption, (layout.width, layout.height), &body)
}

/// A layout with as few rows of flags as hold them all; if the most rows do not, some flags stand across poles.
fn flagged(exchange: &Exchange, layout: &dyn Fn(usize) -> Layout) -> (Layout, Flags) {
    for rows in 1..=ROWS {
        let mut layout = layout(rows);
        if let Some(flags) = flags::place(exchange, &mut layout) {
            return (layout, flags);
        }
    }
    let mut layout = layout(ROWS);
    let flags = flags::place_anyway(exchange, &mut layout);
    (layout, flags)
}

/// Everything but the names of the lanes.
fn inside(exchange: &Exchange, layout: &Layout, flags: &[Option<Flag>]) -> String {
    let mut body = months(exchange, layout) + &lanes(exchange, layout);
    body.extend(layout.order.iter().map(|index| answers(exchange, layout, *index, "answer")));
    body += &today(exchange, layout);
    let poles: String = flags.iter().flatten().map(Flag::pole).collect();
    body += &svg::unspoken("poles", &poles);
    for &index in &layout.order {
        // The same lines once more, for the stylesheet to bring out with the event. They stand before its link: a browser
        // scrolls to what has the focus, and a link that reached as far as its lines would seem to be in view already.
        let traces = answers(exchange, layout, index, "trace");
        if !traces.is_empty() {
            body += &svg::unspoken("traces", &traces);
        }
        let flag = flags[index].as_ref().map(Flag::words).unwrap_or_default();
        body += &blow(exchange, index, layout.at(exchange, index), &flag);
    }
    body
}

/// The axis: a label for each month in which something happened and that has room, a line where a year begins, dots
/// where years without events are left out.
fn months(exchange: &Exchange, layout: &Layout) -> String {
    let y = layout.axis();
    let mut body = svg::line("axis", (layout.left, y), (layout.width, y));
    let (mut year, mut named) = (None, f64::NEG_INFINITY);
    for band in &layout.bands {
        let new = year != Some(band.year);
        if new {
            let skipped = year.is_some_and(|year| band.year > year + 1);
            let class = if skipped { "grid skipped" } else { "grid" };
            let (above, below) = layout.ends();
            body += &svg::line(class, (band.from, above - 14.0), (band.from, below + 14.0));
        }
        if new || band.from - named >= layout.again {
            let label = band.year.to_string();
            body += &svg::text("tick-label year", Anchor::Start, band.from + 4.0, y + 37.0, &label);
            named = band.from;
        }
        year = Some(band.year);
        body += &svg::line("tick", (band.from, y), (band.from, y + if new { 28.0 } else { 8.0 }));
        body += &month(exchange, band, y);
    }
    svg::unspoken("time", &body)
}

fn month(exchange: &Exchange, band: &layout::Band, y: f64) -> String {
    let Some(month) = band.month else { return String::new() };
    let label = &exchange.months[month as usize - 1];
    if text::width(label) + 4.0 > band.to - band.from {
        return String::new();
    }
    let middle = f64::midpoint(band.from, band.to);
    svg::text("tick-label", Anchor::Middle, middle, y + 19.0, label)
}

fn lanes(exchange: &Exchange, layout: &Layout) -> String {
    let lane = |(lane, y): (&Lane, &f64)| {
        let class = format!("lane {}", lane.side.class());
        svg::line(&class, (layout.left, *y), (layout.width, *y))
    };
    exchange.lanes.iter().zip(&layout.lanes).map(lane).collect()
}

/// The names of the lanes in their own column, each around the height of its lane.
fn names(exchange: &Exchange, layout: &Layout) -> String {
    let mut body = String::new();
    for (lane, y) in exchange.lanes.iter().zip(&layout.lanes) {
        let class = format!("lane-name {}", lane.side.class());
        let lines = layout::name_lines(lane.name);
        let first = y + 4.5 - (lines.len() - 1) as f64 * text::LINE / 2.0;
        let line = |(row, line): (usize, &String)| {
            svg::text(&class, Anchor::Start, 0.0, first + row as f64 * text::LINE, line)
        };
        body.extend(lines.iter().enumerate().map(line));
    }
    body
}

fn today(exchange: &Exchange, layout: &Layout) -> String {
    let Some(x) = layout.today else { return String::new() };
    let line = svg::line("today", (x, 8.0), (x, layout.axis()));
    let (anchor, at) = layout.today_words(exchange);
    let label = svg::text("today-label", anchor, at, 15.0, exchange.today);
    svg::unspoken("now", &if exchange.today.is_empty() { line } else { line + &label })
}

/// The lines from what an event answers to the event.
fn answers(exchange: &Exchange, layout: &Layout, index: usize, class: &str) -> String {
    let blow = &exchange.blows[index];
    let draw = |other: usize| {
        let ends = [layout.at(exchange, other), layout.at(exchange, index)];
        let far = (ends[1].0 - ends[0].0).abs() > FAR;
        svg::path(&answer_class(blow, class, far), &arc(ends, lane(exchange, blow.side)))
    };
    answered(exchange, index).map(draw).collect()
}

/// What an event answers, as far as it is there.
fn answered(exchange: &Exchange, index: usize) -> impl Iterator<Item = usize> {
    let count = exchange.blows.len();
    let is_other = move |other: &usize| *other != index && *other < count;
    exchange.blows[index].answers.iter().copied().filter(is_other)
}

fn answer_class(blow: &Blow, class: &str, far: bool) -> String {
    let far = if far { " far" } else { "" };
    let planned = if blow.planned { " planned" } else { "" };
    format!("{class} {}{far}{planned}", blow.side.class())
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

fn blow(exchange: &Exchange, index: usize, at: (f64, f64), behind: &str) -> String {
    let blow = &exchange.blows[index];
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
