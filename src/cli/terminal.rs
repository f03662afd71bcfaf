//! What is printed, and where: results on standard output, everything else on standard error.

use std::io::{self, IsTerminal, Write};
use std::time::Duration;

use anyhow::Result;
use clap::Args;

/// How much is said.
#[derive(Args, Clone, Copy)]
pub struct Terminal {
    /// Say nothing but what is wrong
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Say how long each stage took
    #[arg(long, short, global = true)]
    verbose: bool,
}

impl Terminal {
    /// What was done, in a line: no result that another program would read, so that `--quiet` leaves it out.
    pub fn done(self, text: &str) -> Result<()> {
        if self.quiet { Ok(()) } else { print(text) }
    }

    /// A remark to the person who waits.
    pub fn note(self, text: &str) {
        if !self.quiet {
            say(text);
        }
    }

    /// The time of each stage, if it is asked for.
    pub fn times(self, times: &[(&str, Duration)]) {
        if !self.verbose {
            return;
        }
        for (stage, time) in times {
            say(&format!("{stage:>10}  {:7.1} ms\n", time.as_secs_f64() * 1000.0));
        }
        let total: Duration = times.iter().map(|(_, time)| *time).sum();
        say(&format!("{:>10}  {:7.1} ms\n", "together", total.as_secs_f64() * 1000.0));
    }

    /// Whether somebody sees what is going on.
    pub fn is_watched(self) -> bool {
        !self.quiet && io::stderr().is_terminal()
    }
}

/// To standard error; there is nobody left to tell if that fails.
pub fn say(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// To standard output, where only results go.
pub fn print(text: &str) -> Result<()> {
    Ok(io::stdout().lock().write_all(text.as_bytes())?)
}

/// Whether standard error shows colours (<https://no-color.org>).
pub fn is_coloured() -> bool {
    io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|set| set.is_empty())
}
