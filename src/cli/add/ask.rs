//! Asking on a terminal for what was not given, with the ids of the site to complete.

use std::io::{self, IsTerminal};
use std::path::Path;

use anyhow::{Result, anyhow};
use briefgen::diag::nearest;
use briefgen::edit::{entry, example};
use briefgen::fields::{Field, Form};
use briefgen::model::Kind;
use briefgen::model::date::{self, Date};
use briefgen::schema::Ids;
use inquire::autocompletion::Replacement;
use inquire::validator::Validation;
use inquire::{Autocomplete, CustomUserError, InquireError, Select, Text};

/// Whether somebody is there to answer.
pub fn is_possible() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks for the fields that the kind needs, and for those that lead to other entries, which may be passed over.
///
/// # Errors
/// There is no site, the terminal fails, or the person gives up (Esc, Ctrl-C).
pub fn for_missing(
    root: &Path,
    kind: Kind,
    given: &mut entry::Given,
    cited: &mut Vec<String>,
) -> Result<()> {
    let ids = briefgen::desk::ids(root)?;
    for_missing_of(&ids, kind, given, cited).map_err(|error| match error.downcast_ref() {
        Some(InquireError::OperationInterrupted | InquireError::OperationCanceled) => {
            anyhow!("given up: nothing was written")
        }
        _ => error,
    })
}

fn for_missing_of(
    ids: &Ids,
    kind: Kind,
    given: &mut entry::Given,
    cited: &mut Vec<String>,
) -> Result<()> {
    for field in entry::fields(kind) {
        let Some((_, values)) = given.iter_mut().find(|(name, _)| *name == field.name) else {
            continue;
        };
        if values.is_empty() && (field.required || is_worth_asking(field)) {
            *values = ask(field, ids)?;
        }
    }
    if cited.is_empty() && matches!(kind, Kind::Events | Kind::Topics | Kind::People) {
        let sources = ids.get("a source").cloned().unwrap_or_default();
        let answer = complete(
            "source",
            "the id of a source, or the address of a page; Enter passes on",
            sources,
            false,
        )?;
        cited.extend(answer.split_whitespace().map(|one| one.trim_end_matches(',').to_owned()));
    }
    Ok(())
}

/// Where an entry belongs makes it found.
fn is_worth_asking(field: &Field) -> bool {
    matches!(field.name, "place" | "people" | "topics" | "country" | "url" | "family_name")
}

fn ask(field: &Field, ids: &Ids) -> Result<Vec<String>> {
    let doc = field.doc.trim();
    let help = format!("{doc} E.g. {}", example::of(field, ids));
    Ok(match field.form {
        Form::List(Form::Group(fields)) if field.required => {
            let mut groups = vec![group(field.name, fields, ids)?];
            while inquire::Confirm::new(&format!("another one of `{}`?", field.name))
                .with_default(false)
                .prompt()?
            {
                groups.push(group(field.name, fields, ids)?);
            }
            groups
        }
        form => one(field.name, form, &help, field.required, ids)?.into_iter().collect(),
    })
}

/// A group of fields, as YAML on one line.
fn group(name: &str, fields: &[Field], ids: &Ids) -> Result<String> {
    let mut parts = Vec::new();
    for field in fields.iter().filter(|field| field.required || field.name == "sources") {
        let help = format!("{} E.g. {}", field.doc.trim(), example::of(field, ids));
        let label = format!("{name}: {}", field.name);
        if let Some(value) = one(&label, field.form, &help, field.required, ids)? {
            let value = match field.form {
                Form::List(_) => format!("[{value}]"),
                Form::Text | Form::Markdown => briefgen::yaml::write::scalar(&value),
                _ => value,
            };
            parts.push(format!("{}: {value}", field.name));
        }
    }
    Ok(format!("{{{}}}", parts.join(", ")))
}

/// One value; none if it may be passed over and was.
fn one(label: &str, form: Form, help: &str, required: bool, ids: &Ids) -> Result<Option<String>> {
    let known = |noun: &str| ids.get(noun).cloned().unwrap_or_default();
    let answer = match form {
        Form::Choice(words) if required => {
            choose(label, help, words.iter().map(|word| (*word).to_owned()).collect())?
        }
        Form::Id(noun) if required && known(noun).len() <= 24 => choose(label, help, known(noun))?,
        form if named(form).is_some() => {
            let known = named(form).map(known).unwrap_or_default();
            complete(label, &optional(help, required), known, required)?
        }
        Form::Date => date(label, &optional(help, required), required)?,
        _ => text(label, &optional(help, required), required)?,
    };
    Ok(Some(answer).filter(|answer| !answer.trim().is_empty()))
}

/// What a form names, if it takes ids.
fn named(form: Form) -> Option<&'static str> {
    match form {
        Form::Id(noun) => Some(noun),
        Form::List(item) | Form::OneOrMany(item) | Form::Either(item, _) => named(*item),
        _ => None,
    }
}

fn optional(help: &str, required: bool) -> String {
    if required { help.to_owned() } else { format!("{help}; Enter passes on") }
}

fn choose(label: &str, help: &str, words: Vec<String>) -> Result<String> {
    Ok(Select::new(label, words).with_help_message(help).prompt()?)
}

