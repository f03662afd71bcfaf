//! How the new site takes the old one's place, and how what a killed build left is put in order.
//!
//! The names tell what a leftover is: `-new` is never needed again (a site in the making, or the former one
//! just after the swap), and `-old` is the former site, needed only when there is no output, which a file
//! system without the swap allows for a moment. So a kill at any step leaves a whole site at the output, or
//! under `-old` with its list, whence `clean_up` brings it back.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags, renameat_with};
use rustix::io::Errno;

use super::error::EmitError;
use super::inspect::{self, Standing};
use super::list;
use super::place::Place;

/// Makes two folders change places, in one step.
pub(super) type Exchange = fn(&Path, &Path) -> io::Result<()>;

/// The file system's own exchange.
pub(super) fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
}

/// Puts the staging folder in the output's place. Returns the folder in which the former output now waits to be
/// deleted, if there was one.
///
/// # Errors
/// When the file system can do it in no way; the output is as it was then.
pub(super) fn swap(
    place: &Place,
    standing: Standing,
    exchange: Exchange,
) -> Result<Option<PathBuf>, EmitError> {
    if standing == Standing::Absent {
        // Replaces nothing: a rename onto anything but an empty folder fails.
        fs::rename(&place.staging, &place.output).map_err(|error| failed(place, error))?;
        return Ok(None);
    }
    match exchange(&place.staging, &place.output) {
        Ok(()) => set_aside(place, exchange)?,
        Err(error) if may_be_renamed(&error) => rename_twice(place)?,
        Err(error) => return Err(failed(place, error)),
    }
    Ok(Some(place.old.clone()))
}

/// Deletes the former output, its list first: from then on nobody takes it for a whole site.
///
/// # Errors
/// When something in it cannot be deleted. The new site is in place.
pub(super) fn discard(place: &Place, old: Option<PathBuf>) -> Result<(), EmitError> {
    let Some(old) = old else { return Ok(()) };
    delete(&old).map_err(|source| {
        let why = format!(
            "is the new site, but the former one could not be deleted ({source}); delete the folder `{}` yourself",
            old.display()
        );
        EmitError::Refused { path: place.shown.clone(), why }
    })
}

/// Brings back an output that a killed build had put aside, and deletes what else such a build left.
///
/// # Errors
/// When a leftover cannot be moved or deleted.
pub(super) fn clean_up(place: &Place) -> Result<(), EmitError> {
    let is_missing =
        fs::symlink_metadata(&place.output).is_err_and(|error| error.kind() == ErrorKind::NotFound);
    if is_missing && inspect::was_put_aside(place) {
        fs::rename(&place.old, &place.output)
            .map_err(EmitError::io("bring back the former site from", &place.old))?;
    }
    for leftover in [&place.staging, &place.old] {
        delete(leftover).map_err(EmitError::io("delete what a killed build left in", leftover))?;
    }
    Ok(())
}

/// After the exchange the former output bears the staging name; under the old one its deletion can be told from
/// a build.
fn set_aside(place: &Place, exchange: Exchange) -> Result<(), EmitError> {
    match fs::rename(&place.staging, &place.old) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            exchange(&place.staging, &place.output).map_err(|error| failed(place, error))?;
            Err(failed(place, error))
        }
        _ => Ok(()),
    }
}

/// For file systems that cannot exchange. Between the two renames there is no output; a build killed there
/// leaves the whole former site under the old name, and the next one brings it back.
fn rename_twice(place: &Place) -> Result<(), EmitError> {
    fs::rename(&place.output, &place.old).map_err(|error| failed(place, error))?;
    fs::rename(&place.staging, &place.output).map_err(|error| {
        match fs::rename(&place.old, &place.output) {
            Ok(()) => failed(place, error),
            Err(source) => EmitError::Io {
                doing: "bring back the former site from",
                path: place.old.clone(),
                source,
            },
        }
    })
}

/// Whether two plain renames may do what the exchange could not.
fn may_be_renamed(error: &io::Error) -> bool {
    let reasons =
        [Errno::INVAL, Errno::NOSYS, Errno::NOTSUP, Errno::OPNOTSUPP, Errno::XDEV, Errno::BUSY];
    Errno::from_io_error(error).is_some_and(|errno| reasons.contains(&errno))
}

fn failed(place: &Place, error: io::Error) -> EmitError {
    let path = place.shown.clone();
    let why = match Errno::from_io_error(&error) {
        Some(Errno::BUSY) => {
            "is a disk or volume of its own (a mount point), which cannot be replaced; \
             choose a folder inside it with --output"
        }
        Some(Errno::XDEV) => {
            "cannot be moved on this file system; delete it, or choose another folder with --output"
        }
        _ => return EmitError::Io { doing: "replace", path, source: error },
    };
    EmitError::Refused { path, why: why.to_owned() }
}

/// Deletes a tree of ours, if it is there. Links in it go, what they lead to stays.
///
/// # Errors
/// When it fails twice: a file browser may put a file of its own into a folder that is being emptied.
pub(super) fn delete(tree: &Path) -> io::Result<()> {
    delete_once(tree).or_else(|_| delete_once(tree))
}

fn delete_once(tree: &Path) -> io::Result<()> {
    unless_missing(fs::remove_file(tree.join(list::NAME)))?;
    unless_missing(fs::remove_dir_all(tree))
}

