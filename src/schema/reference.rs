//! The reference of every field, as a page in Markdown: `docs/fields.md`.

use crate::config::SiteFields;
use crate::fields::shared::CommonFields;
use crate::fields::{Field, Form};
use crate::load::kinds::{fields_of, needs_body};
use crate::markdown;
use crate::model::Kind;

/// The page.
pub fn reference() -> String {
    let mut page = Page::default();
    page.text.push_str(
        "# The fields\n\n\
         Every field of `site.yaml`, of the ten kinds of entries, and of the blocks in texts: what it takes, whether it is\n\
         needed, and a value that is right. `briefgen schema` says the same to editors of YAML.\n\n\
         A date is written as exactly as its sources know it: `2025-05-12`, `2025-05`, `2025`, a range\n\
         `2025-05-10/2025-05-12`, about `2025-09~`, perhaps `2025-11?`, open `2025-05-12/..`, unspecified `2025-XX` (EDTF\n\
         level 1, ISO 8601-2). An id is written in small letters, digits and hyphens.\n",
    );
    page.section("site.yaml", "The settings of the site.", SiteFields::FIELDS);
    for kind in Kind::ALL {
        let needs = match needs_body(kind) {
            true => " It needs a text as well: below the front matter, or in the field `body`.",
            false => "",
        };
        let about = format!(
            "One entry in `content/{0}/<id>.yaml` or `content/{0}/<id>.md`, or a list of them.{needs}",
            kind.folder()
        );
        page.section(kind.folder(), &about, fields_of(kind));
    }
    page.section("Every kind", "What entries of all kinds may have besides.", CommonFields::FIELDS);
    for (name, about, fields) in markdown::embed_fields() {
        page.section(&format!("The block `{name}`"), about, fields);
    }
    page.text
}

#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    fn section(&mut self, title: &str, about: &str, fields: &'static [Field]) {
        self.text.push_str(&format!("\n## {title}\n\n{about}\n\n"));
        self.table(fields);
        for field in fields {
            if let Some(group) = group_of(field.form) {
                self.text.push_str(&format!("\nIn `{}`:\n\n", field.name));
                self.table(group);
            }
        }
    }

    fn table(&mut self, fields: &[Field]) {
        self.text.push_str(
            "| field | needed | takes | what it is | for example |\n|---|---|---|---|---|\n",
        );
        for Field { name, form, required, doc, example } in fields {
            let needed = if *required { "yes" } else { "" };
            let (takes, doc) = (cell(&takes(*form)), cell(doc.trim()));
            self.text.push_str(&format!(
                "| `{name}` | {needed} | {takes} | {doc} | {} |\n",
                code(example)
            ));
        }
    }
}

/// What a field takes; the fields of a group have a table of their own.
fn takes(form: Form) -> String {
    match form {
        Form::Group(_) => "a group of fields".to_owned(),
        Form::Groups(_) => "groups of fields by their ids".to_owned(),
        Form::List(item) => format!("a list, each {}", takes(*item)),
        Form::OneOrMany(item) => format!("{}, or a list of such", takes(*item)),
        Form::Either(one, other) => format!("{}, or {}", takes(*one), takes(*other)),
        other => other.words(),
    }
}

/// The group of fields in a form.
fn group_of(form: Form) -> Option<&'static [Field]> {
    match form {
        Form::Group(fields) | Form::Groups(fields) => Some(fields),
        Form::List(item) | Form::OneOrMany(item) => group_of(*item),
        Form::Either(one, other) => group_of(*one).or_else(|| group_of(*other)),
        _ => None,
    }
}

/// A text in a cell of a table (GitHub Flavored Markdown, 4.10).
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn code(text: &str) -> String {
    format!("`{}`", cell(text))
}
