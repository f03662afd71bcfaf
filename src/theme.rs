//! Templates, assets and strings: from `themes/<name>/` of the site, or the built-in theme.
//! A site's own `templates/` win one by one. A theme is trusted; content is not.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context as _, Result, anyhow, bail};
use include_dir::{Dir, include_dir};
use sha2::{Digest, Sha256};
use tera::{Tera, Value};

use crate::diag::{Diagnostic, short};
use crate::model::date::DateWords;
use crate::source::{self, Asset, FileId, Sources};
use crate::yaml;

/// The theme that the program carries.
static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/briefing");

/// The name of the built-in theme.
pub const BUILT_IN_NAME: &str = "briefing";

/// A theme, ready to render.
pub struct Theme {
    /// The templates.
    pub templates: Tera,
    /// The files of `assets/`.
    pub assets: Vec<Asset>,
    /// The strings, by name.
    pub strings: Strings,
    /// How dates are put into words.
    pub dates: DateWords,
}

/// The strings of a theme in one language.
#[derive(Clone, Debug, Default)]
pub struct Strings(HashMap<String, String>);

impl Strings {
    /// A string, if the theme has it.
    pub fn find(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// A string; its own name in brackets if the theme has none, so that a gap is seen.
    pub fn get(&self, name: &str) -> String {
        self.0.get(name).cloned().unwrap_or_else(|| format!("[{name}]"))
    }

    /// A string with values put in for the names in braces.
    pub fn fill(&self, name: &str, values: &[(&str, &str)]) -> String {
        let mut text = self.get(name);
        for (key, value) in values {
            text = text.replace(&format!("{{{key}}}"), value);
        }
        text
    }

    /// A string that holds a `{count}`: `name_one` for one, `name_other` for any other number.
    pub fn count(&self, name: &str, count: usize) -> String {
        let form = if count == 1 { "one" } else { "other" };
        self.fill(&format!("{name}_{form}"), &[("count", &count.to_string())])
    }

    /// The strings whose names begin alike, by the rest of their names, sorted.
    pub fn with_prefix<'s>(&'s self, prefix: &'s str) -> impl Iterator<Item = (&'s str, &'s str)> {
        let mut found: Vec<_> = self
            .0
            .iter()
            .filter_map(|(name, text)| Some((name.strip_prefix(prefix)?, text.as_str())))
            .collect();
        found.sort_unstable();
        found.into_iter()
    }

    /// All strings as one value for templates.
    pub fn value(&self) -> Value {
        let sorted: std::collections::BTreeMap<_, _> =
            self.0.iter().map(|(name, text)| (name.clone(), text.clone())).collect();
        Value::from(sorted)
    }
}

