//! The lines of a series as polylines: steps, and points joined. Geometry only.

use super::place::Stroke;
use super::svg::N;

/// A value at its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stop {
    pub x: f64,
    pub y: f64,
    /// Where the time that it stands for ends; asked only before a gap.
    pub end: f64,
    pub planned: bool,
    /// Not joined to the one before.
    pub gap: bool,
}

/// A part of a line that is drawn in one way.
#[derive(Debug)]
pub(super) struct Run {
    pub planned: bool,
    pub corners: Vec<(f64, f64)>,
}

/// Steps: each value holds until the next, the last one until `today`, and what is after `today` is planned.
/// A planned last value runs to `edge`. Every segment is horizontal or vertical.
pub(super) fn steps(stops: &[Stop], today: f64, edge: f64) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (index, stop) in stops.iter().enumerate() {
        let until = match stops.get(index + 1) {
            Some(next) if next.gap => stop.end.min(next.x),
            Some(next) => next.x,
            None if stop.planned => edge,
            None => today,
        };
        let until = until.max(stop.x);
        let joined = !stop.gap;
        if stop.planned || until <= today {
            extend(&mut runs, (stop.x, until), stop.y, stop.planned, joined);
        } else {
            extend(&mut runs, (stop.x, today.max(stop.x)), stop.y, false, joined);
            extend(&mut runs, (today.max(stop.x), until), stop.y, true, true);
        }
    }
    runs
}

/// Adds a level from `x0` to `x1`, with the riser to it if it is joined to what is before.
fn extend(runs: &mut Vec<Run>, (x0, x1): (f64, f64), y: f64, planned: bool, joined: bool) {
    let before = runs.last().and_then(|run| run.corners.last().copied()).filter(|_| joined);
    let level = [(x0, y), (x1, y)];
    match runs.last_mut().filter(|run| joined && run.planned == planned) {
        Some(run) => run.corners.extend(level),
        None => runs.push(Run { planned, corners: before.into_iter().chain(level).collect() }),
    }
}

/// Points joined by straight lines; a line that leads to a planned point is planned.
pub(super) fn joins(stops: &[Stop]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open = false;
    for pair in stops.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        match runs.last_mut().filter(|run| open && run.planned == to.planned) {
            _ if to.gap => {}
            Some(run) => run.corners.push((to.x, to.y)),
            None => {
                let corners = vec![(from.x, from.y), (to.x, to.y)];
                runs.push(Run { planned: to.planned, corners });
            }
        }
        open = !to.gap;
    }
    runs
}

impl Run {
    /// The path's data: `H` and `V` wherever a segment is level or upright.
    pub fn data(&self) -> String {
        let Some(&(x, y)) = self.corners.first() else { return String::new() };
        let mut data = format!("M{} {}", N(x), N(y));
        for [(x0, y0), (x1, y1)] in self.strokes() {
            data += &match (x0 == x1, y0 == y1) {
                (true, true) => continue,
                (false, true) => format!("H{}", N(x1)),
                (true, false) => format!("V{}", N(y1)),
                (false, false) => format!("L{} {}", N(x1), N(y1)),
            };
        }
        data
    }

    pub fn strokes(&self) -> impl Iterator<Item = Stroke> {
        self.corners.windows(2).map(|pair| [pair[0], pair[1]])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stops(places: &[(f64, f64)]) -> Vec<Stop> {
        let stop =
            |&(x, y): &(f64, f64)| Stop { x, y, end: x + 5.0, planned: x > 50.0, gap: false };
        places.iter().map(stop).collect()
    }

    fn data(runs: &[Run]) -> Vec<(bool, String)> {
        runs.iter().map(|run| (run.planned, run.data())).collect()
    }

    #[test]
    fn steps_are_level_and_upright() {
        for (places, expected) in [
            (vec![], vec![]),
            (vec![(10.0, 7.0)], vec![(false, "M10 7H50")]),
            (vec![(10.0, 7.0), (20.0, 3.0)], vec![(false, "M10 7H20V3H50")]),
            (vec![(10.0, 7.0), (10.0, 3.0)], vec![(false, "M10 7V3H50")]),
            (vec![(10.0, 7.0), (60.0, 3.0)], vec![(false, "M10 7H50"), (true, "M50 7H60V3H90")]),
            (vec![(60.0, 7.0), (70.0, 3.0)], vec![(true, "M60 7H70V3H90")]),
        ] {
            let runs = data(&steps(&stops(&places), 50.0, 90.0));
            let expected: Vec<_> = expected.into_iter().map(|(p, d)| (p, d.to_owned())).collect();
            assert_eq!(runs, expected, "{places:?}");
        }
    }

    #[test]
    fn a_gap_breaks_steps_and_joins() {
        let mut places = stops(&[(10.0, 7.0), (20.0, 3.0), (30.0, 9.0)]);
        places[1].gap = true;
        let runs = data(&steps(&places, 50.0, 90.0));
        assert_eq!(runs, [(false, "M10 7H15".to_owned()), (false, "M20 3H30V9H50".to_owned())]);
        assert_eq!(data(&joins(&places)), [(false, "M20 3L30 9".to_owned())]);
    }

    #[test]
    fn joins_to_planned_points_are_planned() {
        let runs = data(&joins(&stops(&[(10.0, 7.0), (20.0, 3.0), (60.0, 3.0), (70.0, 1.0)])));
        assert_eq!(runs, [(false, "M10 7L20 3".into()), (true, "M20 3H60L70 1".into())]);
        assert!(joins(&stops(&[(10.0, 7.0)])).is_empty());
    }
}
