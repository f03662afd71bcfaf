//! Groups of fields that several kinds share.

use super::readers::{Language, OneOrMany, Prose, Ref};
use crate::model::date::Date;
use crate::model::entries::{Side, Source};
use crate::record;
use crate::source::Spanned;

record! {
    /// A quotation.
    pub struct QuoteFields ("a quotation") {
        /// The words, exactly as they are printed.
        text: Spanned<String> = required "We will see who keeps their word";
        /// Whose words: a person's id, a list of ids, or a name in words.
        by: OneOrMany<Spanned<String>> = required "mara-tolland";
        /// The source that prints them.
        source: Ref<Source> = required "gazette-2026-03-12-talks";
        /// When they were said.
        date: Option<Date> = optional "2026-03-11";
        /// On what occasion, in your own words.
        context: Option<String> = optional "on the steps of the town hall";
        /// The language of the words, if it is not the site's.
        lang: Option<Language> = optional "fr";
        /// The same in the site's language.
        translation: Option<String> = optional "we will see who keeps their word";
        /// The words before it, where the text occurs twice in the source.
        prefix: Option<String> = optional "on the steps";
    }
}

record! {
    /// What one side said of an event.
    pub struct ReadoutFields ("a readout") {
        /// The side.
        side: Ref<Side> = required "port";
        /// What it said, in your own words.
        summary: Prose = required "A first step back to normal work. [@radio-2026-03-12-pause]";
        /// The source that says so.
        source: Ref<Source> = required "radio-2026-03-12-pause";
    }
}

record! {
    /// A correction that was made.
    pub struct CorrectionFields ("a correction") {
        /// When it was made.
        date: Option<Date> = required "2026-05-12";
        /// What was wrong and what stands there now.
        what: String = required "Fourteen ships waited, not nineteen.";
    }
}

record! {
    /// Leave to break a rule, with the reason.
    pub struct AcceptFields ("an accepted rule") {
        /// The rule's code.
        rule: Spanned<String> = required "single-source";
        /// Why the entry may break it.
        because: String = required "only the union reported the call";
    }
}

record! {
    /// What every entry may have.
    pub struct CommonFields ("an entry") {
        /// The id, if it is not the file's name.
        id: Option<Spanned<String>> = optional "first-talks";
        /// Former ids: their addresses lead to this entry.
        aliases: Vec<Spanned<String>> = optional "[talks-in-brineholm]";
        /// `true` keeps the entry out of the site.
        draft: Option<bool> = optional "true";
        /// When the entry was last brought up to date.
        updated: Option<Date> = optional "2026-05-12";
        /// What was corrected, and when.
        corrections: Vec<CorrectionFields> = optional "[{date: 2026-05-12, what: Fourteen ships waited.}]";
        /// Rules that this entry may break.
        accept: Vec<AcceptFields> = optional "[{rule: single-source, because: nobody else was there}]";
        /// The text in Markdown, for entries without a Markdown file of their own.
        body: Option<Prose> = optional "The talks began at ten. [@gazette-2026-03-12-talks]";
    }
}
