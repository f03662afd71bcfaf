//! A new site: the starter that the program carries, written where nothing is yet.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use include_dir::{Dir, include_dir};

use crate::emit;

static STARTER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/starter");

/// Files of the starter whose names would mean something to tools in this repository.
const RENAMED: [(&str, &str); 2] = [("github/", ".github/"), ("vscode/", ".vscode/")];

/// Writes the starter into a folder, which is made if need be. Tells the paths, sorted.
///
/// # Errors
/// Any of the files is there already (nothing is written then), or the folder cannot be written.
pub fn init(folder: &Path) -> Result<Vec<PathBuf>> {
    if folder.exists() && !folder.is_dir() {
        bail!("`{}` is a file: name a folder, which will be made", folder.display());
    }
    let mut files = Vec::new();
    collect(&STARTER, &mut files);
    files.sort();
    let there: Vec<_> =
        files.iter().map(|(path, _)| path).filter(|path| folder.join(path).exists()).collect();
    if let Some(first) = there.first() {
        bail!("`{}` is there already: choose an empty folder", folder.join(first).display());
    }
    for (path, bytes) in &files {
        emit::write_new(&folder.join(path), bytes)?;
    }
    Ok(files.into_iter().map(|(path, _)| folder.join(path)).collect())
}

fn collect(folder: &Dir<'_>, files: &mut Vec<(PathBuf, Vec<u8>)>) {
    for file in folder.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        let renamed =
            RENAMED.iter().find_map(|(from, to)| Some(format!("{to}{}", path.strip_prefix(from)?)));
        let path =
            if path == "gitignore" { ".gitignore".to_owned() } else { renamed.unwrap_or(path) };
        files.push((PathBuf::from(path), file.contents().to_vec()));
    }
    for inner in folder.dirs() {
        collect(inner, files);
    }
}
