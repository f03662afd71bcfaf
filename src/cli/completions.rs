//! `briefgen completions` and `briefgen man`: what shells and readers of manuals need, from the declarations.

use std::io;
use std::process::ExitCode;

use anyhow::{Result, anyhow};
use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::Cli;
use super::terminal::print;

/// What a shell needs to complete the commands of briefgen
#[derive(Args)]
#[command(
    after_help = "Example: briefgen completions bash > ~/.local/share/bash-completion/completions/briefgen"
)]
pub struct Completions {
    /// The shell
    shell: Shell,
}

/// A page of the manual, in the form that `man` reads
#[derive(Args)]
#[command(
    after_help = "Examples:\n  briefgen man build > briefgen-build.1\n  briefgen man add event | man -l -"
)]
pub struct Man {
    /// The command, such as `build` or `add event`; the page of briefgen itself if none is given
    command: Vec<String>,
}

impl Completions {
    pub fn run(&self) -> Result<ExitCode> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "briefgen", &mut script);
        print(&String::from_utf8_lossy(&script))?;
        Ok(ExitCode::SUCCESS)
    }
}

impl Man {
    pub fn run(&self) -> Result<ExitCode> {
        let mut all = Cli::command();
        all.build();
        let command = self.command.iter().try_fold(all, |command, name| {
            let found = command.find_subcommand(name).cloned();
            found.ok_or_else(|| anyhow!("there is no command `{}`", self.command.join(" ")))
        })?;
        let mut page: Vec<u8> = Vec::new();
        clap_mangen::Man::new(command).render(&mut page as &mut dyn io::Write)?;
        print(&String::from_utf8_lossy(&page))?;
        Ok(ExitCode::SUCCESS)
    }
}
