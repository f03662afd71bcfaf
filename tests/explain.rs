//! The examples of `briefgen explain`, tried: each is laid over the site in `tests/explain`, where the one that
//! breaks the rule must be reported under its code and the one that keeps it must not.

use std::fs;
use std::path::Path;
use std::process::Command;

use briefgen::check::{Example, RULES, Rule};

#[test]
fn examples_do_what_they_say() {
    for rule in &RULES {
        let broken = reported(rule, &rule.breaks);
        assert!(broken.contains(&code(rule)), "{}: not broken:\n{broken}", rule.code);
        let kept = reported(rule, &rule.keeps);
        assert!(!kept.contains(&code(rule)), "{}: not kept:\n{kept}", rule.code);
        let errors = [&broken, &kept].map(|text| text.matches("error[").count());
        let own = usize::from(broken.contains(&format!("error[{}]", rule.code)));
        assert_eq!(errors, [own, 0], "{}: another error:\n{broken}{kept}", rule.code);
        let others: Vec<_> = [&broken, &kept].iter().flat_map(|text| others(rule, text)).collect();
        assert!(others.is_empty(), "{}: {others:?}", rule.code);
    }
}

#[test]
fn rules_stand_by_code_and_are_explained() {
    let codes: Vec<_> = RULES.iter().map(|rule| rule.code).collect();
    assert!(codes.is_sorted(), "{codes:?}");
    let (all, _) = explain(&[]);
    for rule in &RULES {
        assert!(all.contains(rule.code) && all.contains(rule.about));
        let (one, status) = explain(&[rule.code]);
        assert_eq!(status, Some(0));
        for part in [rule.about, "This breaks it", "This keeps it", rule.breaks.path] {
            assert!(one.contains(part), "{}: {part}", rule.code);
        }
        assert!(!rule.about.ends_with('.') && rule.why.ends_with('.'), "{}", rule.code);
    }
    assert_eq!(explain(&["single-sauce"]).1, Some(2));
}

/// `BLESS=1 cargo test --test explain` writes the page anew.
#[test]
fn the_page_of_rules_is_what_explain_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    let page = briefgen::check::page();
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &page).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == page, "docs/rules.md is not what `briefgen explain` says");
}

fn code(rule: &Rule) -> String {
    format!("[{}]", rule.code)
}

/// What is said under other codes. An example need not cite all sources of the base site.
fn others<'t>(rule: &Rule, text: &'t str) -> Vec<&'t str> {
    let is_own = |line: &&str| {
        [rule.code, "uncited-source"].iter().any(|code| line.contains(&format!("[{code}]")))
    };
    text.lines().filter(|line| line.contains("warning[") && !is_own(line)).collect()
}

/// What `check` says of the base site with the example in it; a rule that is off by default is switched on.
fn reported(rule: &Rule, example: &Example) -> String {
    let folder = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/explain"), folder.path());
    let settings = folder.path().join("site.yaml");
    let level = if rule.level == briefgen::config::Level::Off { "warn" } else { "" };
    if !level.is_empty() {
        let text = fs::read_to_string(&settings).unwrap();
        fs::write(&settings, format!("{text}checks: {{{}: {level}}}\n", rule.code)).unwrap();
    }
    let path = folder.path().join(example.path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, example.text).unwrap();
    let root = folder.path().to_string_lossy().into_owned();
    let run = run(&["check", "--quiet", "--all", "--format", "short", "--root", &root]);
    String::from_utf8(run.stderr).unwrap()
}

fn explain(rule: &[&str]) -> (String, Option<i32>) {
    let run = run(&[&["explain"], rule].concat());
    (String::from_utf8(run.stdout).unwrap(), run.status.code())
}

fn run(args: &[&str]) -> std::process::Output {
    Command::new(env!("CARGO_BIN_EXE_briefgen")).args(args).output().unwrap()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
