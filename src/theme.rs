//! Templates, assets and strings: from `themes/<name>/` of the site, or the built-in theme.
//! A site's own `templates/` win one by one. A theme is trusted; content is not.

mod bundle;
mod css;
mod files;
mod strings;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Result, anyhow, bail};
use sha2::{Digest as _, Sha256};
use tera::Tera;

use crate::model::date::DateWords;
use crate::route;
use crate::source::Asset;

pub use bundle::{SCRIPT, STYLE};
pub use files::{BUILT_IN_NAME, exists};
pub use strings::Strings;

/// A theme, ready to render.
pub struct Theme {
    /// The templates.
    pub templates: Tera,
    /// The files of the templates.
    files: Vec<TemplateFile>,
    /// What all its files say.
    digest: Digest,
    /// The files that pages ask for: those of `assets/`, its styles and its scripts joined.
    pub assets: Vec<Asset>,
    /// The strings, by name.
    pub strings: Strings,
    /// How dates are put into words.
    pub dates: DateWords,
}

/// A template's name, its file from the site's root, and what that says.
#[derive(Debug)]
struct TemplateFile {
    name: String,
    path: String,
    text: String,
}

type Digest = [u8; 32];

impl Theme {
    /// A failure of a template, with the path of its file.
    pub fn located(&self, failure: &tera::Error) -> String {
        located(&self.files, failure)
    }

    /// An asset, if the theme has it.
    pub fn asset(&self, path: &str) -> Option<&Asset> {
        self.assets.iter().find(|asset| asset.path == path)
    }

    /// The address of an asset from the site's root, if the theme has it.
    pub fn address(&self, path: &str) -> Option<String> {
        let asset = self.asset(path)?;
        Some(format!("{}?v={}", route::asset(path), version(&asset.bytes)))
    }
}

/// The theme that was loaded last, if none of its files has changed; else as [`load`].
///
/// # Errors
/// As [`load`].
pub fn load_again(
    root: &Path,
    name: &str,
    language: &str,
    last: Option<&Arc<Theme>>,
) -> Result<Arc<Theme>> {
    let digest = digest(&files::of_theme(root, name)?, &overrides(root)?, language);
    match last.filter(|last| last.digest == digest) {
        Some(last) => Ok(Arc::clone(last)),
        None => Ok(Arc::new(load(root, name, language)?)),
    }
}

fn overrides(root: &Path) -> Result<Vec<Asset>> {
    files::in_folder(root, &root.join("templates"))
}

/// Lengths stand before texts, so that no two sets of files have one digest.
fn digest(files: &[Asset], overrides: &[Asset], language: &str) -> Digest {
    let mut digest = Sha256::new();
    for Asset { path, bytes } in files.iter().chain(overrides) {
        for part in [path.as_bytes(), bytes] {
            digest.update(part.len().to_le_bytes());
            digest.update(part);
        }
    }
    digest.update(files.len().to_le_bytes());
    digest.update(language);
    digest.finalize().into()
}

/// Loads the theme `name` for a site at `root`, with strings in `language` (English where it has none).
///
/// # Errors
/// A theme that does not exist, a file of it that cannot be read, a template or a strings file at fault.
pub fn load(root: &Path, name_of_theme: &str, language: &str) -> Result<Theme> {
    let files = files::of_theme(root, name_of_theme)?;
    let overrides = overrides(root)?;
    let digest = digest(&files, &overrides, language);
    let text = |asset: &Asset| {
        String::from_utf8(asset.bytes.clone())
            .map_err(|_| anyhow!("`{}` of the theme is not UTF-8", asset.path))
    };
    let mut templates: BTreeMap<String, TemplateFile> = BTreeMap::new();
    for file in &files {
        if let Some(name) = file.path.strip_prefix("templates/") {
            let own = format!("themes/{name_of_theme}/{}", file.path);
            let path =
                if root.join(&own).is_file() { own } else { format!("{} of the theme", file.path) };
            let template = TemplateFile { name: name.to_owned(), path, text: text(file)? };
            templates.insert(name.to_owned(), template);
        }
    }
    for file in &overrides {
        misnamed(&file.path, &templates)?;
        let path = format!("templates/{}", file.path);
        let template = TemplateFile { name: file.path.clone(), path, text: text(file)? };
        templates.insert(file.path.clone(), template);
    }
    let templates: Vec<_> = templates.into_values().collect();
    let assets = files.iter().filter_map(|file| {
        let path = file.path.strip_prefix("assets/")?.to_owned();
        Some(Asset { path, bytes: file.bytes.clone() })
    });
    let strings = Strings::read(&files, language)?;
    Ok(Theme {
        templates: parse(&templates)?,
        files: templates,
        digest,
        assets: bundle::bundle(assets.collect()),
        dates: strings.date_words(),
        strings,
    })
}

/// A template of the site that is nearly called like one of the theme's would never be used.
fn misnamed(path: &str, templates: &BTreeMap<String, TemplateFile>) -> Result<()> {
    let names = templates.keys().map(String::as_str);
    match crate::diag::nearest(path, names) {
        Some(near) if near != path && !templates.contains_key(path) => {
            bail!("the theme has no template `{path}`: did you mean `templates/{near}`?")
        }
        _ => Ok(()),
    }
}

fn parse(files: &[TemplateFile]) -> Result<Tera> {
    let mut tera = Tera::new();
    tera.autoescape_on([".html", ".xml", ".svg"].to_vec());
    let texts = files.iter().map(|file| (file.name.as_str(), file.text.as_str()));
    tera.add_raw_templates(texts).map_err(|error| {
        let what = "a template in `templates/` is at fault: mend it, or take it out to have the theme's own";
        anyhow!("{what}\n{}", located(files, &error))
    })?;
    Ok(tera)
}

/// What is said of a template's place names its file, as other diagnostics do.
fn located(files: &[TemplateFile], failure: &tera::Error) -> String {
    let with_path = |text: String, file: &TemplateFile| {
        text.replace(&format!(" --> {}:", file.name), &format!(" --> {}:", file.path))
    };
    files.iter().fold(failure.to_string(), with_path)
}

/// The first eight hexadecimal digits of a file's SHA-256: asked for as `?v=`, so that a cache
/// never shows an old file.
pub fn version(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}
