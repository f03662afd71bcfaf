//! briefgen: a static site generator for briefings that can be checked.
//! The pipeline on one screen; each stage is a room of its own.

pub mod bibliography;
pub mod chart;
pub mod check;
pub mod checking;
pub mod config;
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
pub mod serve;
pub mod source;
pub mod theme;
pub mod typography;
pub mod yaml;

pub use checking::{Checked, check};

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use rayon::prelude::*;

use config::Overrides;
use diag::{Diagnostic, Severity};
use edit::format::{self, Formatted};
use edit::import::{self, Known, Page, Skipped};
use edit::{NewEntry, modeline};
use emit::{Stage, Written};
use evidence::lock::Lock;
use evidence::{CaptureFile, Misnamed};
use link::Site;
use load::Draft;
use model::Kind;
use progress::Progress;
use reading::Read;
use render::typeset::Typeset;
use render::{OutputFile, Renderer};
use source::{Fault, OneOf, Sources};

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
    let renderer = Renderer::new(&typeset, &checked.evidence, &theme, &checked.sources);
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
    let beside =
        export::files(site, &checked.sources, &addresses).into_iter().chain(renderer.assets());
    let copied = checked
        .files
        .iter()
        .map(|file| OutputFile { path: file.path.clone(), bytes: file.bytes.clone() });
    let rest: Vec<_> = beside.chain(copied).collect();
    rest.par_iter().try_for_each(|file| stage.write(file))?;
    progress.stage("publishing");
    Ok((output, stage.commit()?))
}

/// What [`format_site`] found.
#[derive(Debug, Default)]
pub struct SiteFormatted {
    /// The files that are, or would be, changed.
    pub changed: Vec<String>,
    /// Those of which nothing can be said before they are mended.
    pub faulty: Vec<String>,
}

/// Puts the fields of every entry of the site at `root`, and of its settings, in their documented order, and dates in their
/// canonical form. With `check`, writes nothing.
///
/// # Errors
/// There is no `site.yaml`, or a file cannot be read or written.
pub fn format_site(root: &Path, check: bool) -> Result<SiteFormatted> {
    reading::need_settings(root)?;
    let (sources, _) = Sources::read(root, &[config::FILE]);
    let mut all = SiteFormatted::default();
    for (_, source) in sources.iter() {
        let file = root.join(&source.path);
        let bytes = source::read_bytes(&file).map_err(|fault| unreadable(&file, &fault))?;
        let text = String::from_utf8(bytes);
        match text.map_or(Formatted::Faulty, |text| format::format(&source.path, &text)) {
            Formatted::Same => {}
            Formatted::Faulty => all.faulty.push(source.path.clone()),
            Formatted::Changed(new) => {
                if !check {
                    emit::replace(&file, new.as_bytes())?;
                }
                all.changed.push(source.path.clone());
            }
        }
    }
    Ok(all)
}

/// What a reference manager's file holds for a site.
#[derive(Debug)]
pub struct Imported {
    /// The texts, to show the places of diagnostics.
    pub sources: Sources,
    /// What is wrong with the file's records, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// The entries to write, each with [`add`].
    pub entries: Vec<NewEntry>,
    /// The records that are sources of the site already.
    pub skipped: Vec<Skipped>,
}

/// Reads the sources of a BibTeX, RIS or CSL-JSON file that the site at `root` does not have yet. Writes nothing.
///
/// # Errors
/// There is no `site.yaml`, or the file cannot be read.
pub fn import_sources(root: &Path, from: &Path) -> Result<Imported> {
    let (mut sources, mut known) = match known_sources(root)? {
        Ok(known) => known,
        Err(imported) => return Ok(imported),
    };
    let file = sources.read_beside(from).map_err(|fault| unreadable(from, &fault))?;
    let import = import::import(file, sources.get(file), &mut known);
    Ok(Imported::of(sources, import))
}

