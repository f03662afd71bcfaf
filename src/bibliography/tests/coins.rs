//! COinS, as HTML and as a strict reader takes it.

use html5gum::{Token, Tokenizer};

use super::*;
use crate::bibliography::{coins, known_date};

/// The keys and values of a span: the HTML tokenized, its title split at `&` and the first `=`, the values decoded. What
/// stands encoded has no other sign than letters, digits and `-._~%`.
pub fn read(html: &str) -> Vec<(String, String)> {
    let tokens: Vec<Token> = Tokenizer::new(html).map(|token| token.expect("no error")).collect();
    let [Token::StartTag(span), Token::EndTag(end)] = &tokens[..] else { panic!("{html}") };
    assert_eq!((&**span.name, &**end.name), (&b"span"[..], &b"span"[..]), "{html}");
    assert_eq!(span.attributes.len(), 2, "{html}");
    assert_eq!(&**span.attributes[&b"class"[..]], b"Z3988");
    let title = std::str::from_utf8(&span.attributes[&b"title"[..]]).expect("UTF-8");
    let pair = |pair: &str| {
        let (key, value) = pair.split_once('=').unwrap_or_else(|| panic!("no value: {pair:?}"));
        assert!(!value.is_empty(), "{pair:?}");
        (key.to_owned(), decode(value))
    };
    title.split('&').map(pair).collect()
}

fn decode(value: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'%' => {
                let digits: Vec<u8> = rest.by_ref().take(2).collect();
                let digits = String::from_utf8(digits).expect("digits");
                bytes.push(u8::from_str_radix(&digits, 16).expect("two digits"));
            }
            byte => {
                assert!(byte.is_ascii_alphanumeric() || b"-._~".contains(&byte), "{value}");
                bytes.push(byte);
            }
        }
    }
    String::from_utf8(bytes).expect("UTF-8")
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

const HEAD: [(&str, &str); 2] =
    [("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc")];

#[test]
fn an_article_with_everything_and_a_page_with_nothing() {
    let full = [
        ("rft.type", "newspaperArticle"),
        ("rft.title", "Tariffs: 100% & rising?"),
        ("rft.creator", "Public, Jane Q."),
        ("rft.creator", "He Example"),
        ("rft.source", "The Example Times"),
        ("rft.date", "2025-05-12"),
        ("rft.language", "en"),
        ("rft_id", "https://times.example/a_b?x=1&y=50%25#top"),
    ];
    assert_eq!(read(&coins(&news())), pairs(&[&HEAD[..], &full[..]].concat()));
    let nothing = [("rft.type", "document"), ("rft.title", "T")];
    assert_eq!(read(&coins(&bare("t", "T"))), pairs(&[&HEAD[..], &nothing[..]].concat()));
}

#[test]
fn kinds_and_holders() {
    let found = |source: &Source| {
        let read = read(&coins(source));
        let value = |name: &str| read.iter().find(|(key, _)| key == name).map(|(_, v)| v.clone());
        (value("rft.type").expect("a type"), value("rft.source"), value("rft.publisher"))
    };
    assert_eq!(found(&wire()), ("newspaperArticle".into(), some("Gulf Herald"), None));
    assert_eq!(
        found(&official()),
        ("report".into(), None, some("Ministry of Examples and Samples"))
    );
    assert_eq!(found(&law()), ("webpage".into(), some("Public & Private"), None));
    assert_eq!(found(&data()), ("dataset".into(), None, some("Bureau of Figures")));
}

/// A reader takes a comma for the end of a family name.
#[test]
fn no_comma_stands_in_a_name_that_is_not_plainly_a_persons() {
    let read = read(&coins(&law()));
    let creators: Vec<_> = read.iter().filter(|(key, _)| key == "rft.creator").collect();
    assert_eq!(creators, [&("rft.creator".to_owned(), "Public Private & Partners LLP".to_owned())]);
}

#[test]
fn dates_are_never_more_precise_than_known() {
    for (edtf, known) in [
        ("2025-05-12", Some("2025/05/12")),
        ("2025-05", Some("2025/05")),
        ("2025?", Some("2025")),
        ("2025-05-10/2025-05-12", Some("2025/05")),
        ("2024-12-30/2025-01-02", Some("2024/12/30")),
        ("2025-05-12/..", Some("2025/05/12")),
        ("../2025-05", Some("2025/05")),
        ("2025-XX", Some("2025")),
        ("2025-21", Some("2025")),
        ("202X", None),
    ] {
        let date = Date::parse(edtf).expect(edtf);
        assert_eq!(known_date(date, "/").as_deref(), known, "{edtf}");
    }
}
