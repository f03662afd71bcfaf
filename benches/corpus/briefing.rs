//! The corpus in briefgen's form: a file for each event, article and person; lists of topics, places and sources.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use super::{Article, Corpus, END, Event, Person, Sentence};

/// How many sources a file holds.
const SOURCES: usize = 100;

/// Writes the site into a folder.
pub fn write(corpus: &Corpus, root: &Path) -> io::Result<()> {
    let put = |path: String, text: String| {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap_or(root))?;
        fs::write(path, text)
    };
    put("site.yaml".into(), settings())?;
    for (at, event) in corpus.events.iter().enumerate() {
        put(
            format!("content/events/{}/{}.yaml", event.date.year(), event_id(at)),
            self::event(event),
        )?;
    }
    for (at, article) in corpus.articles.iter().enumerate() {
        put(format!("content/articles/{}.md", article_id(at)), self::article(article))?;
    }
    for (at, person) in corpus.people.iter().enumerate() {
        put(format!("content/people/{}.md", person_id(at)), self::person(person))?;
    }
    let topic =
        |at| format!("- {{id: topic-{at}, title: Topic {at}, summary: What topic {at} is.}}\n");
    put("content/topics/topics.yaml".into(), (0..corpus.topics).map(topic).collect())?;
    let place = |at| format!("- {{id: place-{at}, name: Place {at}}}\n");
    put("content/places/places.yaml".into(), (0..corpus.places).map(place).collect())?;
    for (file, sources) in corpus.sources.chunks(SOURCES).enumerate() {
        let mut text = String::new();
        for (at, source) in sources.iter().enumerate() {
            let id = source_id(file * SOURCES + at);
            let _ = write!(
                text,
                "- id: {id}\n  title: {}\n  publisher: Press {}\n  date: {}\n  url: https://example.org/{id}\n  kind: news\n",
                source.title,
                at % 40,
                source.date
            );
        }
        put(format!("content/sources/part-{file:04}.yaml"), text)?;
    }
    Ok(())
}

/// One rule is off: there are no captures of what is made up.
fn settings() -> String {
    format!(
        "title: Made-up briefing\nbase_url: https://example.org/briefing/\nas_of: {END}\nsides:\n  us: {{name: \
         United States, short: US}}\n  china: {{name: China, short: China}}\nkinds:\n  talks: {{name: Talks, meeting: \
         true}}\n  tariff: {{name: Tariff}}\n  statement: {{name: Statement}}\n  court: {{name: Court}}\n  deal: {{name: \
         Deal}}\nchecks: {{quote-unverified: off}}\n"
    )
}

pub fn event_id(at: usize) -> String {
    format!("e-{at:06}")
}

pub fn article_id(at: usize) -> String {
    format!("a-{at:06}")
}

pub fn person_id(at: usize) -> String {
    format!("p-{at:05}")
}

pub fn source_id(at: usize) -> String {
    format!("s-{at:06}")
}

fn list(ids: impl Iterator<Item = String>) -> String {
    format!("[{}]", ids.collect::<Vec<_>>().join(", "))
}

fn event(event: &Event) -> String {
    let Event { title, date, side, kind, importance, place, .. } = event;
    let people = list(event.people.iter().map(|at| person_id(*at)));
    let topics = list(event.topics.iter().map(|at| format!("topic-{at}")));
    let mut text = format!(
        "title: {title}\ndate: {date}\nkind: {kind}\nside: {side}\nplace: place-{place}\npeople: {people}\ntopics: \
         {topics}\nimportance: {importance}\n"
    );
    if let Some(answered) = event.answers {
        let _ = writeln!(text, "responds_to: [{}]", event_id(answered));
    }
    let _ = writeln!(text, "summary: |\n  {}", sentences(&event.summary, "\n  "));
    if let Some((said, by, source)) = &event.quote {
        let (by, source) = (person_id(*by), source_id(*source));
        let _ = writeln!(text, "quotes:\n  - {{text: {said}, by: {by}, source: {source}}}");
    }
    text
}

fn article(article: &Article) -> String {
    let Article { title, date, .. } = article;
    let people = list(article.people.iter().map(|at| person_id(*at)));
    let topics = list(article.topics.iter().map(|at| format!("topic-{at}")));
    let mut text =
        format!("---\ntitle: {title}\ndate: {date}\npeople: {people}\ntopics: {topics}\n---\n");
    for section in &article.sections {
        let _ = writeln!(text, "\n## {}", section.heading);
        for (said, event) in &section.paragraphs {
            let _ =
                writeln!(text, "\n{} See [[events/{}]].", sentences(said, "\n"), event_id(*event));
        }
    }
    text
}

fn person(person: &Person) -> String {
    let Person { name, side, life } = person;
    format!("---\nname: {name}\nside: {side}\n---\n\n{}\n", sentences(life, "\n"))
}

/// Each in a line of its own, with what it cites.
fn sentences(all: &[Sentence], between: &str) -> String {
    let cited = |sentence: &Sentence| {
        let sources: Vec<_> =
            sentence.sources.iter().map(|at| format!("@{}", source_id(*at))).collect();
        format!("{} [{}].", sentence.text, sources.join("; "))
    };
    all.iter().map(cited).collect::<Vec<_>>().join(between)
}
