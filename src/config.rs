//! site.yaml: its fields, and the settings that the program works with.

use jiff::civil;

use crate::diag::Diagnostic;
use crate::fields::readers::{Groups, Language, Texts, Url};
use crate::fields::{Reader, Record};
use crate::model::date::Date;
use crate::model::entries::{EventKind, MeasureKind, Side};
use crate::model::{Id, Table, slug};
use crate::source::{FileId, Sources, Span, Spanned};
use crate::yaml::{self, Value};
use crate::{record, words};

/// The name of the settings' file.
pub const FILE: &str = "site.yaml";

words! {
    /// How citations are written.
    pub enum CitationStyle {
        /// Chicago, notes and bibliography.
        Chicago = "chicago",
        /// APA.
        Apa = "apa",
        /// MLA.
        Mla = "mla",
    }
}

words! {
    /// What a rule's breach is.
    pub enum Level {
        /// An error.
        Error = "error",
        /// A warning.
        Warn = "warn",
        /// Nothing.
        Off = "off",
    }
}

words! {
    /// What happens to raw HTML in Markdown.
    pub enum RawHtml {
        /// It is passed on.
        Allow = "allow",
        /// It is shown as text.
        Escape = "escape",
    }
}

words! {
    /// An edition for reading offline.
    pub enum Edition {
        /// One HTML file.
        Html = "html",
        /// An EPUB.
        Epub = "epub",
        /// The site as an archive.
        Zip = "zip",
    }
}

record! {
    /// A side of the story.
    pub struct SideFields ("a side") {
        /// Its name.
        name: String = required "United States";
        /// Its short name.
        short: Option<String> = optional "US";
        /// The sign that tells it without colour.
        glyph: Option<String> = optional "■";
    }
}

record! {
    /// A kind of event.
    pub struct EventKindFields ("a kind of event") {
        /// Its name.
        name: String = required "Talks";
        /// Whether people meet in it: it then makes the pairs of who met whom.
        meeting: Option<bool> = optional "true";
        /// The sign that stands for it.
        glyph: Option<String> = optional "§";
    }
}

record! {
    /// A kind of measure.
    pub struct MeasureKindFields ("a kind of measure") {
        /// Its name.
        name: String = required "Export control";
        /// The sign that stands for it.
        glyph: Option<String> = optional "§";
    }
}

record! {
    /// How Markdown is read.
    pub struct MarkdownFields ("the group `markdown`") {
        /// `allow` passes raw HTML on, `escape` shows it as text.
        raw_html: Option<RawHtml> = optional "escape";
    }
}

record! {
    /// The settings of a site.
    pub struct SiteFields ("site.yaml") {
        /// The site's title.
        title: String = required "US-China Trade War Briefing";
        /// One sentence on it.
        description: Option<String> = optional "Who did what, when, and who says so";
        /// The address at which it is published.
        base_url: Url = required "https://example.github.io/trade-war-briefing/";
        /// The language of its texts.
        language: Option<Language> = optional "en";
        /// The theme, by the name of its folder in `themes/`.
        theme: Option<Spanned<String>> = optional "briefing";
        /// The time zone in which days begin (IANA).
        timezone: Option<Spanned<String>> = optional "Europe/Zurich";
        /// The day on which the briefing stands; the day of the build if left out.
        as_of: Spanned<Option<Date>> = optional "2026-06-27";
        /// The address of its repository, for "edit this page".
        repository: Option<Url> = optional "https://github.com/example/trade-war-briefing";
        /// The branch to edit.
        branch: Option<String> = optional "main";
        /// Who keeps it.
        editors: Vec<String> = optional "[A. Editor]";
        /// The licence of its texts.
        license: Option<String> = optional "CC BY 4.0";
        /// What the menu holds: `state-of-play`, `timeline`, kinds such as `people`, ids of pages.
        navigation: Vec<Spanned<String>> = optional "[state-of-play, timeline, people, about]";
        /// The sides of the story, by id; `both` and `other` always exist.
        sides: Groups<SideFields> = optional "{us: {name: United States, short: US}}";
        /// The kinds of events, by id, in place of the built-in ones.
        kinds: Groups<EventKindFields> = optional "{talks: {name: Talks, meeting: true}}";
        /// The kinds of measures, by id, in place of the built-in ones.
        measure_kinds: Groups<MeasureKindFields> = optional "{tariff: {name: Tariff}}";
        /// How citations are written.
        citation_style: Option<CitationStyle> = optional "chicago";
        /// Rules and what their breach is: `error`, `warn` or `off`.
        checks: Texts = optional "{single-source: off}";
        /// How Markdown is read.
        markdown: MarkdownFields = optional "{raw_html: escape}";
        /// `false` leaves people's names unlinked.
        autolink: Option<bool> = optional "true";
        /// The folder that is written.
        output: Option<String> = optional "public";
        /// `false` builds no search.
        search: Option<bool> = optional "true";
        /// The editions for reading offline.
        offline: Vec<Option<Edition>> = optional "[html, epub, zip]";
    }
}

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
    let mut fields = SiteFields::default();
    if let Some(file) = sources.find(FILE) {
        fields = read(sources, file, &mut diagnostics);
    }
    let config = resolve(fields, overrides, today, &mut diagnostics);
    (config, diagnostics)
}