/// Loads the theme `name` for a site at `root`, with strings in `language` (English where it has none).
///
/// # Errors
/// A theme that does not exist, a file of it that cannot be read, a template or a strings file at fault.
pub fn load(root: &Path, name: &str, language: &str) -> Result<Theme> {
    let files = theme_files(root, name)?;
    let overrides = read(root, &root.join("templates"))?;
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
    let strings = strings(&files, language)?;
    Ok(Theme {
        templates: parse(templates)?,
        assets: assets.collect(),
        dates: date_words(&strings),
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

/// Whether a site at `root` can have the theme `name`: a folder of its own, or the built-in one.
pub fn exists(root: &Path, name: &str) -> bool {
    let is_plain =
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
    is_plain && (name == BUILT_IN_NAME || root.join("themes").join(name).is_dir())
}

fn theme_files(root: &Path, name: &str) -> Result<Vec<Asset>> {
    if !exists(root, name) {
        bail!("there is no theme `{name}` in `themes/`");
    }
    let folder = root.join("themes").join(name);
    if folder.is_dir() { read(root, &folder) } else { Ok(built_in()) }
}

fn read(root: &Path, folder: &Path) -> Result<Vec<Asset>> {
    source::read_assets(root, folder)
        .map_err(|(path, fault)| anyhow!("`{}` cannot be used: {}", path.display(), fault.words()))
}

fn built_in() -> Vec<Asset> {
    let mut assets = Vec::new();
    collect(&BUILT_IN, &mut assets);
    assets.sort_by(|a, b| a.path.cmp(&b.path));
    assets
}

fn collect(folder: &Dir<'_>, assets: &mut Vec<Asset>) {
    for file in folder.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        assets.push(Asset { path, bytes: file.contents().to_vec() });
    }
    for inner in folder.dirs() {
        collect(inner, assets);
    }
}

/// The strings of a language over those of English; `zh-Hans` falls back to `zh`, then to `en`.
fn strings(files: &[Asset], language: &str) -> Result<Strings> {
    let primary = language.split('-').next().unwrap_or("");
    let mut strings = Strings::default();
    // Beneath every theme lie the words of the built-in one, so that none is ever missing.
    for file in built_in().iter().filter(|file| file.path == "strings/en.yaml") {
        read_strings(&file.path, &String::from_utf8_lossy(&file.bytes), &mut strings)?;
    }
    for tag in ["en", primary, language] {
        let path = format!("strings/{tag}.yaml");
        let Some(file) = files.iter().find(|file| file.path == path) else { continue };
        let text =
            std::str::from_utf8(&file.bytes).with_context(|| format!("`{path}` is not UTF-8"))?;
        read_strings(&path, text, &mut strings)?;
    }
    Ok(strings)
}

fn read_strings(path: &str, text: &str, strings: &mut Strings) -> Result<()> {
    let sources = Sources::from_texts([(path, text)]);
    let mut faults: Vec<Diagnostic> = Vec::new();
    let text = &sources.get(FileId::default()).text;
    let node = yaml::parse(FileId::default(), text, 0..text.len(), &mut faults);
    if let Some(fault) = faults.first() {
        bail!("the theme's strings are at fault:\n{}", short::render(&sources, fault));
    }
    let Some(yaml::Node { value: yaml::Value::Map(pairs), .. }) = node else { return Ok(()) };
    for pair in pairs {
        match pair.value.value {
            yaml::Value::Scalar { text, .. } => {
                strings.0.insert(pair.key.into_owned(), text.into_owned());
            }
            yaml::Value::List(items) => {
                for (at, item) in items.into_iter().enumerate() {
                    if let yaml::Value::Scalar { text, .. } = item.value {
                        strings.0.insert(format!("{}_{}", pair.key, at + 1), text.into_owned());
                    }
                }
            }
            _ => bail!("`{path}`: the string `{}` is neither a text nor a list", pair.key),
        }
    }
    Ok(())
}

fn date_words(strings: &Strings) -> DateWords {
    let get = |name: &str| strings.get(&format!("date_{name}"));
    DateWords {
        months: std::array::from_fn(|at| strings.get(&format!("months_{}", at + 1))),
        seasons: std::array::from_fn(|at| strings.get(&format!("seasons_{}", at + 1))),
        year: get("year"),
        month: get("month"),
        day: get("day"),
        day_without_year: get("day_without_year"),
        season: get("season"),
        decade: get("decade"),
        century: get("century"),
        some_month: get("some_month"),
        some_day_in_month: get("some_day_in_month"),
        some_day_in_year: get("some_day_in_year"),
        about: get("about"),
        uncertain: get("uncertain"),
        about_uncertain: get("about_uncertain"),
        range: get("range"),
        range_in_month: get("range_in_month"),
        range_in_year: get("range_in_year"),
        since: get("since"),
        until: get("until"),
        unknown_start: get("unknown_start"),
        unknown_end: get("unknown_end"),
    }
}

/// The first eight hexadecimal digits of a file's SHA-256: asked for as `?v=`, so that a cache
/// never shows an old file.
pub fn version(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}
