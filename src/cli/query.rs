//! `briefgen show`, `briefgen list`, `briefgen status`.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use briefgen::Checked;
use briefgen::config::Overrides;
use briefgen::diag;
use briefgen::link::Site;
use briefgen::progress::Progress;
use briefgen::query::{find, list, show, status};
use clap::{Args, ValueEnum};
use jiff::civil;

use super::reading;
use super::report::{self, Length};
use super::terminal::{Terminal, print, say};

/// What the briefing knows of an entry: its record, what names it, its sources, quotations and disputes
#[derive(Args)]
#[command(
    after_help = "Examples:\n  briefgen show mara-tolland\n  briefgen show topics/pay-and-shifts"
)]
pub struct Show {
    /// The entry: its id, or `kind/id` where several kinds have it
    id: String,
}

/// The entries of a kind, a line each
#[derive(Args)]
#[command(after_help = "Examples:\n  briefgen list events --since 2026-01-01 --side port\n  \
                        briefgen list sources --uncited --format json")]
pub struct List {
    /// The kind, such as `events`
    kind: String,
    /// Only what is dated on this day or later; `2026` and `2026-05` count from their first day
    #[arg(long, value_name = "DATE", value_parser = reading::first_day)]
    since: Option<civil::Date>,
    /// Only what is of this side
    #[arg(long, value_name = "ID")]
    side: Option<String>,
    /// Only what has this topic
    #[arg(long, value_name = "ID")]
    topic: Option<String>,
    /// Only what has this person
    #[arg(long, value_name = "ID")]
    person: Option<String>,
    /// Only what cites no source; of sources, those that nothing cites
    #[arg(long)]
    uncited: bool,
    /// How to write the list
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
}

#[derive(Clone, Copy, ValueEnum)]
enum Form {
    /// Date, side, id and title in columns
    Text,
    /// One JSON object a line
    Json,
}

/// What is due, what has lapsed, what rests on one source, what is not verified, drafts, and how the briefing grows
#[derive(Args)]
#[command(after_help = "Example: briefgen status --as-of 2026-07-01")]
pub struct Status {
    /// The day on which the briefing stands, instead of the one in site.yaml
    #[arg(long, value_name = "DATE", value_parser = reading::day)]
    as_of: Option<civil::Date>,
}

impl Show {
    pub fn run(&self, root: &Path, terminal: Terminal) -> Result<ExitCode> {
        ask(root, None, terminal, |site, checked| {
            let id = find::entry(site, &self.id)?;
            Ok(show::show(site, &checked.evidence, &checked.sources, id))
        })
    }
}

impl List {
    pub fn run(&self, root: &Path, terminal: Terminal) -> Result<ExitCode> {
        ask(root, None, terminal, |site, _| {
            let wanted = list::Wanted {
                since: self.since,
                side: self.side.clone(),
                topic: self.topic.clone(),
                person: self.person.clone(),
                uncited: self.uncited,
            };
            let rows = list::list(site, find::kind(&self.kind)?, &wanted)?;
            Ok(match self.format {
                Form::Text => list::text(&rows),
                Form::Json => list::json(&rows),
            })
        })
    }
}

impl Status {
    pub fn run(&self, root: &Path, terminal: Terminal) -> Result<ExitCode> {
        ask(root, self.as_of, terminal, |site, checked| Ok(status::status(site, &checked.evidence)))
    }
}

/// Answers a question to a site, with its drafts unless they have errors. A question that was not put rightly is wrong
/// usage.
fn ask(
    root: &Path,
    as_of: Option<civil::Date>,
    terminal: Terminal,
    answer: impl FnOnce(&Site, &Checked) -> Result<String, String>,
) -> Result<ExitCode> {
    let check = |drafts| {
        let overrides = Overrides { as_of, drafts, ..Overrides::default() };
        briefgen::check(root, &overrides, &Progress::default())
    };
    let mut checked = check(true)?;
    if checked.site.is_none() {
        checked = check(false)?;
        if checked.site.is_some() {
            terminal.note("note: drafts are left out, for their errors: `briefgen check --drafts` shows them\n");
        }
    }
    let Some(site) = &checked.site else {
        let Checked { sources, mut diagnostics, .. } = checked;
        diagnostics.retain(|one| one.severity == diag::Severity::Error);
        report::problems(&sources, &diagnostics, Length::default(), terminal);
        return Ok(ExitCode::FAILURE);
    };
    match answer(site, &checked) {
        Ok(text) => print(&text).map(|()| ExitCode::SUCCESS),
        Err(words) => {
            say(&format!("error: {words}\n"));
            Ok(ExitCode::from(2))
        }
    }
}
