//! Addresses: taken out of the texts that hold them, taken apart, joined. Knows no file.

/// The part before the colon, if it can be a scheme (RFC 3986, 3.1).
pub fn scheme(href: &str) -> Option<&str> {
    let (scheme, _) = href.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    is_scheme.then_some(scheme)
}

/// Follows a relative path from a folder (RFC 3986, 5.2.4), decoding each segment. What names a
/// folder comes out empty or with a slash at its end. Fails where the path climbs out of the site,
/// which a browser would hide.
pub fn join(folder: &str, path: &str) -> Result<String, String> {
    let mut segments: Vec<String> =
        folder.split('/').filter(|name| !name.is_empty()).map(str::to_owned).collect();
    let mut names_folder = false;
    for segment in path.split('/') {
        let segment = percent_decode(segment);
        names_folder = matches!(segment.as_str(), "" | "." | "..");
        match segment.as_str() {
            "." => {}
            ".." => drop(segments.pop().ok_or("it leaves the site")?),
            name if name.contains('/') => return Err("it hides a slash as %2F".to_owned()),
            _ => segments.push(segment),
        }
    }
    if names_folder && segments.last().is_some_and(|name| !name.is_empty()) {
        segments.push(String::new());
    }
    Ok(segments.join("/"))
}

/// `%41` to `A`, as UTF-8; a percent sign that begins no such triple stands for itself.
pub fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let digit = |at: usize| tail.get(at).and_then(|&byte| char::from(byte).to_digit(16));
        match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.extend(u8::try_from(high * 16 + low));
                rest = &tail[2..];
            }
            _ => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The address in the `content` of a refresh, `0; url=...` (HTML, "Shared declarative refresh steps":
/// here the time needs its semicolon or comma).
pub fn refresh_address(content: &str) -> Option<&str> {
    let (_seconds, rest) = content.split_once([';', ','])?;
    let rest = rest.trim_ascii();
    let address = match rest.split_once('=') {
        Some((word, address)) if word.trim_ascii().eq_ignore_ascii_case("url") => {
            address.trim_ascii()
        }
        _ => rest,
    };
    Some(address.trim_matches(['"', '\''])).filter(|address| !address.is_empty())
}

/// The addresses of a `srcset` (HTML, "Parsing a srcset attribute"): a comma inside one does not
/// end it, one at its end does.
pub fn srcset_addresses(srcset: &str) -> Vec<&str> {
    let mut addresses = Vec::new();
    let is_gap = |c: char| c.is_ascii_whitespace() || c == ',';
    let mut rest = srcset.trim_start_matches(is_gap);
    while !rest.is_empty() {
        let (address, tail) =
            rest.split_at(rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len()));
        addresses.push(address.trim_end_matches(','));
        let descriptors_end =
            if address.ends_with(',') { 0 } else { tail.find(',').unwrap_or(tail.len()) };
        rest = tail[descriptors_end..].trim_start_matches(is_gap);
    }
    addresses
}

/// The addresses in `url()` and `@import` of a style sheet. Comments and other strings are passed
/// over.
pub fn css_addresses(css: &str) -> Vec<String> {
    let mut addresses = Vec::new();
    let mut importing = false;
    let mut rest = css;
    while let Some(first) = rest.chars().next() {
        let word_end =
            rest.find(|c: char| !(c.is_alphanumeric() || "@-_".contains(c))).unwrap_or(rest.len());
        let (word, after_word) = rest.split_at(word_end);
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, tail)| tail);
        } else if let Some(arguments) =
            after_word.strip_prefix('(').filter(|_| word.eq_ignore_ascii_case("url"))
        {
            let (address, tail) = css_argument(arguments);
            addresses.push(address);
            (importing, rest) = (false, tail);
        } else if first == '"' || first == '\'' {
            let (string, tail) = css_string(rest);
            addresses.extend(importing.then_some(string));
            (importing, rest) = (false, tail);
        } else if word.is_empty() {
            importing &= first != ';';
            rest = &rest[first.len_utf8()..];
        } else {
            importing |= word.eq_ignore_ascii_case("@import");
            rest = after_word;
        }
    }
    addresses
}

/// What stands in `url(`, with or without quotes, and what follows it.
fn css_argument(text: &str) -> (String, &str) {
    let text = text.trim_ascii_start();
    if text.starts_with(['"', '\'']) {
        let (address, tail) = css_string(text);
        return (address, tail.split_once(')').map_or("", |(_, tail)| tail));
    }
    let (address, tail) = text.split_once(')').unwrap_or((text, ""));
    (address.trim_ascii().replace('\\', ""), tail)
}

/// The string that `text` begins with, without its quotes, and what follows it. `\x` is `x`;
/// hexadecimal escapes are not understood, and end as a dead link.
fn css_string(text: &str) -> (String, &str) {
    let mut string = String::new();
    let mut chars = text.char_indices();
    let quote = chars.next().map(|(_, quote)| quote);
    while let Some((at, c)) = chars.next() {
        match c {
            c if Some(c) == quote => return (string, &text[at + c.len_utf8()..]),
            '\\' => string.extend(chars.next().map(|(_, escaped)| escaped)),
            c => string.push(c),
        }
    }
    (string, "")
}
