//! Rules: a table of codes with their levels, one rule a file. Settings switch a rule, and an
//! entry's `accept` lets it break one for a stated reason. Knows nothing of pages.

mod accept;
mod backward_history;
mod conflicting_figures;
mod early_source;
mod edited_lock;
mod empty_quotation;
mod explain;
mod future_event;
mod invented_archive_time;
mod missing_alt;
mod near_identical_titles;
mod official_without_side;
mod planned_passed;
mod quote_changed;
mod quote_missing;
mod quote_unverified;
mod raw_html;
mod same_agency;
mod single_source;
mod two_places;
mod unarchived_source;
mod uncited_paragraph;
mod uncited_source;
mod unknown_reference;
mod unread_citation;
mod unused_accept;

use rayon::prelude::*;

use accept::Leaves;

use crate::config::{Config, Level};
use crate::diag::{Diagnostic, Severity, choices, has_errors};
use crate::evidence::Evidence;
use crate::link::Site;
use crate::load::Draft;
use crate::model::Words;
use crate::source::Span;

pub use explain::{explain, list, page};

/// A rule that a site may break.
pub struct Rule {
    /// Its code, as in messages and settings.
    pub code: &'static str,
    /// What a breach is unless the settings say otherwise.
    pub level: Level,
    /// What it asks, in one sentence.
    pub about: &'static str,
    /// Why it asks, and what counts.
    pub why: &'static str,
    /// A file that breaks it.
    pub breaks: Example,
    /// The same file so that it keeps it.
    pub keeps: Example,
    /// Finds its breaches; none for a rule that is found while the content is read.
    run: Option<fn(&Case<'_>) -> Vec<Diagnostic>>,
}

impl Rule {
    /// Whether it is asked of a site that was read and linked; the others are found on the way there.
    pub fn is_asked(&self) -> bool {
        self.run.is_some()
    }
}

/// A file of a site, to show a rule. `tests/explain.rs` lays each over the site in `tests/explain`.
pub struct Example {
    /// Its path, from the site's root.
    pub path: &'static str,
    /// What it holds.
    pub text: &'static str,
}

/// What rules look at.
#[derive(Clone, Copy)]
pub struct Case<'c> {
    /// The site.
    pub site: &'c Site,
    /// What is known of its quotations.
    pub evidence: &'c Evidence,
}

/// All rules, by code.
pub const RULES: [Rule; 24] = [
    backward_history::RULE,
    conflicting_figures::RULE,
    early_source::RULE,
    edited_lock::RULE,
    empty_quotation::RULE,
    future_event::RULE,
    invented_archive_time::RULE,
    missing_alt::RULE,
    near_identical_titles::RULE,
    official_without_side::RULE,
    planned_passed::RULE,
    quote_changed::RULE,
    quote_missing::RULE,
    quote_unverified::RULE,
    raw_html::RULE,
    same_agency::RULE,
    single_source::RULE,
    two_places::RULE,
    unarchived_source::RULE,
    uncited_paragraph::RULE,
    uncited_source::RULE,
    unknown_reference::RULE,
    unread_citation::RULE,
    unused_accept::RULE,
];

/// The rule of that code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    const ALL: &[Rule] = &RULES;
    ALL.iter().find(|rule| rule.code == code)
}

/// Reports every `accept` of a rule that does not exist.
pub fn accepted(draft: &Draft) -> Vec<Diagnostic> {
    let heads = draft.heads();
    let rules = heads.iter().flat_map(|head| head.accept).map(|leave| &leave.rule);
    rules
        // An empty one was reported where it was read.
        .filter(|code| !code.value.is_empty() && rule(&code.value).is_none())
        .map(|rule| unknown_rule(&rule.value, rule.span))
        .collect()
}

/// Takes out of the diagnostics of the reading what entries accept, then runs the rules, if nothing is wrong yet:
/// what a fault has hidden would make them guess.
pub fn check(case: Case<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let config = &case.site.config;
    let mut leaves = Leaves::of(case.site);
    leaves.take_out(diagnostics);
    levels(config, diagnostics);
    if has_errors(diagnostics) {
        return;
    }
    let mut found: Vec<_> =
        RULES.par_iter().filter_map(|rule| Some(rule.run?(&case))).flatten().collect();
    leaves.take_out(&mut found);
    diagnostics.append(&mut found);
    // On another day than the briefing's own an entry may keep what it breaks on that one.
    if !config.is_other_day {
        diagnostics.append(&mut leaves.unused());
    }
    levels(config, diagnostics);
}

/// Reports settings of rules that do not exist, or to levels that do not.
pub fn settings(config: &Config) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (code, level) in &config.checks {
        if rule(&code.value).is_none() {
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
    diagnostics
}

/// Takes out of what a verification found what entries accept, and sets the levels that the settings name. By
/// default what does not hold against a capture is an error here, whatever it is to `check`.
pub fn settle(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    Leaves::of(site).take_out(diagnostics);
    set_levels(diagnostics, |rule, found| level_set(&site.config, rule).unwrap_or(found));
}

/// Sets the level of each rule's diagnostics.
pub fn levels(config: &Config, diagnostics: &mut Vec<Diagnostic>) {
    set_levels(diagnostics, |rule, _| level(config, rule));
}

/// The level of a rule.
fn level(config: &Config, rule: &Rule) -> Level {
    level_set(config, rule).unwrap_or(rule.level)
}

/// The level that the settings name for a rule.
fn level_set(config: &Config, rule: &Rule) -> Option<Level> {
    let set = config.checks.iter().find(|(code, _)| code.value == rule.code);
    set.and_then(|(_, level)| Level::from_word(level))
}

/// Sets the level of each rule's diagnostics from the rule and the level that they were found with.
fn set_levels(diagnostics: &mut Vec<Diagnostic>, level: impl Fn(&Rule, Level) -> Level) {
    diagnostics.retain_mut(|diagnostic| {
        let Some(rule) = rule(diagnostic.code) else { return true };
        // Without what it names there is no site: no setting makes that a matter of taste.
        if rule.code == unknown_reference::CODE && diagnostic.severity == Severity::Error {
            return true;
        }
        let found = match diagnostic.severity {
            Severity::Error => Level::Error,
            Severity::Warning => Level::Warn,
        };
        let level = level(rule, found);
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
        Some("`briefgen explain` lists the rules".to_owned()),
    )
}
