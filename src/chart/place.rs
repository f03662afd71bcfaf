//! Where texts go so that they do not lie on one another: greedy, first come first served.

use super::svg::Anchor;

/// A box; `y` grows downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rect {
    pub x0: f64,
    pub y0: f64,
    pub x1: f64,
    pub y1: f64,
}

/// A straight line that texts must not cross.
pub(super) type Stroke = [(f64, f64); 2];

/// A place that a text might take.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    pub anchor: Anchor,
    pub x: f64,
    /// The baseline of the first line.
    pub y: f64,
    pub width: f64,
    /// The height of all lines together.
    pub height: f64,
    /// A line that leads to the text and must not cross another text or line.
    pub pole: Option<Stroke>,
}

impl Spot {
    pub fn new(anchor: Anchor, x: f64, y: f64, width: f64) -> Self {
        Spot { anchor, x, y, width, height: super::text::LINE, pole: None }
    }

    /// The box that the text takes.
    pub fn area(&self) -> Rect {
        let x0 = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - self.width / 2.0,
            Anchor::End => self.x - self.width,
        };
        let y0 = self.y - 11.0;
        Rect { x0, y0, x1: x0 + self.width, y1: y0 + self.height - 1.0 }
    }
}

/// What is taken already.
pub(super) struct Board {
    bounds: Rect,
    texts: Vec<Rect>,
    strokes: Vec<Stroke>,
    poles: Vec<Stroke>,
}

impl Board {
    pub fn new(bounds: Rect) -> Self {
        Board { bounds, texts: Vec::new(), strokes: Vec::new(), poles: Vec::new() }
    }

    /// Keeps texts off a line.
    pub fn block(&mut self, stroke: Stroke) {
        self.strokes.push(stroke);
    }

    /// Keeps texts and poles off an area.
    pub fn fill(&mut self, area: Rect) {
        self.texts.push(area);
    }

    /// Takes the first spot that is free, or none.
    pub fn put(&mut self, spots: &[Spot]) -> Option<Spot> {
        let free = spots.iter().find(|spot| self.is_free(spot)).copied();
        free.inspect(|spot| self.take(spot))
    }

    /// Takes the spot inside and off other texts that crosses the fewest lines, or none.
    pub fn put_across(&mut self, spots: &[Spot]) -> Option<Spot> {
        let apart = |spot: &&Spot| {
            let area = spot.area();
            self.outside(&area) == 0.0 && self.texts.iter().all(|text| area.shared(text) == 0.0)
        };
        let apart: Vec<Spot> = spots.iter().filter(apart).copied().collect();
        self.put_anyway(&apart)
    }

    /// Takes the spot that is in least trouble; none only where there are no spots.
    pub fn put_anyway(&mut self, spots: &[Spot]) -> Option<Spot> {
        let by_trouble = |a: &&Spot, b: &&Spot| self.trouble(a).total_cmp(&self.trouble(b));
        let best = spots.iter().min_by(by_trouble).copied();
        best.inspect(|spot| self.take(spot))
    }

    /// Takes an area if no text is in it, and says whether it did.
    pub fn claim(&mut self, area: Rect) -> bool {
        let free = self.texts.iter().all(|text| area.shared(text) == 0.0);
        self.texts.extend(Some(area).filter(|_| free));
        free
    }

    fn take(&mut self, spot: &Spot) {
        self.texts.push(spot.area());
        self.poles.extend(spot.pole);
    }

    /// Whether nothing would lie on anything: the same as no trouble, only sooner known.
    fn is_free(&self, spot: &Spot) -> bool {
        let area = spot.area();
        self.outside(&area) == 0.0
            && !self.texts.iter().any(|text| area.shared(text) > 0.0)
            && !self.lines().any(|line| area.is_crossed(line))
            && spot.pole.is_none_or(|pole| self.crossed(&pole) == 0)
    }

    /// How much would lie on something else: square units of text, and a round sum for each line.
    fn trouble(&self, spot: &Spot) -> f64 {
        let area = spot.area();
        let texts: f64 = self.texts.iter().map(|text| area.shared(text)).sum();
        let lines = self.lines().filter(|line| area.is_crossed(line)).count();
        let crossed = spot.pole.map_or(0, |pole| self.crossed(&pole));
        let outside = self.outside(&area);
        outside * 10.0 + texts + 40.0 * (lines + crossed) as f64
    }

    /// How much of an area is beyond the edges.
    fn outside(&self, area: &Rect) -> f64 {
        let outside = area.width() * area.height() - area.shared(&self.bounds);
        if outside < 1e-6 { 0.0 } else { outside }
    }

    fn lines(&self) -> impl Iterator<Item = &Stroke> {
        self.strokes.iter().chain(&self.poles)
    }

    /// How many texts, lines and other poles a pole would cross.
    fn crossed(&self, pole: &Stroke) -> usize {
        let lines = self.lines().filter(|line| cross(pole, line));
        self.texts.iter().filter(|text| text.is_crossed(pole)).count() + lines.count()
    }
}

