//! `briefgen init`.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::Args;

use super::terminal::Terminal;

/// Begin a new site: settings, starter content, a workflow for GitHub Pages
#[derive(Args)]
#[command(after_help = "Example: briefgen init my-briefing && briefgen build --root my-briefing")]
pub struct Init {
    /// The folder to make; the present one if none is named
    #[arg(default_value = ".")]
    dir: PathBuf,
}

impl Init {
    pub fn run(&self, terminal: Terminal) -> Result<ExitCode> {
        let dir = &self.dir;
        let files = briefgen::desk::begin(dir)?;
        terminal.done(&format!("began a site of {files} files in {}\n", dir.display()))?;
        terminal.done(&format!("build it with: briefgen build --root {}\n", dir.display()))?;
        Ok(ExitCode::SUCCESS)
    }
}
