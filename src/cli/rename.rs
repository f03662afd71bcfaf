//! `briefgen rename`.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use briefgen::Checked;
use briefgen::desk::{self, Change, Renaming};
use clap::Args;
use similar::TextDiff;

use super::report::{self, Length};
use super::terminal::{Terminal, print, say};

/// Give an entry another id, and change every place that names it; the former id leads on
#[derive(Args)]
#[command(after_help = "Examples:\n  briefgen rename idris-penhallow i-penhallow --dry-run\n  \
                        briefgen rename events/talks first-talks")]
pub struct Rename {
    /// The entry: its id, or `kind/id` where several kinds have it
    old: String,
    /// The id that it is to have
    new: String,
    /// Change nothing; show what would be changed
    #[arg(long)]
    dry_run: bool,
}

impl Rename {
    pub fn run(&self, root: &Path, terminal: Terminal) -> Result<ExitCode> {
        let renaming = match desk::plan_renaming(root, &self.old, &self.new)? {
            Ok(renaming) => renaming,
            Err(Checked { sources, diagnostics, .. }) => {
                report::problems(&sources, &diagnostics, Length::default(), terminal);
                say("nothing was changed: mend this first\n");
                return Ok(ExitCode::FAILURE);
            }
        };
        if self.dry_run {
            print(&renaming.changes.iter().map(diff).collect::<String>())?;
            return Ok(ExitCode::SUCCESS);
        }
        desk::rename(root, &renaming)?;
        let Renaming { from, to, changes, is_source } = renaming;
        for Change { path, new_path, .. } in &changes {
            let moved = path != new_path;
            print(&if moved { format!("{path} -> {new_path}\n") } else { format!("{path}\n") })?;
        }
        let count = changes.len();
        let files = if count == 1 { "file" } else { "files" };
        terminal.note(&format!("`{from}` is `{to}` now, in {count} {files}\n"));
        if is_source {
            let new = &self.new;
            terminal.note(&format!("if you keep a capture of it, call that `{new}`, too\n"));
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// A change in the unified form that `patch` and `git apply` read.
fn diff(change: &Change) -> String {
    let Change { path, new_path, old, new } = change;
    let diff = TextDiff::from_lines(old.as_str(), new.as_str());
    let names = (format!("a/{path}"), format!("b/{new_path}"));
    let mut text = diff.unified_diff().context_radius(1).header(&names.0, &names.1).to_string();
    if text.is_empty() {
        text = format!("--- {}\n+++ {}\n", names.0, names.1);
    }
    text
}
