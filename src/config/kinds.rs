//! Sides and kinds: those that site.yaml declares, or the built-in ones.

use super::fields::{EventKindFields, MeasureKindFields, SideFields};
use crate::diag::Diagnostic;
use crate::fields::readers::Groups;
use crate::model::entries::{EventKind, MeasureKind, Side};
use crate::model::{Table, slug};
use crate::source::Spanned;

/// Signs for sides that declare none: the first is a square, the second a circle.
const GLYPHS: [&str; 6] = ["■", "●", "▲", "▼", "★", "✚"];
const GLYPH_OF_BOTH: &str = "◆";

pub(super) fn sides_of(
    groups: Groups<SideFields>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Table<Side> {
    let mut sides = Table::default();
    for (at, (id, SideFields { name, short, glyph })) in groups.0.into_iter().enumerate() {
        check_id(&id, diagnostics);
        let short = short.unwrap_or_else(|| name.clone());
        let glyph = glyph.unwrap_or_else(|| GLYPHS[at % GLYPHS.len()].to_owned());
        sides.push(Side { id: id.value, name, short, glyph });
    }
    // Their names are words of the theme, which a template looks up by the id.
    for id in ["both", "other"] {
        let glyph = GLYPH_OF_BOTH.to_owned();
        sides.push(Side { id: id.to_owned(), name: String::new(), short: String::new(), glyph });
    }
    sides
}

fn check_id(id: &Spanned<String>, diagnostics: &mut Vec<Diagnostic>) {
    if !slug::is_kebab(&id.value) || matches!(id.value.as_str(), "both" | "other") {
        let message = format!("`{}` cannot be an id here", id.value);
        let help = match id.value.as_str() {
            "both" | "other" => "`both` and `other` always exist: take it out".to_owned(),
            text => format!("use lower-case letters, digits and hyphens: `{}`", slug::of(text)),
        };
        diagnostics.push(Diagnostic::error("bad-id", id.span, message).help(help));
    }
}

/// The built-in kinds of events, with whether people meet in them.
const EVENT_KINDS: [(&str, &str, bool); 8] = [
    ("talks", "Talks", true),
    ("summit", "Summit", true),
    ("statement", "Statement", false),
    ("decision", "Decision", false),
    ("court", "Court", false),
    ("deal", "Deal", false),
    ("deadline", "Deadline", false),
    ("other", "Other", false),
];

pub(super) fn event_kinds(
    groups: Groups<EventKindFields>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Table<EventKind> {
    let declared = groups.0.into_iter().map(|(id, EventKindFields { name, meeting, glyph })| {
        check_kind(&id, diagnostics);
        EventKind { id: id.value, name, glyph, meeting: meeting.unwrap_or(false) }
    });
    let declared: Vec<_> = declared.collect();
    if !declared.is_empty() {
        return declared.into();
    }
    let built_in = EVENT_KINDS.map(|(id, name, meeting)| EventKind {
        id: id.to_owned(),
        name: name.to_owned(),
        glyph: None,
        meeting,
    });
    built_in.to_vec().into()
}

/// The built-in kinds of measures.
const MEASURE_KINDS: [(&str, &str); 6] = [
    ("rule", "Rule"),
    ("tax", "Tax"),
    ("ban", "Ban"),
    ("commitment", "Commitment"),
    ("investigation", "Investigation"),
    ("other", "Other"),
];

pub(super) fn kinds_of_measures(
    groups: Groups<MeasureKindFields>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Table<MeasureKind> {
    let declared = groups.0.into_iter().map(|(id, MeasureKindFields { name, glyph })| {
        check_kind(&id, diagnostics);
        MeasureKind { id: id.value, name, glyph }
    });
    let declared: Vec<_> = declared.collect();
    if !declared.is_empty() {
        return declared.into();
    }
    let built_in = MEASURE_KINDS.map(|(id, name)| MeasureKind {
        id: id.to_owned(),
        name: name.to_owned(),
        glyph: None,
    });
    built_in.to_vec().into()
}

fn check_kind(id: &Spanned<String>, diagnostics: &mut Vec<Diagnostic>) {
    if !slug::is_kebab(&id.value) {
        let message = format!("`{}` cannot be an id", id.value);
        let help = format!("use lower-case letters, digits and hyphens: `{}`", slug::of(&id.value));
        diagnostics.push(Diagnostic::error("bad-id", id.span, message).help(help));
    }
}