/// The source that a page is, by its address: a new entry, or one that the site has. Writes nothing.
///
/// # Errors
/// There is no `site.yaml`.
pub fn import_page(root: &Path, page: &Page) -> Result<Imported> {
    let (sources, mut known) = match known_sources(root)? {
        Ok(known) => known,
        Err(imported) => return Ok(imported),
    };
    let import = import::import_page(page, &mut known);
    Ok(Imported::of(sources, import))
}

impl Imported {
    fn of(sources: Sources, import: import::Import) -> Self {
        let import::Import { entries, skipped, diagnostics } = import;
        Self { sources, diagnostics, entries, skipped }
    }
}

/// What a site has for sources; what is wrong with them if they cannot be read.
fn known_sources(root: &Path) -> Result<Result<(Sources, Known), Imported>> {
    reading::need_settings(root)?;
    let (sources, unread) = Sources::read(root, &[config::FILE]);
    let unread = load::faults(&sources, unread);
    let (config, _) = config::load(&sources, &Overrides::default(), reading::today);
    let (draft, faults) = load::load(&sources);
    if let Some(diagnostics) = unread_sources(&sources, &draft, unread.into_iter().chain(faults)) {
        let none = import::Import { diagnostics, ..import::Import::default() };
        return Ok(Err(Imported::of(sources, none)));
    }
    let paths = sources.iter().map(|(_, source)| source.path.as_str());
    let known = Known::of(&draft, &config, paths);
    Ok(Ok((sources, known)))
}

/// What is wrong with new entries, as if they were in the site at `root`, with its drafts. Writes nothing.
///
/// # Errors
/// As [`check()`].
pub fn try_out(root: &Path, entries: &[NewEntry]) -> Result<Checked> {
    let overrides = Overrides { drafts: true, ..Overrides::default() };
    let progress = Progress::default();
    let mut texts = reading::texts(root)?;
    for entry in entries {
        texts.sources.add_text(&entry.path(), &text_of(root, entry));
    }
    let read = reading::of(root, texts, &overrides, &progress);
    let mut checked = checking::judge(read, &progress);
    let new = |fault: &Diagnostic| {
        let path = &checked.sources.get(fault.span.file).path;
        entries.iter().any(|entry| entry.path() == *path)
    };
    checked.diagnostics = checked.diagnostics.iter().filter(|fault| new(fault)).cloned().collect();
    Ok(checked)
}

/// Holds that nothing has the file's name of a new entry, nor its id.
///
/// # Errors
/// Something has it; the words say what to do.
pub fn is_free(root: &Path, entry: &NewEntry) -> Result<()> {
    let ids = ids(root)?;
    let taken = ids.get(&entry.kind.a_noun()).is_some_and(|ids| ids.contains(&entry.id));
    if taken || root.join(entry.path()).symlink_metadata().is_ok() {
        let (noun, id) = (entry.kind.a_noun(), &entry.id);
        bail!("{noun} with the id `{id}` is there already: choose another one with `--id`");
    }
    Ok(())
}

/// Writes a new entry into the site at `root`, and never over another. Where editors have schemas, the file names its own.
///
/// # Errors
/// Something has that name, or the disk says no.
pub fn add(root: &Path, entry: &NewEntry) -> Result<()> {
    Ok(emit::write_new(&root.join(entry.path()), text_of(root, entry).as_bytes())?)
}

/// The text of a new entry's file in the site at `root`.
fn text_of(root: &Path, entry: &NewEntry) -> String {
    let line = modeline::of(&entry.path()).filter(|_| root.join(schema::FOLDER).is_dir());
    line.and_then(|line| modeline::put(&entry.text, &line)).unwrap_or_else(|| entry.text.clone())
}

/// The ids of the site at `root`, whatever is wrong with it.
///
/// # Errors
/// There is no `site.yaml`.
pub fn ids(root: &Path) -> Result<schema::Ids> {
    reading::need_settings(root)?;
    let (sources, _) = Sources::read(root, &[config::FILE]);
    let (config, _) = config::load(&sources, &Overrides::default(), reading::today);
    let (draft, _) = load::load(&sources);
    Ok(schema::ids_of(&draft, &config))
}

