//! Who may build: one at a time for a site, and one at a time for an output, whichever site it is of.
//! The locks are advisory (`flock`): the system drops them with the process, so that a killed build blocks nobody.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use rustix::fs::FlockOperation;
use rustix::io::Errno;

use super::error::EmitError;
use super::place::Place;

/// How often a waiting build looks again.
const POLL: Duration = Duration::from_millis(25);

/// How a build waits for another one.
pub(super) struct Patience<'a> {
    /// For how long.
    pub(super) limit: Duration,
    /// Called once, when it has to wait.
    pub(super) on_wait: &'a dyn Fn(),
}

/// Held until it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

/// Locks `site.yaml` itself, so that a build leaves no file of its own in the site.
///
/// # Errors
/// When there is no such file, when another build holds it too long, when the disk knows no locks.
pub(super) fn hold_site(site_root: &Path, patience: &Patience) -> Result<Lock, EmitError> {
    let path = site_root.join("site.yaml");
    let found = fs::metadata(&path).map_err(EmitError::io("open", &path))?;
    if !found.is_file() {
        let why = "is not a file; a site's settings are a text file".to_owned();
        return Err(EmitError::Refused { path, why });
    }
    match hold(&path, patience) {
        Ok(Some(lock)) => Ok(lock),
        Ok(None) => Err(EmitError::Busy { path }),
        Err(source) => Err(EmitError::Io { doing: "lock", path, source }),
    }
}

/// Locks the staging folder that an earlier build left, if there is one. A second site may have the same
/// output, and an editor that saves by renaming puts a new `site.yaml`, with no lock on it, in the place of the
/// old one: only this tells a leftover from a build at work.
///
/// # Errors
/// When a build at work holds it too long.
pub(super) fn hold_stale(place: &Place, patience: &Patience) -> Result<Option<Lock>, EmitError> {
    match fs::symlink_metadata(&place.staging) {
        Ok(found) if found.is_dir() => {}
        _ => return Ok(None),
    }
    match hold(&place.staging, patience) {
        Ok(None) => Err(EmitError::Busy { path: place.staging.clone() }),
        Ok(held) => Ok(held),
        Err(error) if error.kind() == ErrorKind::NotFound || is_unsupported(&error) => Ok(None),
        Err(source) => Err(EmitError::Io { doing: "open", path: place.staging.clone(), source }),
    }
}

/// Makes the staging folder and locks it; without a lock where the disk has none for folders.
///
/// # Errors
/// `Busy` when another build got there first. The folder is that build's then, and stays.
pub(super) fn make_staging(place: &Place) -> Result<Option<Lock>, EmitError> {
    let path = &place.staging;
    let busy = || EmitError::Busy { path: path.clone() };
    match fs::create_dir(path) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(busy()),
        Err(source) => {
            return Err(EmitError::Io { doing: "create the folder", path: path.clone(), source });
        }
    }
    match attempt(path) {
        Ok(Some(lock)) => Ok(Some(lock)),
        Ok(None) => Err(busy()),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(busy()),
        Err(error) if is_unsupported(&error) => Ok(None),
        Err(source) => {
            let _ = fs::remove_dir(path);
            Err(EmitError::Io { doing: "open", path: path.clone(), source })
        }
    }
}

/// The lock on the file or folder, or nothing when somebody held it all the time.
fn hold(path: &Path, patience: &Patience) -> io::Result<Option<Lock>> {
    let deadline = Instant::now() + patience.limit;
    if let Some(lock) = attempt(path)? {
        return Ok(Some(lock));
    }
    (patience.on_wait)();
    while Instant::now() < deadline {
        thread::sleep(POLL);
        if let Some(lock) = attempt(path)? {
            return Ok(Some(lock));
        }
    }
    Ok(None)
}

/// One try. Opened anew each time, for the path may lead to another file by now; a lock on the one that was
/// replaced is worth nothing.
fn attempt(path: &Path) -> io::Result<Option<Lock>> {
    let file = File::open(path)?;
    let (file, outcome) = match try_lock(&file) {
        // NFS wants the file open for writing. Not tried first, because watchers take the closing of such a
        // file for a change.
        Err(Errno::BADF) => {
            let file = OpenOptions::new().read(true).write(true).open(path)?;
            let outcome = try_lock(&file);
            (file, outcome)
        }
        outcome => (file, outcome),
    };
    match outcome {
        Ok(()) if is_still_at(&file, path)? => Ok(Some(Lock { _file: file })),
        Ok(()) | Err(Errno::WOULDBLOCK | Errno::INTR) => Ok(None),
        Err(errno) => Err(errno.into()),
    }
}

fn try_lock(file: &File) -> rustix::io::Result<()> {
    rustix::fs::flock(file, FlockOperation::NonBlockingLockExclusive)
}

fn is_still_at(file: &File, path: &Path) -> io::Result<bool> {
    let (held, found) = (file.metadata()?, fs::metadata(path)?);
    Ok(held.dev() == found.dev() && held.ino() == found.ino())
}

/// Whether the disk has no locks for folders.
fn is_unsupported(error: &io::Error) -> bool {
    let none = [
        Errno::BADF,
        Errno::ISDIR,
        Errno::INVAL,
        Errno::NOSYS,
        Errno::NOTSUP,
        Errno::OPNOTSUPP,
        Errno::NOLCK,
    ];
    Errno::from_io_error(error).is_some_and(|errno| none.contains(&errno))
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT_ONCE: Patience = Patience { limit: Duration::ZERO, on_wait: &|| () };

    fn site() -> tempfile::TempDir {
        let site = tempfile::tempdir().unwrap();
        fs::write(site.path().join("site.yaml"), "title: T\n").unwrap();
        site
    }

    #[test]
    fn a_second_build_is_told_and_a_lock_goes_with_its_holder() {
        let site = site();
        let held = hold_site(site.path(), &AT_ONCE).unwrap();
        let error = hold_site(site.path(), &AT_ONCE).unwrap_err();
        assert!(matches!(&error, EmitError::Busy { .. }), "{error}");
        assert!(error.to_string().contains("another briefgen build is running"), "{error}");
        drop(held);
        hold_site(site.path(), &AT_ONCE).unwrap();
    }

    #[test]
    fn a_lock_on_a_replaced_file_does_not_count() {
        let site = site();
        let path = site.path().join("site.yaml");
        let old = File::open(&path).unwrap();
        fs::write(site.path().join("saved"), "title: U\n").unwrap();
        fs::rename(site.path().join("saved"), &path).unwrap();
        assert!(!is_still_at(&old, &path).unwrap());
        assert!(hold(&path, &AT_ONCE).unwrap().is_some());
    }

    #[test]
    fn without_a_settings_file_there_is_nothing_to_lock() {
        let site = tempfile::tempdir().unwrap();
        let error = hold_site(site.path(), &AT_ONCE).unwrap_err();
        assert!(error.to_string().contains("site.yaml`: there is no such file"), "{error}");
        fs::create_dir(site.path().join("site.yaml")).unwrap();
        assert!(matches!(hold_site(site.path(), &AT_ONCE), Err(EmitError::Refused { .. })));
    }
}
