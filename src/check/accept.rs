//! An entry's leave to break a rule, for a stated reason.

use super::unused_accept;
use crate::diag::Diagnostic;
use crate::link::Site;
use crate::model::entries::{Accept, Meta};
use crate::source::Span;

/// A leave, and whether something needed it.
pub struct Leave<'s> {
    meta: &'s Meta,
    accept: &'s Accept,
    used: bool,
}

/// The leaves of all entries.
pub fn leaves(site: &Site) -> Vec<Leave<'_>> {
    let metas = site.entries().map(|id| site.meta(id));
    let leave = |meta| move |accept| Leave { meta, accept, used: false };
    metas.flat_map(|meta| meta.accept.iter().map(leave(meta))).collect()
}

/// Takes out what entries accept.
pub fn take_out(site: &Site, leaves: &mut [Leave<'_>], diagnostics: &mut Vec<Diagnostic>) {
    // Few rules are ever accepted: most diagnostics are not held against each leave.
    diagnostics.retain(|diagnostic| {
        let mut of_rule = leaves.iter_mut().filter(|leave| leave.accept.rule == diagnostic.code);
        let leave = of_rule.find(|leave| covers(site, leave.meta, diagnostic));
        let kept = leave.is_none();
        leave.into_iter().for_each(|leave| leave.used = true);
        kept
    });
}

fn covers(site: &Site, meta: &Meta, diagnostic: &Diagnostic) -> bool {
    let inside = |span: Span| {
        span.file == diagnostic.span.file
            && (span.start..=span.end).contains(&diagnostic.span.start)
    };
    let body = site.doc_of(meta).map(|doc| doc.span);
    inside(meta.record) || inside(meta.head) || body.is_some_and(inside)
}

/// Reports every leave that nothing needed.
pub fn unused(leaves: &[Leave<'_>]) -> Vec<Diagnostic> {
    leaves
        .iter()
        .filter(|leave| !leave.used)
        .map(|leave| unused_accept::report(leave.accept))
        .collect()
}
