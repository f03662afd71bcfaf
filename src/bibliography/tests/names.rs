//! Whose names are taken apart.

use serde_json::json;

use super::bare;
use crate::bibliography::name::Name;
use crate::bibliography::record::Record;
use crate::bibliography::{Base, authors, bibtex, csl_json, ris};

fn name(text: &str, publisher: Option<&str>) -> Name {
    let mut source = bare("id", "title");
    source.authors = vec![text.to_owned()];
    source.publisher = publisher.map(str::to_owned);
    Record::of(&source, &Base::default()).authors.remove(0)
}

#[test]
fn a_name_with_a_middle_initial_is_a_persons() {
    for (text, family, given) in [
        ("Jane Q. Public", "Public", "Jane Q."),
        ("Ann B. C. Smith-Jones", "Smith-Jones", "Ann B. C."),
        ("Éva Ö. O’Neill", "O’Neill", "Éva Ö."),
    ] {
        let personal = Name::Personal { family: family.into(), given: given.into() };
        assert_eq!(name(text, Some("The Times")), personal, "{text}");
    }
}

#[test]
fn a_name_with_its_family_name_before_a_comma_is_a_persons() {
    for (text, family, given) in [
        ("Smith, Jane", "Smith", "Jane"),
        ("He, Lifeng", "He", "Lifeng"),
        ("Martínez, Ana María", "Martínez", "Ana María"),
        ("Public, Jane Q.", "Public", "Jane Q."),
        ("Example, J.", "Example", "J."),
        ("Example, J. P.", "Example", "J. P."),
        ("Example, J.P.", "Example", "J.P."),
        ("Leclerc, Jean-Luc", "Leclerc", "Jean-Luc"),
        ("Leclerc, J.-L.", "Leclerc", "J.-L."),
        ("van der Berg, Jan", "van der Berg", "Jan"),
        ("Al Example, Omar", "Al Example", "Omar"),
        ("Khaliq, Riyaz ul", "Khaliq", "Riyaz ul"),
        ("O’Neill, Éva", "O’Neill", "Éva"),
        ("London, Jack", "London", "Jack"),
        ("Smith, Sydney", "Smith", "Sydney"),
    ] {
        let personal = Name::Personal { family: family.into(), given: given.into() };
        assert_eq!(name(text, Some("The Times")), personal, "{text}");
        // Papers and blogs that are called after their one author.
        assert_eq!(name(text, Some("Jane Smith’s Letter")), personal, "{text}");
    }
}

#[test]
fn a_comma_in_any_other_name_says_nothing() {
    for text in [
        "Ministry of Commerce, PRC",
        "Commerce, Ministry of",
        "Commerce, Ministry",
        "Treasury, Washington",
        "Reuters, Beijing",
        "Beijing, Reuters",
        "Bloomberg, AFP",
        "Smith, Beijing",
        "University of California, Berkeley",
        "Associated Press, Washington",
        "China Daily, Hong Kong",
        "White House, Office of the Press Secretary",
        "Example, Inc",
        "Example, Inc.",
        "Example, LLP",
        "Example, Staff",
        "Smith, Jane, Correspondent",
        "Public, Private & Partners, LLP",
        "Smith and Jones, Ann",
        "García Márquez, Gabriel",
        "Smith, Jane Ann Mary Sue",
        "Smith,Jane",
        "Smith, jane",
        "smith, Jane",
        "Smith, ",
        ", Jane",
        "何, 立峰",
        "何，立峰",
    ] {
        let whole = text.trim_matches([' ']).to_owned();
        assert_eq!(name(text, Some("The Times")), Name::Literal(whole), "{text}");
    }
}

#[test]
fn any_other_name_stays_whole() {
    for text in [
        "White House",
        "He Lifeng",
        "Jane Public",
        "J. P. Morgan",
        "A. Reporter",
        "Public, Private & Partners, LLP",
        "Example Wire Staff",
        "Ministry of Commerce of the PRC",
        "Peter G. Foundation",
        "Harry S. Example Institute",
        "Johnson & Johnson",
        "OPEC",
        "EY U. S.",
        "例子",
        "and",
        "van der Example",
    ] {
        assert_eq!(name(text, Some("The Times")), Name::Literal(text.into()), "{text}");
    }
}

#[test]
fn a_firm_that_publishes_itself_stays_whole() {
    let firm = "Arthur D. Example";
    assert_eq!(name(firm, Some("Arthur D. Example, Inc.")), Name::Literal(firm.into()));
    // Two partners have the form of a person before a comma; what they publish tells.
    let firm = "Skadden, Arps";
    for publisher in ["Skadden", "Skadden, Arps", "Skadden, Arps, Slate, Meagher & Flom LLP"] {
        assert_eq!(name(firm, Some(publisher)), Name::Literal(firm.into()), "{publisher}");
    }
}

#[test]
fn authors_are_shown_as_they_are_read() {
    let mut source = bare("id", "title");
    source.authors = vec!["Smith, Jane".into(), "He Lifeng".into(), "OECD, Paris".into()];
    assert_eq!(authors(&source), ["Jane Smith", "He Lifeng", "OECD, Paris"]);
}

#[test]
fn every_format_has_the_parts_of_a_name() {
    let mut source = bare("id", "title");
    source.authors = vec!["van der Berg, Jan".into(), "Ministry of Commerce, PRC".into()];
    let base = Base::default();
    let entry = bibtex(&source, &base);
    assert!(
        entry.contains("author = {van der Berg, Jan and {Ministry of Commerce, PRC}}"),
        "{entry}"
    );
    let record = ris(&source, &base);
    assert!(
        record.contains("AU  - van der Berg, Jan\r\nAU  - Ministry of Commerce PRC\r\n"),
        "{record}"
    );
    let person = json!({"family": "van der Berg", "given": "Jan"});
    let group = json!({"literal": "Ministry of Commerce, PRC"});
    assert_eq!(csl_json(&source, &base)["author"], json!([person, group]));
}

#[test]
fn names_bear_persons_institutions_or_either() {
    use super::super::{Bearer, bearer};
    let person = |name: &str| Bearer::Person(name.to_owned());
    let institution = |name: &str| Bearer::Institution(name.to_owned());
    let unknown = |name: &str| Bearer::Unknown(name.to_owned());
    for (name, publisher, expected) in [
        ("Public, Jane", None, person("Jane Public")),
        ("Jane Q. Public", None, person("Jane Q. Public")),
        ("Ministry of Commerce", None, institution("Ministry of Commerce")),
        ("Reuters", None, institution("Reuters")),
        ("Jane Public", None, unknown("Jane Public")),
        ("Staff reporter", None, unknown("Staff reporter")),
        ("Post reporter", None, unknown("Post reporter")),
        ("Foster, Jane", Some("Foster"), unknown("Foster, Jane")),
    ] {
        assert_eq!(bearer(name, publisher), expected, "{name}");
    }
}
