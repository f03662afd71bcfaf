//! The feeds and calendars of this repository's briefing, read by another program's parser.

#[path = "common/briefing.rs"]
mod briefing;

use std::collections::{BTreeMap, HashSet};

use briefgen::export;
use briefing::Briefing;

/// The address of the site, all its pages, and what is written beside them, by path.
fn built() -> (String, HashSet<String>, BTreeMap<String, Vec<u8>>) {
    let briefing = Briefing::read();
    briefing.render(|renderer| {
        let pages: Vec<_> = renderer.pages().iter().map(|page| renderer.path(page)).collect();
        let files = export::files(renderer, &pages).into_iter();
        let files = files.map(|file| (file.path, file.bytes)).collect();
        (briefing.site().config.base_url.clone(), pages.into_iter().collect(), files)
    })
}

#[test]
fn feeds_are_read_by_another_program_and_lead_to_pages() {
    let (base, pages, files) = built();
    let is_atom = |path: &&String| path.ends_with(".xml") && *path != "sitemap.xml";
    let mut count = 0;
    for path in files.keys().filter(is_atom) {
        let feed =
            feed_rs::parser::parse(&files[path][..]).unwrap_or_else(|e| panic!("{path}: {e}"));
        let own: Vec<_> = feed.links.iter().map(|link| link.href.as_str()).collect();
        assert!(own.contains(&format!("{base}{path}").as_str()), "{path}: {own:?}");
        let mut ids = HashSet::new();
        for entry in &feed.entries {
            let to = entry.links[0].href.strip_prefix(&base).unwrap();
            assert!(pages.contains(to), "{path} leads to {to}");
            assert!(ids.insert(&entry.id), "{path}: two entries have the id {}", entry.id);
            assert!(entry.updated >= entry.published, "{path}: {}", entry.id);
            let body = entry.content.as_ref().and_then(|content| content.body.as_deref()).unwrap();
            assert!(body.starts_with("<p>") && !body.contains("href=\"../"), "{path}: {body}");
        }
        let times: Vec<_> = feed.entries.iter().map(|entry| entry.updated).collect();
        assert!(times.is_sorted_by(|one, other| one >= other), "{path}: the latest is not first");
        let json = path.replace(".xml", ".json");
        let json: serde_json::Value = serde_json::from_slice(&files[&json]).unwrap();
        let same =
            json["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap());
        assert!(same.eq(feed.entries.iter().map(|entry| entry.id.as_str())), "{path}");
        count += feed.entries.len();
    }
    assert!(count > 300, "{count} entries in all feeds");
}

/// RFC 5545, 3.1: lines end in CRLF and have at most 75 octets.
#[test]
fn calendars_have_the_form_of_their_standard_and_each_date_once() {
    let (_, _, files) = built();
    let calendars = files.iter().filter(|(path, _)| path.ends_with(".ics"));
    let texts: BTreeMap<_, _> =
        calendars.map(|(path, bytes)| (path, std::str::from_utf8(bytes).unwrap())).collect();
    let of = |text: &str| {
        let unfolded = text.replace("\r\n ", "");
        let uids = unfolded.lines().filter_map(|line| line.strip_prefix("UID:"));
        uids.map(str::to_owned).collect::<Vec<_>>()
    };
    let all = of(texts[&"calendar.ics".to_owned()]);
    assert!(all.len() > 5, "{all:?}");
    for (path, text) in texts {
        let lines: Vec<_> = text.split_terminator("\r\n").collect();
        assert!(text.ends_with("\r\n") && lines.iter().all(|line| !line.contains('\n')), "{path}");
        assert!(lines.iter().all(|line| line.len() <= 75), "{path}");
        let uids = of(text);
        let once: HashSet<_> = uids.iter().collect();
        assert_eq!(once.len(), uids.len(), "{path}");
        assert!(uids.iter().all(|uid| all.contains(uid)), "{path}");
        assert_eq!(text.matches("BEGIN:VEVENT").count(), uids.len());
    }
}