fn unless_missing(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        result => result,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Folders {
        _top: tempfile::TempDir,
        place: Place,
    }

    /// A site with an output of these, each with one file that says where it was, and a list.
    fn folders(output: bool, staging: bool, old: bool) -> Folders {
        let top = tempfile::tempdir().unwrap();
        let place = Place::find(top.path(), &top.path().join("public")).unwrap();
        for (wanted, folder, says) in [
            (output, &place.output, "output"),
            (staging, &place.staging, "staging"),
            (old, &place.old, "old"),
        ] {
            if wanted {
                fs::create_dir(folder).unwrap();
                fs::write(folder.join("index.html"), says).unwrap();
                fs::write(folder.join(list::NAME), list::to_bytes(vec!["index.html".into()]))
                    .unwrap();
            }
        }
        Folders { _top: top, place }
    }

    /// What the index of the folder says, if it is there.
    fn says(folder: &Path) -> Option<String> {
        fs::read_to_string(folder.join("index.html")).ok()
    }

    fn all(place: &Place) -> [Option<String>; 3] {
        [says(&place.output), says(&place.staging), says(&place.old)]
    }

    fn unsupported(_: &Path, _: &Path) -> io::Result<()> {
        Err(Errno::INVAL.into())
    }

    fn busy(_: &Path, _: &Path) -> io::Result<()> {
        Err(Errno::BUSY.into())
    }

    #[test]
    fn the_exchange_leaves_the_former_site_under_the_old_name() {
        let Folders { place, _top } = folders(true, true, false);
        let old = swap(&place, Standing::Ours, exchange).unwrap();
        assert_eq!(old.as_ref(), Some(&place.old));
        assert_eq!(all(&place), [Some("staging".into()), None, Some("output".into())]);
        discard(&place, old).unwrap();
        assert!(!place.old.exists());
    }

    #[test]
    fn a_former_site_that_cannot_be_deleted_is_named() {
        let Folders { place, _top } = folders(true, false, false);
        fs::write(&place.old, "no folder").unwrap();
        let error = discard(&place, Some(place.old.clone())).unwrap_err().to_string();
        assert!(
            error.contains("`public` is the new site") && error.contains(".public.briefgen-old"),
            "{error}"
        );
    }

    #[test]
    fn a_first_site_is_only_renamed() {
        let Folders { place, _top } = folders(false, true, false);
        assert_eq!(swap(&place, Standing::Absent, unsupported).unwrap(), None);
        assert_eq!(all(&place), [Some("staging".into()), None, None]);
    }

    #[test]
    fn an_output_that_appeared_meanwhile_is_not_replaced() {
        let Folders { place, _top } = folders(true, true, false);
        swap(&place, Standing::Absent, exchange).unwrap_err();
        assert_eq!(all(&place), [Some("output".into()), Some("staging".into()), None]);
    }

    #[test]
    fn two_renames_do_it_where_the_exchange_is_unknown() {
        for exchange in [unsupported, busy] {
            let Folders { place, _top } = folders(true, true, false);
            swap(&place, Standing::Ours, exchange).unwrap();
            assert_eq!(all(&place), [Some("staging".into()), None, Some("output".into())]);
        }
    }

    #[test]
    fn a_failed_second_rename_is_undone() {
        let Folders { place, _top } = folders(true, false, false);
        let error = swap(&place, Standing::Ours, unsupported).unwrap_err();
        assert!(error.to_string().starts_with("cannot replace"), "{error}");
        assert_eq!(all(&place), [Some("output".into()), None, None]);
    }

    #[test]
    fn an_exchange_that_cannot_be_finished_is_undone() {
        let Folders { place, _top } = folders(true, true, true);
        swap(&place, Standing::Ours, exchange).unwrap_err();
        assert_eq!(
            all(&place),
            [Some("output".into()), Some("staging".into()), Some("old".into())]
        );
    }

    #[test]
    fn a_mount_point_is_named_as_such() {
        let Folders { place, _top } = folders(true, true, false);
        assert!(
            failed(&place, Errno::BUSY.into())
                .to_string()
                .contains("`public` is a disk or volume of its own")
        );
        assert!(
            failed(&place, Errno::XDEV.into())
                .to_string()
                .contains("cannot be moved on this file system")
        );
    }

    #[test]
    fn leftovers_of_a_killed_build_go() {
        let Folders { place, _top } = folders(true, true, true);
        clean_up(&place).unwrap();
        assert_eq!(all(&place), [Some("output".into()), None, None]);
        assert!(!place.staging.exists() && !place.old.exists());
    }

    #[test]
    fn a_site_that_was_put_aside_comes_back_if_it_is_whole() {
        let Folders { place, _top } = folders(false, true, true);
        clean_up(&place).unwrap();
        assert_eq!(all(&place), [Some("old".into()), None, None]);

        let Folders { place, _top } = folders(false, false, true);
        fs::remove_file(place.old.join(list::NAME)).unwrap();
        clean_up(&place).unwrap();
        assert!(!place.output.exists() && !place.old.exists());
    }

    #[test]
    fn deleting_does_not_follow_links() {
        let Folders { place, _top } = folders(true, false, true);
        std::os::unix::fs::symlink(&place.output, place.old.join("link")).unwrap();
        clean_up(&place).unwrap();
        assert_eq!(says(&place.output), Some("output".into()));
    }
}