fn text(label: &str, help: &str, required: bool) -> Result<String> {
    let field = Text::new(label).with_help_message(help);
    let needed = move |answer: &str| {
        let empty = required && answer.trim().is_empty();
        Ok::<_, CustomUserError>(if empty {
            Validation::Invalid("this is needed".into())
        } else {
            Validation::Valid
        })
    };
    Ok(field.with_validator(needed).prompt()?)
}

/// A date; what is wrong with one is said in the words of `check`.
fn date(label: &str, help: &str, required: bool) -> Result<String> {
    let valid = move |answer: &str| {
        let answer = answer.trim();
        let result = if answer.is_empty() && !required {
            Validation::Valid
        } else {
            match answer.parse::<Date>() {
                Ok(_) => Validation::Valid,
                Err(error) => {
                    let meant = date::suggest(answer).map(|date| format!("; write {date}"));
                    Validation::Invalid(format!("{error}{}", meant.unwrap_or_default()).into())
                }
            }
        };
        Ok::<_, CustomUserError>(result)
    };
    let answer = Text::new(label).with_help_message(help).with_validator(valid).prompt()?;
    Ok(answer.trim().to_owned())
}

/// Ids, completed as they are typed, with commas between several. What is no id is told at once; a source may be an
/// address.
fn complete(label: &str, help: &str, known: Vec<String>, required: bool) -> Result<String> {
    let ids = known.clone();
    let valid = move |answer: &str| {
        let wrong = wrong_with(answer, &ids, required);
        Ok::<_, CustomUserError>(
            wrong.map_or(Validation::Valid, |what| Validation::Invalid(what.into())),
        )
    };
    let completer = Completer { known };
    let field =
        Text::new(label).with_help_message(help).with_autocomplete(completer).with_validator(valid);
    match field.prompt() {
        Err(InquireError::OperationCanceled) => Ok(String::new()),
        answer => Ok(answer?),
    }
}

/// What is wrong with an answer of ids with commas between them.
fn wrong_with(answer: &str, known: &[String], required: bool) -> Option<String> {
    let parts = answer.split(',').map(str::trim).filter(|part| !part.is_empty());
    let is_known = |part: &str| part.contains("://") || known.iter().any(|id| id == part);
    let unknown = parts.clone().find(|part| !is_known(part));
    let Some(part) = unknown else {
        return (required && parts.count() == 0).then(|| "this is needed".to_owned());
    };
    let near = nearest(part, known.iter().map(String::as_str));
    let meant = near.map_or_else(
        || "type a part of an id to see those that hold it".to_owned(),
        |near| format!("did you mean {near}?"),
    );
    Some(format!("nothing here has the id {part}; {meant}"))
}

/// Offers the ids that hold what was typed behind the last comma.
#[derive(Clone)]
struct Completer {
    known: Vec<String>,
}

impl Completer {
    fn parts(input: &str) -> (&str, &str) {
        let at = input.rfind(',').map_or(0, |at| at + 1);
        let space = input[at..].len() - input[at..].trim_start().len();
        input.split_at(at + space)
    }
}

impl Autocomplete for Completer {
    fn get_suggestions(&mut self, input: &str) -> Result<Vec<String>, CustomUserError> {
        let (before, typed) = Self::parts(input);
        let found = self.known.iter().filter(|id| !typed.is_empty() && id.contains(typed));
        let mut found: Vec<_> = found.collect();
        found.sort_by_key(|id| !id.starts_with(typed));
        Ok(found.into_iter().take(20).map(|id| format!("{before}{id}")).collect())
    }

    fn get_completion(
        &mut self,
        input: &str,
        highlighted: Option<String>,
    ) -> Result<Replacement, CustomUserError> {
        let first = || self.clone().get_suggestions(input).ok()?.into_iter().next();
        Ok(highlighted.or_else(first))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Vec<String> {
        ["li-chenggang", "he-lifeng", "jane-he"].map(str::to_owned).to_vec()
    }

    #[test]
    fn an_answer_that_is_no_id_is_told_at_once() {
        for (answer, required, expected) in [
            ("he-lifeng, jane-he", true, None),
            ("https://example.org/a", true, None),
            (" , ", false, None),
            (" , ", true, Some("this is needed")),
            (
                "jane-he, he-lifng",
                false,
                Some("nothing here has the id he-lifng; did you mean he-lifeng?"),
            ),
            (
                "somebody",
                true,
                Some(
                    "nothing here has the id somebody; type a part of an id to see those that hold it",
                ),
            ),
        ] {
            assert_eq!(wrong_with(answer, &known(), required).as_deref(), expected, "{answer:?}");
        }
    }

    #[test]
    fn ids_are_completed_behind_the_last_comma_those_that_begin_so_first() {
        let mut completer = Completer { known: known() };
        let offered = |completer: &mut Completer, typed| completer.get_suggestions(typed).unwrap();
        assert_eq!(offered(&mut completer, "he"), ["he-lifeng", "li-chenggang", "jane-he"]);
        assert_eq!(offered(&mut completer, "jane-he, li-"), ["jane-he, li-chenggang"]);
        assert!(offered(&mut completer, "jane-he, ").is_empty());
        let taken = completer.get_completion("jane-he, li", None).unwrap();
        assert_eq!(taken.as_deref(), Some("jane-he, li-chenggang"));
    }
}
