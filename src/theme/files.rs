//! The files of a theme: its own over those of the theme that it extends.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Result, anyhow, bail};
use include_dir::{Dir, include_dir};

use crate::diag::short;
use crate::fields::Reader;
use crate::source::{self, Asset, FileId, Sources, Span, Spanned};
use crate::yaml;

/// The theme that the program carries.
static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/briefing");

/// The name of the built-in theme.
pub const BUILT_IN_NAME: &str = "briefing";

/// What a theme says of itself.
const MANIFEST: &str = "theme.yaml";

crate::record! {
    /// What a theme says of itself.
    pub struct ThemeFields ("a theme") {
        /// What it is called.
        title: String = required "Briefing";
        /// The theme whose files it has where it has none of its own.
        extends: Option<Spanned<String>> = optional "briefing";
    }
}

/// Whether a site at `root` can have the theme `name`: a folder of its own, or the built-in one.
pub fn exists(root: &Path, name: &str) -> bool {
    let is_plain =
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
    is_plain && (name == BUILT_IN_NAME || root.join("themes").join(name).is_dir())
}

/// All files of the theme `name`, by path. A folder `themes/briefing/` lies over the built-in theme of that name.
///
/// # Errors
/// There is no such theme, a file of it cannot be read, or its `theme.yaml` is at fault.
pub fn of_theme(root: &Path, name: &str) -> Result<Vec<Asset>> {
    let mut files = BTreeMap::new();
    let mut names = vec![name.to_owned()];
    while let Some(name) = names.last() {
        if !exists(root, name) {
            bail!("there is no theme `{name}` in `themes/`");
        }
        let own = in_folder(root, &root.join("themes").join(name))?;
        let under = extended(name, &own)?;
        add(&mut files, own);
        match under {
            Some(under) if names.contains(&under) => {
                bail!("`themes/{name}/{MANIFEST}`: the themes extend each other in a circle")
            }
            Some(under) => names.push(under),
            None if name == BUILT_IN_NAME => {
                add(&mut files, built_in());
                break;
            }
            None => break,
        }
    }
    Ok(files.into_iter().map(|(path, bytes)| Asset { path, bytes }).collect())
}

/// Adds the files whose paths are not there yet.
fn add(files: &mut BTreeMap<String, Vec<u8>>, more: Vec<Asset>) {
    for file in more {
        files.entry(file.path).or_insert(file.bytes);
    }
}

/// The theme that a theme extends, by its `theme.yaml`.
fn extended(name: &str, files: &[Asset]) -> Result<Option<String>> {
    let Some(file) = files.iter().find(|file| file.path == MANIFEST) else { return Ok(None) };
    let path = format!("themes/{name}/{MANIFEST}");
    let text = String::from_utf8(file.bytes.clone())
        .map_err(|_| anyhow!("`{path}` is not UTF-8: save it with that encoding"))?;
    let sources = Sources::from_texts([(path.as_str(), text.as_str())]);
    let (fields, faults) = manifest(&sources.get(FileId::default()).text);
    if faults.is_empty() {
        return Ok(fields.extends.map(|extends| extends.value));
    }
    let said: Vec<_> = faults.iter().map(|fault| short::render(&sources, fault)).collect();
    bail!("the theme is at fault:\n{}", said.join("\n"))
}

fn manifest(text: &str) -> (ThemeFields, Vec<crate::diag::Diagnostic>) {
    let mut reader = Reader::default();
    let mut fields = ThemeFields::default();
    let node = yaml::parse(FileId::default(), text, 0..text.len(), &mut reader.diagnostics);
    if reader.diagnostics.is_empty() {
        let head = Span::start_of(FileId::default());
        let pairs = match node.map(|node| node.value) {
            Some(yaml::Value::Map(pairs)) => pairs,
            _ => Vec::new(),
        };
        reader.fields(&pairs, ThemeFields::NOUN, head, &mut [&mut fields]);
    }
    (fields, reader.diagnostics)
}

/// The files of a folder of the site, by path from it; none if there is no such folder.
///
/// # Errors
/// A file that cannot be read.
pub fn in_folder(root: &Path, folder: &Path) -> Result<Vec<Asset>> {
    source::read_assets(root, folder)
        .map_err(|(path, fault)| anyhow!("`{}` cannot be used: {}", path.display(), fault.words()))
}

/// The files of the built-in theme.
pub fn built_in() -> Vec<Asset> {
    let mut files = Vec::new();
    collect(&BUILT_IN, &mut files);
    files
}

fn collect(folder: &Dir<'_>, files: &mut Vec<Asset>) {
    for file in folder.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        files.push(Asset { path, bytes: file.contents().to_vec() });
    }
    for inner in folder.dirs() {
        collect(inner, files);
    }
}
