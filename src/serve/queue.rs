//! The requests that wait for a worker, and the word that a site is out of date.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// A queue whose takers can be sent home.
#[derive(Debug)]
pub struct Queue<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
}

#[derive(Debug)]
struct State<T> {
    waiting: VecDeque<T>,
    /// Whether takers are to go.
    is_over: bool,
}

impl<T> Default for Queue<T> {
    fn default() -> Self {
        let state = State { waiting: VecDeque::new(), is_over: false };
        Self { state: Mutex::new(state), changed: Condvar::new() }
    }
}

impl<T> Queue<T> {
    /// Puts something behind the others.
    pub fn push(&self, one: T) {
        self.lock().waiting.push_back(one);
        self.changed.notify_one();
    }

    /// The first, as soon as there is one; none once the takers are sent home.
    pub fn take(&self) -> Option<T> {
        let idle = |state: &mut State<T>| state.waiting.is_empty() && !state.is_over;
        let waited = self.changed.wait_while(self.lock(), idle);
        let mut state = waited.unwrap_or_else(PoisonError::into_inner);
        if state.is_over { None } else { state.waiting.pop_front() }
    }

    /// Sends the takers home. What waits goes on waiting, for those after them.
    pub fn send_home(&self) {
        self.lock().is_over = true;
        self.changed.notify_all();
    }

    /// Lets takers in again.
    pub fn open(&self) {
        self.lock().is_over = false;
    }

    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread;

    #[test]
    fn what_waits_outlives_its_takers() {
        let queue = Queue::default();
        queue.push(1);
        assert_eq!(queue.take(), Some(1));
        thread::scope(|scope| {
            let takers = [(); 3].map(|()| scope.spawn(|| queue.take()));
            queue.send_home();
            assert!(takers.map(|taker| taker.join().unwrap()).iter().all(Option::is_none));
        });
        queue.push(2);
        assert_eq!(queue.take(), None);
        queue.open();
        assert_eq!(queue.take(), Some(2));
    }
}
