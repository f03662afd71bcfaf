//! The state of play on any day: what the script picks from the built page for a day is what the program computes for
//! that day, for every day of this repository's record. The script's part needs Node.js and is left out without it.

#[path = "common/briefing.rs"]
mod briefing;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use briefgen::link::{Site, state};
use briefgen::render::Page;
use briefing::Briefing;
use html5gum::{Token, Tokenizer};
use jiff::civil::Date;

const SCRIPT: &str = "themes/briefing/assets/state-of-play.js";

/// Reads `{rows, days}` and answers with the rows of each day and those that have a heading, as places in `rows`, and
/// with the day's neighbours in the record.
const ASK: &str = r#"
const { rowsOn, change, headed } = require(process.argv[1]);
const { rows, days, least } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const elements = rows.map((dataset, at) => ({ dataset, at }));
const groups = [...new Set(rows.map((row) => row.group))];
const at = (rows) => rows.map((row) => row.at);
const headings = (found) => groups.flatMap((group) => headed(found.filter((row) => row.dataset.group === group), least));
const answer = (day) => {
  const found = rowsOn(elements, day);
  return [at(found), at(headings(found)).sort((a, b) => a - b), change(elements, day, -1) ?? "", change(elements, day, 1) ?? ""];
};
process.stdout.write(JSON.stringify(days.map(answer)));
"#;

/// The rows of a day, those that have a heading, and the days of the changes before and after it.
type Answer = (Vec<usize>, Vec<usize>, String, String);

/// A row of the page.
#[derive(Debug)]
struct Row {
    /// Its `data-` attributes, as a script sees them.
    data: BTreeMap<String, String>,
    /// What a reader sees and where it leads, with the sources that it cites in place of their numbers.
    text: String,
    /// Whether it lies in the template.
    aside: bool,
    /// Whether the name of its kind stands above it.
    headed: bool,
}

#[test]
fn the_script_shows_of_every_day_what_the_program_computes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut briefing = Briefing::read();
    let page = |briefing: &Briefing| {
        let page = briefing.render(|renderer| renderer.page(&Page::StateOfPlay(None)));
        String::from_utf8(page.unwrap().bytes).unwrap()
    };
    let now = page(&briefing);
    let all = rows(&now);
    let begins: BTreeSet<_> = all.iter().map(|row| row.data["from"].as_str()).collect();
    let days = days(begins.first().unwrap(), briefing.site().config.as_of);
    assert!(days.len() > 3000, "a record of {} days only", days.len());

    let (mut answers, mut stood, mut headed) = (Vec::<Answer>::new(), String::new(), Vec::new());
    for day in &days {
        let found = found(&all, day);
        let at: Date = day.parse().unwrap();
        let stands = standings(briefing.site(), at);
        assert_eq!(stands != stood, begins.contains(day.as_str()), "{day}");
        // The days between two changes have the rows of the first of them: one page is rendered for them all.
        if stands != stood {
            briefing.checked.site.as_mut().unwrap().config.as_of = at;
            let expected = rows(&page(&briefing));
            let expected: Vec<_> = expected.iter().filter(|row| !row.aside).collect();
            let picked: Vec<_> = found.iter().map(|at| &all[*at]).collect();
            assert_eq!(tables(&picked), tables(&expected), "{day}");
            headed = places_of_headed(&all, &found, &expected);
        }
        stood = stands;
        let (before, after) = neighbours(&begins, day);
        answers.push((found, headed.clone(), before, after));
    }
    let with_headings = answers.iter().filter(|(_, headed, ..)| !headed.is_empty()).count();
    assert!((1..days.len()).contains(&with_headings), "no day tells when a table has headings");
    match ask_script(root, &all, &days, least(&now)) {
        Some(said) => assert!(said == answers, "{}", first_difference(&days, &said, &answers)),
        None => eprintln!("note: Node.js is missing: the script itself was not run"),
    }
}

/// What is recorded of all measures on a day, as text to compare.
fn standings(site: &Site, day: Date) -> String {
    let of_one = |(_, measure)| {
        let (state, record) = state::on(measure, day);
        let since = [state::since, state::changed].map(|f| f(measure, day).map(|one| one.span));
        format!("{state:?} {:?} {since:?}\n", record.map(|one| one.span))
    };
    site.measures.iter().map(of_one).collect()
}

/// Every day from the first to the last, in ISO 8601.
fn days(first: &str, last: Date) -> Vec<String> {
    let first: Date = first.parse().unwrap();
    let days = std::iter::successors(Some(first), |day| day.tomorrow().ok());
    days.take_while(|day| *day <= last).map(|day| day.to_string()).collect()
}

/// The rows that the script has to show of a day.
fn found(all: &[Row], day: &str) -> Vec<usize> {
    let covers = |row: &Row| row.data["from"].as_str() <= day && day <= row.data["to"].as_str();
    let mut found: Vec<_> = (0..all.len()).filter(|at| covers(&all[*at])).collect();
    found.sort_by_key(|at| all[*at].data["order"].parse::<usize>().unwrap());
    found
}

/// Which of the rows that were found have a heading on the page of their day, sorted.
fn places_of_headed(all: &[Row], found: &[usize], page: &[&Row]) -> Vec<usize> {
    let in_group = |row: &Row, group: &str| row.data["group"] == group;
    let groups: BTreeSet<_> = page.iter().map(|row| row.data["group"].as_str()).collect();
    let places = groups.into_iter().flat_map(|group| {
        let found = found.iter().filter(move |at| in_group(&all[**at], group));
        let page = page.iter().filter(move |row| in_group(row, group));
        found.zip(page).filter(|(_, row)| row.headed).map(|(at, _)| *at)
    });
    let mut places: Vec<_> = places.collect();
    places.sort_unstable();
    places
}

