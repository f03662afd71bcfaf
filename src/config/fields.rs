//! The fields of site.yaml, declared once.

use crate::fields::readers::{Groups, Language, Texts, Url};
use crate::model::date::Date;
use crate::source::Spanned;
use crate::{record, words};

words! {
    /// How citations are written.
    pub enum CitationStyle {
        /// The Chicago Manual of Style, 17th edition: a note.
        Chicago = "chicago",
        /// APA, 7th edition: an entry of the reference list.
        Apa = "apa",
        /// MLA, 9th edition: an entry of the works cited.
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
        name: String = required "Dockers' Union";
        /// Its short name.
        short: Option<String> = optional "Dockers";
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
        name: String = required "Ban";
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
        title: String = required "The harbour strike of Brineholm";
        /// One sentence on it.
        description: Option<String> = optional "Who did what, when, and who says so";
        /// The address at which it is published.
        base_url: Url = required "https://example.github.io/brineholm/";
        /// The language of its texts.
        language: Option<Language> = optional "en";
        /// The theme, by the name of its folder in `themes/`.
        theme: Option<Spanned<String>> = optional "briefing";
        /// The time zone in which days begin (IANA).
        timezone: Option<Spanned<String>> = optional "Europe/Zurich";
        /// The day on which the briefing stands; the day of the build if left out.
        as_of: Spanned<Option<Date>> = optional "2026-03-31";
        /// The address of its repository, for "edit this page".
        repository: Option<Url> = optional "https://github.com/example/brineholm";
        /// The branch to edit.
        branch: Option<String> = optional "main";
        /// Who keeps it.
        editors: Vec<String> = optional "[A. Editor]";
        /// The licence of its texts.
        license: Option<String> = optional "CC BY 4.0";
        /// What the menu holds: `state-of-play`, `timeline`, kinds such as `people`, ids of pages.
        navigation: Vec<Spanned<String>> = optional "[state-of-play, timeline, people, about]";
        /// The sides of the story, by id; `both` and `other` always exist.
        sides: Groups<SideFields> = optional "{dockers: {name: Dockers' Union, short: Dockers}}";
        /// The kinds of events, by id, in place of the built-in ones.
        kinds: Groups<EventKindFields> = optional "{talks: {name: Talks, meeting: true}}";
        /// The kinds of measures, by id, in place of the built-in ones.
        measure_kinds: Groups<MeasureKindFields> = optional "{ban: {name: Ban}}";
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
