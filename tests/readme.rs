//! The examples of README.md build on this site, all together and without a warning of their own.

use std::fs;
use std::path::Path;
use std::process::Command;

/// The examples: the path on its own line, then the fenced block.
fn examples(readme: &str) -> Vec<(&str, &str)> {
    let after_path = readme.split("\n`content/").skip(1);
    after_path
        .filter_map(|text| {
            let (path, rest) = text.split_once("`:\n\n")?;
            let (fence, block) = rest.split_once('\n')?;
            let marks = &fence[..fence.rfind('`')? + 1];
            Some((path, block.split_once(&format!("\n{marks}\n"))?.0))
        })
        .collect()
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap();
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn the_examples_of_the_readme_build() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(here.join("README.md")).unwrap();
    let examples = examples(&readme);
    assert_eq!(examples.len(), 3, "an event, a source, an article");
    assert_eq!(examples[0].1.lines().count(), 10, "the event has ten lines");

    let site = tempfile::tempdir().unwrap();
    copy(&here.join("content"), &site.path().join("content"));
    fs::copy(here.join("site.yaml"), site.path().join("site.yaml")).unwrap();
    for (path, text) in &examples {
        fs::write(site.path().join("content").join(path), format!("{text}\n")).unwrap();
    }

    let mut command = Command::new(env!("CARGO_BIN_EXE_briefgen"));
    let output = command
        .args(["check", "--quiet", "--all", "--format", "short", "--root"])
        .arg(site.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    for (path, _) in &examples {
        assert!(!said.contains(path), "{said}");
    }
}
