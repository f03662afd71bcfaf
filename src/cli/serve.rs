//! `briefgen serve`.

use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use anyhow::Result;
use briefgen::serve::{self, Event, Options};
use clap::Args;

use super::report::{self, Length};
use super::terminal::{Terminal, print, say};

/// Show the site while it is written: pages follow each save, with what is wrong over them
#[derive(Args)]
#[command(after_help = "Example: briefgen serve --open --drafts")]
pub struct Serve {
    /// The port, instead of the first one free from 1111 on
    #[arg(long)]
    port: Option<u16>,
    /// The address to listen at; what is not this machine's own lets others read the site
    #[arg(long, value_name = "IP", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,
    /// Open the site in the browser
    #[arg(long)]
    open: bool,
    /// Take in entries marked `draft: true`
    #[arg(long)]
    drafts: bool,
    #[command(flatten)]
    length: Length,
}

impl Serve {
    pub fn run(&self, root: &Path, terminal: Terminal) -> Result<ExitCode> {
        briefgen::reading::need_settings(root)?;
        let Self { port, host, open, drafts, length } = self;
        let options = Options { host: *host, port: *port, drafts: *drafts };
        serve::serve(root, &options, &|event| match event {
            Event::Listening(address) => {
                // Whoever has closed our output still reads the site in a browser.
                let _ = print(&format!("{address}\n"));
                if *open {
                    show(address);
                }
            }
            Event::Polling(reason) => {
                say(&format!(
                    "note: the system does not tell of changes ({reason}); files are looked at twice a second\n"
                ));
            }
            Event::Read(checked, time) => {
                report::problems(&checked.sources, &checked.diagnostics, *length, terminal);
                terminal.note(&format!("read in {} ms\n", time.as_millis()));
            }
            Event::Failed(error) => say(&format!("error: {error:#}\n")),
        })?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Hands the address to whatever opens addresses on this system.
fn show(address: &str) {
    let program = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let opened = Command::new(program)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    if opened.is_err() {
        say(&format!("note: there is no `{program}` to open {address} with\n"));
    }
}
