//! Copies in web archives: their addresses, the times that stand in these, and which sources have none. No rule by itself.

use crate::model::entries::Source;

/// Where a time stands in the path of an archive's addresses.
const HOSTS: [&str; 22] = [
    "web.archive.org",
    "archive.org",
    "wayback.archive.org",
    "wayback.archive-it.org",
    "archive.today",
    "archive.fo",
    "archive.is",
    "archive.li",
    "archive.md",
    "archive.ph",
    "archive.vn",
    "arquivo.pt",
    "webarchive.org.uk",
    "webarchive.nationalarchives.gov.uk",
    "webarchive.loc.gov",
    "webarchive.library.unt.edu",
    "webarchive.parliament.uk",
    "web.archive.bibalex.org",
    "wayback.vefsafn.is",
    "swap.stanford.edu",
    "perma-archives.org",
    "veebiarhiiv.digar.ee",
];

/// Archives whose addresses hold no time.
const TIMELESS: [&str; 5] =
    ["perma.cc", "webcitation.org", "ghostarchive.org", "megalodon.jp", "conifer.rhizome.org"];

/// Whether no copy is named of a source that could have one. A `url` that is itself a copy's is enough; an
/// `archived_url` that only repeats the page's own is not; and without an address there is nothing to copy.
pub fn lacks_copy(source: &Source) -> bool {
    let Some(url) = source.url.as_deref() else { return false };
    let copy = source.archived_url.as_deref().filter(|copy| *copy != url);
    copy.is_none() && !is_copy(url)
}

/// Whether an address is that of a copy in a web archive.
pub fn is_copy(address: &str) -> bool {
    let (host, _) = parts(address);
    is_one_of(&TIMELESS, host) || (is_one_of(&HOSTS, host) && !is_shelf(address))
}

/// The archive's own pages: `archive.org/details/...` is a book or a film, not a page's copy.
fn is_shelf(address: &str) -> bool {
    let (host, path) = parts(address);
    matches!(host, "archive.org" | "www.archive.org") && !path.starts_with("web/")
}

/// The time of the copy as it stands in an archive's address: four digits or more, the year first.
pub fn time(address: &str) -> Option<String> {
    let (host, path) = parts(address);
    if !is_one_of(&HOSTS, host) || is_shelf(address) {
        return None;
    }
    let before_page = path.split('/').take_while(|part| !is_page(part));
    before_page.filter_map(digits).last()
}

/// The host without its port, and the path.
fn parts(address: &str) -> (&str, &str) {
    let bare = address.split_once("://").map_or(address, |(_, rest)| rest);
    let (host, path) = bare.split_once('/').unwrap_or((bare, ""));
    (host.split(':').next().unwrap_or(host), path)
}

fn is_one_of(hosts: &[&str], host: &str) -> bool {
    let host = host.strip_prefix("www.").unwrap_or(host);
    hosts.iter().any(|known| host.eq_ignore_ascii_case(known))
}

/// Whether the address of the page that was copied begins in this part of the path.
fn is_page(part: &str) -> bool {
    let is_host = part.contains('.') && part.contains(char::is_alphabetic);
    part.starts_with("http:") || part.starts_with("https:") || is_host
}

/// The digits of a time, without the marks that archives put in it (`2025.05.12-104530`) or after
/// it (`20250512104530if_`, `2025*`).
fn digits(part: &str) -> Option<String> {
    let end = part.find(|c: char| c.is_ascii_lowercase() || c == '*').unwrap_or(part.len());
    let (time, mark) = part.split_at(end);
    let is_mark = mark.is_empty() || mark == "*" || (mark.len() == 3 && mark.ends_with('_'));
    let digits: String = time.chars().filter(|c| !matches!(c, '.' | '-')).collect();
    let is_time = digits.len() >= 4 && digits.bytes().all(|c| c.is_ascii_digit());
    (is_mark && is_time).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_found_in_addresses() {
        let cases = [
            ("https://web.archive.org/web/20250512104530/https://a.example/x", "20250512104530"),
            ("http://web.archive.org/web/20250512104530if_/a.example/2024/", "20250512104530"),
            ("https://web.archive.org/web/2025*/https://a.example/", "2025"),
            ("https://WEB.archive.org:443/web/2025/https://a.example/", "2025"),
            ("https://archive.org/web/20250512/https://a.example", "20250512"),
            ("https://archive.ph/20250512104530/https://a.example/", "20250512104530"),
            ("https://archive.today/2025.05.12-104530/https://a.example/", "20250512104530"),
            ("https://arquivo.pt/wayback/20250512104530/https://a.example/", "20250512104530"),
            ("https://arquivo.pt/noFrame/replay/20250512104530/http://a.pt/", "20250512104530"),
            (
                "https://wayback.archive-it.org/10689/20250512104530/https://a.org/",
                "20250512104530",
            ),
            ("https://www.webarchive.org.uk/wayback/archive/20250512/http://a.uk", "20250512"),
            ("https://archive.ph/AbC12", ""),
            ("https://archive.ph/newest/https://a.example/20250101000000/", ""),
            ("https://archive.org/details/20250101000000", ""),
            ("https://a.example/web/20250101000000/x", ""),
            ("https://web.archive.org", ""),
        ];
        for (address, expected) in cases {
            assert_eq!(time(address).as_deref().unwrap_or(""), expected, "{address}");
        }
    }

    #[test]
    fn a_source_lacks_a_copy_if_its_address_has_none() {
        const PAGE: &str = "https://a.example/x";
        const COPY: &str = "https://web.archive.org/web/2025/https://a.example/x";
        for (url, archived_url, expected) in [
            (Some(PAGE), None, true),
            (Some(PAGE), Some(PAGE), true),
            (Some(PAGE), Some(COPY), false),
            (Some(COPY), None, false),
            (Some(COPY), Some(COPY), false),
            (None, None, false),
            (None, Some(COPY), false),
        ] {
            let [url, archived_url] = [url, archived_url].map(|text| text.map(str::to_owned));
            let source = Source { url, archived_url, ..Source::default() };
            assert_eq!(lacks_copy(&source), expected, "{source:?}");
        }
    }

    #[test]
    fn copies_are_known_by_their_archive() {
        assert!(is_copy("https://archive.ph/AbC12"));
        assert!(is_copy("https://perma.cc/AB12-CD34"));
        assert!(is_copy("https://web.archive.org/web/2025/https://a.example/"));
        assert!(!is_copy("https://archive.org/details/book"));
        assert!(!is_copy("https://a.example/web.archive.org/web/2025/"));
    }
}
