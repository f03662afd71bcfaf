//! A site that was read and judged: what every command that shows or writes a site begins with.

use std::path::Path;
use std::sync::Arc;

use anyhow::Result;

use crate::check as rules;
use crate::config::Overrides;
use crate::diag::{self, Diagnostic};
use crate::evidence::Evidence;
use crate::link::Site;
use crate::progress::Progress;
use crate::reading::{self, Memory, Read};
use crate::render::OutputFile;
use crate::source::{Asset, Changes, Sources};

/// What is known of a site after its content has been read and checked.
#[derive(Debug)]
pub struct Checked {
    /// The texts, to show the places of diagnostics.
    pub sources: Sources,
    /// What is wrong, in a fixed order.
    pub diagnostics: Vec<Diagnostic>,
    /// The site; none if there is an error.
    pub site: Option<Site>,
    /// What is known of its quotations.
    pub evidence: Evidence,
    /// The files of `static/`.
    pub files: Arc<[Asset]>,
}

impl Checked {
    /// The files of `static/`, as they are published.
    pub fn copied(&self) -> impl Iterator<Item = OutputFile> {
        let file = |file: &Asset| OutputFile { path: file.path.clone(), bytes: file.bytes.clone() };
        self.files.iter().map(file)
    }
}

/// Reads and checks the site at `root`.
///
/// # Errors
/// There is no `site.yaml`, or a file of `static/` cannot be read.
pub fn check(root: &Path, overrides: &Overrides, progress: &Progress) -> Result<Checked> {
    Ok(judge(reading::read(root, overrides, progress)?, progress))
}

/// The same, sooner where little has changed since a reading that is remembered.
///
/// # Errors
/// As [`check()`].
pub fn check_again(
    root: &Path,
    overrides: &Overrides,
    memory: &mut Memory,
    changes: &Changes,
) -> Result<Checked> {
    Ok(judge(reading::read_again(root, overrides, memory, changes)?, &Progress::default()))
}

/// Asks the rules of a site that was read.
pub fn judge(read: Read, progress: &Progress) -> Checked {
    let Read { sources, mut diagnostics, config, site, files } = read;
    progress.stage("checking");
    let evidence = site.as_ref().map(|site| Evidence::of(site, &sources)).unwrap_or_default();
    match &site {
        Some(site) => rules::check(rules::Case { site, evidence: &evidence }, &mut diagnostics),
        None => rules::levels(&config, &mut diagnostics),
    }
    diag::sort(&mut diagnostics);
    let site = site.filter(|_| !diag::has_errors(&diagnostics));
    Checked { sources, diagnostics, site, evidence, files }
}
