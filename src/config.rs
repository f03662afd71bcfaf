//! site.yaml: its fields, and the settings that the program works with.

mod fields;
mod kinds;

use jiff::civil;

use crate::diag::{Diagnostic, has_errors};
use crate::fields::{Reader, Record};
use crate::model::date::Date;
use crate::model::entries::{EventKind, MeasureKind, Side};
use crate::model::{Id, Table};
use crate::source::{FileId, Sources, Span, Spanned};
use crate::yaml::{self, Value};

pub use fields::{CitationStyle, Edition, Level, RawHtml, SiteFields};
use kinds::{event_kinds, kinds_of_measures, sides_of};

/// The name of the settings' file.
pub const FILE: &str = "site.yaml";

/// What the command line says in place of the file, and what only the machine knows.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// `--base-url`.
    pub base_url: Option<String>,
    /// `--as-of`.
    pub as_of: Option<civil::Date>,
    /// Whether drafts are part of the site.
    pub drafts: bool,
}

/// The settings, as the program uses them.
#[derive(Clone, Debug)]
pub struct Config {
    /// The site's title.
    pub title: String,
    /// One sentence on it.
    pub description: String,
    /// The address of its home page, with a slash at its end.
    pub base_url: String,
    /// The language of its texts (BCP 47).
    pub language: String,
    /// The theme's name and where it is given.
    pub theme: Spanned<String>,
    /// The day on which the briefing stands.
    pub as_of: civil::Date,
    /// The address of the repository, without a slash at its end.
    pub repository: Option<String>,
    /// The branch to edit.
    pub branch: String,
    /// Who keeps it.
    pub editors: Vec<String>,
    /// The licence of its texts.
    pub license: Option<String>,
    /// What the menu holds; nothing stands for the usual order.
    pub navigation: Vec<Spanned<String>>,
    /// The sides: the declared ones, then `both` and `other`.
    pub sides: Table<Side>,
    /// The kinds of events.
    pub kinds: Table<EventKind>,
    /// The kinds of measures.
    pub measure_kinds: Table<MeasureKind>,
    /// How citations are written.
    pub citation_style: CitationStyle,
    /// Levels of rules, as written, to be checked where the rules are known.
    pub checks: Vec<(Spanned<String>, String)>,
    /// Whether raw HTML is passed on.
    pub raw_html: bool,
    /// Whether first mentions of people become links.
    pub autolink: bool,
    /// The folder that is written, below the root unless absolute.
    pub output: String,
    /// Whether there is a search.
    pub search: bool,
    /// The editions for reading offline.
    pub offline: Vec<Edition>,
    /// Whether drafts are part of the site.
    pub drafts: bool,
    /// Whether the command line asks for another day than the briefing's own.
    pub is_other_day: bool,
    /// The beginning of site.yaml, where faults of the whole site are reported.
    pub place: Span,
    /// Whether site.yaml could be read: if not, nothing is known of its sides and kinds.
    pub is_read: bool,
}

impl Config {
    /// The sides that site.yaml declares.
    pub fn own_sides(&self) -> impl Iterator<Item = (Id<Side>, &Side)> {
        self.sides.iter().take(self.sides.len() - 2)
    }
}

/// Reads the settings; `today` stands in for `as_of`. A setting at fault is reported and has
/// its default in what is returned, so that the content can be checked all the same.
pub fn load(
    sources: &Sources,
    overrides: &Overrides,
    today: impl FnOnce(Option<&str>) -> Result<civil::Date, String>,
) -> (Config, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let file = sources.find(FILE).filter(|file| sources.get(*file).is_whole);
    let read = file.and_then(|file| read(sources, file, &mut diagnostics));
    // A fault in the settings may have hidden a side or a kind: better say nothing of those.
    let is_read = read.is_some() && !has_errors(&diagnostics);
    let place = sources.find(FILE).map_or(Span::default(), Span::start_of);
    let fields = read.unwrap_or_default();
    let config = resolve(fields, overrides, place, today, &mut diagnostics);
    let is_read = is_read && !has_errors(&diagnostics);
    (Config { is_read, ..config }, diagnostics)
}

