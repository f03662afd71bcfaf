//! The house's rules that a compiler does not hold: floors, doors, and what each room must not do
//! (design, section 5). Reads the source as text; it knows nothing of what the rooms are for.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from the cellar to the roof. A room imports from lower floors only.
const FLOORS: &[&[&str]] = &[
    &["progress", "source"],
    &["diag"],
    &["model", "typography", "yaml"],
    &["fields"],
    &["config", "markdown", "route"],
    &["load", "theme"],
    &["link", "schema"],
    &["bibliography"],
    &["evidence"],
    &["check"],
    &["chart", "search"],
    &["render"],
    &["export", "query"],
    &["emit"],
    &["edit", "init"],
    &["reading"],
    &["checking"],
    &["desk", "serve"],
    &["lib"],
    &["cli"],
    &["main"],
];

/// Macros that stand at the crate's root, and the rooms that they come from.
const MACROS: [(&str, &str); 3] = [("record", "fields"), ("words", "model"), ("view", "render")];

/// Rooms that do not know each other, whatever their floors.
const STRANGERS: [(&str, &str); 2] = [("check", "render"), ("render", "check")];

/// A file of `src/`, without its comments and its tests.
struct Module {
    /// From `src/`, with `/`.
    path: String,
    /// The top module that it belongs to.
    room: String,
    /// How many `super`s lead from it to the crate's root.
    depth: usize,
    whole: String,
    code: String,
}

#[test]
fn every_room_has_a_floor() {
    let homeless: Vec<_> = modules().into_iter().filter(|one| floor(&one.room).is_none()).collect();
    let paths: Vec<_> = homeless.iter().map(|one| &one.path).collect();
    assert!(
        paths.is_empty(),
        "give these a floor in tests/house.rs and ARCHITECTURE.md: {paths:?}"
    );
}

#[test]
fn imports_lead_downward() {
    let mut wrong = Vec::new();
    for module in modules() {
        for other in imports(&module) {
            let down = other == module.room || floor(&other) < floor(&module.room);
            let strangers = STRANGERS.iter().any(|two| *two == (module.room.as_str(), &other));
            if !down || strangers || floor(&other).is_none() {
                wrong.push(format!("src/{} imports `crate::{other}`", module.path));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn nobody_climbs_to_the_root_by_super() {
    for module in modules() {
        let climb = "super::".repeat(module.depth);
        assert!(!module.code.contains(&climb), "src/{}: write `crate::` instead", module.path);
    }
}

#[test]
fn files_are_read_in_source_and_written_in_emit() {
    for module in modules() {
        let touches = words(&module.code).any(|word| matches!(word, "fs" | "File" | "OpenOptions"));
        let is_door = matches!(module.room.as_str(), "source" | "emit");
        assert!(is_door || !touches, "src/{} touches files", module.path);
        let writes = ["fs::write", "create", "remove_", "fs::rename", "fs::copy", "OpenOptions"];
        let found = writes.into_iter().find(|call| module.code.contains(call));
        let is_reader = module.room == "source";
        assert!(!is_reader || found.is_none(), "src/{} writes: {found:?}", module.path);
    }
}

#[test]
fn only_the_command_line_prints() {
    let prints = ["println!", "print!", "eprintln!", "eprint!", "dbg!", "stdout()", "stderr()"];
    for module in modules().iter().filter(|one| !matches!(one.room.as_str(), "cli" | "main")) {
        let found = prints.into_iter().find(|call| module.code.contains(call));
        assert_eq!(found, None, "src/{}", module.path);
    }
}

#[test]
fn every_module_says_what_it_is_for() {
    for module in modules() {
        assert!(module.whole.starts_with("//! "), "src/{} does not open with `//!`", module.path);
    }
}

#[test]
fn nothing_is_unsafe() {
    for module in modules() {
        assert!(words(&module.code).all(|word| word != "unsafe"), "src/{}", module.path);
    }
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    assert!(manifest.contains("unsafe_code = \"forbid\""));
}

#[test]
fn imports_are_found_in_every_form() {
    let code = "use crate::{\n    diag::{self, Diagnostic},\n    record,\n};\nuse crate::yaml::Node;\n\
                crate::words! {}\nlet a = crate::link::of();\nlet b = $crate::fields::Read::read();";
    let module = Module {
        path: "load/kinds.rs".to_owned(),
        room: "load".to_owned(),
        depth: 2,
        whole: String::new(),
        code: code.to_owned(),
    };
    assert_eq!(imports(&module), ["diag", "fields", "yaml", "model", "link", "fields"]);
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn floor(room: &str) -> Option<usize> {
    FLOORS.iter().position(|rooms| rooms.contains(&room))
}

fn modules() -> Vec<Module> {
    let source = root().join("src");
    let mut paths = Vec::new();
    collect(&source, &mut paths);
    paths.sort();
    paths.iter().filter_map(|path| module(&source, path)).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

/// A module that is no test; those may look anywhere.
fn module(source: &Path, path: &Path) -> Option<Module> {
    let inside = path.strip_prefix(source).unwrap().to_string_lossy().replace('\\', "/");
    let parts: Vec<_> = inside.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if parts.iter().any(|part| part == "tests") {
        return None;
    }
    let whole = fs::read_to_string(path).unwrap();
    let code = without_comments(&without_tests(&whole));
    Some(Module { path: inside, room: parts[0].clone(), depth: parts.len(), whole, code })
}

/// The text without its inline tests, which end the file.
fn without_tests(text: &str) -> String {
    text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned()
}

fn without_comments(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.map(|line| line.split(" // ").next().unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c: char| !c.is_alphanumeric() && c != '_')
}

/// The rooms that a module names by `crate::`, in the order of the text.
fn imports(module: &Module) -> Vec<String> {
    let mut rooms = Vec::new();
    for (at, found) in module.code.match_indices("crate::") {
        let before = module.code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let rest = &module.code[at + found.len()..];
        match rest.strip_prefix('{') {
            Some(group) => rooms.extend(heads(group)),
            None => rooms.extend(words(rest).next().map(str::to_owned)),
        }
    }
    for room in &mut rooms {
        if let Some((_, home)) = MACROS.iter().find(|(name, _)| name == room) {
            *room = (*home).to_owned();
        }
    }
    rooms
}

/// The first word of each member of a group whose `{` is already read.
fn heads(group: &str) -> Vec<String> {
    let mut heads = Vec::new();
    let (mut depth, mut word, mut fresh) = (0, String::new(), true);
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            _ => {}
        }
        let letter = c.is_alphanumeric() || c == '_';
        if depth == 0 && fresh && letter {
            word.push(c);
        } else if !word.is_empty() {
            heads.push(std::mem::take(&mut word));
            fresh = false;
        }
        fresh |= depth == 0 && c == ',';
    }
    heads.extend(Some(word).filter(|word| !word.is_empty()));
    heads
}
