//! `briefgen schema`.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use briefgen::desk::SchemasWritten;
use briefgen::diag;
use briefgen::model::Kind;
use briefgen::schema::{self, Ids};
use clap::Args;

use super::terminal::{Terminal, print, say};

/// JSON Schema of site.yaml and of each kind, for editors that complete and check YAML
#[derive(Args)]
#[command(after_help = "Examples:\n  briefgen schema events > events.schema.json\n  \
                        briefgen schema --write --with-ids   what Visual Studio Code and others need")]
pub struct Schema {
    /// `site`, or a kind such as `events`; site.yaml's is written if none is given
    kind: Option<String>,
    /// Allow only the ids that the site has now, so that an editor completes people and sources
    #[arg(long)]
    with_ids: bool,
    /// Write all schemas into .vscode/briefgen/, the settings that name them, and a line into each YAML file
    #[arg(long, conflicts_with = "kind")]
    write: bool,
}

impl Schema {
    /// `root` is asked for only if the site is needed.
    pub fn run(
        &self,
        root: impl FnOnce() -> Result<std::path::PathBuf>,
        terminal: Terminal,
    ) -> Result<ExitCode> {
        if !self.write && !self.with_ids {
            return show(self.kind.as_deref(), &Ids::new());
        }
        let root = root()?;
        let ids = if self.with_ids { briefgen::desk::ids(&root)? } else { Ids::new() };
        if self.write { write(&root, &ids, terminal) } else { show(self.kind.as_deref(), &ids) }
    }
}

fn show(kind: Option<&str>, ids: &Ids) -> Result<ExitCode> {
    let schema = match kind {
        None | Some("site" | "site.yaml") => schema::of_site(ids),
        Some(name) => {
            let named = |kind: &Kind| kind.folder() == name || kind.noun() == name;
            let Some(kind) = Kind::ALL.into_iter().find(named) else {
                say(&unknown(name));
                return Ok(ExitCode::from(2));
            };
            schema::of_kind(kind, ids)
        }
    };
    print(&format!("{schema:#}\n"))?;
    Ok(ExitCode::SUCCESS)
}

fn unknown(name: &str) -> String {
    let kinds = ["site"].into_iter().chain(Kind::ALL.map(Kind::folder));
    format!("error: no kind is called `{name}`; write {}\n", diag::choices(kinds))
}

fn write(root: &Path, ids: &Ids, terminal: Terminal) -> Result<ExitCode> {
    let SchemasWritten { schemas, marked, kept_settings } =
        briefgen::desk::write_schemas(root, ids)?;
    terminal
        .done(&format!("wrote {schemas} schemas to {}\n", root.join(schema::FOLDER).display()))?;
    terminal.done(&format!("put the line that names its schema into {marked} files\n"))?;
    if kept_settings {
        terminal.note(&format!(
            "note: {} was left as it is; these lines in it name the schemas:\n{}",
            schema::SETTINGS,
            schema::settings()
        ));
    }
    Ok(ExitCode::SUCCESS)
}
