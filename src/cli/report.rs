//! What is wrong with a site, in the form that was asked for.

use anyhow::Result;
use briefgen::check;
use briefgen::diag::{Diagnostic, Severity, human, json, short};
use briefgen::source::Sources;
use clap::{Args, ValueEnum};

use super::terminal::{Terminal, is_coloured, print, say};

/// How many problems are shown to somebody who reads them.
const SHOWN: usize = 50;

#[derive(Args)]
pub struct Report {
    /// How to write what is wrong
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    #[command(flatten)]
    length: Length,
}

#[derive(Args, Clone, Copy, Default)]
pub struct Length {
    /// Show every problem, also beyond the first 50
    #[arg(long)]
    all: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// With the line and a caret, on standard error
    Human,
    /// One line each, on standard error
    Short,
    /// One JSON object a line, on standard output
    Json,
    /// GitHub workflow annotations, on standard output
    Github,
}

/// Says what is wrong in the form for people, if anything is.
pub fn problems(sources: &Sources, diagnostics: &[Diagnostic], length: Length, terminal: Terminal) {
    if !diagnostics.is_empty() {
        for_people(sources, diagnostics, length, is_coloured(), terminal);
    }
}

impl Report {
    /// Says what is wrong, or that nothing is. Programs get all of it, whatever its length.
    pub fn give(
        &self,
        sources: &Sources,
        diagnostics: &[Diagnostic],
        terminal: Terminal,
    ) -> Result<()> {
        let lines = |render: fn(&Sources, &Diagnostic) -> String| -> String {
            diagnostics.iter().map(|one| render(sources, one) + "\n").collect()
        };
        match self.format {
            Format::Human => for_people(sources, diagnostics, self.length, is_coloured(), terminal),
            Format::Short => {
                let shown = first(diagnostics, self.length);
                let lines = shown.iter().map(|one| short::render(sources, one) + "\n");
                say(&lines.collect::<String>());
                say(&rest(diagnostics, self.length));
                terminal.note(&summary(sources, diagnostics));
            }
            Format::Json => print(&lines(json::render))?,
            Format::Github => print(&lines(json::github))?,
        }
        Ok(())
    }
}

fn for_people(
    sources: &Sources,
    diagnostics: &[Diagnostic],
    length: Length,
    colour: bool,
    terminal: Terminal,
) {
    let shown = first(diagnostics, length);
    let texts = shown.iter().map(|one| human::render(sources, one, colour) + "\n");
    say(&texts.collect::<String>());
    say(&rest(diagnostics, length));
    terminal.note(&summary(sources, diagnostics));
}

/// Errors come first where not all are shown: a site cannot be built for them.
fn first(diagnostics: &[Diagnostic], length: Length) -> Vec<&Diagnostic> {
    let mut shown: Vec<_> = diagnostics.iter().collect();
    if !length.all && shown.len() > SHOWN {
        shown.sort_by_key(|one| one.severity);
        shown.truncate(SHOWN);
    }
    shown
}

fn rest(diagnostics: &[Diagnostic], length: Length) -> String {
    if length.all || diagnostics.len() <= SHOWN {
        return String::new();
    }
    let (more, all) = (diagnostics.len() - SHOWN, diagnostics.len());
    format!(
        "note: these are {SHOWN} of {all} problems, errors first; `--all` shows the other {more}\n"
    )
}

/// The last line: "2 errors, 1 warning in 3 of 554 files".
fn summary(sources: &Sources, diagnostics: &[Diagnostic]) -> String {
    let count = |severity| diagnostics.iter().filter(|one| one.severity == severity).count();
    let some = |number: usize, word: &str| {
        format!("{number} {word}{}", if number == 1 { "" } else { "s" })
    };
    let mut files: Vec<_> = diagnostics.iter().map(|one| one.span.file).collect();
    files.sort_unstable();
    files.dedup();
    let all = sources.iter().count();
    if files.is_empty() {
        return format!("no errors, no warnings in {}\n", some(all, "file"));
    }
    let errors = some(count(Severity::Error), "error");
    let warnings = some(count(Severity::Warning), "warning");
    // What links and loads comes before the rules: an error there, and they are not asked.
    let is_of_a_rule = |one: &Diagnostic| check::rule(one.code).is_some_and(check::Rule::is_asked);
    let unasked =
        diagnostics.iter().any(|one| one.severity == Severity::Error && !is_of_a_rule(one));
    let note = if unasked { "; the rules are asked once the errors are mended" } else { "" };
    format!("{errors}, {warnings} in {} of {}{note}\n", files.len(), some(all, "file"))
}