/// The days of the changes before and after a day.
fn neighbours(begins: &BTreeSet<&str>, day: &str) -> (String, String) {
    let before = begins.range(..day).next_back().copied().unwrap_or_default();
    let after = begins.iter().find(|begin| **begin > day).copied().unwrap_or_default();
    (before.to_owned(), after.to_owned())
}

/// How many rows a table has to have for headings, as the page tells the script.
fn least(html: &str) -> usize {
    let (_, rest) = html.split_once("data-headed=\"").unwrap();
    rest.split_once('"').unwrap().0.parse().unwrap()
}

/// What the script says of some days; nothing without Node.js.
fn ask_script(root: &Path, all: &[Row], days: &[String], least: usize) -> Option<Vec<Answer>> {
    let mut node = Command::new("node");
    node.args(["-e", ASK]).arg(root.join(SCRIPT)).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut node = node.spawn().ok()?;
    let rows: Vec<_> = all.iter().map(|row| &row.data).collect();
    let question = serde_json::json!({ "rows": rows, "days": days, "least": least }).to_string();
    node.stdin.take().unwrap().write_all(question.as_bytes()).unwrap();
    let said = node.wait_with_output().unwrap();
    assert!(said.status.success(), "the script failed");
    Some(serde_json::from_slice(&said.stdout).unwrap())
}

fn first_difference(days: &[String], said: &[Answer], answers: &[Answer]) -> String {
    let both = days.iter().zip(said.iter().zip(answers));
    let mut differing = both.filter(|(_, (said, answer))| said != answer);
    let first = differing.next();
    first.map_or("other days".to_owned(), |(day, (said, answer))| {
        format!("on {day} the script says {said:?}, and the program {answer:?}")
    })
}

/// The rows of each table, as a reader sees them.
fn tables<'r>(rows: &[&'r Row]) -> BTreeMap<&'r str, Vec<String>> {
    let mut tables: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for row in rows {
        tables.entry(row.data["group"].as_str()).or_default().push(as_known_then(&row.text));
    }
    tables
}

/// A row without what was recorded only after its days, which a briefing of one of these days could not know.
fn as_known_then(text: &str) -> String {
    let later = ["; recorded next: ", "; what followed is not recorded here"];
    let Some(start) = later.iter().find_map(|words| text.find(words)) else {
        return text.to_owned();
    };
    let end = text[start..].find(['<', '\n']).map_or(text.len(), |length| start + length);
    format!("{}{}", &text[..start], &text[end..])
}

/// The rows of a page, those in the template too.
fn rows(html: &str) -> Vec<Row> {
    let sources = notes(html);
    let mut rows: Vec<Row> = Vec::new();
    let (mut is_aside, mut is_row, mut is_marker, mut headed) = (false, false, false, false);
    for token in Tokenizer::new(html).flatten() {
        match token {
            Token::StartTag(tag) => {
                let name = text(&tag.name);
                let attributes: BTreeMap<_, _> =
                    tag.attributes.iter().map(|(name, value)| (text(name), text(value))).collect();
                if name == "tr" && attributes.contains_key("data-from") {
                    is_row = true;
                    let data = attributes.iter().filter_map(|(name, value)| {
                        Some((name.strip_prefix("data-")?.to_owned(), value.clone()))
                    });
                    let text = String::new();
                    rows.push(Row { data: data.collect(), text, aside: is_aside, headed });
                    headed = false;
                }
                headed |= attributes.get("class").is_some_and(|class| class == "kind-row");
                is_aside |= name == "template";
                is_marker |= name == "sup";
                if let Some(row) = rows.last_mut().filter(|_| is_row) {
                    row.text.push_str(&shown(&name, &attributes, &sources));
                }
            }
            Token::EndTag(tag) => {
                is_row &= *tag.name != b"tr"[..];
                is_aside &= *tag.name != b"template"[..];
                is_marker &= *tag.name != b"sup"[..];
            }
            Token::String(string) => {
                // The number of a note belongs to its page; the sign of a dispute does not.
                let is_number = |c: char| is_marker && c.is_ascii_digit();
                if let Some(row) = rows.last_mut().filter(|_| is_row) {
                    row.text.push_str(&text(&string).replace(is_number, ""));
                }
            }
            _ => {}
        }
    }
    rows
}

/// The source of each note, by the address that leads to it.
fn notes(html: &str) -> BTreeMap<String, String> {
    let notes = html.split("<li id=\"note_").skip(1).filter_map(|note| {
        let (number, rest) = note.split_once('"')?;
        let (_, link) = rest.split_once("class=\"source-link\" href=\"")?;
        Some((format!("#note_{number}"), link.split_once('"')?.0.to_owned()))
    });
    notes.collect()
}

/// A tag by what a reader has of it: its name, its class, its date, and where it leads.
fn shown(
    name: &str,
    attributes: &BTreeMap<String, String>,
    sources: &BTreeMap<String, String>,
) -> String {
    let kept = ["class", "data-edtf", "datetime", "href", "lang"];
    let kept = attributes.iter().filter(|(name, _)| kept.contains(&name.as_str()));
    let words =
        kept.map(|(name, value)| format!(" {name}={}", sources.get(value).unwrap_or(value)));
    format!("<{name}{}>", words.collect::<String>())
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
