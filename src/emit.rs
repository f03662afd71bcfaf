//! The only room that writes. A build writes its files into a folder beside the output (`Stage`), and when all
//! are there the two folders change places: whoever looks, at any moment, sees the whole old site or the whole
//! new one. It never deletes what it cannot prove to be ours, and it reads nothing but its own list of the last
//! build.

mod claims;
mod error;
mod inspect;
mod list;
mod lock;
mod name;
mod parents;
mod place;
mod single;
mod swap;
#[cfg(test)]
mod tests;

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::render::OutputFile;
use claims::{Claim, Claims};
use lock::{Lock, Patience};
use parents::Parents;
use place::Place;

pub use error::EmitError;
pub use single::{put, remove, replace, write_new};

/// How long a build waits for another one to end.
const WAIT: Duration = Duration::from_secs(30);

/// What a build has published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// The number of files, the list `.briefgen.json` among them.
    pub files: usize,
    /// Their bytes, together.
    pub bytes: u64,
}

/// A build's files on their way to the output: written beside it, published whole by `commit`, gone without a
/// trace when dropped.
#[derive(Debug)]
pub struct Stage {
    place: Place,
    claims: Mutex<Claims>,
    bytes: AtomicU64,
    /// A file is missing or half written, so that the stage must not be published.
    failed: AtomicBool,
    /// The staging folder has become the output.
    published: bool,
    // Fields are dropped in this order: the locks last.
    parents: Parents,
    _staging_lock: Option<Lock>,
    _site_lock: Lock,
}

impl Stage {
    /// Locks the site, makes sure that `output` may be replaced, clears what a killed build left, and makes an
    /// empty staging folder beside `output`. A relative path counts from the current folder.
    ///
    /// # Errors
    /// When another build still holds the site after 30 seconds; when `output` is, holds or lies in a folder
    /// that is not for output; when it is a file or a symbolic link, is read-only, or holds anything that the
    /// last build did not write; when the disk says no. Nothing on the disk has changed then.
    pub fn open(site_root: &Path, output: &Path) -> Result<Stage, EmitError> {
        Stage::open_with(site_root, output, &Patience { limit: WAIT, on_wait: &|| () })
    }

    fn open_with(site_root: &Path, output: &Path, patience: &Patience) -> Result<Stage, EmitError> {
        let place = Place::find(site_root, output)?;
        let site_lock = lock::hold_site(site_root, patience)?;
        let stale = lock::hold_stale(&place, patience)?;
        inspect::may_replace(&place)?;

        let parents = Parents::make(place.parent())?;
        swap::clean_up(&place)?;
        drop(stale);
        let staging_lock = lock::make_staging(&place)?;
        Ok(Stage {
            place,
            claims: Mutex::default(),
            bytes: AtomicU64::new(0),
            failed: AtomicBool::new(false),
            published: false,
            parents,
            _staging_lock: staging_lock,
            _site_lock: site_lock,
        })
    }

    /// Writes one file of the site into the stage, with the folders above it. Threads may call this at once.
    /// After an error the stage can no longer be committed, since the site would not be whole.
    ///
    /// # Errors
    /// When the path leads out of the output or holds a name that some disk refuses; when another file has it,
    /// or one that differs only in case; when the disk says no.
    pub fn write(&self, file: &OutputFile) -> Result<(), EmitError> {
        let result = name::check(&file.path).and_then(|()| self.store(&file.path, &file.bytes));
        if result.is_err() {
            self.failed.store(true, Ordering::Relaxed);
        }
        result
    }

    /// Publishes the stage in place of the output, then deletes what was there.
    ///
    /// Nothing is forced to the disk: renaming is all or nothing for whoever looks and for a build that is
    /// killed. After a power cut the file system's word holds, and a build can be run again; an fsync for each
    /// file (2.9 ms, measured) would add half a minute to ten thousand.
    ///
    /// # Errors
    /// When a `write` had failed; when somebody put a file into the output meanwhile; when the folders cannot
    /// be swapped: the output is as it was then. When the old site cannot be deleted: the new one is in place
    /// then, and the error says so.
    pub fn commit(mut self) -> Result<Written, EmitError> {
        self.check_whole()?;
        let written = self.write_list()?;
        // Looked at again, because rendering takes a while and the folder is open to everybody.
        let standing = inspect::output(&self.place)?;
        let old = swap::swap(&self.place, standing, swap::exchange)?;
        self.published = true;
        self.parents.keep();
        swap::discard(&self.place, old)?;
        Ok(written)
    }

    fn check_whole(&self) -> Result<(), EmitError> {
        if self.failed.load(Ordering::Relaxed) {
            let why =
                "was left as it is, because a file of the new site could not be written".to_owned();
            return Err(EmitError::Refused { path: self.place.shown.clone(), why });
        }
        Ok(())
    }

    fn write_list(&self) -> Result<Written, EmitError> {
        let mut files = self.claims().files();
        files.push(list::NAME.to_owned());
        let count = files.len();
        self.store(list::NAME, &list::to_bytes(files))?;
        Ok(Written { files: count, bytes: self.bytes.load(Ordering::Relaxed) })
    }

    fn store(&self, path: &str, bytes: &[u8]) -> Result<(), EmitError> {
        self.claim(path)?;
        // `create_new` is the last guard against two names that only this disk takes for one.
        File::create_new(self.place.staging.join(path))
            .and_then(|mut file| file.write_all(bytes))
            .map_err(EmitError::io("write", self.place.shown.join(path)))?;
        self.bytes.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        Ok(())
    }

    /// Takes the path for one file, and makes the folders above it. The lock is held while a folder is made, so
    /// that no other thread writes into one that is not there yet; each folder is made once.
    fn claim(&self, path: &str) -> Result<(), EmitError> {
        let mut claims = self.claims();
        for folder in name::folders(path) {
            if claims.take_folder(folder, path)? == Claim::New {
                fs::create_dir(self.place.staging.join(folder))
                    .map_err(EmitError::io("create the folder", self.place.shown.join(folder)))?;
            }
        }
        claims.take_file(path)
    }

    fn claims(&self) -> MutexGuard<'_, Claims> {
        // A thread that panicked meanwhile takes the build down by itself; the map is whole at any moment.
        self.claims.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if !self.published {
            // Best effort: nobody is left to tell, and the next build clears what stays.
            let _ = swap::delete(&self.place.staging);
        }
    }
}