/// Begins a site in a folder, which is made if need be: the starter, and the schemas of its files. Tells how many
/// files there are.
///
/// # Errors
/// Any of the files is there already (nothing is written then), or the folder cannot be written.
pub fn begin(folder: &Path) -> Result<usize> {
    let files = init::init(folder)?;
    let SchemasWritten { schemas, .. } = write_schemas(folder, &schema::Ids::new())?;
    Ok(files.len() + schemas)
}

/// What [`write_schemas`] did.
#[derive(Debug)]
pub struct SchemasWritten {
    /// How many schemas were written.
    pub schemas: usize,
    /// How many files of the site were given a line that names their schema.
    pub marked: usize,
    /// Whether the editor's settings were there already, and were left as they are.
    pub kept_settings: bool,
}

/// Writes the schemas of the site at `root` into its folder for them, the settings by which an editor finds them
/// unless there are some, and into each YAML file the line that names its schema.
///
/// # Errors
/// There is no `site.yaml`, or a file cannot be read or written.
pub fn write_schemas(root: &Path, ids: &schema::Ids) -> Result<SchemasWritten> {
    reading::need_settings(root)?;
    let files = schema::files(ids);
    for (path, text) in &files {
        emit::put(&root.join(path), text.as_bytes())?;
    }
    let settings = root.join(schema::SETTINGS);
    let kept_settings = settings.exists();
    if !kept_settings {
        emit::write_new(&settings, schema::settings().as_bytes())?;
    }
    let (sources, _) = Sources::read(root, &[config::FILE]);
    let mut marked = 0;
    for (_, source) in sources.iter() {
        marked += usize::from(mark(root, &source.path)?);
    }
    Ok(SchemasWritten { schemas: files.len(), marked, kept_settings })
}

/// Writes the line that names its schema into a YAML file that does not have it; whether it did.
fn mark(root: &Path, path: &str) -> Result<bool> {
    let Some(line) = modeline::of(path) else { return Ok(false) };
    let file = root.join(path);
    let bytes = source::read_bytes(&file).map_err(|fault| unreadable(&file, &fault))?;
    // What is not UTF-8 is reported by `check`.
    let Some(marked) = String::from_utf8(bytes).ok().and_then(|text| modeline::put(&text, &line))
    else {
        return Ok(false);
    };
    emit::replace(&file, marked.as_bytes())?;
    Ok(true)
}

/// A source that cannot be read may be one of those that are to be added: its faults come first.
fn unread_sources(
    sources: &Sources,
    draft: &Draft,
    faults: impl Iterator<Item = Diagnostic>,
) -> Option<Vec<Diagnostic>> {
    let unread = |kind: &Kind| *kind == Kind::Sources;
    if !draft.unread.kinds.iter().chain(draft.unread.ids.iter().map(|(kind, _)| kind)).any(unread) {
        return None;
    }
    let folder = format!("content/{}/", Kind::Sources.folder());
    let is_source = |fault: &Diagnostic| sources.get(fault.span.file).path.starts_with(&folder);
    let help = "nothing was added, since it may be there already: mend this first";
    Some(faults.filter(is_source).map(|fault| fault.help(help)).collect())
}

fn unreadable(path: &Path, fault: &Fault) -> anyhow::Error {
    let shown = path.display();
    match fault {
        _ if path.is_dir() => anyhow!("`{shown}` is a folder: name the file in it"),
        Fault::NotUtf8(at) => anyhow!(
            "`{shown}` is not UTF-8 (byte {}): export it again with the character encoding UTF-8",
            at + 1
        ),
        Fault::Unreadable(error) if error.kind() == ErrorKind::NotFound => {
            anyhow!("`{shown}` cannot be read: there is no such file")
        }
        fault => anyhow!("`{shown}` cannot be read: {}", fault.words()),
    }
}
