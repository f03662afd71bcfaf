//! RIS: tagged lines (RIS Format Specifications, 2001; tags as of 2011). The reader is our own: a tag is the first
//! characters of a line, and the crate that reads the format gives up a file at its first fault.

use super::raw::{Raw, address_among, author_of, first, is_briefing};
use crate::diag::Diagnostic;
use crate::model::entries::SourceKind;
use crate::source::{FileId, Span};

/// Types whose `T2` is the periodical, website or blog that carries the work; of others it is a series.
const CARRIED: [&str; 12] = [
    "ABST", "BLOG", "EJOUR", "ELEC", "ICOMM", "INPR", "JFULL", "JOUR", "MGZN", "NEWS", "WEB",
    "MPCT",
];

/// All records of a text. One without its `ER` at the end of the text is a fault: the file is cut off.
pub fn read(file: FileId, text: &str) -> (Vec<Raw>, Vec<Diagnostic>) {
    let mut records = Vec::new();
    let mut open: Option<Fields<'_>> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let at = start;
        start += line.len();
        let line = line.trim_end_matches(['\n', '\r']);
        let span = Span::new(file, at..at + line.len());
        match (tag(line), &mut open) {
            (Some(("TY", kind)), _) => {
                // A record that ends where the next one begins is whole.
                let next = Fields { span, kind: kind.trim(), lines: Vec::new() };
                records.extend(open.replace(next).map(Fields::raw));
            }
            (Some(("ER", _)), _) => records.extend(open.take().map(Fields::raw)),
            (Some((tag, value)), Some(fields)) => fields.lines.push((tag, value.trim().to_owned())),
            (None, Some(fields)) => fields.continued(line),
            (_, None) => {}
        }
    }
    let cut = open.map(|fields| {
        Diagnostic::error(
            "import-syntax",
            fields.span,
            "this record has no end: the file is cut off",
        )
        .help("export it again; if nothing is missing, add the line `ER  - ` at the end")
    });
    (records, cut.into_iter().collect())
}

/// Whether a line begins a record.
pub fn is_beginning(line: &str) -> bool {
    tag(line.trim_start_matches('\u{feff}')).is_some_and(|(tag, _)| tag == "TY")
}

/// The tag and the value of a line `XX  - value`; one space before the hyphen and none behind it are let pass.
fn tag(line: &str) -> Option<(&str, &str)> {
    let (tag, rest) = line.split_at_checked(2)?;
    let [first, second] = *tag.as_bytes() else { return None };
    let is_tag =
        first.is_ascii_uppercase() && (second.is_ascii_uppercase() || second.is_ascii_digit());
    let value = rest.strip_prefix("  -").or_else(|| rest.strip_prefix(" -"))?;
    let is_end = value.is_empty() || value.starts_with(' ');
    (is_tag && is_end).then_some((tag, value))
}

/// A record's lines.
struct Fields<'t> {
    span: Span,
    kind: &'t str,
    lines: Vec<(&'t str, String)>,
}

