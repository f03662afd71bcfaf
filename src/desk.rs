//! The editor's desk: what the commands do that write a site's own files, one at a time. Here reading, the making of texts
//! (`edit`) and writing (`emit`) come together.

mod rename;

use std::collections::HashSet;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Result, anyhow, bail};

use crate::checking::{self, Checked};
use crate::config::{self, Overrides};
use crate::diag::{self, Diagnostic, Severity};
use crate::edit::format::{self, Formatted};
use crate::edit::import::{self, Known, Page, Skipped};
use crate::edit::{NewEntry, modeline};
use crate::load::{self, Draft};
use crate::model::Kind;
use crate::progress::Progress;
use crate::reading;
use crate::source::{self, Fault, Source, Sources};
use crate::{emit, init, schema};

pub use rename::{Change, Renaming, plan_renaming, rename};

/// What [`format_site`] found.
#[derive(Debug, Default)]
pub struct SiteFormatted {
    /// The files that are, or would be, changed.
    pub changed: Vec<String>,
    /// Those of which nothing can be said before they are mended.
    pub faulty: Vec<String>,
    /// Those whose fields stand in another order still: to move them might change what they mean.
    pub unordered: Vec<String>,
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
        let text = written(root, source)?;
        let formatted =
            text.as_ref().map_or(Formatted::Faulty, |text| format::format(&source.path, text));
        let left = match &formatted {
            Formatted::Changed(new) => Some(new),
            _ => text.as_ref(),
        };
        if left.is_some_and(|left| !format::is_in_order(&source.path, left)) {
            all.unordered.push(source.path.clone());
        }
        match formatted {
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

/// What is wrong with new entries, as if they were in the site at `root`, with its drafts, and what would be wrong with
/// the others because of them. Writes nothing.
///
/// # Errors
/// As [`checking::check`].
pub fn try_out(root: &Path, entries: &[NewEntry]) -> Result<Checked> {
    let overrides = Overrides { drafts: true, ..Overrides::default() };
    let progress = Progress::default();
    let mut texts = reading::texts(root)?;
    for entry in entries {
        texts.sources.add_text(&entry.path(), &text_of(root, entry));
    }
    let read = reading::of(root, texts, &overrides, &progress);
    let mut checked = checking::judge(read, &progress);
    let is_own = |checked: &Checked, fault: &Diagnostic| {
        let path = &checked.sources.get(fault.span.file).path;
        entries.iter().any(|entry| entry.path() == *path)
    };
    let (own, others): (Vec<_>, Vec<_>) = std::mem::take(&mut checked.diagnostics)
        .into_iter()
        .partition(|fault| is_own(&checked, fault));
    checked.diagnostics = own;
    if diag::has_errors(&others) {
        let before = checking::check(root, &overrides, &progress)?;
        let known: HashSet<_> = before.diagnostics.iter().map(|one| place(&before, one)).collect();
        let new = |fault: &Diagnostic| {
            fault.severity == Severity::Error && !known.contains(&place(&checked, fault))
        };
        let new: Vec<_> = others.into_iter().filter(new).collect();
        checked.diagnostics.extend(new);
    }
    Ok(checked)
}

/// What tells one diagnostic of a site from another, also after files have been added.
fn place(checked: &Checked, fault: &Diagnostic) -> (String, u32, &'static str) {
    (checked.sources.get(fault.span.file).path.clone(), fault.span.start, fault.code)
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
    /// Whether the editor's settings were there already, do not name all schemas, and were left as they are.
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
    let is_there = settings.exists();
    if !is_there {
        emit::write_new(&settings, schema::settings().as_bytes())?;
    }
    let own = source::read_bytes(&settings).unwrap_or_default();
    let own = String::from_utf8_lossy(&own);
    let is_named = |(path, _): &(String, String)| own.contains(path.as_str());
    let kept_settings = is_there && !files.iter().all(is_named);
    let (sources, _) = Sources::read(root, &[config::FILE]);
    let mut marked = 0;
    for (_, source) in sources.iter() {
        marked += usize::from(mark(root, source)?);
    }
    Ok(SchemasWritten { schemas: files.len(), marked, kept_settings })
}

/// Writes the line that names its schema into a YAML file that does not have it; whether it did.
fn mark(root: &Path, source: &Source) -> Result<bool> {
    let Some(line) = modeline::of(&source.path) else { return Ok(false) };
    let Some(marked) = written(root, source)?.and_then(|text| modeline::put(&text, &line)) else {
        return Ok(false);
    };
    emit::replace(&root.join(&source.path), marked.as_bytes())?;
    Ok(true)
}

/// The text of a file as it is on the disk, with its line ends. None for what `check` reports, such as a link that leads out
/// of the site, and for any other link: in its place there would be a file.
fn written(root: &Path, source: &Source) -> Result<Option<String>> {
    let file = root.join(&source.path);
    if !source.is_whole || file.is_symlink() {
        return Ok(None);
    }
    let bytes = source::read_bytes(&file).map_err(|fault| unreadable(&file, &fault))?;
    Ok(String::from_utf8(bytes).ok())
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
