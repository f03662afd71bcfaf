//! The words of a theme in one language, from `strings/<language>.yaml`.

use std::collections::{BTreeMap, HashMap};

use anyhow::{Context as _, Result, bail};
use tera::Value;

use super::files;
use crate::diag::{Diagnostic, short};
use crate::model::date::DateWords;
use crate::source::{Asset, FileId, Sources};
use crate::yaml;

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

    /// Reads the strings of a language from a theme's files, over those of English; `zh-Hans` falls back to `zh`, then
    /// to `en`.
    ///
    /// # Errors
    /// A file of strings that is not UTF-8 or not YAML, or holds something else than texts and lists of texts.
    pub fn read(files: &[Asset], language: &str) -> Result<Self> {
        let primary = language.split('-').next().unwrap_or("");
        let mut strings = Self::default();
        // Beneath every theme lie the words of the built-in one, so that none is ever missing.
        for file in files::built_in().iter().filter(|file| file.path == "strings/en.yaml") {
            read_strings(&file.path, &String::from_utf8_lossy(&file.bytes), &mut strings)?;
        }
        for tag in ["en", primary, language] {
            let path = format!("strings/{tag}.yaml");
            let Some(file) = files.iter().find(|file| file.path == path) else { continue };
            let text = std::str::from_utf8(&file.bytes)
                .with_context(|| format!("`{path}` is not UTF-8"))?;
            read_strings(&path, text, &mut strings)?;
        }
        Ok(strings)
    }

    /// How dates are put into words.
    pub fn date_words(&self) -> DateWords {
        let get = |name: &str| self.get(&format!("date_{name}"));
        DateWords {
            months: std::array::from_fn(|at| self.get(&format!("months_{}", at + 1))),
            seasons: std::array::from_fn(|at| self.get(&format!("seasons_{}", at + 1))),
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

    /// All strings as one value for templates.
    pub fn value(&self) -> Value {
        let sorted: BTreeMap<_, _> =
            self.0.iter().map(|(name, text)| (name.clone(), text.clone())).collect();
        Value::from(sorted)
    }
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
