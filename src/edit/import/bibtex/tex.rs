//! TeX in values to plain text. The crate `biblatex` knows accents and special characters; what it leaves
//! alone (italics, ties, line breaks) is taken out before, and what it refuses (a lone `$`) is read plainly.

use std::collections::HashMap;

use biblatex::{
    Bibliography, Chunk, ChunksExt, Pair, Person, RawBibliography, RawChunk, RawEntry, Spanned,
};

use crate::bibliography::{Bearer, author, bearer};

/// More braces than a value needs; the crate takes a time that grows with their square.
const MAX_BRACES: usize = 1000;
/// How much text the abbreviations of one file may become.
const MAX_EXPANDED: usize = 1_000_000;

/// Commands that only change how their argument looks.
const STYLES: [&str; 24] = [
    "emph",
    "enquote",
    "mathrm",
    "mbox",
    "mkbibbold",
    "mkbibemph",
    "mkbibitalic",
    "mkbibquote",
    "nocase",
    "textbf",
    "textit",
    "textmd",
    "textnormal",
    "textrm",
    "textsc",
    "textsf",
    "textsl",
    "textsubscript",
    "textsuperscript",
    "texttt",
    "textup",
    "uline",
    "underline",
    "url",
];

type Chunks<'t> = Vec<Spanned<RawChunk<'t>>>;

/// The abbreviations of a file (`@string`), as they were written.
#[derive(Default)]
pub struct Strings {
    texts: HashMap<String, String>,
    expanded: usize,
}

impl Strings {
    /// Takes an abbreviation in; those in its value are the ones defined before it.
    pub fn define(&mut self, name: &str, value: &Chunks<'_>) {
        let text = self.joined(value);
        self.texts.insert(name.to_lowercase(), text);
    }

    /// A value's parts in one. An abbreviation that is not known, such as the months, stands for itself.
    pub fn joined(&mut self, value: &Chunks<'_>) -> String {
        let mut joined = String::new();
        for part in value {
            match part.v {
                RawChunk::Normal(text) => joined.push_str(text),
                RawChunk::Abbreviation(name) => {
                    let known = self.texts.get(&name.to_lowercase()).map_or(name, |text| text);
                    self.expanded += known.len();
                    joined.push_str(if self.expanded > MAX_EXPANDED { name } else { known });
                }
            }
        }
        joined
    }
}

/// A value as plain text.
pub fn text(value: &str) -> String {
    if value.is_empty() {
        return String::new();
    }
    let simple = simplified(value);
    match chunks("title", &simple) {
        Some(chunks) => plain(&chunks),
        None => stripped(&simple),
    }
}

/// A date, an address or a DOI: no TeX but what some programs write all the same.
pub fn verbatim(value: &str) -> String {
    let value = value.trim();
    let inner = value.strip_prefix("\\url{").and_then(|rest| rest.strip_suffix('}'));
    stripped(inner.unwrap_or(value))
}

/// The names of a list, as our sources have them.
pub fn names(value: &str) -> Vec<String> {
    let names = items(value).into_iter().map(|item| name(&item));
    names.filter(|name| !name.is_empty()).collect()
}

/// A name. Without a comma, a word of an institution may stand where the family name would: not every program writes the
/// braces.
fn name(written: &str) -> String {
    if is_braced(written) {
        return text(written);
    }
    let simple = simplified(written);
    let people = chunks("author", &simple).and_then(|chunks| chunks.parse::<Vec<Person>>().ok());
    let Some(person) = people.and_then(|mut people| people.pop()) else { return stripped(&simple) };
    let Person { name, given_name, prefix, suffix, .. } = &person;
    let family = joined(&[prefix, name]);
    let read = joined(&[given_name, &family, suffix]);
    let is_institution = || matches!(bearer(&read, None), Bearer::Institution(_));
    if given_name.is_empty() || !written.contains(',') && is_institution() {
        return read;
    }
    author(given_name, &family, suffix)
}

