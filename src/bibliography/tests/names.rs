//! Whose names are taken apart.

use crate::bibliography::Base;
use crate::bibliography::record::{Name, Record};

use super::bare;

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
        ("Public, Jane Q.", "Public", "Jane Q."),
        ("Ann B. C. Smith-Jones", "Smith-Jones", "Ann B. C."),
        ("Éva Ö. O’Neill", "O’Neill", "Éva Ö."),
    ] {
        let personal = Name::Personal { family: family.into(), given: given.into() };
        assert_eq!(name(text, Some("The Times")), personal, "{text}");
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
        "Skadden, Arps",
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
}
