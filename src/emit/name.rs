//! Which paths a site may publish: those that stay inside the output, and that every disk can hold (a site is
//! also put on USB sticks and opened on Windows).

use super::error::EmitError;
use super::list;

/// The longest name of one file or folder, in bytes, that common file systems hold.
const LONGEST_PART: usize = 255;

/// Names that Windows keeps for devices, whatever extension follows.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Fails unless `path` is relative, has `/` between its parts, and each part is a plain name.
///
/// # Errors
/// `BadName`, with the first fault.
pub(super) fn check(path: &str) -> Result<(), EmitError> {
    match fault(path) {
        Some(why) => Err(EmitError::BadName { path: path.to_owned(), why }),
        None => Ok(()),
    }
}

/// The folders above `path`, the outermost first: `a` and `a/b` for `a/b/c.html`.
pub(super) fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(end, _)| &path[..end])
}

fn fault(path: &str) -> Option<&'static str> {
    if path.starts_with('/') {
        return Some("begins with `/`, and a path of the site does not");
    }
    if path.contains('\\') {
        return Some("holds a backslash; folders are separated by `/`");
    }
    if path.contains(char::is_control) {
        return Some("holds an invisible control character");
    }
    if path.contains(['<', '>', ':', '"', '|', '?', '*']) {
        return Some("holds one of < > : \" | ? *, which Windows and USB sticks refuse");
    }
    if path.eq_ignore_ascii_case(list::NAME) {
        return Some("is the name of the list that briefgen itself writes");
    }
    path.split('/').find_map(part_fault)
}

fn part_fault(part: &str) -> Option<&'static str> {
    if part.is_empty() {
        Some("has an empty name in it")
    } else if part == "." || part == ".." {
        Some("holds `.` or `..` in place of a name")
    } else if part.len() > LONGEST_PART {
        Some("has a name longer than 255 bytes")
    } else if part.ends_with(['.', ' ']) {
        Some("has a name that ends in a dot or a space, which Windows drops")
    } else if is_device(part) {
        Some(
            "has a name that Windows keeps for a device (con, prn, aux, nul, com1, lpt1 and the like)",
        )
    } else {
        None
    }
}

fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).trim_end().to_ascii_lowercase();
    let port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    DEVICES.contains(&stem.as_str())
        || port.is_some_and(|n| n.len() == 1 && "123456789".contains(n))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_paths_pass() {
        for path in [
            "index.html",
            ".nojekyll",
            "people/a--b.html",
            "data/sources.csl.json",
            "img/Zürich 1.png",
            "console.html",
        ] {
            assert!(check(path).is_ok(), "{path}");
        }
    }

    #[test]
    fn paths_that_lead_elsewhere_are_refused() {
        for path in [
            "",
            "/etc/passwd",
            "../x",
            "a/../../x",
            "a/..",
            "./a",
            "a//b",
            "a/",
            "a\\b",
            "..\\x",
            "a\0b",
            "C:/x",
            "a\nb",
        ] {
            assert!(check(path).is_err(), "{path:?}");
        }
    }

    #[test]
    fn names_that_some_disk_refuses_are_refused() {
        for path in [
            "con",
            "AUX.html",
            "people/nul.html",
            "com1",
            "lpt9.x.y",
            "con .html",
            "a./b",
            "a ",
            "a?b",
            ".Briefgen.json",
        ] {
            assert!(check(path).is_err(), "{path:?}");
        }
    }

    #[test]
    fn a_name_is_measured_in_bytes() {
        assert!(check(&"é".repeat(127)).is_ok());
        assert!(check(&"é".repeat(128)).is_err());
    }

    #[test]
    fn folders_come_from_the_outside_in() {
        assert_eq!(folders("a/b/c.html").collect::<Vec<_>>(), ["a", "a/b"]);
        assert_eq!(folders("c.html").count(), 0);
    }
}
