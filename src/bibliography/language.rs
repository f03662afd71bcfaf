//! The names of languages that BibTeX knows, and the tags (BCP 47) that they stand for. It knows no entry.

/// A tag, the name that babel and polyglossia have for it (`langid`, The biblatex Package, §2.2.3; babel, "Locale
/// naming"), and biblatex's key for it or, where it has none, the word (`language`, §2.2.2). A tag with a region or
/// a script stands behind its language.
const LANGUAGES: [(&str, &str, &str); 38] = [
    ("ar", "arabic", "Arabic"),
    ("cs", "czech", "czech"),
    ("da", "danish", "danish"),
    ("de", "german", "german"),
    ("de-AT", "austrian", "german"),
    ("de-CH", "swissgerman", "german"),
    ("el", "greek", "greek"),
    ("en", "english", "english"),
    ("en-AU", "australian", "english"),
    ("en-CA", "canadian", "english"),
    ("en-GB", "british", "english"),
    ("en-NZ", "newzealand", "english"),
    ("en-US", "american", "english"),
    ("es", "spanish", "spanish"),
    ("fa", "persian", "Persian"),
    ("fi", "finnish", "finnish"),
    ("fr", "french", "french"),
    ("fr-CA", "canadien", "french"),
    ("he", "hebrew", "Hebrew"),
    ("hi", "hindi", "Hindi"),
    ("hu", "hungarian", "hungarian"),
    ("id", "indonesian", "Indonesian"),
    ("it", "italian", "italian"),
    ("ja", "japanese", "japanese"),
    ("ko", "korean", "Korean"),
    ("nl", "dutch", "dutch"),
    ("pl", "polish", "polish"),
    ("pt", "portuguese", "portuguese"),
    ("pt-BR", "brazilian", "portuguese"),
    ("ru", "russian", "russian"),
    ("sv", "swedish", "swedish"),
    ("th", "thai", "Thai"),
    ("tr", "turkish", "turkish"),
    ("uk", "ukrainian", "ukrainian"),
    ("vi", "vietnamese", "Vietnamese"),
    ("zh", "chinese", "Chinese"),
    ("zh-Hans", "chinese-hans", "Chinese"),
    ("zh-Hant", "chinese-hant", "Chinese"),
];

/// Other names for them, in older versions of babel and in what Zotero writes.
const ALIASES: [(&str, &str); 22] = [
    ("brazil", "pt-BR"),
    ("chinese-simplified", "zh-Hans"),
    ("chinese-traditional", "zh-Hant"),
    ("farsi", "fa"),
    ("francais", "fr"),
    ("magyar", "hu"),
    ("mandarin", "zh"),
    ("naustrian", "de-AT"),
    ("ngerman", "de"),
    ("norsk", "nb"),
    ("norwegian", "no"),
    ("nswissgerman", "de-CH"),
    ("nynorsk", "nn"),
    ("pinyin", "zh"),
    ("portuges", "pt"),
    ("romanian", "ro"),
    ("simplified chinese", "zh-Hans"),
    ("thaicjk", "th"),
    ("traditional chinese", "zh-Hant"),
    ("ukenglish", "en-GB"),
    ("usenglish", "en-US"),
    ("usmexican", "es-MX"),
];

/// BibTeX's `langid` and `language` for a tag: those of the whole tag, or else of its language. `None` for a
/// language that is not in the table.
pub(super) fn names_of(tag: &str) -> Option<(&'static str, &'static str)> {
    let primary = tag.split('-').next().unwrap_or(tag);
    let find = |tag: &str| LANGUAGES.iter().find(|(known, ..)| known.eq_ignore_ascii_case(tag));
    find(tag).or_else(|| find(primary)).map(|(_, langid, word)| (*langid, *word))
}

/// The tag (BCP 47) that a name of a language stands for, in BibTeX or in English, whatever its capitals.
pub fn tag_of(name: &str) -> Option<&'static str> {
    let name = name.trim().to_lowercase();
    let own = LANGUAGES.iter().find(|(_, langid, _)| *langid == name).map(|(tag, ..)| *tag);
    let word = || {
        let found = LANGUAGES.iter().find(|(.., word)| word.to_lowercase() == name);
        found.map(|(tag, ..)| *tag)
    };
    let alias = || ALIASES.iter().find(|(alias, _)| *alias == name).map(|(_, tag)| *tag);
    own.or_else(word).or_else(alias)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_langid_leads_back_to_its_tag() {
        for (tag, langid, _) in LANGUAGES {
            assert_eq!(tag_of(langid), Some(tag));
            assert_eq!(names_of(tag).map(|(langid, _)| langid), Some(langid));
        }
    }

    #[test]
    fn names_are_found_whoever_wrote_them() {
        for (name, tag) in
            [("English", "en"), ("British", "en-GB"), ("pinyin", "zh"), (" Magyar", "hu")]
        {
            assert_eq!(tag_of(name), Some(tag), "{name}");
        }
        assert_eq!(tag_of("Klingon"), None);
        assert_eq!(names_of("es-MX"), Some(("spanish", "spanish")));
    }
}
