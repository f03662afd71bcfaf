//! The command line: what the commands take, and the only place that prints.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, anyhow};
use briefgen::config::Overrides;
use briefgen::diag::{self, Severity, human, json, short};
use briefgen::edit::import::Skipped;
use briefgen::evidence::lock::Verdict;
use briefgen::model::Words;
use briefgen::model::date::Date;
use briefgen::{Checked, Uncaptured, Verified, check, evidence, init};
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil;

/// Builds briefings that can be checked: every statement with its source.
#[derive(Parser)]
#[command(name = "briefgen", version, arg_required_else_help = true)]
struct Cli {
    /// The site's folder, instead of this folder or the nearest parent with a site.yaml
    #[arg(long, global = true, value_name = "DIR")]
    root: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Begin a new site: settings, starter content, a workflow for GitHub Pages
    #[command(
        after_help = "Example: briefgen init my-briefing && briefgen build --root my-briefing"
    )]
    Init {
        /// The folder to make
        dir: PathBuf,
    },
    /// Build the site
    #[command(after_help = "Example: briefgen build --output /tmp/preview --as-of 2025-10-15")]
    Build(BuildArgs),
    /// Check the content and write nothing
    #[command(after_help = "Example: briefgen check --format short")]
    Check(CheckArgs),
    /// Look for each quotation in the captured sources, and write evidence.lock
    #[command(after_help = "Example: briefgen verify --archive ../captures")]
    Verify {
        /// The folder with the captures: <source-id>.txt, .md or .html
        #[arg(long, value_name = "DIR")]
        archive: PathBuf,
    },
    /// What a rule asks and why, with an example that breaks it and one that keeps it
    #[command(after_help = "Example: briefgen explain single-source")]
    Explain {
        /// The rule's code; all rules are listed if none is given
        rule: Option<String>,
    },
    /// Add entries to the site
    #[command(subcommand)]
    Add(Add),
}

#[derive(Subcommand)]
enum Add {
    /// Add sources from a file of a reference manager such as Zotero
    #[command(
        after_help = "BibTeX (also BibLaTeX), RIS and CSL-JSON are read. A source that is there already, by its address or \
                      its id, is passed over.\n\nExample: briefgen add source --from \"My Library.bib\""
    )]
    Source {
        /// The file to read: BibTeX, RIS or CSL-JSON
        #[arg(long, value_name = "FILE")]
        from: Option<PathBuf>,
    },
}

/// How the content is read, for all commands that read it.
#[derive(Args)]
struct Reading {
    /// Take in entries marked `draft: true`
    #[arg(long)]
    drafts: bool,
    /// The day on which the briefing stands, instead of the one in site.yaml
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<civil::Date>,
    /// Take warnings for errors
    #[arg(long)]
    strict: bool,
}

#[derive(Args)]
struct BuildArgs {
    /// The folder to write, instead of the one in site.yaml
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// The address at which the site is published, instead of the one in site.yaml
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    #[command(flatten)]
    reading: Reading,
    /// How many threads to use, instead of one for each core
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
}

#[derive(Args)]
struct CheckArgs {
    /// How to write what is wrong
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    #[command(flatten)]
    reading: Reading,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// With the line and a caret, on standard error
    Human,
    /// One line each, on standard error
    Short,
    /// One JSON object a line, on standard output
    Json,
    /// GitHub workflow annotations, on standard output
    Github,
}

fn day(text: &str) -> Result<civil::Date, String> {
    let date: Date = text.parse().map_err(|error| format!("{error}"))?;
    date.day().ok_or_else(|| "a day is needed, such as 2025-10-15".to_owned())
}

