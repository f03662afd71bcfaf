//! `briefgen fmt`.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use briefgen::desk::SiteFormatted;
use clap::Args;

use super::terminal::{print, say};

/// Put fields in the documented order and dates in their canonical form; comments and texts stay as they are
#[derive(Args)]
#[command(after_help = "Example: briefgen fmt --check")]
pub struct Fmt {
    /// Write nothing; list the files that would be changed, and fail if there are any
    #[arg(long)]
    check: bool,
}

impl Fmt {
    pub fn run(&self, root: &Path) -> Result<ExitCode> {
        let SiteFormatted { changed, faulty, unordered } =
            briefgen::desk::format_site(root, self.check)?;
        for path in &changed {
            print(&format!("{path}\n"))?;
        }
        for path in &faulty {
            say(&format!(
                "error: {path} was left as it is: it is a link, or has a fault that `briefgen check` shows\n"
            ));
        }
        for path in &unordered {
            say(&format!(
                "note: the fields of {path} are not in the documented order, and moving them might change what they mean: \
                 write one field a line, beginning in the first column\n"
            ));
        }
        let is_wrong = !faulty.is_empty() || self.check && !changed.is_empty();
        Ok(if is_wrong { ExitCode::FAILURE } else { ExitCode::SUCCESS })
    }
}
