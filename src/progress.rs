//! How far a run has come: which stage it is in, how much of it is done, how long each took. A run tells, whoever
//! waits for it asks.

use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// A run on its way. Shared by all threads.
#[derive(Debug, Default)]
pub struct Progress {
    stages: Mutex<Vec<(&'static str, Instant)>>,
    done: AtomicUsize,
    total: AtomicUsize,
}

impl Progress {
    /// Begins a stage, and so ends the one before.
    pub fn stage(&self, name: &'static str) {
        self.of(name, 0);
    }

    /// Begins a stage that has so many steps.
    pub fn of(&self, name: &'static str, steps: usize) {
        self.done.store(0, Ordering::Relaxed);
        self.total.store(steps, Ordering::Relaxed);
        self.stages.lock().unwrap_or_else(PoisonError::into_inner).push((name, Instant::now()));
    }

    /// One step of the stage is done.
    pub fn step(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// The stage that a run is in, how many of its steps are done, and how many it has (0 if it does not say).
    pub fn now(&self) -> Option<(&'static str, usize, usize)> {
        let stages = self.stages.lock().unwrap_or_else(PoisonError::into_inner);
        let (name, _) = stages.last()?;
        Some((name, self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed)))
    }

    /// How long each stage took, the last one up to now.
    pub fn times(&self) -> Vec<(&'static str, Duration)> {
        let stages = self.stages.lock().unwrap_or_else(PoisonError::into_inner);
        let ends = stages.iter().skip(1).map(|(_, begin)| *begin).chain([Instant::now()]);
        stages.iter().zip(ends).map(|((name, begin), end)| (*name, end - *begin)).collect()
    }
}
