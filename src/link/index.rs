//! All ids of a site: what leads where, and what was probably meant.

use std::collections::HashMap;

use crate::config::Config;
use crate::diag::{Diagnostic, choices};
use crate::fields::readers::Ref;
use crate::load::Draft;
use crate::model::entries::{EventKind, MeasureKind, Side};
use crate::model::{AnyId, Entry, Id, Kind, Target, slug};
use crate::route;
use crate::source::{Span, Spanned, small};

use super::Files;

/// The ids of a site, by kind.
pub struct Index {
    entries: [HashMap<String, Known>; Kind::ALL.len()],
    sides: Vec<String>,
    kinds: Vec<String>,
    measure_kinds: Vec<String>,
    /// Kinds with entries whose ids could not be read.
    unread: Vec<Kind>,
    /// Whether the sides and kinds are known at all.
    settings_read: bool,
}

/// What an id stands for.
struct Known {
    to: To,
    span: Span,
}

enum To {
    Entry(u32),
    /// A draft, which is no part of this site.
    Draft,
    /// A former id, with the present one.
    Alias(String),
    /// An entry whose file could not be read, which was reported.
    Unread,
}

/// Two entries of one id; the one that stands later in the files is at fault.
fn duplicate(kind: Kind, id: &Spanned<String>, to: &To, other: Span) -> Diagnostic {
    let (first, second) = if other <= id.span { (other, id.span) } else { (id.span, other) };
    if matches!(to, To::Alias(own) if *own == id.value) {
        let message = format!("`{}` is the entry's id: it cannot be a former one", id.value);
        return Diagnostic::error("duplicate-id", id.span, message)
            .help("take it out of `aliases`");
    }
    if matches!(to, To::Alias(_)) {
        let (noun, id_text) = (kind.noun(), &id.value);
        let message = format!("`{id_text}` is a former id here, and another {noun} has it");
        return Diagnostic::error("duplicate-id", id.span, message)
            .help("take it out of `aliases`")
            .also(other, "the other one is here");
    }
    let message = format!("two {} have the id `{}`", kind.folder(), id.value);
    Diagnostic::error("duplicate-id", second, message)
        .help("give one of them another id")
        .also(first, "the first one is here")
}

impl Index {
    /// Collects the ids of a draft whose lists are in their final order, and those of the entries
    /// that are `hidden` as drafts. An id that is given twice, or whose page would have another
    /// page's address, is reported.
    pub fn new(
        draft: &Draft,
        hidden: &[(Kind, Spanned<String>)],
        config: &Config,
        files: &Files,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut index = Self {
            entries: Default::default(),
            sides: config.sides.rows().iter().map(|side| side.id.clone()).collect(),
            kinds: config.kinds.rows().iter().map(|kind| kind.id.clone()).collect(),
            measure_kinds: config.measure_kinds.rows().iter().map(|kind| kind.id.clone()).collect(),
            settings_read: config.is_read,
            unread: draft.unread.kinds.clone(),
        };
        let heads = draft.heads();
        for head in &heads {
            index.add(head.kind, head.id, To::Entry(small(head.index)), diagnostics);
        }
        for (kind, id) in hidden {
            index.add(*kind, id, To::Draft, diagnostics);
        }
        for head in &heads {
            for alias in head.aliases {
                index.add(head.kind, alias, To::Alias(head.id.value.clone()), diagnostics);
            }
        }
        for (kind, id) in &draft.unread.ids {
            let known = Known { to: To::Unread, span: Span::default() };
            index.entries[*kind as usize].entry(id.clone()).or_insert(known);
        }
        index.check_addresses(files, diagnostics);
        index
    }

    fn add(&mut self, kind: Kind, id: &Spanned<String>, to: To, diagnostics: &mut Vec<Diagnostic>) {
        if id.value.is_empty() {
            return;
        }
        if kind == Kind::Pages && route::is_reserved(&id.value) {
            let message = format!(
                "a page cannot have the id `{}`: the site has a page of that name",
                id.value
            );
            diagnostics
                .push(Diagnostic::error("bad-id", id.span, message).help("choose another id"));
        }
        let of_kind = &mut self.entries[kind as usize];
        if let Some(other) = of_kind.get(&id.value) {
            diagnostics.push(duplicate(kind, id, &to, other.span));
            return;
        }
        of_kind.insert(id.value.clone(), Known { to, span: id.span });
    }

