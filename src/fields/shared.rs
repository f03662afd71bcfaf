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
        text: Spanned<String> = required "a very successful framework";
        /// Whose words: a person's id, a list of ids, or a name in words.
        by: OneOrMany<Spanned<String>> = required "scott-bessent";
        /// The source that prints them.
        source: Ref<Source> = required "newsx-2025-10-26-consensus";
        /// When they were said.
        date: Option<Date> = optional "2025-10-26";
        /// On what occasion, in your own words.
        context: Option<String> = optional "after the second day in Kuala Lumpur";
        /// The language of the words, if it is not the site's.
        lang: Option<Language> = optional "zh-Hans";
        /// The same in the site's language.
        translation: Option<String> = optional "a very successful framework";
        /// The words before it, where the text occurs twice in the source.
        prefix: Option<String> = optional "we have";
    }
}

record! {
    /// What one side said of an event.
    pub struct ReadoutFields ("a readout") {
        /// The side.
        side: Ref<Side> = required "china";
        /// What it said, in your own words.
        summary: Prose = required "Both sides agreed to keep talking. [@mofcom-2025-10-30]";
        /// The source that says so.
        source: Ref<Source> = required "mofcom-2025-10-30";
    }
}

record! {
    /// A correction that was made.
    pub struct CorrectionFields ("a correction") {
        /// When it was made.
        date: Option<Date> = required "2026-05-12";
        /// What was wrong and what stands there now.
        what: String = required "The rate was 30, not 34.";
    }
}

record! {
    /// Leave to break a rule, with the reason.
    pub struct AcceptFields ("an accepted rule") {
        /// The rule's code.
        rule: Spanned<String> = required "single-source";
        /// Why the entry may break it.
        because: String = required "only the ministry reported the call";
    }
}

record! {
    /// What every entry may have.
    pub struct CommonFields ("an entry") {
        /// The id, if it is not the file's name.
        id: Option<Spanned<String>> = optional "geneva-talks";
        /// Former ids: their addresses lead to this entry.
        aliases: Vec<Spanned<String>> = optional "[geneva]";
        /// `true` keeps the entry out of the site.
        draft: Option<bool> = optional "true";
        /// When the entry was last brought up to date.
        updated: Option<Date> = optional "2026-05-12";
        /// What was corrected, and when.
        corrections: Vec<CorrectionFields> = optional "[{date: 2026-05-12, what: The rate was 30.}]";
        /// Rules that this entry may break.
        accept: Vec<AcceptFields> = optional "[{rule: single-source, because: nobody else was there}]";
        /// The text in Markdown, for entries without a Markdown file of their own.
        body: Option<Prose> = optional "The talks began at ten. [@npr-2025-05-12]";
    }
}
