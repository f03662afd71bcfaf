//! Whose names are taken apart.

use serde_json::json;

use super::bare;
use crate::bibliography::name::{Name, Person};
use crate::bibliography::record::Record;
use crate::bibliography::{Base, authors, bibtex, coins, csl_json, ris};

fn person(family: &str, given: &str, suffix: Option<&str>) -> Name {
    Name::Personal(Person::new(family, given, suffix).expect("both names"))
}

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
        assert_eq!(name(text, Some("The Times")), person(family, given, None), "{text}");
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
        ("García Márquez, Gabriel", "García Márquez", "Gabriel"),
        ("Lloyd Webber, Andrew", "Lloyd Webber", "Andrew"),
        ("Giscard d’Estaing, Valéry", "Giscard d’Estaing", "Valéry"),
        ("Ó Briain, Dara", "Ó Briain", "Dara"),
        ("d’Ancona, Matthew", "d’Ancona", "Matthew"),
        ("St. John, Henry", "St. John", "Henry"),
        ("Smith, J", "Smith", "J"),
        ("Smith, JP", "Smith", "JP"),
        ("Smith, Jane A", "Smith", "Jane A"),
        ("Smith, Jane Ann Mary Sue", "Smith", "Jane Ann Mary Sue"),
        ("SMITH, Jane", "SMITH", "Jane"),
        ("SMITH, JANE", "SMITH", "JANE"),
        ("Smith,Jane", "Smith", "Jane"),
        ("hooks, bell", "hooks", "bell"),
        ("Bloomberg, Michael", "Bloomberg", "Michael"),
        ("House, Karen Elliott", "House", "Karen Elliott"),
        ("Van House, Nancy", "Van House", "Nancy"),
        ("Post, Emily", "Post", "Emily"),
        ("Union, Gabrielle", "Union", "Gabrielle"),
        ("Huang, Paris", "Huang", "Paris"),
        ("王, 毅", "王", "毅"),
        ("欧阳，锋", "欧阳", "锋"),
    ] {
        let personal = person(family, given, None);
        assert_eq!(name(text, Some("The Times")), personal, "{text}");
        // Papers and blogs that are called after their one author.
        assert_eq!(name(text, Some("Jane Smith’s Letter")), personal, "{text}");
    }
}

#[test]
fn what_follows_a_name_is_a_suffix() {
    for (text, family, given, suffix) in [
        ("King, Martin Luther, Jr.", "King", "Martin Luther", "Jr."),
        ("King, Jr., Martin Luther", "King", "Martin Luther", "Jr."),
        ("King, Martin Luther Jr.", "King", "Martin Luther", "Jr."),
        ("Martin L. King, Jr.", "King", "Martin L.", "Jr."),
        ("Martin L. King Jr.", "King", "Martin L.", "Jr."),
        ("Rockefeller, John D., III", "Rockefeller", "John D.", "III"),
        ("Kennedy, Scott, PhD", "Kennedy", "Scott", "PhD"),
        ("Kennedy, Scott, Ph.D.", "Kennedy", "Scott", "Ph.D."),
    ] {
        let personal = person(family, given, Some(suffix));
        assert_eq!(name(text, Some("The Times")), personal, "{text}");
    }
}

#[test]
fn names_are_written_in_three_orders() {
    for (text, read, inverted, initials) in [
        (
            "King, Martin Luther, Jr.",
            "Martin Luther King Jr.",
            "King, Martin Luther, Jr.",
            "King, M. L., Jr.",
        ),
        (
            "García Márquez, Gabriel",
            "Gabriel García Márquez",
            "García Márquez, Gabriel",
            "García Márquez, G.",
        ),
        ("王, 毅", "王毅", "王毅", "王毅"),
        ("Kim, 민수", "민수 Kim", "Kim, 민수", "Kim, 민수"),
        ("World Bank", "World Bank", "World Bank", "World Bank"),
    ] {
        let name = name(text, None);
        let written = [name.in_reading_order(), name.inverted(), name.with_initials()];
        assert_eq!(written, [read, inverted, initials]);
    }
}

#[test]
fn a_comma_in_an_institutions_name_says_nothing() {
    for text in [
        "Ministry of Commerce, PRC",
        "Commerce, Ministry of",
        "Commerce, Ministry",
        "Treasury, Washington",
        "Reuters, Beijing",
        "Beijing, Reuters",
        "Bloomberg, AFP",
        "University of California, Berkeley",
        "Associated Press, Washington",
        "China Daily, Hong Kong",
        "White House, Office of the Press Secretary",
        "Example, Inc",
        "Example, Inc.",
        "Example, LLP",
        "Example, Staff",
        "Treasury, Department of the",
        "Ministry of Commerce, China",
        "Associated Press, Jane Smith",
        "House Select Committee, Minority Staff",
        "Senate, 118th Congress",
        "OECD, Paris",
        "商务部，北京",
        "Smith, Jane, Correspondent",
        "Public, Private & Partners, LLP",
        "Smith and Jones, Ann",
        "Smith, ",
        ", Jane",
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
    source.authors.push("King, Martin Luther, Jr.".into());
    let entry = bibtex(&source, &base);
    let authors =
        "{van der Berg, Jan and {Ministry of Commerce, PRC} and King, Jr., Martin Luther}";
    assert!(entry.contains(&format!("author = {authors}")), "{entry}");
    let record = ris(&source, &base);
    assert!(
        record.contains("AU  - van der Berg, Jan\r\nAU  - Ministry of Commerce PRC\r\nAU  - King, Martin Luther, Jr.\r\n"),
        "{record}"
    );
    assert!(coins(&source).contains("rft.creator=King%2C%20Martin%20Luther%20Jr."));
    let person = json!({"family": "van der Berg", "given": "Jan"});
    let group = json!({"literal": "Ministry of Commerce, PRC"});
    let suffixed = json!({"family": "King", "given": "Martin Luther", "suffix": "Jr."});
    assert_eq!(csl_json(&source, &base)["author"], json!([person, group, suffixed]));
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
        ("Bloomberg, Michael", None, person("Michael Bloomberg")),
        ("Commerce, Ministry of", None, institution("Commerce, Ministry of")),
    ] {
        assert_eq!(bearer(name, publisher), expected, "{name}");
    }
}
