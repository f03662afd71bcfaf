//! An entry's leave to break a rule, for a stated reason.

use std::collections::HashMap;

use super::unused_accept;
use crate::diag::Diagnostic;
use crate::link::Site;
use crate::model::entries::{Accept, Meta};
use crate::source::{FileId, Span};

/// The leaves of all entries.
pub struct Leaves<'s> {
    leaves: Vec<Leave<'s>>,
    /// Which of them stand for a rule in a file.
    by_place: HashMap<(&'s str, FileId), Vec<usize>>,
}

struct Leave<'s> {
    accept: &'s Accept,
    /// The entry's fields, its first line, its body.
    places: [Span; 3],
    /// Whether something needed it.
    used: bool,
}

impl<'s> Leaves<'s> {
    /// The leaves of a site.
    pub fn of(site: &'s Site) -> Self {
        let metas = site.entries().map(|id| site.meta(id));
        let leaves: Vec<_> = metas
            .flat_map(|meta| meta.accept.iter().map(|accept| Leave::of(site, meta, accept)))
            .collect();
        let mut by_place: HashMap<_, Vec<usize>> = HashMap::new();
        for (at, leave) in leaves.iter().enumerate() {
            let mut files: Vec<_> = leave.places.iter().map(|place| place.file).collect();
            files.dedup();
            for file in files {
                by_place.entry((leave.accept.rule.as_str(), file)).or_default().push(at);
            }
        }
        Self { leaves, by_place }
    }

    /// Takes out what entries accept. Of two entries that break a rule together, either may.
    pub fn take_out(&mut self, diagnostics: &mut Vec<Diagnostic>) {
        diagnostics.retain(|diagnostic| {
            let also = diagnostic.also.as_deref().map(|(span, _)| *span);
            let places = [Some(diagnostic.span), also];
            let found =
                places.into_iter().flatten().find_map(|span| self.covering(diagnostic.code, span));
            found.inspect(|at| self.leaves[*at].used = true).is_none()
        });
    }

    fn covering(&self, rule: &str, span: Span) -> Option<usize> {
        let leaves = self.by_place.get(&(rule, span.file))?;
        leaves.iter().copied().find(|at| self.leaves[*at].covers(span))
    }

    /// Reports every leave that nothing needed.
    pub fn unused(&self) -> Vec<Diagnostic> {
        let unused = self.leaves.iter().filter(|leave| !leave.used);
        unused.map(|leave| unused_accept::report(leave.accept)).collect()
    }
}

impl<'s> Leave<'s> {
    fn of(site: &Site, meta: &Meta, accept: &'s Accept) -> Self {
        let body = site.doc_of(meta).map_or(meta.head, |doc| doc.span);
        Self { accept, places: [meta.record, meta.head, body], used: false }
    }

    fn covers(&self, span: Span) -> bool {
        let holds = |place: &Span| {
            place.file == span.file && (place.start..=place.end).contains(&span.start)
        };
        self.places.iter().any(holds)
    }
}
