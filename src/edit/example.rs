//! The example of a field in terms of a site: where the example names an entry, an id that the site has.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::fields::{Field, Form};
use crate::model::Target;
use crate::model::entries::{Person, Source};
use crate::schema::Ids;
use crate::source::FileId;
use crate::yaml::{self, Node, Value};

/// The example, with ids of the site in place of those that it names. Where the site has none, it stays as declared.
pub fn of(field: &Field, ids: &Ids) -> String {
    let mut own = field.example.to_owned();
    let whole = 0..own.len();
    let Some(node) = yaml::parse(FileId::default(), field.example, whole, &mut Vec::new()) else {
        return own;
    };
    let mut named = Named { text: field.example, ids, used: BTreeMap::new(), places: Vec::new() };
    named.of(field.name, field.form, &node);
    for (place, id) in named.places.into_iter().rev() {
        own.replace_range(place, id);
    }
    own
}

/// The places of an example that name an entry, in order, each with an id for it.
struct Named<'e> {
    text: &'e str,
    ids: &'e Ids,
    /// How many ids of a noun are used: two people of an example are two people of the site.
    used: BTreeMap<&'static str, usize>,
    places: Vec<(Range<usize>, &'e str)>,
}

impl Named<'_> {
    fn of(&mut self, name: &str, form: Form, node: &Node<'_>) {
        match (form, &node.value) {
            (Form::Id(noun), Value::Scalar { .. }) => self.push(noun, node.span.range()),
            // Whose words they are: an id, or words.
            (Form::Text, Value::Scalar { .. }) if name == "by" => {
                self.push(Person::NOUN, node.span.range());
            }
            (Form::Markdown, Value::Scalar { .. }) => {
                let start = node.span.range().start;
                let text = &self.text[node.span.range()];
                if let Some((before, rest)) = text.split_once("[@")
                    && let Some(end) = rest.find(']')
                {
                    let at = start + before.len() + 2;
                    self.push(Source::NOUN, at..at + end);
                }
            }
            (Form::List(item) | Form::OneOrMany(item), Value::List(items)) => {
                items.iter().for_each(|one| self.of(name, *item, one));
            }
            (Form::OneOrMany(item), _) => self.of(name, *item, node),
            (Form::Either(_, group), Value::Map(_)) => self.of(name, *group, node),
            (Form::Either(one, _), _) => self.of(name, *one, node),
            (Form::Group(fields), Value::Map(pairs)) => {
                for pair in pairs {
                    let field = fields.iter().find(|field| field.name == pair.key);
                    field
                        .into_iter()
                        .for_each(|field| self.of(field.name, field.form, &pair.value));
                }
            }
            _ => {}
        }
    }

    fn push(&mut self, noun: &'static str, place: Range<usize>) {
        let Some(ids) = self.ids.get(noun).filter(|ids| !ids.is_empty()) else { return };
        if ids.iter().any(|id| *id == self.text[place.clone()]) {
            return;
        }
        let used = self.used.entry(noun).or_default();
        self.places.push((place, &ids[*used % ids.len()]));
        *used += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::shared::QuoteFields;
    use crate::load::kinds::fields_of;
    use crate::model::Kind;

    fn ids() -> Ids {
        let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
        Ids::from([
            ("a person".to_owned(), ids(&["ann", "bob"])),
            ("a source".to_owned(), ids(&["radio"])),
            ("a side".to_owned(), ids(&["city", "both"])),
            ("a topic".to_owned(), ids(&[])),
        ])
    }

    fn example(fields: &[Field], name: &str) -> String {
        of(fields.iter().find(|field| field.name == name).unwrap(), &ids())
    }

    #[test]
    fn ids_of_the_site_stand_in_place_of_those_of_the_example() {
        let event = fields_of(Kind::Events);
        assert_eq!(example(event, "people"), "[ann, {person: bob, role: led the port's side}]");
        assert_eq!(example(event, "quotes"), "[{text: a good day, by: ann, source: radio}]");
        assert!(example(event, "readouts").starts_with("[{side: city, summary: "));
        assert!(example(event, "summary").ends_with(" [@radio]"));
        assert_eq!(example(QuoteFields::FIELDS, "by"), "ann");
    }

    #[test]
    fn what_the_site_has_or_has_none_of_stays() {
        let event = fields_of(Kind::Events);
        assert_eq!(example(event, "side"), "both");
        assert_eq!(example(event, "topics"), "[pay-and-shifts]");
        assert_eq!(example(event, "date"), "2026-03-10/2026-03-11");
    }
}
