//! What was made of texts that have not changed since: for the preview, which reads a site again and again.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::{FileId, Source, Sources};

/// The results of a function of single texts, by the file and the place in it. Only a function of nothing but the text
/// may be remembered here.
#[derive(Debug)]
pub struct Memory<T> {
    keeps: bool,
    known: HashMap<Place, (Arc<Source>, T)>,
    new: Mutex<Vec<(Place, Arc<Source>, T)>>,
}

type Place = (FileId, u32);

impl<T: Clone> Memory<T> {
    /// One that keeps nothing, for a site that is read once.
    pub fn none() -> Self {
        Self { keeps: false, known: HashMap::new(), new: Mutex::default() }
    }

    /// An empty one.
    pub fn empty() -> Self {
        Self { keeps: true, ..Self::none() }
    }

    /// What was made of the text at a place, if its file is the same as then; or else what `make` makes of it now.
    pub fn recall(&self, sources: &Sources, (file, at): Place, make: impl FnOnce() -> T) -> T {
        if !self.keeps {
            return make();
        }
        let source = sources.shared(file);
        match self.known.get(&(file, at)) {
            Some((then, made)) if Arc::ptr_eq(then, source) => made.clone(),
            _ => {
                let made = make();
                let kept = ((file, at), Arc::clone(source), made.clone());
                self.new.lock().unwrap_or_else(PoisonError::into_inner).push(kept);
                made
            }
        }
    }

    /// Learns what was made since, and forgets what is not as it was.
    pub fn settle(&mut self, sources: &Sources) {
        let new = self.new.get_mut().unwrap_or_else(PoisonError::into_inner);
        let new = std::mem::take(new).into_iter();
        self.known.extend(new.map(|(place, source, made)| (place, (source, made))));
        self.known.retain(|(file, _), (source, _)| sources.holds(*file, source));
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.known.clear();
    }
}
