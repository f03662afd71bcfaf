//! Many events as a calendar: a row for each year in which something happened, a cell for each quarter (each half of the
//! year where there is little room), in it the glyphs in the order of time.

use std::ops::Range;

use jiff::civil::Date;

use super::{Drawn, StripEvent, TARGET, mark};
use crate::chart::Months;
use crate::chart::svg::{self, Anchor};

/// The names of the years, before the first cell.
const YEARS: f64 = 44.0;
/// The names of the months, above the first row.
const MONTHS: f64 = 24.0;
/// Above and below the glyphs of a row.
const PAD: f64 = 4.0;
/// A cell of a quarter holds three glyphs side by side at least.
const CELL: f64 = 3.0 * TARGET + 2.0 * PAD;

/// Draws events in the order of time.
pub(super) fn draw(months: &Months, events: &[&StripEvent], width: f64) -> Drawn {
    let grid = Grid::new(width);
    let (mut y, mut before) = (MONTHS, None);
    let (mut lines, mut marks) = (String::new(), String::new());
    for row in events.chunk_by(|a, b| a.date.year() == b.date.year()) {
        let year = row.first().map_or(0, |event| event.date.year());
        let skipped = before.is_some_and(|before| year > before + 1);
        let class = if skipped { "grid skipped" } else { "grid" };
        lines += &svg::line(class, (0.0, y), (width, y));
        let label = year.to_string();
        lines += &svg::text("tick-label year", Anchor::Start, 0.0, y + PAD + 16.5, &label);
        let cells = || row.chunk_by(|a, b| grid.cell(a.date) == grid.cell(b.date));
        for cell in cells() {
            let places = (0..cell.len()).map(|at| grid.place(cell[0].date, at, y));
            marks.extend(cell.iter().zip(places).map(|(event, at)| mark(event, at)));
        }
        let highest = cells().map(|cell| cell.len().div_ceil(grid.across)).max().unwrap_or(1);
        y += highest as f64 * TARGET + 2.0 * PAD;
        before = Some(year);
    }
    lines += &svg::line("axis", (0.0, y), (width, y));
    let columns: String = grid.cells().map(|cell| grid.column(cell, y, months)).collect();
    let body = svg::unspoken("time", &(columns + &lines)) + &marks;
    Drawn { height: y + 1.0, body }
}

/// How a year is divided.
struct Grid {
    /// The months of a cell.
    months: usize,
    /// The width of a cell.
    width: f64,
    /// How many glyphs stand side by side in one.
    across: usize,
}

impl Grid {
    fn new(width: f64) -> Self {
        let room = width - YEARS;
        let months = if room / 4.0 >= CELL { 3 } else { 6 };
        let width = room * months as f64 / 12.0;
        Grid { months, width, across: ((width - 2.0 * PAD) / TARGET) as usize }
    }

    fn cells(&self) -> Range<usize> {
        0..12 / self.months
    }

    /// The cell of a day.
    fn cell(&self, date: Date) -> usize {
        (date.month() as usize - 1) / self.months
    }

    fn left(&self, cell: usize) -> f64 {
        YEARS + self.width * cell as f64
    }

    /// The place of the glyph that is the `at`th of its cell, in the row that begins at `y`.
    fn place(&self, date: Date, at: usize, y: f64) -> (f64, f64) {
        let x = self.left(self.cell(date)) + PAD + TARGET * ((at % self.across) as f64 + 0.5);
        (x, y + PAD + TARGET * ((at / self.across) as f64 + 0.5))
    }

    /// The line before a cell, down to `bottom`, and the name of its first month and its last.
    fn column(&self, cell: usize, bottom: f64, months: &Months) -> String {
        let x = self.left(cell);
        let [first, last] = [cell * self.months, (cell + 1) * self.months - 1];
        let name = format!("{}–{}", months[first], months[last]);
        svg::line("grid", (x, MONTHS), (x, bottom))
            + &svg::text("tick-label", Anchor::Start, x + PAD, MONTHS - 8.0, &name)
    }
}
