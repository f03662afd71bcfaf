//! Writes a made-up briefing into a folder: `cargo bench --bench write_corpus -- FOLDER EVENTS`.

mod corpus;

use std::path::Path;
use std::process::ExitCode;

use corpus::{Corpus, briefing};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let [folder, events] = args.as_slice() else {
        eprintln!("usage: cargo bench --bench write_corpus -- FOLDER EVENTS");
        return ExitCode::from(2);
    };
    let Ok(events) = events.parse() else {
        eprintln!("`{events}` is no number of events");
        return ExitCode::from(2);
    };
    match briefing::write(&Corpus::of(events), Path::new(folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{folder}: {error}");
            ExitCode::FAILURE
        }
    }
}
