//! CSL-JSON: an item, its names and dates.

use serde_json::{Map, Value, json};

use super::name::{Name, Person};
use super::record::{Record, parts_of_date, season};
use crate::model::Words;
use crate::model::date::{Date, Endpoint, Endpoints, Precision, Qualifier};
use crate::model::entries::SourceKind;

pub(super) fn item(record: &Record) -> Value {
    let kind = kind(record);
    let authors: Vec<Value> = record.authors.iter().map(name).collect();
    let notes: Vec<String> = record.notes().collect();
    let text = |text: &Option<String>| text.clone().map(Value::from);
    let custom = custom(record);
    let fields = [
        ("id", Some(record.id.as_str().into())),
        ("type", Some(kind.into())),
        ("author", (!authors.is_empty()).then(|| authors.into())),
        ("title", Some(record.title.as_str().into())),
        (holder(kind), text(&record.publisher)),
        ("issued", record.date.map(date)),
        ("URL", text(&record.address)),
        ("accessed", record.accessed.map(date)),
        ("archive", record.archived.as_deref().map(|address| host(address).into())),
        ("archive_location", text(&record.archived)),
        ("language", text(&record.language)),
        ("note", (!notes.is_empty()).then(|| notes.join("; ").into())),
        ("source", text(&record.catalogue)),
        ("custom", (!custom.is_empty()).then(|| custom.into())),
    ];
    object(fields).into()
}

/// What the schema's variables cannot hold, under the names of our fields (`custom`, "Used to store additional
/// information that does not have a designated CSL JSON field").
fn custom(record: &Record) -> Map<String, Value> {
    let text = |text: &Option<String>| text.clone().map(Value::from);
    let edtf = |date: Option<Date>| {
        let text = date.map(|date| date.to_string());
        text.filter(|text| !text.bytes().all(|b| b.is_ascii_digit() || b == b'-')).map(Value::from)
    };
    object([
        ("date", edtf(record.date)),
        ("accessed", edtf(record.accessed)),
        ("kind", record.kind.map(|kind| kind.word().into())),
        ("side", text(&record.side)),
        ("syndicated_from", text(&record.agency)),
        ("title_note", text(&record.title_note)),
    ])
}

/// The members that are there.
fn object<const N: usize>(members: [(&str, Option<Value>); N]) -> Map<String, Value> {
    members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

/// The item's type (CSL 1.0.2, Appendix III). Laws are web pages here: the kind holds law firms' notes on them, too,
/// and styles leave out the publisher of `legislation`.
fn kind(record: &Record) -> &'static str {
    match record.kind {
        Some(SourceKind::News | SourceKind::Wire) => "article-newspaper",
        Some(SourceKind::Official) => "report",
        Some(SourceKind::Data) => "dataset",
        Some(SourceKind::Law | SourceKind::Analysis) | None => match record.address {
            Some(_) => "webpage",
            None => "document",
        },
    }
}

/// The variable that names the publisher: newspapers and websites hold their items, others are published.
fn holder(kind: &str) -> &'static str {
    match kind {
        "article-newspaper" | "webpage" => "container-title",
        _ => "publisher",
    }
}

fn name(name: &Name) -> Value {
    match name {
        Name::Personal(Person { family, given, suffix: None }) => {
            json!({"family": family, "given": given})
        }
        Name::Personal(Person { family, given, suffix }) => {
            json!({"family": family, "given": given, "suffix": suffix})
        }
        Name::Literal(text) => json!({"literal": text}),
    }
}

/// The name of the server in a web address.
fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}

/// A date variable: `date-parts` with one date or two, `season`, `circa`. A range that is open on one side has the date
/// of the other and is `circa`, since the schema has no open ranges; a decade or a century is a range of years.
fn date(date: Date) -> Value {
    let mut variable = Map::new();
    let parts: Vec<Vec<i16>> = match date.endpoints() {
        Endpoints::One(end) if is_vague(&end) => {
            vec![parts_of_date(&end), vec![date.latest().year()]]
        }
        Endpoints::One(end) => {
            if let Some(season) = season(&end) {
                variable.insert("season".to_owned(), season.into());
            }
            vec![parts_of_date(&end)]
        }
        Endpoints::Range(from, to) => {
            let last = to.filter(is_vague).map(|_| vec![date.latest().year()]);
            let last = last.or_else(|| to.as_ref().map(parts_of_date));
            from.as_ref().map(parts_of_date).into_iter().chain(last).collect()
        }
    };
    variable.insert("date-parts".to_owned(), parts.into());
    if is_circa(date) {
        variable.insert("circa".to_owned(), true.into());
    }
    Value::Object(variable)
}

/// Whether it is a decade or a century.
fn is_vague(end: &Endpoint) -> bool {
    matches!(end.date().precision(), Precision::Century | Precision::Decade)
}

fn is_circa(date: Date) -> bool {
    date.qualifier() != Qualifier::Plain
        || !date.start_known()
        || !date.end_known()
        || matches!(date.precision(), Precision::Century | Precision::Decade)
}
