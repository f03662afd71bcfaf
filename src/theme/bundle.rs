//! The theme's styles as one file and its scripts as one file: a page asks for each once.

use super::css;
use crate::source::Asset;

/// The file that all styles are joined in.
pub const STYLE: &str = "style.css";
/// The file that all scripts are joined in.
pub const SCRIPT: &str = "script.js";

/// Joins the files that lie directly in `assets/` and end in `.css`, without their comments, and those in `.js`, each in
/// the order of their names. All others, those of folders too, stay as they are.
pub fn bundle(assets: Vec<Asset>) -> Vec<Asset> {
    let (mut styles, rest) = take(assets, ".css");
    for style in &mut styles {
        style.bytes = css::without_comments(&style.bytes);
    }
    let (scripts, mut rest) = take(rest, ".js");
    rest.extend(joined(STYLE, styles));
    rest.extend(joined(SCRIPT, scripts));
    rest
}

fn take(assets: Vec<Asset>, ending: &str) -> (Vec<Asset>, Vec<Asset>) {
    let is_one = |asset: &Asset| !asset.path.contains('/') && asset.path.ends_with(ending);
    assets.into_iter().partition(is_one)
}

fn joined(name: &str, mut files: Vec<Asset>) -> Option<Asset> {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let texts: Vec<_> = files.into_iter().map(|file| file.bytes).collect();
    (!texts.is_empty()).then(|| Asset { path: name.to_owned(), bytes: texts.join(&b'\n') })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_joined_in_order() {
        let asset = |path: &str| Asset { path: path.to_owned(), bytes: path.as_bytes().to_vec() };
        let paths = ["b.css", "icon.svg", "a.css", "x/own.css", "z.js"];
        let found = bundle(paths.map(asset).to_vec());
        let found: Vec<_> = found
            .iter()
            .map(|asset| (asset.path.as_str(), std::str::from_utf8(&asset.bytes).unwrap()))
            .collect();
        let expected = [
            ("icon.svg", "icon.svg"),
            ("x/own.css", "x/own.css"),
            ("style.css", "a.css\nb.css"),
            ("script.js", "z.js"),
        ];
        assert_eq!(found, expected);
    }
}
