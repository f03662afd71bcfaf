//! A new id for an entry, everywhere. Planned in memory: the entry gets its new id and keeps its former one, and the site is
//! linked again; every place that then names a former id is to be changed, until there is none. So the places are exactly
//! those of which `check` knows, and what comes out is a site that was checked.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Result, anyhow, bail};

use super::written;
use crate::checking::{self, Checked};
use crate::config::{self, Overrides};
use crate::diag::{Diagnostic, Severity};
use crate::edit::{lines, rename as edit};
use crate::emit;
use crate::evidence::{self, lock::Lock};
use crate::link::Site;
use crate::model::{AnyId, Kind, slug};
use crate::progress::Progress;
use crate::query::find;
use crate::reading::{self, Read};
use crate::source::{FileId, Sources};

/// A renaming that can be done.
#[derive(Debug)]
pub struct Renaming {
    /// What the entry was called, such as `people/he`.
    pub from: String,
    /// What it will be called.
    pub to: String,
    /// The files that change, in the order of their new paths.
    pub changes: Vec<Change>,
    /// Whether it is a source, whose capture has its name.
    pub is_source: bool,
}

/// A file that changes. Its texts have lines that end in LF.
#[derive(Debug)]
pub struct Change {
    /// Its path from the site's root.
    pub path: String,
    /// Its path afterwards.
    pub new_path: String,
    /// Its text.
    pub old: String,
    /// Its text afterwards.
    pub new: String,
}

/// Plans to give an entry of the site at `root` the id `new`. `Err` inside: what is wrong with the site, or what stands
/// in the way; nothing can be done then. Writes nothing.
///
/// # Errors
/// There is no `site.yaml`, no such entry, or the id cannot be had.
pub fn plan_renaming(root: &Path, old: &str, new: &str) -> Result<Result<Renaming, Checked>> {
    let before = checking::check(root, &with_drafts(), &Progress::default())?;
    let Some(site) = &before.site else { return Ok(Err(before)) };
    let id = find::entry(site, old).map_err(|words| anyhow!(words))?;
    let old = site.meta(id).id.as_str();
    hold_free(site, id, old, new)?;
    let mut plan = Plan::of(&before.sources, site, id, new)?;
    if let Err(unclear) = plan.follow(root)? {
        return Ok(Err(unclear));
    }
    plan.rename_in_lock(id.kind);
    let after = checking::judge(plan.read(root)?, &Progress::default());
    if let Some(worse) = worse(&before.diagnostics, &after.diagnostics) {
        return Ok(Err(Checked { diagnostics: worse, site: None, ..after }));
    }
    let folder = id.kind.folder();
    Ok(Ok(Renaming {
        from: format!("{folder}/{old}"),
        to: format!("{folder}/{new}"),
        changes: plan.changes(&before.sources),
        is_source: id.kind == Kind::Sources,
    }))
}

/// Does what was planned: first the file under its new name, then the others, and the old name goes last.
///
/// # Errors
/// A file has changed since, is a link, or has mixed line ends (nothing is written then); or the disk says no.
pub fn rename(root: &Path, renaming: &Renaming) -> Result<()> {
    let (sources, _) = Sources::read(root, &[config::FILE, evidence::FILE]);
    let texts = renaming.changes.iter().map(|change| as_on_disk(root, &sources, change));
    let texts: Vec<String> = texts.collect::<Result<_>>()?;
    let (moved, kept): (Vec<_>, Vec<_>) =
        renaming.changes.iter().zip(texts).partition(|(change, _)| change.path != change.new_path);
    for (change, text) in &moved {
        emit::write_new(&root.join(&change.new_path), text.as_bytes())?;
    }
    for (change, text) in kept {
        emit::replace(&root.join(&change.path), text.as_bytes())?;
    }
    for (change, _) in moved {
        emit::remove(&root.join(&change.path))?;
    }
    Ok(())
}

/// The new text with the line ends and the mark of the old one.
fn as_on_disk(root: &Path, sources: &Sources, change: &Change) -> Result<String> {
    let source = sources.find(&change.path).map(|file| sources.get(file));
    let original = source.map(|source| written(root, source)).transpose()?.flatten();
    let edit = |lines: &str| (lines == change.old).then(|| change.new.clone());
    let path = &change.path;
    original.and_then(|original| lines::edited(&original, edit)).ok_or_else(|| {
        anyhow!(
            "nothing was changed: `{path}` is a link, has mixed line ends, or was changed meanwhile"
        )
    })
}

fn with_drafts() -> Overrides {
    Overrides { drafts: true, ..Overrides::default() }
}

/// Holds that an id can be given.
fn hold_free(site: &Site, id: AnyId, old: &str, new: &str) -> Result<()> {
    if !slug::is_kebab(new) {
        let slug = slug::of(new);
        let example = if slug.is_empty() { "first-talks" } else { slug.as_str() };
        bail!(
            "`{new}` is no id: write it in small letters and digits joined by hyphens, such as `{example}`"
        );
    }
    if new == old {
        bail!("`{new}` is its id already");
    }
    let has = |other: AnyId| {
        let meta = site.meta(other);
        meta.id == new || other != id && meta.aliases.iter().any(|alias| alias == new)
    };
    if site.entries().filter(|other| other.kind == id.kind).any(has) {
        bail!(
            "{} with the id `{new}` is there already, or was: choose another one",
            id.kind.a_noun()
        );
    }
    Ok(())
}