    /// A file of `static/` may not lie where a page will be.
    fn check_addresses(&self, files: &Files, diagnostics: &mut Vec<Diagnostic>) {
        let is_page = |path: &&str| path.to_lowercase().ends_with(".html");
        let mut paths: Vec<&str> = files.paths().filter(is_page).collect();
        if paths.is_empty() {
            return;
        }
        paths.sort_unstable();
        let page = |kind: Kind, id: &str, known: &Known| (route::entry(kind, id), known.span);
        let of_kind = |kind: Kind| {
            self.entries[kind as usize].iter().map(move |(id, known)| page(kind, id, known))
        };
        let pages: HashMap<String, Span> = Kind::ALL.into_iter().flat_map(of_kind).collect();
        for path in paths {
            if let Some(span) = pages.get(&path.to_lowercase()) {
                let message =
                    format!("the file `static/{path}` lies where this entry's page will be");
                diagnostics.push(
                    Diagnostic::error("address-conflict", *span, message)
                        .help("move the file, or give the entry another id"),
                );
            }
        }
    }

    fn known(&self, kind: Kind, id: &str) -> Option<&Known> {
        self.entries[kind as usize].get(id)
    }

    /// The entry of a reference, or a report.
    pub fn entry<T: Entry>(&self, to: &Ref<T>, diagnostics: &mut Vec<Diagnostic>) -> Option<Id<T>> {
        let id = self.any(T::KIND, &to.text, to.span, diagnostics)?;
        id.of()
    }

