//! Slugs: the kebab-case ASCII names that ids and heading ids have.

/// The longest id, in bytes: it becomes a file name, and file systems stop at 255.
pub const MAX_ID: usize = 100;

/// Why a text cannot be an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadSlug {
    /// Something else than lower-case ASCII letters, digits and single hyphens between them.
    Form,
    /// Longer than [`MAX_ID`].
    Length,
    /// Two hyphens side by side, which the pages of pairs have.
    Hyphens,
    /// A name that Windows keeps for a device.
    Reserved,
}

impl BadSlug {
    /// The same in an editor's words.
    pub fn words(self) -> &'static str {
        match self {
            BadSlug::Form => "an id is made of lower-case letters a-z, digits and hyphens",
            BadSlug::Length => "an id has at most 100 letters",
            BadSlug::Hyphens => "an id has no two hyphens side by side",
            BadSlug::Reserved => "this name cannot be a file's name everywhere",
        }
    }
}

/// Checks that a text can be an id: `a-z`, `0-9`, hyphens between them, not a reserved name.
///
/// # Errors
/// The first reason against it.
pub fn check(text: &str) -> Result<(), BadSlug> {
    if !is_kebab(text) {
        return Err(BadSlug::Form);
    }
    if text.len() > MAX_ID {
        return Err(BadSlug::Length);
    }
    if text.contains("--") {
        return Err(BadSlug::Hyphens);
    }
    if is_device(text) {
        return Err(BadSlug::Reserved);
    }
    Ok(())
}

/// Whether a text has the form of an id.
pub fn is_kebab(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    text.starts_with(plain) && text.ends_with(plain) && text.chars().all(|c| plain(c) || c == '-')
}

/// File names that Windows cannot have.
fn is_device(text: &str) -> bool {
    matches!(text, "con" | "prn" | "aux" | "nul")
        || (text.len() == 4
            && (text.starts_with("com") || text.starts_with("lpt"))
            && text.ends_with(|c: char| c.is_ascii_digit()))
}

/// A slug for any text: transliterated, in lower case, words joined by hyphens.
/// Empty if nothing is left.
pub fn of(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in deunicode::deunicode(text).chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if c != '\'' && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_plain() {
        for good in ["a", "he-lifeng", "2lt-2025-10-28-seek-truce", "g20"] {
            assert_eq!(check(good), Ok(()), "{good}");
        }
        for bad in ["", "He", "a_b", "-a", "a-", "../x", "a/b", "a b", "何", "a.b", "a%2e", "a\0"]
        {
            assert_eq!(check(bad), Err(BadSlug::Form), "{bad}");
        }
        assert_eq!(check(&"a".repeat(300)), Err(BadSlug::Length));
        assert_eq!(check("a--b"), Err(BadSlug::Hyphens));
        for bad in ["con", "aux", "com1"] {
            assert_eq!(check(bad), Err(BadSlug::Reserved), "{bad}");
        }
    }

    #[test]
    fn slugs_are_transliterated() {
        assert_eq!(of("What's next: the 2nd round"), "whats-next-the-2nd-round");
        assert_eq!(of("何立峰 and Bessent"), "he-li-feng-and-bessent");
        assert_eq!(of("  --  "), "");
    }
}
