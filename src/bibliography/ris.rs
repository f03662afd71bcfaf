//! RIS: tagged lines.

use super::name::Name;
use super::record::{Record, clean, parts_of_date, season};
use crate::model::date::{Date, Endpoint, Endpoints, Precision, Qualifier};
use crate::model::entries::SourceKind;

pub(super) fn record(record: &Record) -> String {
    let mut lines = Lines::default();
    lines.add("TY", kind(record));
    for author in &record.authors {
        lines.add("AU", &name(author));
    }
    lines.add("TI", &record.title);
    if let Some(publisher) = &record.publisher {
        if kind(record) == "NEWS" {
            lines.add("T2", &without(&['*'], publisher));
        }
        lines.add("PB", publisher);
    }
    if let Some(published) = record.date {
        lines.add("PY", &year(published));
        lines.add("DA", &date(published));
    }
    lines.add_some("UR", record.address.as_deref());
    lines.add_some("AV", record.archived.as_deref());
    lines.add_some("Y2", record.accessed.map(date).as_deref());
    lines.add_some("LA", record.language.as_deref());
    for note in record.notes() {
        lines.add("N1", &note);
    }
    if let Some(published) = record.date.filter(|date| !is_exact(*date)) {
        lines.add("N1", &format!("dated {published} (EDTF)"));
    }
    for keyword in record.keywords() {
        lines.add("KW", &keyword);
    }
    lines.add_some("DP", record.catalogue.as_deref());
    lines.add("ID", &record.id);
    lines.0 + "ER  - \r\n"
}

/// Lines of a tag, two spaces, a hyphen, a space and a value; CR LF at their ends ("Tag Format").
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn add(&mut self, tag: &str, value: &str) {
        if !value.is_empty() {
            self.0.push_str(&format!("{tag}  - {value}\r\n"));
        }
    }

    fn add_some(&mut self, tag: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.add(tag, value);
        }
    }
}

/// The type of reference. Laws are web pages here: the kind holds law firms' notes on them, too.
fn kind(record: &Record) -> &'static str {
    match record.kind {
        Some(SourceKind::News | SourceKind::Wire) => "NEWS",
        Some(SourceKind::Official) => "GOVDOC",
        Some(SourceKind::Data) => "DATA",
        Some(SourceKind::Law | SourceKind::Analysis) | None => match record.address {
            Some(_) => "ELEC",
            None => "GEN",
        },
    }
}

/// `Family, Given` or `Family, Given, Jr.` ("Author fields"), or a name that no comma takes apart. An asterisk may not stand in names of authors and
/// periodicals ("Characters Allowed in Fields").
fn name(name: &Name) -> String {
    match name {
        Name::Personal(person) => without(&['*'], &person.parted()),
        Name::Literal(text) => without(&['*', ','], text),
    }
}

fn without(signs: &[char], text: &str) -> String {
    clean(&text.replace(signs, " "))
}

fn year(date: Date) -> String {
    let (parts, _) = parts(date);
    format!("{:04}", parts[0])
}

/// `YYYY/MM/DD/other info`: what is not known stays empty between its slashes.
fn date(date: Date) -> String {
    let (parts, info) = parts(date);
    let number = |at: usize| parts.get(at).map(|part| format!("{part:02}")).unwrap_or_default();
    format!("{:04}/{}/{}/{info}", parts[0], number(1), number(2))
}

/// Whether `DA` says all of a date: ranges and days or months that are not known have no place in it.
fn is_exact(date: Date) -> bool {
    let is_vague = matches!(date.precision(), Precision::Century | Precision::Decade);
    !date.is_range() && (is_vague || !date.to_string().contains('X'))
}

/// Year, month and day, as many as are certain, and the other info, which is letters, spaces and hyphens. A range is
/// what its ends have in common, or else its start.
fn parts(date: Date) -> (Vec<i16>, String) {
    match date.endpoints() {
        Endpoints::One(end) => (parts_of_date(&end), info(&end, None)),
        Endpoints::Range(Some(from), Some(to)) => {
            let (first, last) = (parts_of_date(&from), parts_of_date(&to));
            let same = first.iter().zip(&last).take_while(|(one, other)| one == other).count();
            match same {
                0 => (first, info(&from, Some("and later"))),
                _ => (
                    first[..same].to_vec(),
                    qualifier(date.qualifier()).unwrap_or_default().to_owned(),
                ),
            }
        }
        Endpoints::Range(Some(from), None) => {
            (parts_of_date(&from), info(&from, Some("and later")))
        }
        Endpoints::Range(None, Some(to)) => (parts_of_date(&to), info(&to, Some("or earlier"))),
        // A date without any end cannot be held.
        Endpoints::Range(None, None) => (vec![date.earliest().year()], String::new()),
    }
}

fn info(end: &Endpoint, more: Option<&str>) -> String {
    let season = season(end).map(|season| match season {
        1 => "Spring",
        2 => "Summer",
        3 => "Autumn",
        _ => "Winter",
    });
    let span = match end.date().precision() {
        Precision::Century => Some("century"),
        Precision::Decade => Some("decade"),
        _ => None,
    };
    let words = [qualifier(end.qualifier()), season, span, more];
    words.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn qualifier(qualifier: Qualifier) -> Option<&'static str> {
    match qualifier {
        Qualifier::Plain => None,
        Qualifier::Uncertain => Some("uncertain"),
        Qualifier::Approximate => Some("about"),
        Qualifier::Both => Some("about and uncertain"),
    }
}
