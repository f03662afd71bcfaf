//! Ids.

use crate::edit::import::id::id;
use crate::model::slug;

#[test]
fn an_id_is_publisher_date_and_words() {
    for (publisher, date, title, expected) in [
        ("NPR", "2025-05-12", "Geneva truce", "npr-2025-05-12-geneva-truce"),
        ("NPR", "", "The truce of Geneva", "npr-nd-truce-geneva"),
        ("The Example Times (online)", "2025-05", "What’s in it?", "example-times-2025-05-whats"),
        ("P", "2025-10-20~", "A b", "p-2025-10-20-b"),
        ("P", "2025-05-10/2025-05-12", "Talks", "p-2025-05-10-talks"),
        ("P", "../2025-05", "Talks", "p-2025-05-talks"),
        ("P", "202X", "Talks", "p-2020-talks"),
        ("P", "2025-21", "Talks", "p-2025-talks"),
        ("新华社", "2025-05-12", "中美经贸", "xin-hua-she-2025-05-12-zhong-mei-jing-mao"),
        ("(AFP)", "2025", "???", "afp-2025"),
        ("???", "2025", "On the", "source-2025-on-the"),
        ("con", "", "nul", "con-nd-nul"),
        (
            "Office of the United States Trade Representative",
            "2025-05-12",
            "Antidisestablishmentarianism internationalisation reconsidered",
            "office-united-states-2025-05-12-antidisestablishmentarianism",
        ),
        ("Donaudampfschifffahrtsgesellschaft", "2025", "A", "donaudampfschifffahrtsge-2025-a"),
    ] {
        let found = id(title, publisher, date.parse().ok());
        assert_eq!(found, expected);
        assert_eq!(slug::check(&found), Ok(()), "{found}");
        assert!(found.len() <= 60, "{found}");
    }
}
