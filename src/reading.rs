//! A site's files to a linked site: the first half of the pipeline, which every command that knows the content
//! goes through. Beside it, what comes from the environment: the clock.

use std::env;
use std::mem::take;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Result, anyhow, bail};
use jiff::{Timestamp, civil, tz::TimeZone};

use crate::config::{self, Config, Overrides};
use crate::diag::{self, Diagnostic};
use crate::link::{self, Files, Site};
use crate::progress::Progress;
use crate::source::{self, Asset, Changes, Fault, FileId, Sources, Spanned};
use crate::{check, evidence, load, theme};

/// A site as it was read, before any rule was asked.
#[derive(Debug)]
pub struct Read {
    /// The texts, to show the places of diagnostics.
    pub sources: Sources,
    /// What is wrong so far.
    pub diagnostics: Vec<Diagnostic>,
    /// The settings.
    pub config: Config,
    /// The site; none if something is wrong that it cannot stand without.
    pub site: Option<Site>,
    /// The files of `static/`.
    pub files: Arc<[Asset]>,
}

/// The texts and files of a site, before anybody looks at what they say.
#[derive(Debug)]
pub struct Texts {
    /// The texts.
    pub sources: Sources,
    /// Those that could not be read.
    faults: Vec<(FileId, Fault)>,
    /// The files of `static/`.
    files: Arc<[Asset]>,
}

/// What is remembered of a site between two readings: its texts, and what was made of each.
#[derive(Debug)]
pub struct Memory {
    sources: Sources,
    files: Arc<[Asset]>,
    drafts: load::Memory,
    docs: link::docs::Memory,
}

impl Memory {
    /// One that keeps nothing, for a site that is read once.
    pub fn none() -> Self {
        let (drafts, docs) = (load::Memory::none(), link::docs::Memory::none());
        Self { sources: Sources::default(), files: Arc::default(), drafts, docs }
    }

    /// An empty one.
    pub fn empty() -> Self {
        let (drafts, docs) = (load::Memory::empty(), link::docs::Memory::empty());
        Self { sources: Sources::default(), files: Arc::default(), drafts, docs }
    }

    fn settle(&mut self, read: &Read) {
        self.drafts.settle(&read.sources);
        self.docs.settle(&read.sources);
        self.sources = read.sources.clone();
        self.files = Arc::clone(&read.files);
    }
}

/// Reads the site at `root` and links it.
///
/// # Errors
/// As [`texts()`].
pub fn read(root: &Path, overrides: &Overrides, progress: &Progress) -> Result<Read> {
    progress.stage("reading");
    Ok(of(root, texts(root)?, overrides, progress))
}

/// The same, sooner where little has changed since a reading that is remembered, and sooner yet where it is known what may
/// have. The overrides must be the same each time.
///
/// # Errors
/// As [`texts()`].
pub fn read_again(
    root: &Path,
    overrides: &Overrides,
    memory: &mut Memory,
    changes: &Changes,
) -> Result<Read> {
    // After a failure nothing is remembered: what had changed is not told again.
    let (before, files) = (take(&mut memory.sources), take(&mut memory.files));
    let texts = texts_again(root, &before, files, changes)?;
    if !before.share(&texts.sources, config::FILE) {
        memory.docs.clear();
    }
    let read = linked(root, texts, overrides, &Progress::default(), memory);
    memory.settle(&read);
    Ok(read)
}

/// Reads the texts and files of the site at `root`.
///
/// # Errors
/// There is no `site.yaml`, or a file of `static/` cannot be read.
pub fn texts(root: &Path) -> Result<Texts> {
    texts_again(root, &Sources::default(), Arc::default(), &Changes::Any)
}

/// The texts and files of a site of which some were read before.
fn texts_again(
    root: &Path,
    before: &Sources,
    files: Arc<[Asset]>,
    changes: &Changes,
) -> Result<Texts> {
    need_settings(root)?;
    let is_known = !before.is_empty() && changes.spare("static");
    let files = if is_known { files } else { read_static(root)?.into() };
    let named = [config::FILE, evidence::FILE];
    let (sources, mut faults) = Sources::read_again(root, &named, before, changes);
    // A lock that cannot be read hides nothing of the content; a rule tells of it.
    faults.retain(|(file, _)| sources.get(*file).path != evidence::FILE);
    Ok(Texts { sources, faults, files })
}

/// Links the texts of a site, whose theme lies below `root`.
pub fn of(root: &Path, texts: Texts, overrides: &Overrides, progress: &Progress) -> Read {
    linked(root, texts, overrides, progress, &Memory::none())
}

fn linked(
    root: &Path,
    texts: Texts,
    overrides: &Overrides,
    progress: &Progress,
    memory: &Memory,
) -> Read {
    let Texts { sources, faults, files } = texts;
    let mut diagnostics = load::faults(&sources, faults);
    let (config, mut faults) = config::load(&sources, overrides, today);
    diagnostics.append(&mut faults);
    diagnostics.extend(missing_theme(root, &config));
    diagnostics.extend(missing_content(root, &config));
    progress.stage("parsing");
    let (draft, mut faults) = load::load_again(&sources, &memory.drafts);
    diagnostics.append(&mut faults);
    check::levels(&config, &mut diagnostics);
    let broken = diag::has_errors(&diagnostics);
    diagnostics.append(&mut check::accepted(&draft));
    diagnostics.append(&mut check::settings(&config));
    let settings = config.clone();
    progress.stage("linking");
    let (site, mut faults) =
        link::link(draft, config, &sources, Files::of(&files), &memory.docs, broken);
    diagnostics.append(&mut faults);
    Read { sources, diagnostics, config: settings, site, files }
}

/// # Errors
/// There is no `site.yaml` at `root`.
pub fn need_settings(root: &Path) -> Result<()> {
    if !root.join(config::FILE).exists() {
        bail!(
            "there is no site.yaml in `{}`: begin a site with `briefgen init DIR`",
            root.display()
        );
    }
    Ok(())
}

fn missing_content(root: &Path, config: &Config) -> Option<Diagnostic> {
    let message = "there is no folder `content` beside site.yaml: the site will be empty";
    let help = "make it, with folders such as `content/events` for the entries";
    let report = || Diagnostic::warning("no-content", config.place, message).help(help);
    (!root.join("content").exists()).then(report)
}

fn missing_theme(root: &Path, config: &Config) -> Option<Diagnostic> {
    let Spanned { value: name, span } = &config.theme;
    let message = format!("there is no theme `{name}`");
    let help =
        "put it into a folder of that name in `themes/`, or take the line out for the built-in one";
    (!theme::exists(root, name))
        .then(|| Diagnostic::error("unknown-value", *span, message).help(help))
}

fn read_static(root: &Path) -> Result<Vec<Asset>> {
    source::read_assets(root, &root.join("static")).map_err(|(path, fault)| {
        anyhow!("`{}` cannot be published: {}", path.display(), fault.words())
    })
}

/// The day on which the program runs, in a time zone (UTC if none is given); the environment's
/// `SOURCE_DATE_EPOCH` stands in for the clock (reproducible-builds.org).
pub fn today(zone: Option<&str>) -> Result<civil::Date, String> {
    let zone = match zone {
        None => TimeZone::UTC,
        Some(name) => {
            TimeZone::get(name).map_err(|_| format!("no time zone is called `{name}`"))?
        }
    };
    let epoch = env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    let now = epoch
        .and_then(|seconds| Timestamp::from_second(seconds).ok())
        .unwrap_or_else(Timestamp::now);
    Ok(now.to_zoned(zone).date())
}
