//! `briefgen add`: the options of each kind follow the declarations of its fields.

mod ask;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, anyhow};
use briefgen::diag::{self, Severity, choices};
use briefgen::edit::import::{Page, Skipped};
use briefgen::edit::{NewEntry, entry, example};
use briefgen::fields::{Field, Form};
use briefgen::load::kinds::needs_body;
use briefgen::model::{Kind, slug};
use briefgen::reading;
use briefgen::schema::Ids;
use clap::{Arg, ArgAction, ArgMatches, Command, FromArgMatches, Subcommand};

use super::report::{self, Length};
use super::terminal::{Terminal, print, say};

/// The text of what has none yet: a draft, since nobody should publish it so.
const NOT_YET: &str = "The text is not written yet.";

/// An entry that is to be added.
pub struct Add {
    kind: Kind,
    id: Option<String>,
    given: entry::Given,
    /// Ids or addresses of sources that the texts are to cite.
    cited: Vec<String>,
    /// A file of a reference manager.
    from: Option<PathBuf>,
    asks: bool,
}

impl Subcommand for Add {
    fn augment_subcommands(command: Command) -> Command {
        let command = command
            .about("Add an entry to the site, or sources from a reference manager")
            .after_help("Example: briefgen add event --title \"Talks open\" --date 2025-05-10 --kind talks --side both");
        Kind::ALL.into_iter().fold(command, |command, kind| command.subcommand(of_kind(kind)))
    }

    fn augment_subcommands_for_update(command: Command) -> Command {
        Self::augment_subcommands(command)
    }

    fn has_subcommand(name: &str) -> bool {
        Kind::ALL.into_iter().any(|kind| kind.noun() == name)
    }
}