fn read(sources: &Sources, file: FileId, diagnostics: &mut Vec<Diagnostic>) -> SiteFields {
    let text = &sources.get(file).text;
    let mut fields = SiteFields::default();
    let Some(node) = yaml::parse(file, text, 0..text.len(), diagnostics) else { return fields };
    let pairs = match node.value {
        Value::Map(pairs) => pairs,
        Value::Null => Vec::new(),
        _ => {
            let message = "site.yaml holds no fields";
            diagnostics.push(
                Diagnostic::error("wrong-type", node.span, message)
                    .help("write one field a line, such as `title: My briefing`"),
            );
            return fields;
        }
    };
    let mut reader = Reader::default();
    let records: &mut [&mut dyn Record] = &mut [&mut fields];
    reader.fields(&pairs, SiteFields::NOUN, Span::start_of(file), records);
    diagnostics.append(&mut reader.diagnostics);
    fields
}

fn resolve(
    fields: SiteFields,
    overrides: &Overrides,
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

/// Signs for sides that declare none: the first is a square, the second a circle.
const GLYPHS: [&str; 6] = ["■", "●", "▲", "▼", "★", "✚"];
const GLYPH_OF_BOTH: &str = "◆";

fn sides_of(groups: Groups<SideFields>, diagnostics: &mut Vec<Diagnostic>) -> Table<Side> {
    let mut sides = Table::default();
    for (at, (id, SideFields { name, short, glyph })) in groups.0.into_iter().enumerate() {
        check_id(&id, diagnostics);
        let short = short.unwrap_or_else(|| name.clone());
        let glyph = glyph.unwrap_or_else(|| GLYPHS[at % GLYPHS.len()].to_owned());
        sides.push(Side { id: id.value, name, short, glyph });
    }
    // Their names are words of the theme, which a template looks up by the id.
    for id in ["both", "other"] {
        let glyph = GLYPH_OF_BOTH.to_owned();
        sides.push(Side { id: id.to_owned(), name: String::new(), short: String::new(), glyph });
    }
    sides
}

fn check_id(id: &Spanned<String>, diagnostics: &mut Vec<Diagnostic>) {
    if !slug::is_kebab(&id.value) || matches!(id.value.as_str(), "both" | "other") {
        let message = format!("`{}` cannot be an id here", id.value);
        let help = match id.value.as_str() {
            "both" | "other" => "`both` and `other` always exist: take it out".to_owned(),
            text => format!("use lower-case letters, digits and hyphens: `{}`", slug::of(text)),
        };
        diagnostics.push(Diagnostic::error("bad-id", id.span, message).help(help));
    }
}

/// The built-in kinds of events, with whether people meet in them.
const EVENT_KINDS: [(&str, &str, bool); 8] = [
    ("talks", "Talks", true),
    ("summit", "Summit", true),
    ("statement", "Statement", false),
    ("decision", "Decision", false),
    ("court", "Court", false),
    ("deal", "Deal", false),
    ("deadline", "Deadline", false),
    ("other", "Other", false),
];

fn event_kinds(
    groups: Groups<EventKindFields>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Table<EventKind> {
    let declared = groups.0.into_iter().map(|(id, EventKindFields { name, meeting, glyph })| {
        check_kind(&id, diagnostics);
        EventKind { id: id.value, name, glyph, meeting: meeting.unwrap_or(false) }
    });
    let declared: Vec<_> = declared.collect();
    if !declared.is_empty() {
        return declared.into();
    }
    let built_in = EVENT_KINDS.map(|(id, name, meeting)| EventKind {
        id: id.to_owned(),
        name: name.to_owned(),
        glyph: None,
        meeting,
    });
    built_in.to_vec().into()
}

/// The built-in kinds of measures.
const MEASURE_KINDS: [(&str, &str); 6] = [
    ("rule", "Rule"),
    ("tax", "Tax"),
    ("ban", "Ban"),
    ("commitment", "Commitment"),
    ("investigation", "Investigation"),
    ("other", "Other"),
];

fn kinds_of_measures(
    groups: Groups<MeasureKindFields>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Table<MeasureKind> {
    let declared = groups.0.into_iter().map(|(id, MeasureKindFields { name, glyph })| {
        check_kind(&id, diagnostics);
        MeasureKind { id: id.value, name, glyph }
    });
    let declared: Vec<_> = declared.collect();
    if !declared.is_empty() {
        return declared.into();
    }
    let built_in = MEASURE_KINDS.map(|(id, name)| MeasureKind {
        id: id.to_owned(),
        name: name.to_owned(),
        glyph: None,
    });
    built_in.to_vec().into()
}

fn check_kind(id: &Spanned<String>, diagnostics: &mut Vec<Diagnostic>) {
    if !slug::is_kebab(&id.value) {
        let message = format!("`{}` cannot be an id", id.value);
        let help = format!("use lower-case letters, digits and hyphens: `{}`", slug::of(&id.value));
        diagnostics.push(Diagnostic::error("bad-id", id.span, message).help(help));
    }
}