/// Runs the command that the arguments name: 0 done, 1 at fault, 2 wrong usage.
pub fn run() -> ExitCode {
    let Cli { root, command } = Cli::parse();
    let result = match command {
        Command::Init { dir } => new_site(&dir),
        Command::Build(args) => find_root(root).and_then(|root| build(&root, args)),
        Command::Check(args) => find_root(root).and_then(|root| check_site(&root, &args)),
        Command::Verify { archive } => find_root(root).and_then(|root| verify(&root, &archive)),
        Command::Explain { rule } => explain(rule.as_deref()),
        Command::Add(Add::Source { from: Some(from) }) => {
            find_root(root).and_then(|root| add_sources(&root, &from))
        }
        Command::Add(Add::Source { from: None }) => {
            say("error: name the file to read, as in `briefgen add source --from library.bib`\n");
            Ok(ExitCode::from(2))
        }
    };
    match result {
        Ok(code) => code,
        Err(error) => {
            say(&format!("error: {error:#}\n"));
            ExitCode::FAILURE
        }
    }
}

/// The folder that was named, or the nearest one upward with a site.yaml.
fn find_root(named: Option<PathBuf>) -> Result<PathBuf> {
    if let Some(root) = named {
        return Ok(root);
    }
    let here = std::env::current_dir()?;
    let found = here.ancestors().find(|folder| folder.join("site.yaml").is_file());
    found.map(Path::to_owned).ok_or_else(|| {
        anyhow!("there is no site.yaml here or above: begin a site with `briefgen init DIR`, or name one with `--root DIR`")
    })
}

fn new_site(dir: &Path) -> Result<ExitCode> {
    let files = init::init(dir)?;
    print(&format!("began a site of {} files in {}\n", files.len(), dir.display()))?;
    print(&format!("build it with: briefgen build --root {}\n", dir.display()))?;
    Ok(ExitCode::SUCCESS)
}

fn build(root: &Path, args: BuildArgs) -> Result<ExitCode> {
    let BuildArgs { output, base_url, reading, jobs } = args;
    if let Some(url) = &base_url
        && !briefgen::fields::readers::is_web_address(url)
    {
        return Err(anyhow!(
            "`--base-url {url}` is no web address: begin it with `https://` or `http://`"
        ));
    }
    if let Some(jobs) = jobs {
        rayon::ThreadPoolBuilder::new().num_threads(usize::from(jobs)).build_global()?;
    }
    let checked = briefgen::check(root, &overrides(&reading, base_url))?;
    if !checked.diagnostics.is_empty() {
        report(&checked, Format::Human)?;
    }
    if failed(&checked, &reading) {
        return Ok(ExitCode::FAILURE);
    }
    let (folder, written) = briefgen::build(root, &checked, output.as_deref())?;
    print(&format!("wrote {} files to {}\n", written.files, folder.display()))?;
    Ok(ExitCode::SUCCESS)
}

