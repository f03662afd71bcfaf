//! `briefgen explain`.

use std::process::ExitCode;

use anyhow::Result;
use briefgen::{check, diag};
use clap::Args;

use super::terminal::{print, say};

/// What a rule asks and why, with an example that breaks it and one that keeps it
#[derive(Args)]
#[command(after_help = "Example: briefgen explain single-source")]
pub struct Explain {
    /// The rule's code; all rules are listed if none is given
    rule: Option<String>,
}

impl Explain {
    pub fn run(&self) -> Result<ExitCode> {
        let Some(code) = &self.rule else {
            print(&check::list())?;
            return Ok(ExitCode::SUCCESS);
        };
        if let Some(rule) = check::rule(code) {
            print(&check::explain(rule))?;
            return Ok(ExitCode::SUCCESS);
        }
        let near = diag::nearest(code, check::RULES.iter().map(|rule| rule.code));
        let help = near.map_or_else(
            || "what is no rule cannot be switched, and its message says what to do; `briefgen explain` lists the rules".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        say(&format!("error: no rule has the code `{code}`; {help}\n"));
        Ok(ExitCode::from(2))
    }
}