/// Whether each of two lines has its ends on both sides of the other. Lines that only touch do not cross.
fn cross(one: &Stroke, other: &Stroke) -> bool {
    let side =
        |[a, b]: &Stroke, p: (f64, f64)| (b.0 - a.0) * (p.1 - a.1) - (b.1 - a.1) * (p.0 - a.0);
    let parts = |line: &Stroke, [a, b]: &Stroke| side(line, *a) * side(line, *b) < 0.0;
    parts(one, other) && parts(other, one)
}

impl Rect {
    fn width(&self) -> f64 {
        self.x1 - self.x0
    }

    fn height(&self) -> f64 {
        self.y1 - self.y0
    }

    /// The area that two boxes share.
    fn shared(&self, other: &Rect) -> f64 {
        let width = self.x1.min(other.x1) - self.x0.max(other.x0);
        let height = self.y1.min(other.y1) - self.y0.max(other.y0);
        width.max(0.0) * height.max(0.0)
    }

    /// Whether a line passes through the box (after Liang and Barsky).
    fn is_crossed(&self, [(ax, ay), (bx, by)]: &Stroke) -> bool {
        let (dx, dy) = (bx - ax, by - ay);
        let sides =
            [(-dx, ax - self.x0), (dx, self.x1 - ax), (-dy, ay - self.y0), (dy, self.y1 - ay)];
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for (direction, distance) in sides {
            if direction == 0.0 {
                if distance <= 0.0 {
                    return false;
                }
            } else if direction < 0.0 {
                enter = enter.max(distance / direction);
            } else {
                leave = leave.min(distance / direction);
            }
        }
        enter < leave
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOX: Rect = Rect { x0: 10.0, y0: 10.0, x1: 30.0, y1: 20.0 };

    #[test]
    fn lines_cross_boxes() {
        for (stroke, crosses) in [
            ([(0.0, 15.0), (40.0, 15.0)], true),
            ([(20.0, 0.0), (20.0, 40.0)], true),
            ([(0.0, 0.0), (40.0, 30.0)], true),
            ([(15.0, 12.0), (16.0, 13.0)], true),
            ([(0.0, 10.0), (40.0, 10.0)], false),
            ([(0.0, 25.0), (40.0, 25.0)], false),
            ([(0.0, 15.0), (9.0, 15.0)], false),
            ([(0.0, 12.0), (12.0, 0.0)], false),
        ] {
            assert_eq!(BOX.is_crossed(&stroke), crosses, "{stroke:?}");
        }
    }

    #[test]
    fn lines_cross_lines() {
        let level = [(0.0, 10.0), (40.0, 10.0)];
        for (stroke, crosses) in [
            ([(20.0, 0.0), (20.0, 40.0)], true),
            ([(0.0, 0.0), (40.0, 30.0)], true),
            ([(20.0, 10.0), (20.0, 40.0)], false),
            ([(20.0, 11.0), (20.0, 40.0)], false),
            ([(50.0, 0.0), (50.0, 40.0)], false),
            (level, false),
        ] {
            assert_eq!(cross(&stroke, &level), crosses, "{stroke:?}");
            assert_eq!(cross(&level, &stroke), crosses, "{stroke:?}");
        }
    }

    #[test]
    fn the_first_free_spot_is_taken_and_none_twice() {
        let mut board = Board::new(Rect { x0: 0.0, y0: 0.0, x1: 200.0, y1: 100.0 });
        let spots = [20.0, 60.0].map(|y| Spot::new(Anchor::Start, 10.0, y, 50.0));
        assert_eq!(board.put(&spots).unwrap().y, 20.0);
        assert_eq!(board.put(&spots).unwrap().y, 60.0);
        assert!(board.put(&spots).is_none());
        assert!(board.put_anyway(&spots).is_some());
        assert!(board.put_anyway(&[]).is_none());
    }

    #[test]
    fn a_text_crosses_lines_rather_than_texts() {
        let mut board = Board::new(Rect { x0: 0.0, y0: 0.0, x1: 200.0, y1: 100.0 });
        board.block([(30.0, 0.0), (30.0, 100.0)]);
        let [across, off] = [20.0, 60.0].map(|y| Spot::new(Anchor::Start, 10.0, y, 50.0));
        assert!(board.put(&[across, off]).is_none());
        assert_eq!(board.put_across(&[across]).unwrap().y, 20.0);
        assert!(board.put_across(&[across]).is_none());
        assert!(board.put_across(&[Spot::new(Anchor::End, 20.0, 60.0, 50.0)]).is_none());
        assert_eq!(board.put_across(&[across, off]).unwrap().y, 60.0);
    }

    #[test]
    fn a_text_keeps_inside_and_off_lines() {
        let mut board = Board::new(Rect { x0: 0.0, y0: 0.0, x1: 200.0, y1: 100.0 });
        board.block([(0.0, 50.0), (200.0, 50.0)]);
        assert!(board.put(&[Spot::new(Anchor::End, 20.0, 20.0, 50.0)]).is_none());
        assert!(board.put(&[Spot::new(Anchor::Middle, 100.0, 54.0, 50.0)]).is_none());
        assert!(board.put(&[Spot::new(Anchor::Middle, 100.0, 44.0, 50.0)]).is_some());
    }
}
