//! `briefgen verify`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;
use briefgen::diag::{self, human};
use briefgen::evidence::lock::Verdict;
use briefgen::model::Words;
use briefgen::{Uncaptured, Verified, evidence};
use clap::Args;

use super::terminal::{Terminal, is_coloured, print, say};

/// How many sources without a capture are named.
const NAMED: usize = 20;

/// Look for each quotation in the captured sources, and write evidence.lock
#[derive(Args)]
#[command(after_help = "Example: briefgen verify --archive ../captures")]
pub struct Verify {
    /// The folder with the captures: <source-id>.txt, .md or .html
    #[arg(long, value_name = "DIR")]
    archive: PathBuf,
}

impl Verify {
    pub fn run(&self, root: &Path, terminal: Terminal) -> Result<ExitCode> {
        let Verified { sources, diagnostics, lock, uncaptured, without_drafts } =
            briefgen::verify(root, &self.archive)?;
        for diagnostic in &diagnostics {
            say(&(human::render(&sources, diagnostic, is_coloured()) + "\n"));
        }
        terminal.note(&without_capture(&uncaptured));
        if without_drafts {
            terminal.note(
                "note: drafts were left out, for their errors: `briefgen check --drafts` shows them\n",
            );
        }
        match lock {
            None => say("evidence.lock was left as it was: mend these errors first\n"),
            Some(lock) => {
                let verdicts = Verdict::WORDS.iter().filter_map(|word| Verdict::from_word(word));
                let counts =
                    verdicts.map(|verdict| format!("{} {}", lock.count(verdict), verdict.word()));
                print(&format!("{}\n", counts.collect::<Vec<_>>().join(", ")))?;
                terminal.done(&format!("wrote {}\n", root.join(evidence::FILE).display()))?;
            }
        }
        Ok(if diag::has_errors(&diagnostics) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
    }
}

/// A line for each source without a capture, first those for which something may be meant.
fn without_capture(uncaptured: &[Uncaptured]) -> String {
    let mut sorted: Vec<_> = uncaptured.iter().collect();
    sorted.sort_by_key(|one| (one.near.is_none(), !one.was_checked));
    let mut lines: String = sorted.iter().take(NAMED).map(|one| uncaptured_line(one)).collect();
    if sorted.len() > NAMED {
        lines.push_str(&format!("note: and no capture of {} more\n", sorted.len() - NAMED));
    }
    lines
}

fn uncaptured_line(Uncaptured { id, near, was_checked }: &Uncaptured) -> String {
    let endings = diag::choices(evidence::ENDINGS);
    let near = near.as_ref().map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
    let before = if *was_checked { "; its quotations were checked before" } else { "" };
    format!("note: there is no capture `{id}` with the ending {endings}{before}{near}\n")
}