/// The fields as they were written; none if the file is no list of fields at all.
fn read(sources: &Sources, file: FileId, diagnostics: &mut Vec<Diagnostic>) -> Option<SiteFields> {
    let text = &sources.get(file).text;
    let node = yaml::parse(file, text, 0..text.len(), diagnostics)?;
    let pairs = match node.value {
        Value::Map(pairs) => pairs,
        Value::Null => Vec::new(),
        _ => {
            diagnostics.push(
                Diagnostic::error("wrong-type", node.span, "site.yaml holds no fields")
                    .help("write one field a line, such as `title: My briefing`"),
            );
            return None;
        }
    };
    let mut fields = SiteFields::default();
    let mut reader = Reader::default();
    let records: &mut [&mut dyn Record] = &mut [&mut fields];
    reader.fields(&pairs, SiteFields::NOUN, Span::start_of(file), records);
    diagnostics.append(&mut reader.diagnostics);
    Some(fields)
}

fn resolve(
    fields: SiteFields,
    overrides: &Overrides,
    place: Span,
    today: impl FnOnce(Option<&str>) -> Result<civil::Date, String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Config {
    let SiteFields {
        title,
        description,
        base_url,
        language,
        theme,
        timezone,
        as_of,
        repository,
        branch,
        editors,
        license,
        navigation,
        sides,
        kinds,
        measure_kinds,
        citation_style,
        checks,
        markdown,
        autolink,
        output,
        search,
        offline,
    } = fields;
    let base_url = overrides.base_url.clone().unwrap_or(base_url.0);
    if let Some(cut) = base_url.find(['?', '#']) {
        let message = "`base_url` is the address of the home page, without `?` or `#`";
        diagnostics.push(
            Diagnostic::error("bad-url", place, message)
                .help(format!("write `{}`", &base_url[..cut])),
        );
    }
    Config {
        title,
        description: description.unwrap_or_default(),
        base_url: format!("{}/", base_url.trim_end_matches('/')),
        language: language.map_or_else(|| "en".to_owned(), |language| language.0),
        theme: theme.unwrap_or(Spanned { value: "briefing".to_owned(), span: Span::default() }),
        as_of: as_of_day(overrides, &as_of, timezone, today, diagnostics),
        repository: repository.map(|url| url.0.trim_end_matches('/').to_owned()),
        branch: branch.unwrap_or_else(|| "main".to_owned()),
        editors,
        license,
        navigation,
        sides: sides_of(sides, diagnostics),
        kinds: event_kinds(kinds, diagnostics),
        measure_kinds: kinds_of_measures(measure_kinds, diagnostics),
        citation_style: citation_style.unwrap_or(CitationStyle::Chicago),
        checks: checks.0,
        raw_html: markdown.raw_html == Some(RawHtml::Allow),
        autolink: autolink.unwrap_or(true),
        output: output.unwrap_or_else(|| "public".to_owned()),
        search: search.unwrap_or(true),
        offline: offline.into_iter().flatten().collect(),
        drafts: overrides.drafts,
        is_other_day: overrides.as_of.is_some(),
        place,
        is_read: true,
    }
}

fn as_of_day(
    overrides: &Overrides,
    as_of: &Spanned<Option<Date>>,
    timezone: Option<Spanned<String>>,
    today: impl FnOnce(Option<&str>) -> Result<civil::Date, String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> civil::Date {
    if let Some(date) = as_of.value
        && date.day().is_none()
    {
        let message =
            "`as_of` is the day on which the briefing stands: it needs year, month and day";
        diagnostics.push(
            Diagnostic::error("bad-date", as_of.span, message)
                .help(format!("write the day, for example `{}`", date.latest())),
        );
    }
    let given = overrides.as_of.or_else(|| as_of.value.and_then(|date| date.day()));
    let zone = timezone.as_ref().map(|zone| zone.value.as_str());
    given.unwrap_or_else(|| {
        today(zone).unwrap_or_else(|reason| {
            let span = timezone.as_ref().map_or(Span::default(), |zone| zone.span);
            diagnostics.push(
                Diagnostic::error("unknown-value", span, reason)
                    .help("write a name such as `Europe/Zurich`, or `UTC`"),
            );
            civil::Date::constant(1970, 1, 1)
        })
    })
}
