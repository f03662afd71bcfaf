//! The JSON Schemas against somebody else's validator: they let every entry of this site and of the starter pass, and
//! refuse what `check` refuses of fields.

use std::collections::BTreeMap;
use std::path::Path;

use briefgen::model::Kind;
use briefgen::schema;
use briefgen::source::{FileId, Sources};
use briefgen::yaml;
use jsonschema::Validator;
use serde_json::{Value as Json, json};

fn validator(schema: &Json) -> Validator {
    jsonschema::draft202012::meta::validate(schema).expect("a schema of draft 2020-12");
    jsonschema::draft202012::options().should_validate_formats(true).build(schema).unwrap()
}

fn of_kind(kind: Kind) -> Validator {
    validator(&schema::of_kind(kind, &schema::Ids::new()))
}

/// A text of YAML as a reader of YAML 1.2 has it.
fn json_of(text: &str) -> Option<Json> {
    let mut faults = Vec::new();
    let node = yaml::parse(FileId::default(), text, 0..text.len(), &mut faults)?;
    faults.is_empty().then(|| schema::to_json(&node))
}

/// The fields of a file: of a Markdown file those of its front matter, with the text as its body.
fn fields_of(path: &str, text: &str) -> Option<Json> {
    if !path.ends_with(".md") {
        return json_of(text);
    }
    let (front, body) = text.strip_prefix("---\n")?.split_once("\n---\n")?;
    let mut fields = json_of(front)?;
    if !body.trim().is_empty() {
        fields["body"] = json!(body);
    }
    Some(fields)
}

/// The kind and the fields of each file of a site that is not broken as YAML.
fn files(root: &Path) -> Vec<(String, Option<Kind>, Json)> {
    let (sources, _) = Sources::read(root, &["site.yaml"]);
    let mut found = Vec::new();
    for (_, source) in sources.iter() {
        let folder = source.path.strip_prefix("content/").and_then(|rest| rest.split('/').next());
        let kind = folder.and_then(Kind::from_folder);
        let known = kind.is_some() || source.path == "site.yaml";
        if let Some(fields) = fields_of(&source.path, &source.text).filter(|_| known) {
            found.push((source.path.clone(), kind, fields));
        }
    }
    found
}

/// What the validator says of a site, a line a fault.
fn faults(root: &Path) -> Vec<String> {
    let kinds: BTreeMap<_, _> =
        Kind::ALL.into_iter().map(|kind| (kind.folder(), of_kind(kind))).collect();
    let site = validator(&schema::of_site(&schema::Ids::new()));
    let mut faults = Vec::new();
    for (path, kind, fields) in files(root) {
        let validator = kind.map_or(&site, |kind| &kinds[kind.folder()]);
        faults.extend(
            validator
                .iter_errors(&fields)
                .map(|error| format!("{path}{}: {error}", error.instance_path())),
        );
    }
    faults
}

#[test]
fn all_that_is_right_passes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert!(files(root).len() > 500);
    assert_eq!(faults(root), Vec::<String>::new());
    assert_eq!(faults(&root.join("starter")), Vec::<String>::new());
}

/// The good sites of `tests/sites` pass, and of the broken ones those with a fault of a field do not.
#[test]
fn what_is_wrong_with_fields_does_not() {
    let sites = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites");
    for name in
        ["good-every-kind", "good-markdown", "good-balance", "good-three-sides", "good-plain-texts"]
    {
        assert_eq!(faults(&sites.join(name)), Vec::<String>::new(), "{name}");
    }
    for (name, words) in [
        ("unknown-field", "Additional properties are not allowed"),
        ("missing-field", "is a required property"),
        ("wrong-type", "is not of type"),
        ("bad-date", "does not match"),
        ("bad-url", "does not match"),
        ("empty-value", "is not of type"),
        ("site-without-title", "is a required property"),
    ] {
        let faults = faults(&sites.join(name));
        assert!(faults.iter().any(|fault| fault.contains(words)), "{name}: {faults:#?}");
    }
}

