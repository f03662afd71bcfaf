//! Directives for passages of captures.

use std::slice::from_ref;

use super::*;

/// The directive for parts of a capture, percent-encoding of spaces undone for the eye.
fn of(capture: &str, parts: &[&str]) -> String {
    let mut from = 0;
    let place = |part: &&str| {
        let start = from + capture[from..].find(part).expect("it is there");
        from = start + part.len();
        start..from
    };
    let places: Vec<_> = parts.iter().map(place).collect();
    Search::of(capture).directive(&places).unwrap_or_default().replace("%20", " ")
}

#[test]
fn a_passage_is_found_as_it_was_written() {
    for (capture, parts, expected) in [
        ("Then: “It’s late,” he said", vec!["It’s late"], "text=It%E2%80%99s late"),
        (
            "a so-called deal, of 10% & more.",
            vec!["so-called deal, of 10% & more."],
            "text=so%2Dcalled deal%2C of 10%25 %26 more",
        ),
        ("何立峰说，稳定。", vec!["稳定"], "text=%E7%A8%B3%E5%AE%9A"),
        ("说，求稳定。", vec!["稳定"], "text=%E6%B1%82%E7%A8%B3%E5%AE%9A"),
        ("cafe\nThe café", vec!["café"], "text=The-,caf%C3%A9"),
        ("one two\nthree four", vec!["one two\nthree four"], "text=one two,three four"),
        (
            "We met. The talks, he said, went on until the very last day",
            vec!["The talks", "last day"],
            "text=The talks,last day",
        ),
        // The first place is another one: browsers do not look at the case.
        (
            "WE HAVE TIME.\nHe said: “We have time”",
            vec!["We have time"],
            "text=He said%3A %E2%80%9C-,We have time",
        ),
        (
            "We have time, she said.\nHe said: we have time.",
            vec!["we have time"],
            "text=He said%3A-,we have time",
        ),
    ] {
        assert_eq!(of(capture, &parts), expected, "{capture}");
    }
}

#[test]
fn a_long_passage_has_a_beginning_and_an_end() {
    let capture = format!(
        "Before. The first words of it {}are the last words. After.",
        "and more ".repeat(40)
    );
    let found = of(&capture, &[&capture[8..capture.len() - 7]]);
    assert_eq!(found, "text=The first words of,are the last words");
    let twins = "He said: WE HAVE TIME today.\nHe said: we have time tomorrow.";
    let found = of(twins, &["we have time"]);
    assert_eq!(found, "text=He said%3A-,we have time,-tomorrow");
}

#[test]
fn twins_are_told_apart_from_farther_away_or_not_at_all() {
    for (capture, parts, expected) in [
        // The line before is the same too.
        (
            "Then on Monday the minister\nsaid: a deal is near.\n\nThen on Tuesday the minister\nsaid: a deal is near.",
            vec!["Tuesday", "a deal is near"],
            "text=on Tuesday the minister,a deal is near",
        ),
        (
            "Greer\n\nsaid:\n\nWe have time.\n\nBessent\n\nsaid:\n\nWe have time.",
            vec!["Bessent", "We have time"],
            "text=Bessent,We have time",
        ),
        // Browsers take these for the same words.
        ("x\n\nThe resume\n\nx\n\nThe résumé\n\nx", vec!["The résumé"], ""),
        ("x\n\nsaid: A DEAL\n\nx\n\nsaid: a deal\n\nx", vec!["a deal"], ""),
    ] {
        let last = parts[parts.len() - 1];
        let from = capture.find(parts[0]).expect("it is there");
        let start = from + capture[from..].find(last).expect("it is there");
        let found = Search::of(capture).directive(from_ref(&(start..start + last.len())));
        assert_eq!(found.unwrap_or_default().replace("%20", " "), expected, "{capture}");
    }
}

#[test]
fn what_a_page_shows_besides_its_words_is_passed_over() {
    let seam = |html: &str| crate::evidence::capture::text("html", html);
    for (html, first, last, expected) in [
        ("over the summer<sup>[2]</sup> and on", "over", "on", "text=over the summer,and on"),
        ("over the summer<sup><a href=x>2</a></sup> and on", "over", "on", "text=over the,and on"),
        ("summer<sup><a href=x>2</a></sup> and on", "and", "on", "text=and on"),
        ("<ruby>He<rt>no</rt></ruby> said so", "He", "so", "text=said so"),
        ("a <del>no</del> deal<del>s</del> is", "deal", "is", "text=is"),
    ] {
        let capture = seam(html);
        let start = capture.find(first).expect("it is there");
        let end = capture.rfind(last).expect("it is there") + last.len();
        let found = Search::of(&capture).directive(from_ref(&(start..end)));
        assert_eq!(found.unwrap_or_default().replace("%20", " "), expected, "{html}");
    }
    assert_eq!(address("https://a.example/b#d", ""), "https://a.example/b#d");
}

#[test]
fn an_address_keeps_its_place() {
    assert_eq!(address("https://a.example/b", "text=c"), "https://a.example/b#:~:text=c");
    assert_eq!(address("https://a.example/b#d", "text=c"), "https://a.example/b#d:~:text=c");
    assert_eq!(
        address("https://a.example/b#d:~:text=x", "text=c"),
        "https://a.example/b#d:~:text=c"
    );
}