fn check_site(root: &Path, args: &CheckArgs) -> Result<ExitCode> {
    let checked = briefgen::check(root, &overrides(&args.reading, None))?;
    report(&checked, args.format)?;
    Ok(if failed(&checked, &args.reading) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn verify(root: &Path, archive: &Path) -> Result<ExitCode> {
    let Verified { sources, diagnostics, lock, uncaptured, without_drafts } =
        briefgen::verify(root, archive)?;
    for diagnostic in &diagnostics {
        say(&(human::render(&sources, diagnostic, is_coloured()) + "\n"));
    }
    say(&without_capture(&uncaptured));
    if without_drafts {
        say("note: drafts were left out, for their errors: `briefgen check --drafts` shows them\n");
    }
    if lock.is_none() {
        say("evidence.lock was left as it was: mend these errors first\n");
    }
    if let Some(lock) = lock {
        let verdicts = Verdict::WORDS.iter().filter_map(|word| Verdict::from_word(word));
        let counts = verdicts.map(|verdict| format!("{} {}", lock.count(verdict), verdict.word()));
        print(&format!("{}\n", counts.collect::<Vec<_>>().join(", ")))?;
        print(&format!("wrote {}\n", root.join(evidence::FILE).display()))?;
    }
    Ok(if diag::has_errors(&diagnostics) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// How many sources without a capture are named.
const NAMED: usize = 20;

/// A line for each source without a capture, first those for which something may be meant.
fn without_capture(uncaptured: &[Uncaptured]) -> String {
    let mut sorted: Vec<_> = uncaptured.iter().collect();
    sorted.sort_by_key(|one| (one.near.is_none(), !one.was_checked));
    let mut lines: String = sorted.iter().take(NAMED).map(|one| uncaptured_line(one)).collect();
    if sorted.len() > NAMED {
        lines.push_str(&format!("note: and no capture of {} more\n", sorted.len() - NAMED));
    }
    lines
}

fn uncaptured_line(Uncaptured { id, near, was_checked }: &Uncaptured) -> String {
    let endings = diag::choices(evidence::ENDINGS);
    let near = near.as_ref().map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
    let before = if *was_checked { "; its quotations were checked before" } else { "" };
    format!("note: there is no capture `{id}` with the ending {endings}{before}{near}\n")
}

fn explain(code: Option<&str>) -> Result<ExitCode> {
    let Some(code) = code else {
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

fn add_sources(root: &Path, from: &Path) -> Result<ExitCode> {
    let imported = briefgen::import_sources(root, from)?;
    for entry in &imported.entries {
        briefgen::add(root, entry)?;
        print(&format!("{}\n", entry.path()))?;
    }
    for Skipped { name, id, why } in &imported.skipped {
        say(&format!("skipped `{name}`, which is there as `{id}`: {why}\n"));
    }
    let colour = is_coloured();
    for diagnostic in &imported.diagnostics {
        say(&(human::render(&imported.sources, diagnostic, colour) + "\n"));
    }
    Ok(if diag::has_errors(&imported.diagnostics) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn overrides(reading: &Reading, base_url: Option<String>) -> Overrides {
    Overrides { base_url, as_of: reading.as_of, drafts: reading.drafts }
}

fn failed(checked: &Checked, reading: &Reading) -> bool {
    let strictly = reading.strict && !checked.diagnostics.is_empty();
    strictly || diag::has_errors(&checked.diagnostics)
}

fn report(checked: &Checked, format: Format) -> Result<()> {
    let Checked { sources, diagnostics, .. } = checked;
    let mut text = String::new();
    for diagnostic in diagnostics {
        text.push_str(&match format {
            Format::Human => human::render(sources, diagnostic, is_coloured()),
            Format::Short => short::render(sources, diagnostic),
            Format::Json => json::render(sources, diagnostic),
            Format::Github => json::github(sources, diagnostic),
        });
        text.push('\n');
    }
    match format {
        Format::Human | Format::Short => say(&text),
        Format::Json | Format::Github => print(&text)?,
    }
    if matches!(format, Format::Human) {
        say(&summary(checked));
    }
    Ok(())
}

fn is_coloured() -> bool {
    io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|set| set.is_empty())
}

/// The last line: "2 errors, 1 warning in 3 of 554 files".
fn summary(checked: &Checked) -> String {
    let count =
        |severity| checked.diagnostics.iter().filter(|one| one.severity == severity).count();
    let some = |number: usize, word: &str| {
        format!("{number} {word}{}", if number == 1 { "" } else { "s" })
    };
    let mut files: Vec<_> = checked.diagnostics.iter().map(|one| one.span.file).collect();
    files.sort_unstable();
    files.dedup();
    let all = checked.sources.iter().count();
    if files.is_empty() {
        return format!("no errors, no warnings in {}\n", some(all, "file"));
    }
    let errors = some(count(Severity::Error), "error");
    let warnings = some(count(Severity::Warning), "warning");
    format!("{errors}, {warnings} in {} of {}\n", files.len(), some(all, "file"))
}

/// To standard error; there is nobody left to tell if that fails.
fn say(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// To standard output, where only results go.
fn print(text: &str) -> Result<()> {
    Ok(io::stdout().lock().write_all(text.as_bytes())?)
}
