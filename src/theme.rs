//! Templates, assets and strings: from `themes/<name>/` of the site, or the built-in theme.
//! A site's own `templates/` win one by one. A theme is trusted; content is not.

mod bundle;
mod css;
mod files;
mod strings;

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Result, anyhow, bail};
use sha2::{Digest, Sha256};
use tera::Tera;

use crate::model::date::DateWords;
use crate::source::Asset;

pub use bundle::{SCRIPT, STYLE};
pub use files::{BUILT_IN_NAME, exists};
pub use strings::Strings;

/// A theme, ready to render.
pub struct Theme {
    /// The templates.
    pub templates: Tera,
    /// The files that pages ask for: those of `assets/`, its styles and its scripts joined.
    pub assets: Vec<Asset>,
    /// The strings, by name.
    pub strings: Strings,
    /// How dates are put into words.
    pub dates: DateWords,
}

impl Theme {
    /// An asset, if the theme has it.
    pub fn asset(&self, path: &str) -> Option<&Asset> {
        self.assets.iter().find(|asset| asset.path == path)
    }
}

/// Loads the theme `name` for a site at `root`, with strings in `language` (English where it has none).
///
/// # Errors
/// A theme that does not exist, a file of it that cannot be read, a template or a strings file at fault.
pub fn load(root: &Path, name: &str, language: &str) -> Result<Theme> {
    let files = files::of_theme(root, name)?;
    let overrides = files::in_folder(root, &root.join("templates"))?;
    let text = |asset: &Asset| {
        String::from_utf8(asset.bytes.clone())
            .map_err(|_| anyhow!("`{}` of the theme is not UTF-8", asset.path))
    };
    let mut templates: HashMap<String, String> = HashMap::new();
    for file in &files {
        if let Some(name) = file.path.strip_prefix("templates/") {
            templates.insert(name.to_owned(), text(file)?);
        }
    }
    for file in &overrides {
        misnamed(&file.path, &templates)?;
        templates.insert(file.path.clone(), text(file)?);
    }
    let assets = files.iter().filter_map(|file| {
        let path = file.path.strip_prefix("assets/")?.to_owned();
        Some(Asset { path, bytes: file.bytes.clone() })
    });
    let strings = Strings::read(&files, language)?;
    Ok(Theme {
        templates: parse(templates)?,
        assets: bundle::bundle(assets.collect()),
        dates: strings.date_words(),
        strings,
    })
}

/// A template of the site that is nearly called like one of the theme's would never be used.
fn misnamed(path: &str, templates: &HashMap<String, String>) -> Result<()> {
    let names = templates.keys().map(String::as_str);
    match crate::diag::nearest(path, names) {
        Some(near) if near != path && !templates.contains_key(path) => {
            bail!("the theme has no template `{path}`: did you mean `templates/{near}`?")
        }
        _ => Ok(()),
    }
}

fn parse(templates: HashMap<String, String>) -> Result<Tera> {
    let mut tera = Tera::new();
    tera.autoescape_on([".html", ".xml", ".svg"].to_vec());
    let mut sorted: Vec<_> = templates.into_iter().collect();
    sorted.sort();
    tera.add_raw_templates(sorted).map_err(|error| anyhow!("a template in `templates/` is at fault: mend it, or take it out to have the theme's own\n{error}"))?;
    Ok(tera)
}

/// The first eight hexadecimal digits of a file's SHA-256: asked for as `?v=`, so that a cache
/// never shows an old file.
pub fn version(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}
