//! `briefgen check`.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use briefgen::progress::Progress;
use clap::Args;

use super::reading::Reading;
use super::report::Report;
use super::terminal::Terminal;
use super::wait;

/// Check the content and write nothing
#[derive(Args)]
#[command(after_help = "Example: briefgen check --format short")]
pub struct Check {
    #[command(flatten)]
    report: Report,
    #[command(flatten)]
    reading: Reading,
}

impl Check {
    pub fn run(&self, root: &Path, terminal: Terminal) -> Result<ExitCode> {
        let progress = Progress::default();
        let checked = wait::with(&progress, terminal, || {
            briefgen::check(root, &self.reading.overrides(None), &progress)
        })?;
        terminal.times(&progress.times());
        self.report.give(&checked.sources, &checked.diagnostics, terminal)?;
        let failed = self.reading.has_failed(&checked);
        Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
    }
}
