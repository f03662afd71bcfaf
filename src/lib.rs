//! briefgen: a static site generator for briefings that can be checked.
//! The pipeline on one screen; each stage is a room of its own.

pub mod bibliography;
pub mod chart;
pub mod check;
pub mod checking;
pub mod config;
pub mod desk;
pub mod diag;
pub mod edit;
pub mod emit;
pub mod evidence;
pub mod export;
pub mod fields;
pub mod init;
pub mod link;
pub mod load;
pub mod markdown;
pub mod model;
pub mod progress;
pub mod query;
pub mod reading;
pub mod render;
pub mod route;
pub mod schema;
pub mod search;
pub mod serve;
pub mod source;
pub mod theme;
pub mod typography;
pub mod yaml;

pub use checking::{Checked, check};

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use rayon::prelude::*;

use config::Overrides;
use diag::{Diagnostic, Severity};
use emit::{Stage, Written};
use evidence::lock::Lock;
use evidence::{CaptureFile, Misnamed};
use link::Site;
use progress::Progress;
use reading::Read;
use render::Renderer;
use render::typeset::Typeset;
use source::{OneOf, Sources};

/// What a verification found.
#[derive(Debug)]
pub struct Verified {
    /// The texts, to show the places of diagnostics.
    pub sources: Sources,
    /// What is wrong, in a fixed order: errors of the content, and what is to be mended in quotations.
    pub diagnostics: Vec<Diagnostic>,
    /// The new lock; none if errors of the content hide its quotations.
    pub lock: Option<Lock>,
    /// The quoted sources without a capture.
    pub uncaptured: Vec<Uncaptured>,
    /// Whether drafts were left out because of their errors.
    pub without_drafts: bool,
}

/// A quoted source without a capture.
#[derive(Debug)]
pub struct Uncaptured {
    /// Its id.
    pub id: String,
    /// A file that may be meant for its capture.
    pub near: Option<String>,
    /// Whether its quotations were checked before.
    pub was_checked: bool,
}

/// Holds the quotations of the site at `root`, drafts included, against the captures in the folder `archive`, and
/// writes what it found to `evidence.lock`. Drafts with errors are left out; other errors leave the lock as it was.
///
/// # Errors
/// As [`check()`]; there is no such folder; the lock cannot be written.
pub fn verify(root: &Path, archive: &Path) -> Result<Verified> {
    if !archive.is_dir() {
        bail!("there is no folder `{}` to look for captures in", archive.display());
    }
    let (read, without_drafts) = read_with_drafts(root)?;
    let Read { sources, mut diagnostics, config, site, .. } = read;
    match &site {
        Some(site) => check::settle(site, &mut diagnostics),
        None => check::levels(&config, &mut diagnostics),
    }
    diagnostics.retain(|fault| fault.severity == Severity::Error);
    let mut verified =
        Verified { sources, diagnostics, lock: None, uncaptured: Vec::new(), without_drafts };
    if let Some(site) = &site {
        hold(site, archive, &mut verified)?;
    }
    if let Some(lock) = &verified.lock {
        emit::replace(&root.join(evidence::FILE), lock.write().as_bytes())?;
    }
    diag::sort(&mut verified.diagnostics);
    Ok(verified)
}

/// Holds the quotations of a site against the captures in a folder.
fn hold(site: &Site, archive: &Path, verified: &mut Verified) -> Result<()> {
    let old = verified.sources.find(evidence::FILE);
    let old = old.and_then(|file| Lock::read(file, &verified.sources.get(file).text));
    let captures = evidence::quoted(site).into_par_iter().filter_map(|id| capture(archive, id));
    let captures = captures.collect();
    let today = reading::today(None).map_err(|error| anyhow!(error))?;
    let (lock, mut found) = evidence::verify(site, &captures, old.as_ref(), today);
    check::settle(site, &mut found);
    verified.diagnostics.append(&mut found);
    verified.uncaptured = uncaptured(site, archive, &captures, old.as_ref(), &lock);
    verified.lock = Some(lock);
    Ok(())
}

/// A site with its drafts, or without them if only so it stands; whether they were left out.
fn read_with_drafts(root: &Path) -> Result<(Read, bool)> {
    let overrides = Overrides { drafts: true, ..Overrides::default() };
    let with = reading::read(root, &overrides, &Progress::default())?;
    if with.site.is_some() {
        return Ok((with, false));
    }
    let without = reading::read(root, &Overrides::default(), &Progress::default())?;
    let stands = without.site.is_some();
    Ok((if stands { without } else { with }, stands))
}

fn capture(archive: &Path, id: &str) -> Option<(String, CaptureFile)> {
    let OneOf { name, bytes, others } = source::read_one_of(archive, id, &evidence::ENDINGS)?;
    Some((id.to_owned(), CaptureFile { name, bytes, others }))
}

fn uncaptured(
    site: &Site,
    archive: &Path,
    captures: &BTreeMap<String, CaptureFile>,
    old: Option<&Lock>,
    new: &Lock,
) -> Vec<Uncaptured> {
    let ids: Vec<_> =
        evidence::quoted(site).into_iter().filter(|id| !captures.contains_key(*id)).collect();
    if ids.is_empty() {
        return Vec::new();
    }
    let misnamed = Misnamed::of(source::names(archive));
    let gone = old.map(|old| old.without_capture_in(new)).unwrap_or_default();
    let one = |id: &str| Uncaptured {
        id: id.to_owned(),
        near: misnamed.get(id).map(str::to_owned),
        was_checked: gone.iter().any(|gone| gone == id),
    };
    ids.into_iter().map(one).collect()
}

/// Renders a checked site and writes it, staged and swapped whole, into `output`
/// (the folder of site.yaml if none is given).
///
/// # Errors
/// The theme is at fault, a template fails, or the folder cannot or must not be written.
pub fn build(
    root: &Path,
    checked: &Checked,
    output: Option<&Path>,
    progress: &Progress,
) -> Result<(PathBuf, Written)> {
    let site = checked.site.as_ref().ok_or_else(|| anyhow!("a site with errors is not built"))?;
    progress.stage("preparing");
    let theme = theme::load(root, &site.config.theme.value, &site.config.language)?;
    let output = output.map_or_else(|| root.join(&site.config.output), Path::to_owned);
    let typeset = Typeset::of(site);
    let renderer = Renderer::new(site, &typeset, &checked.evidence, &theme, &checked.sources);
    let pages = renderer.pages();
    let stage = Stage::open(root, &output)?;
    progress.of("rendering", pages.len());
    pages.par_iter().try_for_each(|page| {
        stage.write(&renderer.page(page)?)?;
        progress.step();
        Ok::<_, anyhow::Error>(())
    })?;
    progress.stage("exporting");
    let addresses: Vec<_> = pages.iter().map(|page| renderer.path(page)).collect();
    let exported = export::files(&renderer, &addresses).into_iter();
    let rest: Vec<_> = exported.chain(renderer.assets()).chain(checked.copied()).collect();
    rest.par_iter().try_for_each(|file| stage.write(file))?;
    progress.stage("publishing");
    Ok((output, stage.commit()?))
}
