//! Authors' names: which are people's, their parts, and the orders in which they are written. What is an institution's
//! name is `institution`'s business.

mod institution;

/// An author's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Name {
    Personal(Person),
    /// Anything else: never taken apart.
    Literal(String),
}

/// The parts of a person's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Person {
    pub family: String,
    pub given: String,
    /// `Jr.`, `III`.
    pub suffix: Option<String>,
}

/// What follows a name, without dots.
const SUFFIXES: &str = "jr sr ii iii iv phd md jd";

/// Words in small letters that belong to a name beside them (`van der Berg`, `Riyaz ul Khaliq`).
const PARTICLES: &str = "\
    al ap ben bin bint da dal de del della den der di do dos du el ibn la le ten ter ul van \
    von zu zur";

impl Name {
    /// A name is taken apart in two forms alone. `Jane Q. Public` has a middle initial, which no institution has;
    /// `White House` and `He Lifeng` have the same form as `Jane Public`, and only the editor can tell. They do so with
    /// `Public, Jane` or `Public, Jane, Jr.`, which is a person's unless it is plainly an institution's or the
    /// publisher has the name, too: firms are called after people.
    pub fn of(text: String, publisher: Option<&str>) -> Self {
        let parts: Vec<&str> = text.split([',', '，']).map(str::trim).collect();
        let publisher = publisher.unwrap_or_default();
        let is_publishers =
            publisher.contains(&text) || parts.len() > 1 && parts.first() == Some(&publisher);
        match person(&parts).filter(|_| !is_publishers) {
            Some(person) => Name::Personal(person),
            None => Name::Literal(text),
        }
    }

    /// Whether it is plainly an institution's: one of its words is found in no person's name.
    pub fn is_institution(&self) -> bool {
        matches!(self, Name::Literal(text) if institution::is_one(text))
    }

    /// As it is read: given name, then family name.
    pub fn in_reading_order(&self) -> String {
        match self {
            Name::Personal(person) => person.in_reading_order(),
            Name::Literal(text) => text.clone(),
        }
    }

    /// As it is sorted: family name, comma, given name.
    pub fn inverted(&self) -> String {
        match self {
            Name::Personal(person) => person.inverted(),
            Name::Literal(text) => text.clone(),
        }
    }

    /// Inverted, with initials for the given names: `Smith, J. Q.` (APA, 9.8).
    pub fn with_initials(&self) -> String {
        match self {
            Name::Personal(person) => person.with_initials(),
            Name::Literal(text) => text.clone(),
        }
    }
}

impl Person {
    /// Nothing without both names.
    pub fn new(family: &str, given: &str, suffix: Option<&str>) -> Option<Self> {
        let suffix = suffix.map(str::to_owned);
        let is_whole = !family.is_empty() && !given.is_empty();
        is_whole.then(|| Person { family: family.to_owned(), given: given.to_owned(), suffix })
    }

    /// As it is read. Names in Chinese characters are in one piece, the family name first.
    pub fn in_reading_order(&self) -> String {
        let Person { family, given, suffix } = self;
        if self.is_chinese() {
            return format!("{family}{given}");
        }
        let suffix = suffix.iter().map(|suffix| format!(" {suffix}"));
        format!("{given} {family}{}", suffix.collect::<String>())
    }

    /// The family name, then what else there is, with commas between.
    pub fn parted(&self) -> String {
        let Person { family, given, suffix } = self;
        let suffix = suffix.iter().map(|suffix| format!(", {suffix}"));
        format!("{family}, {given}{}", suffix.collect::<String>())
    }

    fn inverted(&self) -> String {
        if self.is_chinese() { self.in_reading_order() } else { self.parted() }
    }

    fn with_initials(&self) -> String {
        let initials: Vec<String> = self.given.split(' ').map(initials).collect();
        let person = Person { given: initials.join(" "), ..self.clone() };
        if self.is_chinese() { self.in_reading_order() } else { person.parted() }
    }

    fn is_chinese(&self) -> bool {
        is_han(&self.family) && is_han(&self.given)
    }
}

/// The person whose name has these parts between its commas.
fn person(parts: &[&str]) -> Option<Person> {
    match parts {
        [name] => with_initial(name),
        [name, suffix] if is_among(suffix, SUFFIXES) => {
            let person = with_initial(name)?;
            Some(Person { suffix: Some((*suffix).to_owned()), ..person })
        }
        [family, given] => before_comma(family, given),
        [family, given, suffix] | [family, suffix, given] if is_among(suffix, SUFFIXES) => {
            Person::new(family, given, Some(suffix))
        }
        _ => None,
    }
}

/// The names of `Jane Q. Public`.
fn with_initial(text: &str) -> Option<Person> {
    let (text, suffix) = without_suffix(text);
    let (given, family) = text.rsplit_once(' ')?;
    let (first, initials) = given.split_once(' ')?;
    let personal = is_proper(first) && is_proper(family) && initials.split(' ').all(is_initial);
    Person::new(family, given, suffix).filter(|_| personal)
}

/// The names of `Public, Jane`. In Chinese, where institutions have no words apart, both are short.
fn before_comma(family: &str, given: &str) -> Option<Person> {
    let is_long = |name: &str| is_han(name) && name.chars().count() > 2;
    if institution::is_parted(family, given) || is_long(family) || is_long(given) {
        return None;
    }
    let (given, suffix) = without_suffix(given);
    Person::new(family, given, suffix)
}

/// A name and the suffix behind its last space.
fn without_suffix(name: &str) -> (&str, Option<&str>) {
    match name.rsplit_once(' ').filter(|(_, last)| is_among(last, SUFFIXES)) {
        Some((name, suffix)) => (name, Some(suffix)),
        None => (name, None),
    }
}

/// A word such as `Jane`, `McDonald` or `Smith-Jones`: a capital, then letters with a small one among them.
fn is_proper(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && word.contains(char::is_lowercase)
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
        && !institution::is_word(word)
}

fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.as_str() == "."
}

/// The initials of one given name, or of several in one word: `J.P.`, `JP`, `Jean-Luc`. A particle stays, and so does a
/// name in a script without capitals.
fn initials(name: &str) -> String {
    let has_case = name.starts_with(|c: char| c.is_uppercase() || c.is_lowercase());
    if !has_case || is_among(name, PARTICLES) {
        return name.to_owned();
    }
    let letters = name.chars().all(char::is_uppercase) && name.chars().count() < 4;
    let spaced = if letters { name.chars().map(String::from).collect() } else { dotted(name) };
    spaced.iter().map(|name| hyphenated(name)).collect::<Vec<_>>().join(" ")
}

/// What stands between dots; a hyphen keeps its names together (`J.-P.`).
fn dotted(name: &str) -> Vec<String> {
    let parts = name.replace(".-", "-");
    parts.split('.').filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn hyphenated(name: &str) -> String {
    let initial = |part: &str| part.chars().next().map(|first| format!("{first}."));
    name.split('-').filter_map(initial).collect::<Vec<_>>().join("-")
}

/// Whether a text is in Chinese characters alone.
fn is_han(text: &str) -> bool {
    let is_han = |c: char| matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}');
    !text.is_empty() && text.chars().all(is_han)
}

/// Whether a word is in a list, in capitals or not, with dots or without.
fn is_among(word: &str, list: &str) -> bool {
    let word = word.to_lowercase().replace('.', "");
    list.split(' ').any(|known| known == word)
}
