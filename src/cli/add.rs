//! `briefgen add`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;
use briefgen::diag::{self, human};
use briefgen::edit::import::Skipped;
use clap::Subcommand;

use super::terminal::{is_coloured, print, say};

/// Add entries to the site
#[derive(Subcommand)]
#[command(after_help = "Example: briefgen add source --from library.bib")]
pub enum Add {
    /// Add sources from a file of a reference manager such as Zotero
    #[command(
        after_help = "BibTeX (also BibLaTeX), RIS and CSL-JSON are read. A source that is there already, by its address or \
                      its id, is passed over.\n\nExample: briefgen add source --from \"My Library.bib\""
    )]
    Source {
        /// The file to read: BibTeX, RIS or CSL-JSON
        #[arg(long, value_name = "FILE")]
        from: Option<PathBuf>,
    },
}

impl Add {
    pub fn run(&self, root: &Path) -> Result<ExitCode> {
        match self {
            Add::Source { from: Some(from) } => import(root, from),
            Add::Source { from: None } => {
                say(
                    "error: name the file to read, as in `briefgen add source --from library.bib`\n",
                );
                Ok(ExitCode::from(2))
            }
        }
    }
}

fn import(root: &Path, from: &Path) -> Result<ExitCode> {
    let imported = briefgen::import_sources(root, from)?;
    for entry in &imported.entries {
        briefgen::add(root, entry)?;
        print(&format!("{}\n", entry.path()))?;
    }
    for Skipped { name, id, why } in &imported.skipped {
        say(&format!("skipped `{name}`, which is there as `{id}`: {why}\n"));
    }
    let colour = is_coloured();
    for diagnostic in &imported.diagnostics {
        say(&(human::render(&imported.sources, diagnostic, colour) + "\n"));
    }
    Ok(if diag::has_errors(&imported.diagnostics) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
