//! The address of a licence, for the property that takes no name (<https://schema.org/license>).

use super::nodes::Address;

/// What Creative Commons' licences ask, as their names and their addresses have it.
const ELEMENTS: [&str; 6] = ["BY", "BY-NC", "BY-NC-ND", "BY-NC-SA", "BY-ND", "BY-SA"];
const VERSIONS: [&str; 5] = ["1.0", "2.0", "2.5", "3.0", "4.0"];

/// A licence that is written as an address, or as one of Creative Commons' ("CC BY 4.0", "CC-BY-SA-4.0", "CC0").
/// No other name has one address that nobody could mistake.
pub fn address(license: &str) -> Option<Address> {
    Address::of(license).or_else(|| creative_commons(license))
}

fn creative_commons(license: &str) -> Option<Address> {
    let name = license.trim().to_uppercase().replace(' ', "-");
    if matches!(name.as_str(), "CC0" | "CC0-1.0") {
        return Address::of("https://creativecommons.org/publicdomain/zero/1.0/");
    }
    let (elements, version) = name.strip_prefix("CC-")?.rsplit_once('-')?;
    let is_known = ELEMENTS.contains(&elements) && VERSIONS.contains(&version);
    let elements = elements.to_lowercase();
    is_known.then(|| {
        Address::of(&format!("https://creativecommons.org/licenses/{elements}/{version}/"))
    })?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licences_have_addresses_or_none() {
        for (license, expected) in [
            ("CC BY 4.0", Some("https://creativecommons.org/licenses/by/4.0/")),
            ("CC-BY-NC-SA-3.0", Some("https://creativecommons.org/licenses/by-nc-sa/3.0/")),
            ("cc0", Some("https://creativecommons.org/publicdomain/zero/1.0/")),
            ("https://example.org/terms", Some("https://example.org/terms")),
            ("CC BY 9.0", None),
            ("CC SA 4.0", None),
            ("All rights reserved", None),
            ("javascript:alert(1)", None),
        ] {
            assert_eq!(address(license), expected.and_then(Address::of), "{license}");
        }
    }
}
