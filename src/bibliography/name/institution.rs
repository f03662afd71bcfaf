//! What tells an institution's name from a person's: the words of which each is made. It takes no name apart.

use super::{PARTICLES, is_among};

/// Words of the names of institutions, even of those called after a person, and of desks and ranks.
const WORDS: &str = "\
    academy administration agency alliance army associates association bank board brothers \
    bureau cabinet center centre chamber college commerce commission committee company \
    congress corporation correspondent council court customs daily department desk editor \
    editors embassy foundation fund government group holdings house inc institute \
    institution journal library limited ltd magazine ministry museum news newsroom office \
    parliament partners post press reporter school secretariat senate society staff times \
    treasury trust union university";

/// Agencies, which stand before a comma in datelines such as `Reuters, Beijing`.
const AGENCIES: &str = "\
    agencia antara bernama bloomberg caixin interfax kyodo reuters ritzau tanjug tass xinhua \
    yicai yonhap";

/// What a firm is by law, behind its name.
const FIRMS: &str = "gmbh inc llc llp ltd plc pllc";

/// Words that join the parts of an institution's name, and stand in no person's.
const JOINTS: &str = "& and for of the";

/// Cities and countries that stand behind an institution's name, spaces left out.
const PLACES: &str = "\
    america australia bangkok beijing berlin boston brasília brazil britain brussels cairo \
    california canada canberra chicago china delhi dubai europe france frankfurt geneva \
    germany guangzhou hanoi hongkong india italy jakarta japan korea kyiv london madrid \
    malaysia manila mexico moscow mumbai nanjing newdelhi newyork ottawa paris philippines \
    pretoria riyadh rome russia seoul shanghai shenzhen singapore stockholm taipei taiwan \
    thailand tianjin tokyo vietnam washington zurich";

/// Words for somebody at an institution, who has no other name there.
const ROLES: &str = "correspondent editor editors reporter staff";

/// Whether a word is of an institution's name.
pub fn is_word(word: &str) -> bool {
    is_among(word, WORDS)
}

/// Whether a name without parts is plainly an institution's.
pub fn is_one(name: &str) -> bool {
    let has = |list: &str| name.split([' ', ',']).any(|word| is_among(word, list));
    (has(WORDS) || has(AGENCIES)) && !has(ROLES)
}

/// Whether the two sides of a comma are plainly an institution's name: `Commerce, Ministry of`, `Example, LLP`,
/// `Associated Press, Jane`, `Treasury, Washington`. One such word alone may be a family name (`House, Karen`), and a
/// place alone a given name (`Huang, Paris`).
pub fn is_parted(head: &str, tail: &str) -> bool {
    let joined = |side: &str| side.split(' ').any(|word| is_among(word, JOINTS));
    // Digits and signs that stand in no name.
    let is_odd = |c: char| c.is_ascii() && !c.is_ascii_alphabetic() && !" .'-()".contains(c);
    let first = tail.split(' ').next().unwrap_or_default();
    [head, tail].into_iter().any(|side| joined(side) || side.contains(is_odd))
        || is_word(first)
        || is_among(first, FIRMS)
        || is_phrase(head)
        || is_located(head, tail)
        || is_located(tail, head)
}

/// Several words with an institution's among them.
fn is_phrase(head: &str) -> bool {
    let words = head.split(' ').filter(|word| !is_among(word, PARTICLES));
    words.clone().count() > 1 && words.into_iter().any(is_word)
}

/// Whether one side may name an institution and the other says where it is.
fn is_located(name: &str, place: &str) -> bool {
    let is_known = is_word(name) || is_among(name, AGENCIES);
    let is_city = is_among(&place.replace(['-', ' '], ""), PLACES);
    is_city && (is_known || is_acronym(name)) || is_known && is_acronym(place)
}

/// Three capitals or more, as no initials are.
fn is_acronym(name: &str) -> bool {
    name.len() > 2 && name.bytes().all(|b| b.is_ascii_uppercase())
}
