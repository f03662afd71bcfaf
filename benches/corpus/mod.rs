//! A made-up briefing of any size, the same on every machine: events that cite and answer one another, articles, people,
//! topics, places, sources. It is data; `briefing` writes it in briefgen's form.

pub mod briefing;

use jiff::ToSpan;
use jiff::civil::{Date, date};

/// Everything that is told.
pub struct Corpus {
    pub events: Vec<Event>,
    pub articles: Vec<Article>,
    pub people: Vec<Person>,
    pub sources: Vec<Source>,
    pub topics: usize,
    pub places: usize,
}

/// One event.
pub struct Event {
    pub title: String,
    pub date: Date,
    pub side: &'static str,
    pub kind: &'static str,
    pub importance: &'static str,
    pub place: usize,
    pub people: Vec<usize>,
    pub topics: Vec<usize>,
    /// The earlier event that it answers.
    pub answers: Option<usize>,
    pub summary: Vec<Sentence>,
    /// What somebody said, and in which source.
    pub quote: Option<(String, usize, usize)>,
}

/// A sentence with the sources that it cites.
pub struct Sentence {
    pub text: String,
    pub sources: Vec<usize>,
}

/// An article of about 1,500 words.
pub struct Article {
    pub title: String,
    pub date: Date,
    pub people: Vec<usize>,
    pub topics: Vec<usize>,
    pub sections: Vec<Section>,
}

/// A heading, and paragraphs that each name an event.
pub struct Section {
    pub heading: String,
    pub paragraphs: Vec<(Vec<Sentence>, usize)>,
}

/// Somebody.
pub struct Person {
    pub name: String,
    pub side: &'static str,
    pub life: Vec<Sentence>,
}

/// A source.
pub struct Source {
    pub title: String,
    pub date: Date,
}

const SIDES: [&str; 4] = ["us", "china", "both", "other"];
const KINDS: [&str; 5] = ["talks", "tariff", "statement", "court", "deal"];
const GIVEN: [&str; 12] =
    ["Ada", "Bo", "Chen", "Dora", "Emil", "Fan", "Gita", "Hugo", "Ines", "Jun", "Kira", "Lin"];
const WORDS: &str = "tariff trade ministry agreement talks goods export import licence control market farmers metals \
    chips ships ports court order notice statement delegation meeting truce deadline duty rate list \
    exemption review answer measure purchase soybeans aircraft magnets minister secretary president \
    spokesman officials week month year morning before after between against under during said announced \
    raised lowered suspended extended signed rejected promised published several further earlier common";
/// So many sources are later than the last event.
const LATER: usize = 20;
const BEGIN: Date = date(2017, 1, 20);
/// The last day on which something happens.
pub const END: Date = date(2026, 6, 27);

impl Corpus {
    /// A briefing of so many events; everything else in proportion: of 10,000 events 1,000 articles, 204 people and
    /// 2,500 sources.
    pub fn of(events: usize) -> Corpus {
        let mut dice = Dice::new();
        let count = events.div_ceil(4) + LATER;
        let source = |at| Source { title: dice.title(8), date: day(at, events / 4).min(END) };
        let sources: Vec<_> = (0..count).map(source).collect();
        let people = (0..events / 50 + 4).map(|at| Person {
            name: format!("{} Person{at}", GIVEN[at % GIVEN.len()]),
            side: SIDES[at % 2],
            life: dice.sentences(6, sources.len()),
        });
        let people: Vec<_> = people.collect();
        let mut corpus = Corpus {
            events: Vec::with_capacity(events),
            articles: Vec::new(),
            people,
            sources,
            topics: 20,
            places: 60,
        };
        for at in 0..events {
            let event = corpus.event(&mut dice, at, day(at, events));
            corpus.events.push(event);
        }
        corpus.articles = (0..events / 10).map(|_| corpus.article(&mut dice)).collect();
        corpus
    }

    fn event(&self, dice: &mut Dice, at: usize, date: Date) -> Event {
        // The sources are in the order of time: the next ones are of the day or later.
        let next = at / 4 + 2;
        let source = |dice: &mut Dice| next + dice.below(LATER - 2);
        let sentence = |dice: &mut Dice| Sentence {
            text: dice.sentence(15),
            sources: vec![source(dice), source(dice)],
        };
        Event {
            title: dice.title(6),
            date,
            side: SIDES[dice.below(3)],
            kind: KINDS[dice.below(KINDS.len())],
            importance: match at % 20 {
                0 => "major",
                1..=4 => "minor",
                _ => "normal",
            },
            place: dice.below(self.places),
            people: (0..3).map(|one| (3 * at + one) % self.people.len()).collect(),
            topics: dice.some(2, self.topics),
            answers: (at % 3 == 2).then(|| at - 1 - dice.below(at.min(40))),
            summary: (0..3).map(|_| sentence(dice)).collect(),
            quote: at
                .is_multiple_of(10)
                .then(|| (dice.sentence(12), dice.below(self.people.len()), source(dice))),
        }
    }

    fn article(&self, dice: &mut Dice) -> Article {
        let section = |dice: &mut Dice| Section {
            heading: dice.title(4),
            paragraphs: (0..4)
                .map(|_| (dice.sentences(5, self.sources.len()), dice.below(self.events.len())))
                .collect(),
        };
        Article {
            title: dice.title(5),
            date: dice.day(),
            people: dice.some(3, self.people.len()),
            topics: dice.some(2, self.topics),
            sections: (0..5).map(|_| section(dice)).collect(),
        }
    }
}

/// The day of one of so many things, which are spread over the whole time.
fn day(at: usize, of: usize) -> Date {
    let share = at as f64 / of as f64;
    BEGIN + ((f64::from((END - BEGIN).get_days()) * share) as i32).days()
}

/// Numbers that look random and are not (xorshift64*, S. Vigna, 2016).
struct Dice {
    state: u64,
    words: Vec<&'static str>,
}

impl Dice {
    fn new() -> Self {
        Dice { state: 0x9E37_79B9_7F4A_7C15, words: WORDS.split_whitespace().collect() }
    }

    fn below(&mut self, end: usize) -> usize {
        self.state ^= self.state >> 12;
        self.state ^= self.state << 25;
        self.state ^= self.state >> 27;
        let high = self.state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(high).unwrap_or_default() % end.max(1)
    }

    fn day(&mut self) -> Date {
        let days = (END - BEGIN).get_days();
        BEGIN + i32::try_from(self.below(days as usize)).unwrap_or_default().days()
    }

    /// Up to `count` different numbers.
    fn some(&mut self, count: usize, of: usize) -> Vec<usize> {
        let mut some: Vec<_> = (0..count).map(|_| self.below(of)).collect();
        some.sort_unstable();
        some.dedup();
        some
    }

    fn words(&mut self, count: usize) -> String {
        let end = self.words.len();
        let places: Vec<_> = (0..count).map(|_| self.below(end)).collect();
        let words: Vec<_> = places.iter().map(|at| self.words[*at]).collect();
        words.join(" ")
    }

    fn title(&mut self, count: usize) -> String {
        let words = self.words(count);
        words[..1].to_uppercase() + &words[1..]
    }

    fn sentence(&mut self, count: usize) -> String {
        self.title(count)
    }

    fn sentences(&mut self, count: usize, sources: usize) -> Vec<Sentence> {
        let sentence = |_| Sentence { text: self.sentence(15), sources: self.some(2, sources) };
        (0..count).map(sentence).collect()
    }
}
