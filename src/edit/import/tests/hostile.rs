//! Files that try to break what reads them: nothing panics, nothing hangs, and what is written loads (`read`
//! checks that).

use std::time::{Duration, Instant};

use super::read;

const NAMES: [&str; 3] = ["a.bib", "a.ris", "a.json"];

/// A limit against hanging, without optimisation and on a busy machine: it takes a tenth of a second.
const PATIENCE: Duration = Duration::from_secs(60);
const SIZE: usize = 40_000;

fn quickly(name: &str, text: &str) {
    let start = Instant::now();
    read(name, text);
    let took = start.elapsed();
    assert!(took < PATIENCE, "{name}: {took:?}: {}", text.chars().take(60).collect::<String>());
}

#[test]
fn texts_that_repeat_to_no_end() {
    for piece in [
        "{",
        "}",
        "@",
        "@a{",
        "@a{\n",
        "@a{b,",
        "@a{b,c={",
        "\\",
        "\"",
        "%",
        "@string{a=a#a}",
        "[",
        "{\"a\":",
        "[[",
        "\u{feff}",
        "TY  - ",
        "TY  - A\n",
        "ER  - \n",
        "\n",
        "\0",
        "何",
        "$",
        "@a{b,title={\\a{",
        "<i",
        "<",
        "@comment{",
        "[1,",
        "{}",
    ] {
        let text = piece.repeat(SIZE / piece.len());
        for name in NAMES {
            quickly(name, &text);
            quickly(name, &format!("@misc{{a,\n{text}"));
            quickly(
                name,
                &format!(
                    "TY  - A\nTI  - {text}\nPB  - {text}\nUR  - https://{text}\nDA  - {text}\nLA  - {text}\nN1  - {text}\nER  - \n"
                ),
            );
        }
    }
}

#[test]
fn values_of_braces_commands_and_abbreviations() {
    let many = |piece: &str, times: usize| piece.repeat(times);
    for value in [
        many("{}", SIZE / 2),
        many("{{}}", SIZE / 4),
        format!("{}{}", many("{", 29), many("}", 29)),
        format!("{}{}", many("{", SIZE), many("}", SIZE)),
        format!("{}{}", many("\\a{", 25), many("}", 25)),
        format!("{}{}", many("\\a{", SIZE), many("}", SIZE)),
        many("\\textit{a} ", SIZE / 10),
        many("$a$", SIZE / 3),
        many("a and ", SIZE / 6),
        many("a, ", SIZE / 3),
        many("a=b,", SIZE / 4),
        many("\\'", SIZE / 2),
        many("~", SIZE),
        many("--", SIZE / 2),
    ] {
        let text = format!(
            "@misc{{k, title = {{A{value}}}, author = {{{value}}}, publisher = {{P{value}}}, url = {{{value}}}, date = {{{value}}}}}\n"
        );
        quickly("a.bib", &text);
    }
    let mut bomb = "@string{a = {0123456789}}\n@string{self = self # self}\n".to_owned();
    for _ in 0..40 {
        bomb.push_str("@string{a = a # a # a}\n");
    }
    bomb.push_str("@misc{k, title = a # self, publisher = a}\n");
    quickly("a.bib", &bomb.repeat(20));
}

#[test]
fn half_a_file_at_any_place() {
    let bib = "@online{a, title = {On\u{e9} \\'{e} $x$}, author = {Public, Jane and {B}}, url = {https://a.example/}, date = {2025}}\n";
    let ris = "TY  - NEWS\r\nTI  - On\u{e9}\r\nAU  - A, B\r\nDA  - 2025/05/\r\nER  - \r\n";
    let json = r#"[{"title": "Oné", "issued": {"date-parts": [[2025, 5]]}, "author": [{"family": "A"}], "publisher": "P"}]"#;
    for (name, text) in NAMES.into_iter().zip([bib, ris, json]) {
        let whole = read(name, text).0;
        assert!(whole.diagnostics.iter().all(|one| one.code == "missing-field"), "{whole:?}");
        for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
            read(name, &text[..end]);
            read(name, &text[end..]);
            read(name, &format!("{}\u{0}}}{}", &text[..end], &text[end..]));
        }
    }
}

#[test]
fn fields_that_try_to_become_others() {
    let strings = [
        "a\nkind: official",
        "a: b",
        "# a",
        "- a",
        "\"a",
        "'a",
        "|\n a",
        "&a",
        "*a",
        "!a",
        "{a",
        "[a",
        "%a",
        "@a",
        "`a",
        "? a",
        "null",
        "~",
        "true",
        "1e3",
        "0x1",
        "2025-05-12",
        "a #b",
        "a:",
        ":",
        "a\u{85}b\u{2028}c\u{0}\u{1b}[31m",
        "\u{202e}a\u{200b}",
        "\u{feff}",
        "\u{e000}\u{ffff}",
        "{{ a }}",
        "<script>alert(1)</script>",
        "---",
        "...",
        "=",
        "<<",
    ];
    for text in strings {
        let value = serde_json::to_string(text).unwrap();
        let item = format!(
            "[{{\"title\": {value}, \"publisher\": {value}, \"author\": [{{\"literal\": {value}}}], \"URL\": \"https://a.example/\", \
             \"archive_location\": {value}, \"language\": {value}, \"source\": \"B (https://b.example/)\", \
             \"custom\": {{\"title_note\": {value}, \"syndicated_from\": {value}, \"side\": {value}, \"kind\": {value}, \"date\": {value}}}}}]"
        );
        read("a.json", &item);
        for address in [format!("https://{text}"), format!("https://a.example/{text}")] {
            let address = serde_json::to_string(&address).unwrap();
            read(
                "a.json",
                &format!(
                    "[{{\"title\": \"A\", \"publisher\": \"P\", \"URL\": {address}, \"archive_location\": {address}}}]"
                ),
            );
        }
    }
}