/// The items of a list: `and` parts them outside of braces (The biblatex Package, 3.21, §2.3.4).
fn items(list: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    let mut depth = 0_usize;
    for word in list.split_whitespace() {
        if depth == 0 && word.eq_ignore_ascii_case("and") {
            items.push(String::new());
            continue;
        }
        let count = |brace| word.matches(brace).count();
        depth = (depth + count('{')).saturating_sub(count('}'));
        if let Some(item) = items.last_mut() {
            item.push_str(if item.is_empty() { "" } else { " " });
            item.push_str(word);
        }
    }
    items
}

/// Whether one pair of braces holds a whole name.
fn is_braced(name: &str) -> bool {
    let Some(inner) = name.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) else {
        return false;
    };
    let mut depth = 1_usize;
    inner.chars().all(|sign| {
        depth = match sign {
            '{' => depth + 1,
            '}' => depth - 1,
            _ => depth,
        };
        depth > 0
    })
}

fn joined(parts: &[&str]) -> String {
    let parts = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

/// What the crate makes of one value, or `None` if it cannot or should not.
fn chunks(name: &str, value: &str) -> Option<Vec<Spanned<Chunk>>> {
    if value.matches(['{', '}', '$']).count() > MAX_BRACES {
        return None;
    }
    let field = vec![Spanned::zero(RawChunk::Normal(value))];
    let entry = RawEntry {
        key: Spanned::zero("key"),
        kind: Spanned::zero("misc"),
        fields: vec![Pair::new(Spanned::zero(name), Spanned::zero(field))],
    };
    let raw = RawBibliography {
        preamble: String::new(),
        entries: vec![Spanned::zero(entry)],
        abbreviations: Vec::new(),
    };
    let mut entry = Bibliography::from_raw(raw).ok()?.into_vec().pop()?;
    entry.fields.remove(name)
}

fn plain(chunks: &[Spanned<Chunk>]) -> String {
    let text = chunks.iter().map(|chunk| match &chunk.v {
        Chunk::Normal(text) | Chunk::Verbatim(text) => text.clone(),
        // Between two sums of dollars is no mathematics.
        Chunk::Math(text) if !text.contains(['\\', '^', '_', '{']) => format!("${text}$"),
        Chunk::Math(text) => text.replace(['\\', '^', '_', '{', '}'], ""),
    });
    text.collect()
}

/// The value without the commands that only change its looks, with spaces for ties, breaks and thin spaces.
fn simplified(value: &str) -> String {
    let mut simple = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find(['\\', '~']) {
        simple.push_str(&rest[..at]);
        let tail = &rest[at + 1..];
        if rest[at..].starts_with('~') {
            simple.push(' ');
            rest = tail;
            continue;
        }
        let name = tail.find(|c: char| !c.is_ascii_alphabetic()).map_or(tail, |end| &tail[..end]);
        let sign = tail.chars().next();
        rest = match sign {
            Some(' ' | ',' | ';' | '\\' | '\n') => {
                simple.push(' ');
                &tail[1..]
            }
            Some('/' | '!') => &tail[1..],
            // The letters without a dot, as they stand below accents.
            _ if matches!(name, "i" | "j") => {
                simple.push_str(name);
                tail[1..].strip_prefix(' ').unwrap_or(&tail[1..])
            }
            _ if matches!(name, "dots" | "ldots" | "textellipsis") => {
                simple.push('…');
                let behind = &tail[name.len()..];
                behind.strip_prefix("{}").unwrap_or(behind)
            }
            // Of a link or a colour, the words.
            _ if matches!(name, "href" | "textcolor") && tail[name.len()..].starts_with('{') => {
                let behind = &tail[name.len()..];
                behind.find('}').map_or(behind, |end| &behind[end + 1..])
            }
            _ if STYLES.contains(&name) && tail[name.len()..].starts_with('{') => {
                &tail[name.len()..]
            }
            _ => {
                // The command stays, with its first sign: `\~` is no tie.
                simple.push('\\');
                simple.extend(sign);
                &tail[sign.map_or(0, char::len_utf8)..]
            }
        };
    }
    simple + rest
}

/// The value without braces, and without the backslashes before special characters.
fn stripped(value: &str) -> String {
    let mut plain = String::with_capacity(value.len());
    let mut signs = value.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => plain.push(signs.next_if(|next| "#$%&_{}~^\\".contains(*next)).unwrap_or('\\')),
            '{' | '}' => {}
            sign => plain.push(sign),
        }
    }
    plain
}
