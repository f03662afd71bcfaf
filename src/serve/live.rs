//! What open pages wait for: the number of the last change, and what is wrong since then.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// How long a page waits for news before it asks again.
const PATIENCE: Duration = Duration::from_secs(25);

/// Shared by the one who reads the site and all who answer.
#[derive(Debug)]
pub struct Live {
    /// Tells this run from an earlier one at the same port.
    run: u128,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    number: u64,
    problems: Option<String>,
}

impl Default for Live {
    fn default() -> Self {
        let run = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_millis());
        Self { run, state: Mutex::default(), changed: Condvar::new() }
    }
}

impl Live {
    /// Tells the open pages that there is something new: a good site, or what is wrong, as HTML.
    pub fn publish(&self, problems: Option<String>) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.number += 1;
        state.problems = problems;
        self.changed.notify_all();
    }

    /// The version that pages are of now, and what is wrong.
    pub fn now(&self) -> (String, Option<String>) {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        (self.version(state.number), state.problems.clone())
    }

    /// The version, as soon as it is another than the one that is known, or after a while.
    pub fn wait_beyond(&self, known: &str) -> String {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |state: &mut State| self.version(state.number) == known;
        let waited = self.changed.wait_timeout_while(state, PATIENCE, same);
        let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        self.version(state.number)
    }

    fn version(&self, number: u64) -> String {
        format!("{}-{number}", self.run)
    }
}
