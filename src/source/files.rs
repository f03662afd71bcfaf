//! The files of a folder: which of them are content, what forbids reading one, and its bytes.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use walkdir::WalkDir;

use super::{Fault, MAX_TEXT, Source, Sources, normalise};

/// By what a file is known to be unchanged: its size and when it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    size: u64,
    written: SystemTime,
}

/// A file that was written so shortly before it was read may be written again within the same tick of the system's clock
/// (two seconds on FAT).
const TICK: Duration = Duration::from_secs(3);

impl Stamp {
    /// None if it would not tell a later change.
    fn of(meta: &fs::Metadata) -> Option<Self> {
        let written = meta.modified().ok()?;
        let is_old = written.elapsed().is_ok_and(|age| age > TICK);
        is_old.then_some(Stamp { size: meta.len(), written })
    }
}

/// A text that is to be read.
pub(super) struct Listed {
    /// From the site's root.
    path: String,
    way: Way,
}

impl Listed {
    /// A file that was read before, and may be something else by now.
    pub(super) fn anew(path: &str) -> Self {
        Self { path: path.to_owned(), way: Way::Linked }
    }
}

/// What is known of a file before it is opened.
enum Way {
    /// A file in folders of the site.
    Plain,
    /// Something else, or reached by a link: to be looked at first. To open a pipe would be to wait for ever.
    Linked,
    /// It cannot be read.
    Barred(Fault),
}

