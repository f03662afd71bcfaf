//! How a kind of entry declares its fields: name, form, need, one line of documentation, an example.
//! Loading, the schema and the reference follow the declaration. Reading a group of fields reports
//! every fault in it and always returns a value; what could not be read is left at its default.

pub mod readers;
pub mod shared;

use crate::diag::{Diagnostic, choices, nearest};
use crate::source::Span;
use crate::yaml::{Node, Pair, Value};

/// The line above fields that are there to be switched on, each behind a `#`.
pub const SWITCHED_OFF: &str = "# What else there may be. Take the `#` away to use a line.";

/// One field, as declared by [`record!`].
#[derive(Debug)]
pub struct Field {
    /// Its name in YAML.
    pub name: &'static str,
    /// What it takes.
    pub form: Form,
    /// Whether an entry must have it.
    pub required: bool,
    /// One line of documentation.
    pub doc: &'static str,
    /// A value that is right.
    pub example: &'static str,
}

/// What a field takes.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    /// Words on one line.
    Text,
    /// Markdown, with citations and links.
    Markdown,
    /// An EDTF date.
    Date,
    /// A number.
    Number,
    /// A number, or a range of two.
    Amount,
    /// `true` or `false`.
    Flag,
    /// A web address.
    Url,
    /// A language tag (BCP 47).
    Language,
    /// The id of an entry, a side or a kind; the noun says of what.
    Id(&'static str),
    /// One of some words.
    Choice(&'static [&'static str]),
    /// Texts by language or by name.
    Texts,
    /// A list.
    List(&'static Form),
    /// One, or a list of them.
    OneOrMany(&'static Form),
    /// One form or another.
    Either(&'static Form, &'static Form),
    /// A group of fields.
    Group(&'static [Field]),
    /// Groups of fields by id.
    Groups(&'static [Field]),
}

impl Form {
    /// The form in an editor's words: "a date".
    pub fn words(self) -> String {
        match self {
            Form::Text => "a text".to_owned(),
            Form::Markdown => "a text in Markdown".to_owned(),
            Form::Date => "a date".to_owned(),
            Form::Number => "a number".to_owned(),
            Form::Amount => "a number, or a range such as `10-15`".to_owned(),
            Form::Flag => "`true` or `false`".to_owned(),
            Form::Url => "a web address".to_owned(),
            Form::Language => "a language tag such as `en` or `zh-Hans`".to_owned(),
            Form::Id(noun) => format!("the id of {noun}"),
            Form::Choice(words) => choices(words.iter().copied()),
            Form::Texts => "a group of texts".to_owned(),
            Form::List(form) => format!("a list, each item {}", form.words()),
            Form::OneOrMany(form) => format!("{}, or a list of such", form.words()),
            Form::Either(one, other) => format!("{}, or {}", one.words(), other.words()),
            Form::Group(fields) => format!("a group of the fields {}", names(fields)),
            Form::Groups(fields) => {
                format!("groups by their ids, each with the fields {}", names(fields))
            }
        }
    }
}

fn names(fields: &[Field]) -> String {
    choices(fields.iter().map(|field| field.name)).replace(" or ", " and ")
}

/// A value that can be read from a YAML node.
pub trait Read: Default {
    /// What it takes.
    const FORM: Form;
    /// Whether a field of this form may be left empty.
    const MAY_BE_EMPTY: bool = false;
    /// Reads it; a fault is reported to the reader and the default returned.
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self;
}

/// A group of fields, as declared by [`record!`].
pub trait Record {
    /// The declarations, in their documented order.
    fn fields(&self) -> &'static [Field];
    /// Reads the field of that name into its place.
    fn set(&mut self, name: &str, node: &Node<'_>, reader: &mut Reader);
}

/// Collects the faults of one file, and knows which field is being read.
#[derive(Debug, Default)]
pub struct Reader {
    /// The faults so far.
    pub diagnostics: Vec<Diagnostic>,
    field: Option<&'static Field>,
}

impl Reader {
    /// What to do about the field being read when it says nothing.
    pub fn help_for_empty(&self) -> String {
        match self.field {
            Some(field) if field.required => {
                format!("write its value, for example `{}: {}`", field.name, field.example)
            }
            _ => "write its value, or take the line out".to_owned(),
        }
    }

    /// Reports that the field being read takes something else.
    pub fn wrong_type(&mut self, span: Span, form: Form, found: &str) {
        self.wrong(span, form, found, None);
    }

    /// The same, where it can be told what was meant.
    pub fn wrong(&mut self, span: Span, form: Form, found: &str, meant: Option<String>) {
        let name = self.name();
        let message = format!("`{name}` takes {}, not {found}", form.words());
        let example = || self.field.map(|field| format!("for example `{name}: {}`", field.example));
        let help = meant.map(|meant| format!("write `{name}: {meant}`")).or_else(example);
        self.diagnostics
            .push(Diagnostic { help, ..Diagnostic::error("wrong-type", span, message) });
    }

    /// Reports a fault of the field being read.
    pub fn fault(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// The name of the field being read.
    pub fn name(&self) -> &'static str {
        self.field.map_or("this", |field| field.name)
    }

    /// Reads a map into one or more records that share it; `noun` names the whole ("an event"),
    /// `head` is where a missing field is reported.
    pub fn fields(
        &mut self,
        pairs: &[Pair<'_>],
        noun: &str,
        head: Span,
        records: &mut [&mut dyn Record],
    ) {
        for pair in pairs {
            self.pair(pair, noun, records);
        }
        let known = names_of(records);
        let misspelt: Vec<_> = pairs.iter().filter_map(|pair| meant(&pair.key, &known)).collect();
        for field in records.iter().flat_map(|record| record.fields()) {
            let is_given = pairs.iter().any(|pair| pair.key == field.name);
            // A field that stands there under a misspelt name was reported as that.
            if field.required && !is_given && !misspelt.contains(&field.name) {
                let message = format!("{noun} needs the field `{}`", field.name);
                let help = format!("add a line such as `{}: {}`", field.name, field.example);
                self.fault(Diagnostic::error("missing-field", head, message).help(help));
            }
        }
    }

    fn pair(&mut self, pair: &Pair<'_>, noun: &str, records: &mut [&mut dyn Record]) {
        for record in records.iter_mut() {
            if let Some(field) = record.fields().iter().find(|field| field.name == pair.key) {
                let outer = self.field.replace(field);
                match &pair.value.value {
                    Value::Faulty => {}
                    Value::Null => self.empty(pair.key_span, field),
                    Value::List(items) if items.is_empty() && field.required => {
                        self.empty(pair.key_span, field);
                    }
                    _ => record.set(field.name, &pair.value, self),
                }
                self.field = outer;
                return;
            }
        }
        let known = names_of(records);
        let message = format!("{noun} has no field `{}`", pair.key);
        let is_number = pair.key.bytes().all(|b| b.is_ascii_digit());
        let help = match meant(&pair.key, &known) {
            Some(name) => format!("did you mean `{name}`?"),
            None if is_number => {
                "if it ends a number, write that without a comma, as in `1200`".to_owned()
            }
            None => {
                format!(
                    "its fields are {}",
                    choices(known.iter().copied()).replace(" or ", " and ")
                )
            }
        };
        self.fault(Diagnostic::error("unknown-field", pair.key_span, message).help(help));
    }

    fn empty(&mut self, span: Span, field: &Field) {
        let message = format!("the field `{}` is empty", field.name);
        let help = self.help_for_empty();
        self.fault(Diagnostic::error("empty-value", span, message).help(help));
    }
}

fn names_of(records: &[&mut dyn Record]) -> Vec<&'static str> {
    records.iter().flat_map(|record| record.fields()).map(|field| field.name).collect()
}

/// The field that was meant by a name that none has.
fn meant(written: &str, known: &[&'static str]) -> Option<&'static str> {
    let near = nearest(written, known.iter().copied())?;
    (!known.contains(&written)).then_some(near)
}

/// Declares a group of fields once: a struct with a default, its [`Field`] table, and its reading.
///
/// ```text
/// record! {
///     /// What the group is.
///     pub struct Correction ("a correction") {
///         /// The day of the correction.
///         date: Option<Date> = required "2026-05-12";
///     }
/// }
/// ```
#[macro_export]
macro_rules! record {
    (@need required) => { true };
    (@need optional) => { false };
    (
        $(#[doc = $about:literal])+
        pub struct $name:ident ($noun:literal) {
            $( $(#[doc = $doc:literal])+ $field:ident : $type:ty = $need:ident $example:literal; )+
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Clone, Debug, Default)]
        pub struct $name {
            $( $(#[doc = $doc])+ pub $field: $type, )+
        }

        impl $name {
            /// The declarations, in their documented order.
            pub const FIELDS: &'static [$crate::fields::Field] = &[
                $( $crate::fields::Field {
                    name: stringify!($field),
                    form: <$type as $crate::fields::Read>::FORM,
                    required: $crate::record!(@need $need),
                    doc: concat!($($doc),+),
                    example: $example,
                } ),+
            ];
            /// What a message calls it.
            pub const NOUN: &'static str = $noun;
        }

        impl $crate::fields::Record for $name {
            fn fields(&self) -> &'static [$crate::fields::Field] {
                Self::FIELDS
            }
            fn set(
                &mut self,
                name: &str,
                node: &$crate::yaml::Node<'_>,
                reader: &mut $crate::fields::Reader,
            ) {
                match name {
                    $( stringify!($field) => {
                        self.$field = $crate::fields::Read::read(node, reader);
                    } )+
                    _ => {}
                }
            }
        }

        impl $crate::fields::Read for $name {
            const FORM: $crate::fields::Form = $crate::fields::Form::Group(Self::FIELDS);
            fn read(
                node: &$crate::yaml::Node<'_>,
                reader: &mut $crate::fields::Reader,
            ) -> Self {
                let mut record = Self::default();
                $crate::fields::readers::read_group(node, reader, Self::NOUN, &mut record);
                record
            }
        }
    };
}
