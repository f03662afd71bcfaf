//! What a person sees who waits for more than half a second, on a terminal: the stage, and how much of it is done.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use briefgen::progress::Progress;

use super::terminal::{Terminal, say};

const PATIENCE: Duration = Duration::from_millis(500);
const STEP: Duration = Duration::from_millis(100);

/// Wipes the line, whatever stands in it (ECMA-48: erase in line).
const WIPE: &str = "\r\u{1b}[2K";

/// Does the work, and meanwhile shows its progress to whoever watches.
pub fn with<T>(progress: &Progress, terminal: Terminal, work: impl FnOnce() -> T) -> T {
    if !terminal.is_watched() {
        return work();
    }
    thread::scope(|scope| {
        let (done, is_done) = mpsc::channel::<()>();
        scope.spawn(move || {
            let mut patience = PATIENCE;
            while is_done.recv_timeout(patience) == Err(RecvTimeoutError::Timeout) {
                patience = STEP;
                say(&line(progress));
            }
            if patience == STEP {
                say(WIPE);
            }
        });
        let result = work();
        drop(done);
        result
    })
}

fn line(progress: &Progress) -> String {
    match progress.now() {
        Some((stage, _, 0)) => format!("{WIPE}{stage} ..."),
        Some((stage, done, total)) => format!("{WIPE}{stage} {done} of {total} ..."),
        None => String::new(),
    }
}