    /// The entry of a kind with an id, or a report.
    pub fn any(
        &self,
        kind: Kind,
        id: &str,
        span: Span,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<AnyId> {
        if id.is_empty() {
            return None; // it was reported where it was read
        }
        let noun = kind.noun();
        match self.known(kind, id).map(|known| &known.to) {
            Some(To::Entry(index)) => return Some(AnyId { kind, index: *index }),
            Some(To::Unread) => {}
            None if self.unread.contains(&kind) => {}
            Some(To::Draft) => diagnostics.push(
                Diagnostic::error(
                    "unknown-reference",
                    span,
                    format!("the {noun} `{id}` is a draft"),
                )
                .help(
                    "publish it by taking its line `draft: true` out, or take this reference out",
                ),
            ),
            Some(To::Alias(now)) => diagnostics.push(
                Diagnostic::error(
                    "unknown-reference",
                    span,
                    format!("the {noun} `{id}` has a new id"),
                )
                .now(now),
            ),
            None => {
                let message = format!("no {noun} has the id `{id}`");
                let diagnostic = Diagnostic::error("unknown-reference", span, message);
                diagnostics.push(Diagnostic { help: Some(self.meant(kind, id)), ..diagnostic });
            }
        }
        None
    }

    /// What was probably meant by an id that a kind does not have.
    fn meant(&self, kind: Kind, id: &str) -> String {
        if id.contains("://") {
            let folder = kind.folder();
            return format!(
                "name the id of an entry in `content/{folder}`; an address stands in that entry"
            );
        }
        let parts: Vec<_> = id.split([',', ' ']).filter(|part| !part.is_empty()).collect();
        let is_known = |id: &&str| self.known(kind, id).is_some();
        if parts.len() > 1 && parts.iter().all(is_known) {
            return format!("write a comma between the ids: `[{}]`", parts.join(", "));
        }
        let slug = slug::of(id);
        let ids = || self.ids(kind);
        let near = crate::diag::nearest(id, ids()).or_else(|| crate::diag::nearest(&slug, ids()));
        let longer = || {
            let mut found: Vec<_> =
                ids().filter(|known| !slug.is_empty() && known.contains(&slug)).collect();
            found.sort_unstable();
            found.first().copied()
        };
        if let Some(near) = near.or_else(longer) {
            return format!("did you mean `{near}`?");
        }
        let elsewhere = Kind::ALL.into_iter().find(|other| self.known(*other, id).is_some());
        if let Some(other) = elsewhere {
            return format!(
                "there is {} of that id, but {} is wanted here",
                other.a_noun(),
                kind.a_noun()
            );
        }
        format!(
            "add it as `content/{}/{}.yaml`, or take the reference out",
            kind.folder(),
            if slug.is_empty() { "its-id" } else { &slug }
        )
    }

    /// Whether a kind has an entry.
    pub fn has(&self, kind: Kind) -> bool {
        self.ids(kind).next().is_some()
    }

    fn ids(&self, kind: Kind) -> impl Iterator<Item = &str> {
        let of_kind = self.entries[kind as usize].iter();
        of_kind.filter(|(_, known)| matches!(known.to, To::Entry(_))).map(|(id, _)| id.as_str())
    }

    /// The entry of a wiki link: `id`, or `kind/id` where several kinds have the id.
    pub fn wiki(&self, text: &str, span: Span, diagnostics: &mut Vec<Diagnostic>) -> Option<AnyId> {
        if let Some((folder, id)) = text.split_once('/') {
            let Some(kind) = Kind::from_folder(folder) else {
                let folders = || Kind::ALL.map(Kind::folder);
                let message = format!("`{folder}` is no kind of entry");
                let all = format!("the kinds are {}", choices(folders()).replace(" or ", " and "));
                diagnostics.push(Diagnostic::error("unknown-reference", span, message).suggest(
                    folder,
                    folders(),
                    Some(all),
                ));
                return None;
            };
            return self.any(kind, id, span, diagnostics);
        }
        let kinds: Vec<_> =
            Kind::ALL.into_iter().filter(|kind| self.known(*kind, text).is_some()).collect();
        match kinds.as_slice() {
            [kind] => self.any(*kind, text, span, diagnostics),
            [] if !self.unread.is_empty() => None,
            [] => {
                self.unknown_wiki(text, span, diagnostics);
                None
            }
            several => {
                let forms: Vec<_> =
                    several.iter().map(|kind| format!("[[{}/{text}]]", kind.folder())).collect();
                let message = format!("several kinds have an entry `{text}`");
                diagnostics.push(
                    Diagnostic::error("ambiguous-reference", span, message)
                        .help(format!("write {}", choices(forms.iter().map(String::as_str)))),
                );
                None
            }
        }
    }

    /// Whether an entry of any kind has an id.
    pub fn knows(&self, id: &str) -> bool {
        Kind::ALL.into_iter().any(|kind| self.known(kind, id).is_some())
    }

    /// The id of an entry of any kind that was probably meant.
    pub fn near(&self, text: &str) -> Option<&str> {
        crate::diag::nearest(text, self.all_ids())
    }

    fn all_ids(&self) -> Vec<&str> {
        let mut ids: Vec<_> = Kind::ALL.into_iter().flat_map(|kind| self.ids(kind)).collect();
        ids.sort_unstable();
        ids
    }

    fn unknown_wiki(&self, text: &str, span: Span, diagnostics: &mut Vec<Diagnostic>) {
        let slug = slug::of(text);
        let help = match self.all_ids().into_iter().find(|id| *id == slug) {
            Some(id) => format!("write `[[{id}|{text}]]`"),
            None => self.near(text).map_or_else(
                || "write an entry's id, or take the brackets out".to_owned(),
                |near| format!("did you mean `[[{near}]]`?"),
            ),
        };
        let message = format!("no entry has the id `{text}`");
        diagnostics.push(Diagnostic::error("unknown-reference", span, message).help(help));
    }

    /// A side, or a report.
    pub fn side(&self, to: &Ref<Side>, diagnostics: &mut Vec<Diagnostic>) -> Option<Id<Side>> {
        self.declared(&self.sides, to, "sides", diagnostics)
    }

    /// A kind of event, or a report.
    pub fn kind(
        &self,
        to: &Ref<EventKind>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Id<EventKind>> {
        self.declared(&self.kinds, to, "kinds", diagnostics)
    }

    /// A kind of measure, or a report.
    pub fn measure_kind(
        &self,
        to: &Ref<MeasureKind>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Id<MeasureKind>> {
        self.declared(&self.measure_kinds, to, "measure_kinds", diagnostics)
    }

    /// One of the ids that site.yaml declares under `field`, or a report.
    fn declared<T: Target>(
        &self,
        ids: &[String],
        to: &Ref<T>,
        field: &str,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Id<T>> {
        if to.text.is_empty() || !self.settings_read {
            return None; // it was reported where it was read
        }
        if let Some(at) = ids.iter().position(|id| *id == to.text) {
            return Some(Id::new(at));
        }
        let noun = T::NOUN.split_once(' ').map_or(T::NOUN, |(_, noun)| noun);
        let message = format!("no {noun} has the id `{}`", to.text);
        let known = ids.iter().map(String::as_str);
        let all =
            format!("it is one of {}, or add it to `{field}` in site.yaml", choices(known.clone()));
        diagnostics.push(Diagnostic::error("unknown-reference", to.span, message).suggest(
            &to.text,
            known,
            Some(all),
        ));
        None
    }
}
