//! The command lines of `docs/` are run, page by page, and the files that a page shows are written before the lines that
//! follow them. A block of `sh` holds commands of briefgen alone; other commands stand in blocks of `text`.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use briefgen::model::Kind;

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

/// A fenced block of a page: its language, its text, and the path that stands alone on a line before it.
struct Block {
    language: String,
    text: String,
    path: Option<String>,
}

fn blocks(page: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut path = None;
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let indent = line.len() - line.trim_start().len();
        if let Some(language) = line.trim_start().strip_prefix("```") {
            let inside = lines.by_ref().take_while(|line| line.trim() != "```");
            let inside = inside.map(|line| line.get(indent..).unwrap_or("").to_owned() + "\n");
            found.push(Block {
                language: language.to_owned(),
                text: inside.collect(),
                path: path.take(),
            });
        } else if let Some(named) = line.strip_prefix('`').and_then(|rest| rest.strip_suffix("`:"))
        {
            path = Some(named.to_owned());
        }
    }
    found
}

/// The words of a command line; quotation marks hold several together.
fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate().flat_map(|(at, part)| match at % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    parts.collect()
}

fn run(site: &Path, line: &str) {
    let words = words(line);
    assert_eq!(words[0], "briefgen", "no other program is run: {line}");
    let mut command = Command::new(env!("CARGO_BIN_EXE_briefgen"));
    command.args(&words[1..]).current_dir(site);
    if words[1] == "serve" {
        return serve(command.args(["--port", "0"]));
    }
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{line}\n{said}");
}

/// A preview runs until it is ended.
fn serve(command: &mut Command) {
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(line.contains("http://127.0.0.1:"), "{line}");
}

/// Follows a page in a site, which it may make itself.
fn follow(page: &str, site: &Path) {
    let text = fs::read_to_string(docs().join(page)).unwrap();
    let mut commands = 0;
    for Block { language, text, path } in blocks(&text) {
        if let Some(path) = path {
            let path = site.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        } else if language == "sh" {
            for line in text.lines() {
                run(site, line);
                commands += 1;
            }
        }
    }
    assert!(commands > 0, "{page}");
}

#[test]
fn the_how_tos_work_on_a_new_site() {
    let pages = fs::read_dir(docs().join("how-to")).unwrap();
    let names: Vec<_> =
        pages.map(|page| page.unwrap().file_name().into_string().unwrap()).collect();
    assert!(names.len() >= 5, "{names:?}");
    for name in names {
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("site");
        briefgen::desk::begin(&site).unwrap();
        follow(&format!("how-to/{name}"), &site);
    }
}

/// After `init`, the tutorial goes on in the new folder, without the example in it.
#[test]
fn the_tutorial_leads_to_a_site() {
    let folder = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(docs().join("tutorial.md")).unwrap();
    let (before, after) = text.split_once("rm -r content captures evidence.lock\n```\n").unwrap();
    let lines = |text: &str| -> Vec<String> {
        blocks(text)
            .iter()
            .filter(|block| block.language == "sh")
            .flat_map(|block| block.text.lines().map(str::to_owned).collect::<Vec<_>>())
            .collect()
    };
    for line in lines(before) {
        run(folder.path(), &line);
    }
    let site = folder.path().join("outbreak");
    for example in ["content", "captures"] {
        fs::remove_dir_all(site.join(example)).unwrap();
    }
    fs::remove_file(site.join("evidence.lock")).unwrap();
    let settings =
        blocks(after).into_iter().find(|block| block.path.as_deref() == Some("site.yaml"));
    fs::write(site.join("site.yaml"), settings.unwrap().text).unwrap();
    for line in lines(after) {
        run(&site, &line);
    }
    let page = fs::read_to_string(site.join("public/state-of-play.html")).unwrap();
    assert!(page.contains("Closure of Hill School"), "{page}");
}

/// A link of a page leads to a page, and to a heading of it.
#[test]
fn links_between_the_pages_lead_somewhere() {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let mut pages: Vec<_> = walkdir::WalkDir::new(docs())
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .collect();
    pages.push(readme);
    for page in pages {
        let text = fs::read_to_string(&page).unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let (path, place) = link.split_once('#').unwrap_or((link, ""));
            if path.contains("://") || link.contains(char::is_whitespace) || path.starts_with('/') {
                continue;
            }
            let target =
                if path.is_empty() { page.clone() } else { page.parent().unwrap().join(path) };
            assert!(target.exists(), "{}: {link}", page.display());
            if !place.is_empty() {
                let text = fs::read_to_string(&target).unwrap();
                let heading = text
                    .lines()
                    .filter_map(|line| line.strip_prefix("## "))
                    .any(|heading| slug(heading) == place);
                assert!(heading, "{}: {link}", page.display());
            }
        }
    }
}

/// A heading's anchor on GitHub.
fn slug(heading: &str) -> String {
    let kept = heading.to_lowercase();
    kept.chars()
        .filter(|c| c.is_alphanumeric() || " -_".contains(*c))
        .collect::<String>()
        .replace(' ', "-")
}

#[test]
fn the_reference_has_each_kind() {
    let text = fs::read_to_string(docs().join("fields.md")).unwrap();
    for kind in Kind::ALL {
        assert!(text.contains(&format!("\n## {}\n", kind.folder())), "{}", kind.folder());
    }
}
