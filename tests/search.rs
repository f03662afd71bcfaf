//! The search: what the script asks of the index it finds there, for every word of this repository's briefing. The script's
//! part needs Node.js and is left out without it.

#[path = "common/briefing.rs"]
mod briefing;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use briefing::Briefing;

const SCRIPT: &str = "themes/briefing/assets/search/search.js";

/// Reads the files of an index and answers with the words of documents that do not find them, and how many were asked.
const ASK: &str = r#"
const { words, filesOf, match } = require(process.argv[1]);
const index = { terms: [], documents: [] };
globalThis.briefgenSearch = (kind, number, data) => kind === "index" ? index.manifest = data : index[kind][number] = data;
JSON.parse(require("fs").readFileSync(0, "utf8")).forEach((text) => (0, eval)(text));
const { plurals, terms, count } = index.manifest;
const known = new Map();
const find = (term) => {
  if (!known.has(term)) known.set(term, match(term, filesOf(terms, term).map((number) => index.terms[number])));
  return known.get(term);
};
const lost = [];
index.documents.flat().forEach(([title, href, kind, date, text, part, lang, names], at) => {
  const titles = [title, ...(names ?? []).map(([, name]) => name)].flatMap((name) => words(name, plurals));
  const rest = [date, part, text].flatMap((part) => words(part ?? "", plurals));
  titles.filter((word) => !(find(word).get(at) >= 6)).forEach((word) => lost.push(`title ${href}: ${word}`));
  rest.filter((word) => !find(word).has(at)).forEach((word) => lost.push(`${href}: ${word}`));
});
const filters = index.terms.flatMap((file) => Object.keys(file)).filter((term) => term.includes(":"));
process.stdout.write(JSON.stringify({ lost, words: known.size, count, rows: index.documents.flat().length, filters: filters.length }));
"#;

#[test]
fn every_word_of_the_briefing_finds_its_page() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let briefing = Briefing::read();
    let files = briefing.render(|renderer| renderer.search_index().collect::<Vec<_>>());
    let files = files.into_iter().map(|file| String::from_utf8(file.bytes).unwrap());
    let files: Vec<_> = files.collect();
    assert!(files.len() > 20, "an index of {} files only", files.len());
    let Some(found) = ask_script(root, &files) else {
        return eprintln!("note: Node.js is missing: the script itself was not run");
    };
    assert_eq!(found["lost"], serde_json::json!([]));
    assert_eq!(found["count"], found["rows"]);
    let entries = u64::try_from(briefing.site().entries().count()).unwrap();
    assert!(found["count"].as_u64() > Some(entries), "headings are missing: {found}");
    assert!(
        found["words"].as_u64() > Some(2000) && found["filters"].as_u64() > Some(300),
        "{found}"
    );
}

fn ask_script(root: &Path, files: &[String]) -> Option<serde_json::Value> {
    let mut node = Command::new("node");
    node.args(["-e", ASK]).arg(root.join(SCRIPT)).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut node = node.spawn().ok()?;
    let question = serde_json::to_string(files).unwrap();
    node.stdin.take().unwrap().write_all(question.as_bytes()).unwrap();
    let said = node.wait_with_output().unwrap();
    assert!(said.status.success(), "the script failed");
    Some(serde_json::from_slice(&said.stdout).unwrap())
}
