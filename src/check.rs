//! Rules: a table of codes with their levels, one rule a file. Settings switch a rule, and an
//! entry's `accept` lets it break one for a stated reason. Knows nothing of pages.

mod future_event;
mod single_source;

use crate::config::{Config, Level};
use crate::diag::{Diagnostic, Severity, choices};
use crate::link::Site;
use crate::load::Draft;
use crate::model::Words;
use crate::model::entries::{Accept, Meta};
use crate::source::Span;

/// A rule that a site may break.
pub struct Rule {
    /// Its code, as in messages and settings.
    pub code: &'static str,
    /// What a breach is unless the settings say otherwise.
    pub level: Level,
    /// What it asks, in one sentence.
    pub about: &'static str,
    /// Finds its breaches; none for a rule that is found while the content is read.
    run: Option<fn(&Site) -> Vec<Diagnostic>>,
}

/// All rules, by code.
pub const RULES: [Rule; 5] = [
    Rule {
        code: future_event::CODE,
        level: Level::Warn,
        about: "an event after the as-of day is marked as planned",
        run: Some(future_event::run),
    },
    Rule {
        code: "missing-alt",
        level: Level::Warn,
        about: "an image says in words what it shows",
        run: None,
    },
    Rule {
        code: "raw-html",
        level: Level::Warn,
        about: "texts are written in Markdown, without HTML",
        run: None,
    },
    Rule {
        code: single_source::CODE,
        level: Level::Warn,
        about: "an event rests on two sources or more",
        run: Some(single_source::run),
    },
    Rule {
        code: UNUSED_ACCEPT,
        level: Level::Warn,
        about: "an entry accepts only rules that it breaks",
        run: None,
    },
];

const UNUSED_ACCEPT: &str = "unused-accept";

/// Reports every `accept` of a rule that does not exist.
pub fn accepted(draft: &Draft) -> Vec<Diagnostic> {
    let heads = draft.heads();
    let rules = heads.iter().flat_map(|head| head.accept).map(|leave| &leave.rule);
    let unknown = rules.filter(|rule| !RULES.iter().any(|known| known.code == rule.value));
    unknown.map(|rule| unknown_rule(&rule.value, rule.span)).collect()
}

/// Runs the rules on a site and takes the diagnostics of its reading through the settings.
pub fn check(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    for rule in &RULES {
        diagnostics.extend(rule.run.map(|run| run(site)).unwrap_or_default());
    }
    let mut unused = accept(site, diagnostics);
    diagnostics.append(&mut unused);
}

/// Sets the level of each rule's diagnostics; names of rules that do not exist are reported.
pub fn levels(config: &Config, diagnostics: &mut Vec<Diagnostic>) {
    for (code, level) in &config.checks {
        if !RULES.iter().any(|rule| rule.code == code.value) {
            diagnostics.push(unknown_rule(&code.value, code.span));
        }
        if Level::from_word(level).is_none() {
            let message = format!("`{}` cannot be `{level}`", code.value);
            diagnostics.push(
                Diagnostic::error("unknown-value", code.span, message)
                    .help(format!("it is one of {}", choices(Level::WORDS.iter().copied()))),
            );
        }
    }
    diagnostics.retain_mut(|diagnostic| {
        let Some(rule) = RULES.iter().find(|rule| rule.code == diagnostic.code) else {
            return true;
        };
        let set = config.checks.iter().find(|(code, _)| code.value == rule.code);
        let level = set.and_then(|(_, level)| Level::from_word(level)).unwrap_or(rule.level);
        diagnostic.severity =
            if level == Level::Error { Severity::Error } else { Severity::Warning };
        level != Level::Off
    });
}

fn unknown_rule(code: &str, span: Span) -> Diagnostic {
    let codes = || RULES.iter().map(|rule| rule.code);
    Diagnostic::error("unknown-rule", span, format!("no rule has the code `{code}`")).suggest(
        code,
        codes(),
        Some(format!("the rules are {}", choices(codes()).replace(" or ", " and "))),
    )
}

/// Takes out what entries accept; tells which leave was not needed.
fn accept(site: &Site, diagnostics: &mut Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut reports = Vec::new();
    for id in site.entries() {
        let meta = site.meta(id);
        for leave in &meta.accept {
            let before = diagnostics.len();
            diagnostics.retain(|diagnostic| !covers(site, meta, leave, diagnostic));
            if diagnostics.len() == before {
                let message = format!("this entry does not break the rule `{}`", leave.rule);
                reports.push(
                    Diagnostic::warning(UNUSED_ACCEPT, leave.span, message)
                        .help("take the line out"),
                );
            }
        }
    }
    reports
}

fn covers(site: &Site, meta: &Meta, leave: &Accept, diagnostic: &Diagnostic) -> bool {
    let inside = |span: Span| {
        span.file == diagnostic.span.file
            && (span.start..=span.end).contains(&diagnostic.span.start)
    };
    let body = site.doc_of(meta).map(|doc| doc.span);
    leave.rule == diagnostic.code
        && (inside(meta.record) || inside(meta.head) || body.is_some_and(inside))
}