impl Fields<'_> {
    /// A line without a tag goes on with the one before.
    fn continued(&mut self, line: &str) {
        if let Some((_, value)) = self.lines.last_mut().filter(|_| !line.trim().is_empty()) {
            value.push('\n');
            value.push_str(line.trim());
        }
    }

    fn all(&self, tag: &str) -> impl Iterator<Item = &str> {
        let lines = self.lines.iter().filter(move |(name, _)| *name == tag);
        lines.map(|(_, value)| value.as_str())
    }

    /// The first value that one of some tags has, in the order of the tags.
    fn get<const N: usize>(&self, tags: [&str; N]) -> String {
        first(
            tags.map(|tag| self.all(tag).find(|value| !value.is_empty()).unwrap_or("").to_owned()),
        )
    }

    /// A record may have several; some are of a library's own kind.
    fn address(&self) -> String {
        let values = ["UR", "L1", "LK"].into_iter().flat_map(|tag| self.all(tag));
        address_among(&values.flat_map(str::lines).collect::<Vec<_>>())
    }

    fn people<const N: usize>(&self, tags: [&str; N]) -> Vec<String> {
        tags.into_iter().flat_map(|tag| self.all(tag)).map(author_of).collect()
    }

    fn raw(self) -> Raw {
        let is_ours = is_briefing(&self.get(["DP"]));
        let publisher = match CARRIED.contains(&self.kind) && !is_ours {
            true => self.get(["T2", "JF", "JO", "JA", "PB"]),
            false => self.get(["PB", "T2", "JF", "JO", "JA"]),
        };
        let archived = ["AV", "AN", "L2"].into_iter().flat_map(|tag| self.all(tag));
        let mut raw = Raw {
            span: self.span,
            key: self.get(["ID"]),
            is_ours,
            title: self.get(["TI", "T1", "CT", "BT", "ST"]),
            publisher,
            date: date(&self.get(["DA", "PY", "Y1"])),
            url: self.address(),
            doi: self.get(["DO"]),
            archived: archived
                .into_iter()
                .find(|text| text.contains("://"))
                .unwrap_or("")
                .to_owned(),
            accessed: date(&self.get(["Y2"])),
            language: self.get(["LA"]),
            kind: kind(self.kind),
            ..Raw::default()
        };
        raw.take_people(self.people(["AU", "A1"]), &self.people(["ED", "A2"]));
        // One line may hold several, parted by semicolons.
        raw.take_keywords(self.all("KW").flat_map(|words| words.split([';', '\n'])));
        for note in self.all("N1") {
            raw.take_note(note);
        }
        raw
    }
}

/// What kind of voice a type of reference is, where it tells.
fn kind(kind: &str) -> Option<SourceKind> {
    match kind {
        "NEWS" | "MGZN" => Some(SourceKind::News),
        "GOVDOC" => Some(SourceKind::Official),
        "STAT" | "BILL" | "UNBILL" | "CASE" | "LEGAL" | "HEAR" => Some(SourceKind::Law),
        "DATA" | "AGGR" | "DBASE" => Some(SourceKind::Data),
        "BLOG" | "BOOK" | "CHAP" | "CONF" | "CPAPER" | "EBOOK" | "ECHAP" | "EDBOOK" | "EJOUR"
        | "ENCYC" | "DICT" | "JOUR" | "JFULL" | "RPRT" | "THES" => Some(SourceKind::Analysis),
        _ => None,
    }
}

/// `YYYY/MM/DD/other info` as EDTF, as far as it is filled in; any other text as it is. Of the other info, the words
/// that our own exports use are understood; a time of day is not needed.
fn date(text: &str) -> String {
    let parts: Vec<&str> = text.splitn(4, '/').map(str::trim).collect();
    let digits = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    let [year, rest @ ..] = parts.as_slice() else { return text.to_owned() };
    if year.len() != 4 || !digits(year, 4) || rest.is_empty() {
        return text.trim().to_owned();
    }
    let numbers = rest.iter().take(2).take_while(|part| digits(part, 2));
    let info = rest.get(2).copied().unwrap_or("").to_lowercase();
    let season =
        ["spring", "summer", "autumn", "winter"].iter().position(|word| info.contains(word));
    let mut date = if info.contains("century") {
        format!("{}XX", &year[..2])
    } else if info.contains("decade") {
        format!("{}X", &year[..3])
    } else {
        numbers.fold((*year).to_owned(), |date, part| format!("{date}-{part:0>2}"))
    };
    if let Some(season) = season.filter(|_| date.len() == 4) {
        date.push_str(&format!("-2{}", season + 1));
    }
    date.push_str(match (info.contains("about"), info.contains("uncertain")) {
        (true, true) => "%",
        (true, false) => "~",
        (false, true) => "?",
        (false, false) => "",
    });
    if info.contains("and later") {
        date.push_str("/..");
    } else if info.contains("or earlier") {
        date.insert_str(0, "../");
    }
    date
}
