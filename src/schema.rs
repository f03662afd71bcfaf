//! JSON Schema (draft 2020-12) of site.yaml and of each kind of entry, from the declarations of their fields, for
//! editors that complete and check YAML. Reads nothing; what a schema cannot say, `check` says.

mod reference;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value as Json, json};

use crate::config::{Config, SiteFields};
use crate::fields::shared::CommonFields;
use crate::fields::{Field, Form};
use crate::load::Draft;
use crate::load::kinds::{fields_of, needs_body};
use crate::model::entries::{EventKind, MeasureKind, Side};
use crate::model::{Kind, Target};
use crate::source::FileId;
use crate::yaml;

pub use reference::reference;

/// The dialect that the schemas are written in.
pub const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The ids that references may name, by what they are ids of ("a person"). Of what is not named here any id will do.
pub type Ids = BTreeMap<String, Vec<String>>;

/// Where a site keeps its schemas for editors.
pub const FOLDER: &str = ".vscode/briefgen";

/// Where Visual Studio Code keeps its settings for a folder.
pub const SETTINGS: &str = ".vscode/settings.json";

const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

/// One date of EDTF level 1, with what is not known as `X`, perhaps approximate or uncertain.
const DATE: &str = "[0-9]{2}([0-9]{2}|[0-9]X|XX)(-(0[1-9]|1[0-2]|2[1-4]|XX)(-(0[1-9]|[12][0-9]|3[01]|XX))?)?[~?%]?";

/// The ids of a site: of its entries, its sides and its kinds.
pub fn ids_of(draft: &Draft, config: &Config) -> Ids {
    let mut ids = Ids::new();
    for kind in Kind::ALL {
        let heads = draft.heads();
        let own = heads.iter().filter(|head| head.kind == kind).map(|head| head.id.value.clone());
        let own: BTreeSet<_> = own.filter(|id| !id.is_empty()).collect();
        ids.insert(kind.a_noun(), own.into_iter().collect());
    }
    let sides = config.sides.rows().iter().map(|side| side.id.clone());
    ids.insert(Side::NOUN.to_owned(), sides.collect());
    let kinds = config.kinds.rows().iter().map(|kind| kind.id.clone());
    ids.insert(EventKind::NOUN.to_owned(), kinds.collect());
    let measure_kinds = config.measure_kinds.rows().iter().map(|kind| kind.id.clone());
    ids.insert(MeasureKind::NOUN.to_owned(), measure_kinds.collect());
    ids
}

/// The schemas of a site as files: paths from its root, and texts.
pub fn files(ids: &Ids) -> Vec<(String, String)> {
    let kinds = Kind::ALL.into_iter().map(|kind| (path_of(Some(kind)), of_kind(kind, ids)));
    let all = [(path_of(None), of_site(ids))].into_iter().chain(kinds);
    all.map(|(path, schema)| (path, format!("{schema:#}\n"))).collect()
}

/// The path of a kind's schema among those [`files()`], or of site.yaml's.
pub fn path_of(kind: Option<Kind>) -> String {
    format!("{FOLDER}/{}.json", kind.map_or("site", Kind::folder))
}

/// Settings by which Visual Studio Code, with an extension for YAML, finds the schemas.
pub fn settings() -> String {
    let kinds = Kind::ALL
        .into_iter()
        .map(|kind| (path_of(Some(kind)), json!(format!("content/{}/**/*.yaml", kind.folder()))));
    let all: Map<_, _> = [(path_of(None), json!("site.yaml"))].into_iter().chain(kinds).collect();
    format!("{:#}\n", json!({"yaml.schemas": all}))
}

/// The schema of site.yaml.
pub fn of_site(ids: &Ids) -> Json {
    let mut schema = group(SiteFields::FIELDS, ids);
    schema["$schema"] = json!(DIALECT);
    schema["title"] = json!("site.yaml of briefgen");
    schema
}

/// The schema of a YAML file of a kind: one entry, or a list of entries that each give their id.
pub fn of_kind(kind: Kind, ids: &Ids) -> Json {
    let fields: Vec<_> = fields_of(kind).iter().chain(CommonFields::FIELDS).collect();
    let mut entry = object(fields.into_iter(), ids);
    if needs_body(kind)
        && let Some(required) = entry["required"].as_array_mut()
    {
        required.push(json!("body"));
    }
    let listed = json!({"allOf": [{"$ref": "#/$defs/entry"}, {"required": ["id"]}]});
    json!({
        "$schema": DIALECT,
        "title": format!("briefgen: {}", kind.folder()),
        "if": {"type": "array"},
        "then": {"items": listed},
        "else": {"$ref": "#/$defs/entry"},
        "$defs": {"entry": entry},
    })
}

