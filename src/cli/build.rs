//! `briefgen build`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};
use briefgen::progress::Progress;
use clap::Args;

use super::reading::Reading;
use super::report::{self, Length};
use super::terminal::Terminal;
use super::wait;

/// Build the site
#[derive(Args)]
#[command(after_help = "Example: briefgen build --output /tmp/preview --as-of 2025-10-15")]
pub struct Build {
    /// The folder to write, instead of the one in site.yaml
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// The address at which the site is published, instead of the one in site.yaml
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    length: Length,
    /// How many threads to use, instead of one for each core
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
}

impl Build {
    pub fn run(self, root: &Path, terminal: Terminal) -> Result<ExitCode> {
        let Self { output, base_url, reading, length, jobs } = self;
        if let Some(url) = &base_url
            && !briefgen::fields::readers::is_web_address(url)
        {
            bail!("`--base-url {url}` is no web address: begin it with `https://` or `http://`");
        }
        if let Some(jobs) = jobs {
            rayon::ThreadPoolBuilder::new().num_threads(usize::from(jobs)).build_global()?;
        }
        let progress = Progress::default();
        let checked = wait::with(&progress, terminal, || {
            briefgen::check(root, &reading.overrides(base_url), &progress)
        })?;
        report::problems(&checked.sources, &checked.diagnostics, length, terminal);
        if reading.has_failed(&checked) {
            return Ok(ExitCode::FAILURE);
        }
        let (folder, written) = wait::with(&progress, terminal, || {
            briefgen::build(root, &checked, output.as_deref(), &progress)
        })?;
        terminal.times(&progress.times());
        terminal.done(&format!("wrote {} files to {}\n", written.files, folder.display()))?;
        Ok(ExitCode::SUCCESS)
    }
}