#[test]
fn each_example_is_as_its_field_asks() {
    let mut schemas: Vec<Json> = Kind::ALL
        .map(|kind| schema::of_kind(kind, &schema::Ids::new())["$defs"]["entry"].take())
        .into();
    schemas.push(schema::of_site(&schema::Ids::new()));
    let mut seen = 0;
    for schema in &schemas {
        for (name, field) in schema["properties"].as_object().unwrap() {
            let examples =
                field["examples"].as_array().unwrap_or_else(|| panic!("{name} has no example"));
            let validator = validator(field);
            for example in examples {
                assert!(validator.is_valid(example), "{name}: {example}");
                seen += 1;
            }
            assert!(
                field["description"].as_str().is_some_and(|words| words.ends_with('.')),
                "{name}"
            );
        }
    }
    assert!(seen > 100, "{seen}");
}

#[test]
fn known_ids_are_all_that_is_allowed() {
    let ids = schema::Ids::from([("a person".to_owned(), vec!["he-lifeng".to_owned()])]);
    let validator = validator(&schema::of_kind(Kind::Events, &ids));
    let event = |person: &str| json!({"title": "T", "date": "2025", "kind": "talks", "side": "us", "summary": "S", "people": [person]});
    assert!(validator.is_valid(&event("he-lifeng")));
    assert!(!validator.is_valid(&event("he-lifang")));
}

#[test]
fn dates_are_dates() {
    let validator = of_kind(Kind::Sources);
    let source = |date: Json| json!({"title": "T", "publisher": "P", "date": date});
    for date in [
        "2025-05-12",
        "2025-05",
        "2025",
        "2025-05-10/2025-05-12",
        "2025-09~",
        "2025-11?",
        "2025-05-12/..",
        "2025-XX",
        "2025-05-XX",
        "202X",
        "2025-21",
        "../2025",
        "2025%",
        "/2025",
        "2025/",
    ] {
        assert!(validator.is_valid(&source(json!(date))), "{date}");
    }
    assert!(validator.is_valid(&source(json!(2025))));
    for date in
        ["2025-13-02", "12 May 2025", "2025/05/12", "2025-5-1", "25", "", "2025-05-32", "May 2025"]
    {
        assert!(!validator.is_valid(&source(json!(date))), "{date}");
    }
}

/// The schemas in a new site, found by the lines in its files as an editor finds them.
#[test]
fn a_new_site_names_its_schemas() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("site");
    briefgen::desk::begin(&root).unwrap();
    let mut seen = 0;
    for (path, _, fields) in files(&root).iter().filter(|(path, ..)| path.ends_with(".yaml")) {
        let text = std::fs::read_to_string(root.join(path)).unwrap();
        let line = text.lines().next().unwrap();
        let named = line.strip_prefix("# yaml-language-server: $schema=").unwrap();
        let schema = root.join(path).parent().unwrap().join(named);
        let schema =
            std::fs::read(schema).unwrap_or_else(|error| panic!("{path}: {line}: {error}"));
        assert!(validator(&serde_json::from_slice(&schema).unwrap()).is_valid(fields), "{path}");
        seen += 1;
    }
    assert!(seen > 10, "{seen}");
    let settings = std::fs::read(root.join(schema::SETTINGS)).unwrap();
    let settings: Json = serde_json::from_slice(&settings).unwrap();
    let own: Json = serde_json::from_str(&schema::settings()).unwrap();
    assert_eq!(settings["yaml.schemas"], own["yaml.schemas"]);
}

#[test]
fn the_ids_of_a_site_are_those_that_it_names() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ids = briefgen::desk::ids(root).unwrap();
    let strict = |kind| validator(&schema::of_kind(kind, &ids));
    let validators: BTreeMap<_, _> =
        Kind::ALL.into_iter().map(|kind| (kind.folder(), strict(kind))).collect();
    for (path, kind, fields) in files(root) {
        let Some(kind) = kind else { continue };
        let errors = validators[kind.folder()].iter_errors(&fields);
        let errors: Vec<_> = errors.map(|error| error.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new(), "{path}");
    }
    assert!(ids["a person"].contains(&"li-chenggang".to_owned()));
    assert!(ids["a side"].contains(&"both".to_owned()));
}

/// `BLESS=1 cargo test --test schema` writes the page anew.
#[test]
fn the_reference_of_the_fields_is_what_they_declare() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/fields.md");
    let page = schema::reference();
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == page, "docs/fields.md is not what the fields declare");
}