fn group(fields: &'static [Field], ids: &Ids) -> Json {
    object(fields.iter(), ids)
}

fn object<'f>(fields: impl Iterator<Item = &'f Field>, ids: &Ids) -> Json {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for field in fields {
        properties.insert(field.name.to_owned(), of_field(field, ids));
        if field.required {
            required.push(json!(field.name));
        }
    }
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn of_field(field: &Field, ids: &Ids) -> Json {
    let mut schema = of_form(field.form, ids);
    schema["description"] = json!(field.doc.trim());
    if let Some(example) = example(field) {
        schema["examples"] = json!([example]);
    }
    schema
}

fn of_form(form: Form, ids: &Ids) -> Json {
    match form {
        // What an editor of YAML takes for a number or a truth value is kept as it was written.
        Form::Text | Form::Markdown => {
            json!({"type": ["string", "number", "boolean"], "minLength": 1})
        }
        Form::Date => json!({"type": ["string", "integer"], "pattern": dates()}),
        Form::Number => json!({"type": "number"}),
        Form::Amount => json!({
            "type": ["number", "string"],
            "pattern": "^-?[0-9]+([.][0-9]+)?( *[-–] *[0-9]+([.][0-9]+)?)?$",
        }),
        Form::Flag => json!({"type": "boolean"}),
        Form::Url => {
            json!({"type": "string", "format": "uri", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://"})
        }
        Form::Language => {
            json!({"type": "string", "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"})
        }
        Form::Id(noun) => id(noun, ids),
        Form::Choice(words) => json!({"enum": words}),
        Form::Texts => json!({
            "type": "object",
            "additionalProperties": {"type": ["string", "number", "boolean"]},
        }),
        Form::List(item) => json!({"type": "array", "items": of_form(*item, ids)}),
        Form::OneOrMany(item) => {
            let one = of_form(*item, ids);
            json!({"anyOf": [one, {"type": "array", "items": one}]})
        }
        Form::Either(one, other) => json!({"anyOf": [of_form(*one, ids), of_form(*other, ids)]}),
        Form::Group(fields) => group(fields, ids),
        Form::Groups(fields) => json!({
            "type": "object",
            "propertyNames": {"pattern": ID},
            "additionalProperties": group(fields, ids),
        }),
    }
}

/// An id, of those that are known if they are.
fn id(noun: &str, ids: &Ids) -> Json {
    match ids.get(noun) {
        Some(known) if !known.is_empty() => json!({"enum": known}),
        _ => json!({"type": "string", "pattern": ID}),
    }
}

/// A date, or a range of two of which one end may be open or not known.
fn dates() -> String {
    format!(r"^({DATE}(/({DATE}|[.][.])?)?|([.][.])?/{DATE})$")
}

/// A field's example as JSON.
fn example(field: &Field) -> Option<Json> {
    let mut faults = Vec::new();
    let text = field.example;
    let node = yaml::parse(FileId::default(), text, 0..text.len(), &mut faults)?;
    faults.is_empty().then(|| to_json(&node))
}

/// A node of YAML as JSON, its plain scalars by the core schema of YAML 1.2 (section 10.3), as editors read them.
pub fn to_json(node: &yaml::Node<'_>) -> Json {
    match &node.value {
        yaml::Value::Map(pairs) => {
            pairs.iter().map(|pair| (pair.key.to_string(), to_json(&pair.value))).collect()
        }
        yaml::Value::List(items) => items.iter().map(to_json).collect(),
        yaml::Value::Scalar { text, quoted: false } => scalar(text),
        yaml::Value::Scalar { text, .. } => json!(text),
        yaml::Value::Null | yaml::Value::Faulty => Json::Null,
    }
}

fn scalar(text: &str) -> Json {
    match text {
        "true" | "True" | "TRUE" => return json!(true),
        "false" | "False" | "FALSE" => return json!(false),
        _ => {}
    }
    let is_number = text.starts_with(|c: char| c.is_ascii_digit() || "-+.".contains(c))
        && text.ends_with(|c: char| c.is_ascii_digit() || c == '.');
    let number = is_number.then(|| text.parse::<i64>().map(Json::from).ok()).flatten();
    let float = || is_number.then(|| text.parse::<f64>().ok().map(Json::from)).flatten();
    number.or_else(float).unwrap_or_else(|| json!(text))
}
