//! The command line: what the commands take, one file a command; the only place that prints.

mod add;
mod build;
mod check;
mod completions;
mod explain;
mod fmt;
mod init;
mod query;
mod reading;
mod rename;
mod report;
mod schema;
mod serve;
mod terminal;
mod verify;
mod wait;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, anyhow};
use clap::{Parser, Subcommand};

use terminal::{Terminal, say};

/// Builds briefings that can be checked: every statement with its source.
#[derive(Parser)]
#[command(name = "briefgen", version, arg_required_else_help = true)]
struct Cli {
    /// The site's folder, instead of this folder or the nearest parent with a site.yaml
    #[arg(long, global = true, value_name = "DIR")]
    root: Option<PathBuf>,
    #[command(flatten)]
    terminal: Terminal,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Init(init::Init),
    Build(build::Build),
    Serve(serve::Serve),
    Check(check::Check),
    Verify(verify::Verify),
    Explain(explain::Explain),
    Fmt(fmt::Fmt),
    Schema(schema::Schema),
    Rename(rename::Rename),
    Show(query::Show),
    List(query::List),
    Status(query::Status),
    Completions(completions::Completions),
    Man(completions::Man),
    #[command(subcommand)]
    Add(add::Add),
}

/// Runs the command that the arguments name: 0 done, 1 at fault, 2 wrong usage.
pub fn run() -> ExitCode {
    let Cli { root, terminal, command } = Cli::parse();
    let result = match command {
        Command::Init(args) => args.run(terminal),
        Command::Explain(args) => args.run(),
        Command::Schema(args) => args.run(|| find_root(root), terminal),
        Command::Fmt(args) => find_root(root).and_then(|root| args.run(&root)),
        Command::Rename(args) => find_root(root).and_then(|root| args.run(&root, terminal)),
        Command::Show(args) => find_root(root).and_then(|root| args.run(&root, terminal)),
        Command::List(args) => find_root(root).and_then(|root| args.run(&root, terminal)),
        Command::Status(args) => find_root(root).and_then(|root| args.run(&root, terminal)),
        Command::Completions(args) => args.run(),
        Command::Man(args) => args.run(),
        Command::Build(args) => find_root(root).and_then(|root| args.run(&root, terminal)),
        Command::Serve(args) => find_root(root).and_then(|root| args.run(&root, terminal)),
        Command::Check(args) => find_root(root).and_then(|root| args.run(&root, terminal)),
        Command::Verify(args) => find_root(root).and_then(|root| args.run(&root, terminal)),
        Command::Add(args) => find_root(root).and_then(|root| args.run(&root, terminal)),
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