impl FromArgMatches for Add {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let kinds = Kind::ALL.into_iter();
        let found = matches
            .subcommand()
            .and_then(|(name, args)| Some((kinds.clone().find(|kind| kind.noun() == name)?, args)));
        let (kind, args) = found.ok_or_else(|| {
            clap::Error::raw(clap::error::ErrorKind::MissingSubcommand, "name the kind\n")
        })?;
        let all = |name: &str| -> Vec<String> {
            args.try_get_many(name).ok().flatten().into_iter().flatten().cloned().collect()
        };
        Ok(Self {
            kind,
            id: args.get_one("id").cloned(),
            given: entry::fields(kind).map(|field| (field.name, all(field.name))).collect(),
            cited: all("source"),
            from: args.try_get_one("from").ok().flatten().cloned(),
            asks: !args.get_flag("no-input"),
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// The command for a kind, with an option for each of its fields.
fn of_kind(kind: Kind) -> Command {
    let fields = entry::fields(kind).map(|field| {
        let option = Arg::new(field.name)
            .long(field.name.replace('_', "-"))
            .value_name("VALUE")
            .help(format!("{} E.g. `{}`{}", field.doc.trim(), field.example, several(field.form)))
            .action(ArgAction::Append);
        if matches!(field.form, Form::Flag) {
            option.num_args(0..=1).default_missing_value("true").require_equals(true)
        } else {
            option.allow_hyphen_values(true)
        }
    });
    let id =
        Arg::new("id").long("id").value_name("ID").help("The id, instead of one made of the title");
    let no_input = Arg::new("no-input")
        .long("no-input")
        .action(ArgAction::SetTrue)
        .help("Ask nothing, also on a terminal");
    let command = Command::new(kind.noun())
        .about(format!("Add {}", kind.a_noun()))
        .after_help(example(kind))
        .arg(id)
        .args(fields)
        .arg(no_input);
    match kind {
        Kind::Sources => command.arg(
            Arg::new("from")
                .long("from")
                .value_name("FILE")
                .value_parser(clap::value_parser!(PathBuf))
                .help("A file of a reference manager such as Zotero: BibTeX, RIS or CSL-JSON. What is there already is passed over"),
        ),
        Kind::Events | Kind::Measures | Kind::People | Kind::Topics => command.arg(
            Arg::new("source")
                .long("source")
                .value_name("ID|URL")
                .action(ArgAction::Append)
                .help("A source that the text cites; of an address that no source has, the source is made, too"),
        ),
        _ => command,
    }
}

/// How to give several values of a list.
fn several(form: Form) -> &'static str {
    match form {
        Form::List(Form::Group(_) | Form::Text) => "; or one of them each time the option is given",
        Form::List(_) | Form::OneOrMany(_) => "; the brackets may be left out",
        _ => "",
    }
}

fn example(kind: Kind) -> String {
    let rest = match kind {
        Kind::Articles => "--title \"The strike so far\" --date 2026-03-31",
        Kind::Events => {
            "--title \"First talks in the town hall\" --date 2026-03-10/2026-03-11 --kind talks --side both \\\n    \
             --summary \"The two sides met for two days.\" --source https://example.org/2026/03/12/talks"
        }
        Kind::Measures => {
            "--title \"Overtime ban\" --side dockers --kind ban \\\n    \
             --history \"{date: 2026-03-02, status: in-force, sources: [gazette-2026-03-02-strike]}\""
        }
        Kind::People => {
            "--name \"Mara Tolland\" --family-name Tolland --names \"{el: Μάρα Τόλαντ}\" --side dockers"
        }
        Kind::Topics => "--title \"Pay and shift plans\"",
        Kind::Places => "--name Brineholm --country Norway --latitude 60.39 --longitude 5.32",
        Kind::Sources => "--from library.bib",
        Kind::Series => {
            "--title \"Ships waiting in the bay\" --unit ships \\\n    --points \"{date: 2026-03-09, value: 14, sources: [gazette-2026-03-09-ships]}\""
        }
        Kind::Disputes => {
            "--question \"Were 14 or 19 ships waiting?\" --positions \"{says: Fourteen, sources: [gazette-2026-03-09-ships]}\""
        }
        Kind::Pages => "--title \"How we work\" --body \"We read everything twice.\"",
    };
    format!("Example: briefgen add {} {rest}", kind.noun())
}

impl Add {
    pub fn run(mut self, root: &Path, terminal: Terminal) -> Result<ExitCode> {
        if let Some(from) = &self.from {
            return import(root, from, terminal);
        }
        if self.asks && ask::is_possible() {
            ask::for_missing(root, self.kind, &mut self.given, &mut self.cited)?;
        }
        let mut entries = Vec::new();
        if let Err(words) = self.collect(root, &mut entries)? {
            say(&format!("error: {words}\n"));
            return Ok(ExitCode::from(2));
        }
        write(root, &entries, terminal)
    }

    /// The entries to write: sources first, then the one that cites them. What is missing is said in words.
    fn collect(&mut self, root: &Path, entries: &mut Vec<NewEntry>) -> Result<Result<(), String>> {
        if self.kind == Kind::Sources {
            if self.id.is_none()
                && let Some(id) = self.twin(root)?
            {
                return Ok(Err(format!(
                    "the source `{id}` has this address already: cite that one, or name another id with `--id`"
                )));
            }
            self.complete_source()?;
        }
        if needs_body(self.kind) && self.values("body").is_empty() {
            self.set("body", vec![NOT_YET.to_owned()]);
            self.set("draft", vec!["true".to_owned()]);
        }
        let ids = briefgen::desk::ids(root)?;
        let missing = self.missing();
        if !missing.is_empty() {
            return Ok(Err(how_to_give(self.kind, &missing, &ids)));
        }
        let mut cited_ids = Vec::new();
        for cited in &self.cited {
            if cited.starts_with("www.") {
                return Ok(Err(format!("`{cited}` is no whole address: write `https://{cited}`")));
            }
            cited_ids.push(if cited.contains("://") {
                source_of(root, cited, entries)?
            } else {
                cited.clone()
            });
        }
        self.cite(&cited_ids);
        let id = match &self.id {
            Some(id) => id.clone(),
            None => self.made_id(),
        };
        if let Err(reason) = slug::check(&id) {
            return Ok(Err(match id.is_empty() {
                true => "no id can be made of this title: give one with `--id`".to_owned(),
                false => format!(
                    "`{id}` cannot be an id: {}; give another one with `--id`",
                    reason.words()
                ),
            }));
        }
        entries.push(entry::write(self.kind, id, &self.given, &ids));
        Ok(Ok(()))
    }

    fn values(&self, name: &str) -> Vec<String> {
        let found = self.given.iter().find(|(field, _)| *field == name);
        found.map(|(_, values)| values.clone()).unwrap_or_default()
    }

    fn set(&mut self, name: &str, values: Vec<String>) {
        if let Some((_, old)) = self.given.iter_mut().find(|(field, _)| *field == name) {
            *old = values;
        }
    }

    /// The fields that the kind needs and that were not given.
    fn missing(&self) -> Vec<&'static Field> {
        let is_blank = |field: &Field| self.values(field.name).concat().trim().is_empty();
        entry::fields(self.kind).filter(|field| field.required && is_blank(field)).collect()
    }

    /// The source that has the address of the one to add.
    fn twin(&self, root: &Path) -> Result<Option<String>> {
        let Some(url) = self.values("url").first().cloned() else { return Ok(None) };
        let imported = briefgen::desk::import_page(root, &Page { url, ..Page::default() })?;
        Ok(imported.skipped.into_iter().next().map(|skipped| skipped.id))
    }

    /// What a source's address says, where nothing else was given; the day on which it was read.
    fn complete_source(&mut self) -> Result<()> {
        let Some(url) = self.values("url").first().cloned() else { return Ok(()) };
        let filled = Page { url, ..Page::default() }.filled();
        for (name, value) in filled.into_iter().chain([("accessed", today()?)]) {
            // A title that was given needs no note that it was not.
            let is_idle = name == "title_note" && !self.values("title").is_empty();
            if self.values(name).is_empty() && !value.is_empty() && !is_idle {
                self.set(name, vec![value]);
            }
        }
        Ok(())
    }

    /// Lets the text cite the sources, if it cites nothing yet.
    fn cite(&mut self, ids: &[String]) {
        if ids.is_empty() {
            return;
        }
        let name = if self.kind == Kind::People { "body" } else { "summary" };
        let text = self.values(name).join("\n\n");
        if text.contains("[@") || text.is_empty() {
            if entry::fields(self.kind).any(|field| field.name == "sources") {
                let all = [self.values("sources"), ids.to_vec()].concat();
                self.set("sources", all);
            }
            return;
        }
        let cited = ids.iter().map(|id| format!("@{id}")).collect::<Vec<_>>().join("; ");
        self.set(name, vec![with_citation(&text, &format!("[{cited}]"))]);
    }

    fn made_id(&self) -> String {
        let title = self.values(entry::naming(self.kind).name).join(" ");
        match self.kind {
            Kind::Sources => {
                let publisher = self.values("publisher").join(" ");
                let date = self.values("date").join("");
                briefgen::edit::import::id_of_source(&title, &publisher, date.parse().ok())
            }
            _ => entry::id_of(&title),
        }
    }
}

/// A citation stands before the last full stop.
fn with_citation(text: &str, citation: &str) -> String {
    let text = text.trim_end();
    match text.strip_suffix('.') {
        Some(sentence) => format!("{sentence} {citation}."),
        None => format!("{text} {citation}"),
    }
}

fn how_to_give(kind: Kind, missing: &[&Field], ids: &Ids) -> String {
    let option = |field: &&Field| {
        let example = example::of(field, ids);
        let value = match example.contains([' ', '{', '[']) {
            true => format!("\"{}\"", example.trim_start_matches('[').trim_end_matches(']')),
            false => example,
        };
        format!("--{} {value}", field.name.replace('_', "-"))
    };
    let options: Vec<_> = missing.iter().map(option).collect();
    let names: Vec<_> = missing.iter().map(|field| field.name).collect();
    let names = choices(names.iter().copied()).replace(" or ", " and ");
    let it = if missing.len() == 1 { "it" } else { "them" };
    let also = match kind {
        Kind::Sources => ", or name the file to read, as in `--from library.bib`",
        _ => "",
    };
    format!("{} needs {names}: give {it} as in `{}`{also}", kind.a_noun(), options.join(" "))
}

fn today() -> Result<String> {
    Ok(reading::today(None).map_err(|error| anyhow!(error))?.to_string())
}

/// The id of the source at an address: one that the site has, or a new one among the entries.
fn source_of(root: &Path, url: &str, entries: &mut Vec<NewEntry>) -> Result<String> {
    let page = Page { url: url.to_owned(), accessed: today()?, ..Page::default() };
    let imported = briefgen::desk::import_page(root, &page)?;
    if let Some(fault) = imported.diagnostics.iter().find(|one| one.severity == Severity::Error) {
        return Err(anyhow!("{}", fault.message));
    }
    if let Some(Skipped { id, .. }) = imported.skipped.first() {
        return Ok(id.clone());
    }
    let new = imported
        .entries
        .into_iter()
        .next()
        .ok_or_else(|| anyhow!("`{url}` is no address of a source"))?;
    let id = new.id.clone();
    if entries.iter().all(|entry| entry.id != id) {
        entries.push(new);
    }
    Ok(id)
}

/// Writes entries if nothing is wrong with them.
fn write(root: &Path, entries: &[NewEntry], terminal: Terminal) -> Result<ExitCode> {
    for entry in entries {
        briefgen::desk::is_free(root, entry)?;
    }
    let mut tried = briefgen::desk::try_out(root, entries)?;
    // What is new is cited by nothing yet, and its quotations are verified once they are there.
    let has_quotes = tried.diagnostics.iter().any(|one| one.code == "quote-missing");
    tried.diagnostics.retain(|one| !matches!(one.code, "uncited-source" | "quote-missing"));
    report::problems(&tried.sources, &tried.diagnostics, Length::default(), terminal);
    if diag::has_errors(&tried.diagnostics) {
        let is_taken = |one: &diag::Diagnostic| one.code == "ambiguous-reference";
        say(match tried.diagnostics.iter().any(is_taken) {
            true => {
                "nothing was written: other entries have the id, too; choose another one with `--id`\n"
            }
            false => "nothing was written\n",
        });
        return Ok(ExitCode::FAILURE);
    }
    for entry in entries {
        briefgen::desk::add(root, entry)?;
        print(&format!("{}\n", entry.path()))?;
        if needs_body(entry.kind) && entry.text.contains(NOT_YET) {
            terminal.note("note: it is a draft; write its text below the second `---`, then take out `draft: true`\n");
        }
    }
    if has_quotes {
        terminal.note("note: its quotations are not verified yet: `briefgen verify --archive DIR` does it, with the captures of the sources in that folder\n");
    }
    Ok(ExitCode::SUCCESS)
}

fn import(root: &Path, from: &Path, terminal: Terminal) -> Result<ExitCode> {
    let imported = briefgen::desk::import_sources(root, from)?;
    for entry in &imported.entries {
        briefgen::desk::add(root, entry)?;
        print(&format!("{}\n", entry.path()))?;
    }
    for Skipped { name, id, why } in &imported.skipped {
        terminal.note(&format!("skipped `{name}`, which is there as `{id}`: {why}\n"));
    }
    let colour = super::terminal::is_coloured();
    for diagnostic in &imported.diagnostics {
        say(&(diag::human::render(&imported.sources, diagnostic, colour) + "\n"));
    }
    Ok(if diag::has_errors(&imported.diagnostics) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
