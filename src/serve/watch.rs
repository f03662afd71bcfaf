//! Waits until a file of the site has changed: told by the system, or, where it cannot tell, by looking twice a second.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind, RenameMode};
use notify::{Config, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use crate::source::{Changes, is_left_beside};
use crate::{config, evidence};

/// A save is often several changes; they are one once nothing has come for so long.
const QUIET: Duration = Duration::from_millis(15);
/// The same after the end of a save: a file was closed by whoever wrote it, or took another's place.
const SETTLED: Duration = Duration::from_millis(2);
/// However much goes on changing.
const LONGEST: Duration = Duration::from_millis(300);
const POLL: Duration = Duration::from_millis(500);

/// The folders of a site that pages are made of.
const FOLDERS: [&str; 4] = ["content", "static", "templates", "themes"];
/// The files beside them.
const FILES: [&str; 2] = [config::FILE, evidence::FILE];

/// The files of a site, watched.
pub struct Watch {
    root: PathBuf,
    watcher: Box<dyn Watcher + Send>,
    changes: Receiver<notify::Result<notify::Event>>,
    polling: Option<String>,
}

impl Watch {
    pub fn new(root: &Path) -> Self {
        let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        let (told, changes) = mpsc::channel();
        let system = RecommendedWatcher::new(told.clone(), Config::default())
            .map(|watcher| Box::new(watcher) as Box<dyn Watcher + Send>)
            .and_then(|mut watcher| follow(watcher.as_mut(), &root).map(|()| watcher));
        match system {
            Ok(watcher) => Self { root, watcher, changes, polling: None },
            Err(error) => Self::by_polling(root, &error),
        }
    }

    /// Where the system has no more watches to give.
    fn by_polling(root: PathBuf, error: &notify::Error) -> Self {
        let (told, changes) = mpsc::channel();
        // By their times alone, two saves within a second would be one.
        let config = Config::default().with_poll_interval(POLL).with_compare_contents(true);
        let watcher = PollWatcher::new(told, config);
        let mut watcher: Box<dyn Watcher + Send> = match watcher {
            Ok(watcher) => Box::new(watcher),
            Err(_) => Box::new(notify::NullWatcher),
        };
        let _ = follow(watcher.as_mut(), &root);
        Self { root, watcher, changes, polling: Some(error.to_string()) }
    }

    /// Why files are looked at twice a second, if they are.
    pub fn polling(&self) -> Option<&str> {
        self.polling.as_deref()
    }

    /// Tells what has changed, once something has and nothing more comes.
    pub fn wait(&mut self) -> Changes {
        if !self.root.is_dir() {
            return self.wait_for_return();
        }
        let mut found = Vec::new();
        let mut quiet = loop {
            // The sender lives in the watcher, so that there is always another change to wait for.
            let Ok(change) = self.changes.recv() else {
                std::thread::sleep(POLL);
                return Changes::Any;
            };
            if self.is_ours(&change) {
                let quiet = patience(&change);
                found.push(change);
                break quiet;
            }
        };
        let first = Instant::now();
        while first.elapsed() < LONGEST
            && let Ok(change) = self.changes.recv_timeout(quiet)
        {
            quiet = patience(&change);
            found.extend(Some(change).filter(|change| self.is_ours(change)));
        }
        let changes = self.changes_of(&found);
        if changes == Changes::Any {
            // A folder may have been moved away, or be new.
            let _ = follow(self.watcher.as_mut(), &self.root);
        }
        changes
    }

    /// The files that have changed; anything may have where the system lost count, or a folder of the site is concerned.
    fn changes_of(&self, found: &[notify::Result<notify::Event>]) -> Changes {
        let mut paths = Vec::new();
        for change in found {
            let Some(event) = change.as_ref().ok().filter(|event| !event.need_rescan()) else {
                return Changes::Any;
            };
            for path in event.paths.iter().filter(|path| self.is_of_the_site(path)) {
                let is_folder = path.is_dir() || FOLDERS.iter().any(|one| path.ends_with(one));
                match path.strip_prefix(&self.root) {
                    Ok(inside) if !is_folder => paths.push(slashed(inside)),
                    _ => return Changes::Any,
                }
            }
        }
        paths.sort_unstable();
        paths.dedup();
        Changes::Of(paths)
    }

    /// The site's own folder was moved away or deleted: nothing tells when it is back.
    fn wait_for_return(&mut self) -> Changes {
        while !self.root.is_dir() {
            std::thread::sleep(POLL);
        }
        // What was watched is not what is there now.
        for path in FOLDERS.map(|folder| self.root.join(folder)).iter().chain([&self.root]) {
            let _ = self.watcher.unwatch(path);
        }
        let _ = follow(self.watcher.as_mut(), &self.root);
        Changes::Any
    }

    /// Whether a change may change a page: reading does not, nor do the files that editors keep beside.
    fn is_ours(&self, change: &notify::Result<notify::Event>) -> bool {
        let Ok(event) = change else { return true };
        let is_reading = matches!(event.kind, EventKind::Access(_));
        !is_reading && event.paths.iter().any(|path| self.is_of_the_site(path))
    }

    fn is_of_the_site(&self, path: &Path) -> bool {
        let Ok(inside) = path.strip_prefix(&self.root) else { return true };
        let mut parts = inside.iter().map(|part| part.to_string_lossy());
        let Some(first) = parts.next() else { return true }; // the folder itself
        let is_beside = FILES.contains(&first.as_ref());
        is_beside || FOLDERS.contains(&first.as_ref()) && !parts.any(|part| is_left_beside(&part))
    }
}

/// A path with `/` between its parts.
fn slashed(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// How long another change may follow that belongs to the same save.
fn patience(change: &notify::Result<notify::Event>) -> Duration {
    let is_end = |event: &notify::Event| {
        let closed = EventKind::Access(AccessKind::Close(AccessMode::Write));
        let placed = EventKind::Modify(ModifyKind::Name(RenameMode::Both));
        event.kind == closed || event.kind == placed
    };
    if change.as_ref().is_ok_and(is_end) { SETTLED } else { QUIET }
}

/// Watches what there is of the site. The root itself tells of new folders.
fn follow(watcher: &mut dyn Watcher, root: &Path) -> notify::Result<()> {
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    for folder in FOLDERS.map(|folder| root.join(folder)) {
        if folder.is_dir() {
            watcher.watch(&folder, RecursiveMode::Recursive)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{fs, thread};

    /// Long enough for any machine; what is noticed is noticed within a second.
    const LIMIT: Duration = Duration::from_secs(30);

    #[test]
    fn every_save_is_noticed_with_and_without_the_systems_help() {
        type Begin = fn(&Path) -> Watch;
        let by_polling: Begin = |root| {
            Watch::by_polling(root.to_owned(), &notify::Error::generic("no watches are left"))
        };
        for begin in [Watch::new, by_polling] {
            let site = tempfile::tempdir().unwrap();
            let root = site.path().canonicalize().unwrap();
            let file = root.join("content/a.yaml");
            fs::create_dir(root.join("content")).unwrap();
            fs::write(&file, "0").unwrap();
            let mut watch = begin(&root);
            let (noticed, notices) = mpsc::channel();
            thread::spawn(move || {
                while noticed.send(()).is_ok_and(|()| {
                    watch.wait();
                    true
                }) {}
            });
            notices.recv_timeout(LIMIT).unwrap();
            let save = |text: &str| {
                fs::write(&file, text).unwrap();
                notices
                    .recv_timeout(LIMIT)
                    .unwrap_or_else(|_| panic!("save {text} is passed over"));
            };
            (1..4).for_each(|text| save(&text.to_string()));
        }
    }
}
