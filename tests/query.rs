//! Questions to a site and their answers: each file of `tests/query/` holds a command after `$ `, its exit status, and
//! what it says about `tests/sites/good-every-kind`. `BLESS=1 cargo test --test query` writes the answers anew.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn cases() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("tests/query")).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// The command's line and what it says.
fn answer(question: &str) -> String {
    let site = root().join("tests/sites/good-every-kind");
    let args = question.split_whitespace().skip(1);
    let mut command = Command::new(env!("CARGO_BIN_EXE_briefgen"));
    let output = command.args(args).arg("--root").arg(site).output().unwrap();
    let status = output.status.code().unwrap();
    let said = [output.stdout, output.stderr].concat();
    format!("$ {question}\n{status}\n{}", String::from_utf8(said).unwrap())
}

#[test]
fn each_question_has_its_answer() {
    let mut wrong = Vec::new();
    for path in cases() {
        let expected = fs::read_to_string(&path).unwrap();
        let question = expected.lines().next().unwrap().strip_prefix("$ ").unwrap();
        let found = answer(question);
        if std::env::var_os("BLESS").is_some() {
            fs::write(&path, &found).unwrap();
        } else if found != expected {
            wrong.push(found);
        }
    }
    assert!(cases().len() > 12);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