/// The texts of a site on their way.
struct Plan<'p> {
    old: &'p str,
    new: &'p str,
    /// By their paths.
    texts: BTreeMap<String, String>,
    /// The path of the entry's file.
    path: String,
    /// The same afterwards.
    new_path: String,
}

impl<'p> Plan<'p> {
    /// The entry has its new id; nothing else has changed.
    fn of(sources: &Sources, site: &'p Site, id: AnyId, new: &'p str) -> Result<Self> {
        let mut texts: BTreeMap<_, _> =
            sources.iter().map(|(_, source)| (source.path.clone(), source.text.clone())).collect();
        let old = site.meta(id).id.as_str();
        let file = site.meta(id).record.file;
        let path = sources.get(file).path.clone();
        let is_alone =
            site.entries().filter(|other| site.meta(*other).record.file == file).count() == 1;
        let new_path = if is_alone { path_for(&path, old, new) } else { path.clone() };
        let text = texts.remove(&path).unwrap_or_default();
        let text = edit::entry(&path, &text, old, new).ok_or_else(|| {
            anyhow!("nothing was changed: this command does not follow how `{path}` is written; give the entry its id by hand")
        })?;
        if texts.insert(new_path.clone(), text).is_some() {
            bail!("nothing was changed: there is a file `{new_path}` already");
        }
        Ok(Self { old, new, texts, path, new_path })
    }

    fn read(&self, root: &Path) -> Result<Read> {
        let mut texts = reading::texts(root)?;
        let all = self.texts.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        texts.sources = Sources::from_texts(all);
        Ok(reading::of(root, texts, &with_drafts(), &Progress::default()))
    }

    /// Changes every place that names the entry by its former id. `Err` inside: the places that cannot be changed.
    fn follow(&mut self, root: &Path) -> Result<Result<(), Checked>> {
        loop {
            let read = self.read(root)?;
            let names = |fault: &&Diagnostic| fault.now.as_deref() == Some(self.new);
            let mut places: Vec<_> = read.diagnostics.iter().filter(names).cloned().collect();
            places.sort_by_key(|fault| std::cmp::Reverse(fault.span));
            places.dedup_by_key(|fault| fault.span);
            let (mut edits, mut unclear) = (Vec::new(), Vec::new());
            for fault in places {
                let source = read.sources.get(fault.span.file);
                let written = source.text.get(fault.span.range()).unwrap_or_default();
                match edit::mention(written, self.old, self.new) {
                    Some(words) => edits.push((source.path.clone(), fault.span.range(), words)),
                    None => unclear.push(fault),
                }
            }
            if !unclear.is_empty() {
                unclear.reverse();
                let checked = checking::judge(Read { site: None, ..read }, &Progress::default());
                return Ok(Err(Checked { diagnostics: unclear, ..checked }));
            }
            if edits.is_empty() {
                return Ok(Ok(()));
            }
            for (path, range, words) in edits {
                let text = self.texts.get_mut(&path).expect("it was read from these texts");
                text.replace_range(range, &words);
            }
        }
    }

    fn rename_in_lock(&mut self, kind: Kind) {
        if let Some(text) = self.texts.get_mut(evidence::FILE)
            && let Some(lock) = Lock::read(FileId::default(), text)
        {
            *text = lock.with_new_id(kind.folder(), self.old, self.new).write();
        }
    }

    fn changes(self, sources: &Sources) -> Vec<Change> {
        let change = |(new_path, new): (String, String)| {
            let path = if new_path == self.new_path { self.path.clone() } else { new_path.clone() };
            let old = sources.get(sources.find(&path)?).text.clone();
            (old != new || path != new_path).then_some(Change { path, new_path, old, new })
        };
        self.texts.into_iter().filter_map(change).collect()
    }
}

/// The path of a file that is named after its entry.
fn path_for(path: &str, old: &str, new: &str) -> String {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    match name.strip_prefix(old) {
        Some(ending @ (".yaml" | ".md")) => format!("{folder}/{new}{ending}"),
        _ => path.to_owned(),
    }
}

/// The errors that there are afterwards, and the warnings of a code of which there are more than before.
fn worse(before: &[Diagnostic], after: &[Diagnostic]) -> Option<Vec<Diagnostic>> {
    let count = |all: &[Diagnostic], code| all.iter().filter(|one| one.code == code).count();
    let is_worse = |one: &&Diagnostic| {
        one.severity == Severity::Error || count(after, one.code) > count(before, one.code)
    };
    let worse: Vec<_> = after.iter().filter(is_worse).cloned().collect();
    (!worse.is_empty()).then_some(worse)
}
