//! How the content is read, for all commands that read it.

use briefgen::Checked;
use briefgen::config::Overrides;
use briefgen::diag;
use briefgen::model::date::Date;
use clap::Args;
use jiff::civil;

#[derive(Args)]
pub struct Reading {
    /// Take in entries marked `draft: true`
    #[arg(long)]
    pub drafts: bool,
    /// The day on which the briefing stands, instead of the one in site.yaml
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub as_of: Option<civil::Date>,
    /// Take warnings for errors
    #[arg(long)]
    strict: bool,
}

impl Reading {
    pub fn overrides(&self, base_url: Option<String>) -> Overrides {
        Overrides { base_url, as_of: self.as_of, drafts: self.drafts }
    }

    /// Whether what was found is too much to go on with.
    pub fn has_failed(&self, checked: &Checked) -> bool {
        let strictly = self.strict && !checked.diagnostics.is_empty();
        strictly || diag::has_errors(&checked.diagnostics)
    }
}

/// A day of the calendar, as the command line takes it.
pub fn day(text: &str) -> Result<civil::Date, String> {
    let date: Date = text.parse().map_err(|error| format!("{error}"))?;
    date.day().ok_or_else(|| "a day is needed, such as 2025-10-15".to_owned())
}

/// The first day of a date, as the command line takes it.
pub fn first_day(text: &str) -> Result<civil::Date, String> {
    let date: Date = text.parse().map_err(|error| format!("{error}"))?;
    Ok(date.earliest())
}
