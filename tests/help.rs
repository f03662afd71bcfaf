//! The help of the command line: every command has an example, and a page of the manual.

use std::process::{Command, Output};

fn briefgen(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_briefgen")).args(args).output().unwrap()
}

fn said(args: &[&str]) -> String {
    let output = briefgen(args);
    assert!(output.status.success(), "{args:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The commands that the help lists.
fn commands() -> Vec<String> {
    let help = said(&["help"]);
    let listed = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let names =
        listed.lines().filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next());
    names.filter(|name| *name != "help").map(str::to_owned).collect()
}

#[test]
fn every_command_shows_an_example() {
    assert!(commands().len() >= 11);
    for command in commands() {
        let help = said(&[&command, "--help"]);
        assert!(help.contains(&format!("briefgen {command} ")), "{help}");
        assert!(help.contains("Example"), "{help}");
    }
}

#[test]
fn every_command_has_a_page_of_the_manual() {
    for command in commands() {
        let page = said(&["man", &command]);
        assert!(
            page.starts_with(".ie") && page.contains(&format!(".TH briefgen-{command} 1")),
            "{page}"
        );
        assert!(page.contains(".SH SYNOPSIS") && page.contains("Example"), "{page}");
    }
    assert!(said(&["man"]).contains("briefgen\\-build"));
}

#[test]
fn every_shell_is_served() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(said(&["completions", shell]).contains("as-of"), "{shell}");
    }
    assert_eq!(briefgen(&["completions", "csh"]).status.code(), Some(2));
}

#[test]
fn quiet_and_verbose_exclude_each_other() {
    assert_eq!(briefgen(&["check", "--quiet", "--verbose"]).status.code(), Some(2));
}

/// What verbose adds goes to standard error, and results stay as they are.
#[test]
fn verbose_tells_the_time_of_each_stage() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/sites/good-every-kind");
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("public");
    let run =
        briefgen(&["build", "--verbose", "--root", root, "--output", &output.to_string_lossy()]);
    let times = String::from_utf8(run.stderr).unwrap();
    for stage in
        ["reading", "parsing", "linking", "checking", "rendering", "publishing", "together"]
    {
        assert!(
            times.lines().any(|line| line.trim_start().starts_with(stage) && line.ends_with("ms")),
            "{times}"
        );
    }
    assert!(String::from_utf8(run.stdout).unwrap().starts_with("wrote "));
    let run =
        briefgen(&["build", "--quiet", "--root", root, "--output", &output.to_string_lossy()]);
    assert!(run.status.success() && run.stdout.is_empty() && run.stderr.is_empty());
}
