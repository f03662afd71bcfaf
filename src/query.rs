//! What a briefing knows, asked on the command line: one entry, a list, the state of the whole. Answers in text or as
//! data; prints nothing.

mod facts;
pub mod find;
pub mod list;
pub mod show;
pub mod status;

/// A title with a number, and lines set in below it; nothing if there are none.
fn section(title: &str, lines: &[String]) -> String {
    if lines.is_empty() {
        return String::new();
    }
    let lines: String = lines.iter().map(|line| format!("  {line}\n")).collect();
    format!("\n{title} ({})\n{lines}", lines.lines().count())
}

/// Rows of cells, each column as wide as its widest cell.
fn table<const N: usize>(rows: &[[String; N]]) -> Vec<String> {
    let width = |at: usize| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or(0);
    let widths: [usize; N] = std::array::from_fn(width);
    let line = |row: &[String; N]| {
        let cells = row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}"));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}