/// The paths of the site's texts, sorted.
pub(super) fn list(root: &Path, named: &[&str]) -> Vec<Listed> {
    let there = |name: &&str| {
        let meta = root.join(name).symlink_metadata().ok()?;
        let way = if meta.is_file() { Way::Plain } else { Way::Linked };
        Some(Listed { path: (*name).to_owned(), way })
    };
    let mut found: Vec<_> = named.iter().filter_map(there).collect();
    let mut links: Vec<PathBuf> = Vec::new();
    for entry in walk(&root.join("content")) {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {
                if entry.path_is_symlink() {
                    links.push(entry.into_path());
                }
            }
            Ok(entry) => {
                let is_by_link = entry.path_is_symlink()
                    || links.iter().any(|link| entry.path().starts_with(link));
                let is_plain = entry.file_type().is_file() && !is_by_link;
                let way = if is_plain { Way::Plain } else { Way::Linked };
                found.push(Listed { path: relative(root, entry.path()), way });
            }
            Err(error) if error.depth() == 0 && error.io_error().is_some_and(is_absent) => {}
            Err(error) => {
                let path = relative(root, error.path().unwrap_or(root));
                found.push(Listed { path, way: Way::Barred(walk_fault(error)) });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn is_absent(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::NotFound
}

fn walk(folder: &Path) -> impl Iterator<Item = Result<walkdir::DirEntry, walkdir::Error>> {
    WalkDir::new(folder)
        .follow_links(true)
        .sort_by_file_name()
        .max_open(16)
        .into_iter()
        .filter_entry(|entry| {
            entry.depth() == 0 || !is_left_beside(&entry.file_name().to_string_lossy())
        })
}

/// Whether a file or folder of this name is nobody's content: hidden, or left beside others by an editor or a system.
/// Vim writes `4913` to see whether it may.
pub fn is_left_beside(name: &str) -> bool {
    const ENDINGS: [&str; 6] = ["~", ".bak", ".tmp", ".swp", "___jb_tmp___", "___jb_old___"];
    const NAMES: [&str; 3] = ["Thumbs.db", "desktop.ini", "4913"];
    let is_left = ENDINGS.iter().any(|ending| name.ends_with(ending));
    name.starts_with(['.', '#']) || is_left || NAMES.contains(&name)
}

fn walk_fault(error: walkdir::Error) -> Fault {
    if error.loop_ancestor().is_some() {
        return Fault::BadLink;
    }
    let is_link = error.path().is_some_and(Path::is_symlink);
    match error.into_io_error() {
        Some(error) if !is_link => Fault::Unreadable(error),
        _ => Fault::BadLink,
    }
}

/// What forbids reading a path: the kind of thing it is, its size, or where its link leads.
fn fault_of(root: &Path, path: &Path) -> Option<Fault> {
    let is_link = path.is_symlink();
    let meta = match fs::metadata(path) {
        Ok(meta) => meta,
        Err(_) if is_link => return Some(Fault::BadLink),
        Err(error) => return Some(Fault::Unreadable(error)),
    };
    if leads_out(root, path) {
        return Some(Fault::BadLink);
    }
    no_text(&meta)
}

/// Why something cannot be read as a text.
pub(super) fn no_text(meta: &fs::Metadata) -> Option<Fault> {
    match meta.len() {
        _ if meta.is_dir() => Some(Fault::Folder),
        _ if !meta.is_file() => Some(Fault::NotAFile),
        bytes if bytes > MAX_TEXT => Some(Fault::TooLarge(bytes)),
        _ => None,
    }
}

fn leads_out(root: &Path, path: &Path) -> bool {
    let Ok(root) = root.canonicalize() else { return false };
    path.canonicalize().is_ok_and(|real| !real.starts_with(root))
}

fn relative(root: &Path, path: &Path) -> String {
    let path = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

pub(super) fn read_source(
    root: &Path,
    Listed { path, way }: Listed,
    before: &Sources,
) -> (Arc<Source>, Option<Fault>) {
    let file = root.join(&path);
    if let (Way::Plain, Some(old)) = (&way, before.at(&path)) {
        let stamp = fs::metadata(&file).ok().as_ref().and_then(Stamp::of);
        if old.is_whole && stamp.is_some() && stamp == old.stamp {
            return (Arc::clone(old), None);
        }
    }
    let fault = match way {
        Way::Plain => None,
        Way::Linked => fault_of(root, &file),
        Way::Barred(fault) => Some(fault),
    };
    let (source, fault) = match fault.map_or_else(|| read_text(&file), Err) {
        Ok((bytes, stamp)) => {
            let (source, fault) = decode(path, bytes);
            (Source { stamp, ..source }, fault)
        }
        Err(fault) => (Source::new(path, String::new()), Some(fault)),
    };
    (Arc::new(Source { is_whole: fault.is_none(), ..source }), fault)
}

/// The bytes of a file that is no larger than a text may be.
fn read_text(path: &Path) -> Result<(Vec<u8>, Option<Stamp>), Fault> {
    let mut file = File::open(path).map_err(Fault::Unreadable)?;
    let meta = file.metadata().map_err(Fault::Unreadable)?;
    if let Some(fault) = no_text(&meta) {
        return Err(fault);
    }
    let mut bytes = Vec::with_capacity(meta.len() as usize + 1);
    file.read_to_end(&mut bytes).map_err(Fault::Unreadable)?;
    Ok((bytes, Stamp::of(&meta)))
}

pub(super) fn decode(path: String, bytes: Vec<u8>) -> (Source, Option<Fault>) {
    match String::from_utf8(bytes) {
        Ok(text) => (Source::new(path, normalise(text)), None),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            (Source::new(path, text), Some(Fault::NotUtf8(at)))
        }
    }
}

/// A file that is published as it is: an image, a style, a script.
#[derive(Clone, Debug)]
pub struct Asset {
    /// The path below its folder, with `/` between its parts.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Every file below a folder, sorted by path; none if the folder is absent.
///
/// # Errors
/// A file that cannot be read, is no file, or is a link that leads out of `root`.
pub fn read_assets(root: &Path, folder: &Path) -> Result<Vec<Asset>, (PathBuf, Fault)> {
    let mut assets = Vec::new();
    for entry in walk(folder) {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => assets.push(read_asset(root, folder, entry.path())?),
            Err(error) if error.depth() == 0 && error.io_error().is_some_and(is_absent) => {}
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_owned();
                return Err((path, walk_fault(error)));
            }
        }
    }
    Ok(assets)
}

/// The files in a folder with a name and one of some endings: the name and the bytes of the first, or what is wrong
/// with it, and the names of the others. None if there is none.
pub fn read_one_of(folder: &Path, stem: &str, endings: &[&str]) -> Option<OneOf> {
    let names = endings.iter().map(|ending| format!("{stem}.{ending}"));
    let mut there = names.filter(|name| folder.join(name).symlink_metadata().is_ok());
    let name = there.next()?;
    let bytes = read_bytes(&folder.join(&name));
    Some(OneOf { name, bytes, others: there.collect() })
}

/// What [`read_one_of`] found.
pub struct OneOf {
    /// The name of the file that was read.
    pub name: String,
    /// Its bytes, or what is wrong with it.
    pub bytes: Result<Vec<u8>, Fault>,
    /// The names of those that were not.
    pub others: Vec<String>,
}

/// The bytes of one file.
///
/// # Errors
/// It cannot be read, is no file, or is larger than [`MAX_TEXT`].
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, Fault> {
    let unreadable =
        |error| if path.is_symlink() { Fault::BadLink } else { Fault::Unreadable(error) };
    let meta = fs::metadata(path).map_err(unreadable)?;
    no_text(&meta).map_or_else(|| fs::read(path).map_err(Fault::Unreadable), Err)
}

/// The paths of all files below a folder, sorted, with `/` between their parts. What cannot be read is passed over.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = walk(folder).filter_map(Result::ok);
    let files = entries.filter(|entry| !entry.file_type().is_dir());
    files.map(|entry| relative(folder, entry.path())).collect()
}

fn read_asset(root: &Path, folder: &Path, path: &Path) -> Result<Asset, (PathBuf, Fault)> {
    match fault_of(root, path) {
        None | Some(Fault::TooLarge(_)) => {}
        Some(fault) => return Err((path.to_owned(), fault)),
    }
    let bytes = fs::read(path).map_err(|error| (path.to_owned(), Fault::Unreadable(error)))?;
    Ok(Asset { path: relative(folder, path), bytes })
}
