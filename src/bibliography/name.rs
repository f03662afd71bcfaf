//! Authors' names: which are people's, and their parts. A name that may be anything else is never taken apart.

/// An author's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// Plainly a person's.
    Personal { family: String, given: String },
    /// Anything else: never taken apart.
    Literal(String),
}

/// Words of the names of institutions, even of those called after a person, and of desks and ranks.
const INSTITUTIONS: &str = "\
    academy administration agency alliance army associates association bank board brothers \
    bureau cabinet center centre chamber college commerce commission committee company \
    congress corporation correspondent council court customs daily department desk editor \
    editors embassy foundation fund government group holdings house inc institute \
    institution journal library limited ltd magazine ministry museum news newsroom office \
    parliament partners post press reporter school secretariat senate society staff times \
    treasury trust union university";

/// Agencies whose names look like a family name before a comma, as in the dateline `Reuters, Beijing`.
const AGENCIES: &str = "\
    agencia antara bernama bloomberg caixin interfax kyodo reuters ritzau tanjug tass xinhua \
    yicai yonhap";

/// Cities and countries that look like a given name behind a comma. Those that people are often called after, such as
/// Sydney, are not among them.
const PLACES: &str = "\
    america australia bangkok beijing berlin boston brasília brazil britain brussels cairo \
    california canada canberra chicago china delhi dubai europe france frankfurt geneva \
    germany guangzhou hanoi hongkong india italy jakarta japan korea kyiv london madrid \
    malaysia manila mexico moscow mumbai nanjing ottawa paris philippines pretoria riyadh \
    rome russia seoul shanghai shenzhen singapore stockholm taipei taiwan thailand tianjin \
    tokyo vietnam washington zurich";

/// Words for somebody at an institution, who has no other name there.
const ROLES: &str = "correspondent editor editors reporter staff";

/// Words in small letters that belong to a name beside them (`van der Berg`, `Riyaz ul Khaliq`).
const PARTICLES: &str = "\
    al ap ben bin bint da dal de del della den der di do dos du el ibn la le ten ter ul van \
    von zu zur";

impl Name {
    /// A name is taken apart in two forms alone. `Jane Q. Public` has a middle initial, which no institution has;
    /// `White House` and `He Lifeng` have the same form as `Jane Public`, and only the editor can tell. They do so with
    /// `Public, Jane`: one comma, before it one word with its particles, behind it one to three given names or initials,
    /// and among them no word of an institution, no agency and, behind the comma, no place. Nor is a name taken apart
    /// that the publisher has, too: firms are called after people.
    pub fn of(text: String, publisher: Option<&str>) -> Self {
        let parts = match text.split_once(", ") {
            Some((family, given)) => before_comma(family, given),
            None => with_initial(&text),
        };
        let publisher = publisher.unwrap_or_default();
        let first = text.split_once(", ").map(|(first, _)| first);
        match parts {
            Some(_) if publisher.contains(&text) || first == Some(publisher) => Name::Literal(text),
            Some((family, given)) => Name::Personal { family, given },
            None => Name::Literal(text),
        }
    }

    /// Whether it is plainly an institution's: one of its words is found in no person's name.
    pub fn is_institution(&self) -> bool {
        let Name::Literal(text) = self else { return false };
        let among = |list: &str| text.split([' ', ',']).any(|word| is_among(word, list));
        (among(INSTITUTIONS) || among(AGENCIES)) && !among(ROLES)
    }

    /// As it is read: given name, then family name.
    pub fn in_reading_order(&self) -> String {
        match self {
            Name::Personal { family, given } => format!("{given} {family}"),
            Name::Literal(text) => text.clone(),
        }
    }

    /// As it is sorted: family name, comma, given name.
    pub fn inverted(&self) -> String {
        match self {
            Name::Personal { family, given } => format!("{family}, {given}"),
            Name::Literal(text) => text.clone(),
        }
    }
}

/// The family name and the given names of `Jane Q. Public`.
fn with_initial(text: &str) -> Option<(String, String)> {
    let (given, family) = text.rsplit_once(' ')?;
    let (first, initials) = given.split_once(' ')?;
    let personal = is_proper(first) && is_proper(family) && initials.split(' ').all(is_initial);
    personal.then(|| (family.to_owned(), given.to_owned()))
}

/// The family name and the given names of `Public, Jane`.
fn before_comma(family: &str, given: &str) -> Option<(String, String)> {
    let (particles, last) = family.rsplit_once(' ').unwrap_or(("", family));
    let particles = particles.split_whitespace();
    let is_family = particles.into_iter().all(is_particle) && is_name(last);

    let names: Vec<&str> = given.split(' ').collect();
    let is_one = |name: &str| is_initials(name) || is_name(name) && !is_among(name, PLACES);
    let (first, more) = names.split_first()?;
    let is_given = is_one(first)
        && more.iter().all(|name| is_one(name) || is_particle(name))
        && names.len() <= 3;
    (is_family && is_given).then(|| (family.to_owned(), given.to_owned()))
}

fn is_name(word: &str) -> bool {
    is_proper(word) && !is_among(word, AGENCIES)
}

/// A word such as `Jane`, `McDonald` or `Smith-Jones`: a capital, then letters with a small one among them.
fn is_proper(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && word.contains(char::is_lowercase)
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
        && !is_among(word, INSTITUTIONS)
}

fn is_particle(word: &str) -> bool {
    is_among(word, PARTICLES)
}

fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.as_str() == "."
}

/// Initials without spaces: `J.`, `J.P.`, `J.-P.`
fn is_initials(word: &str) -> bool {
    let mut letters = word.split_inclusive('.').map(|part| part.trim_start_matches('-'));
    letters.all(is_initial)
}

/// Whether a word is in a list, in capitals or not.
fn is_among(word: &str, list: &str) -> bool {
    let word = word.to_lowercase();
    list.split(' ').any(|known| known == word)
}
