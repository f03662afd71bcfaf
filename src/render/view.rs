//! How typed views become what a template reads. A view's fields are a template's names.

use std::collections::BTreeMap;

use tera::Value;

/// HTML that this program wrote: a template shows it as it is.
#[derive(Clone, Debug, Default)]
pub struct Html(pub String);

impl From<Html> for Value {
    fn from(html: Html) -> Self {
        Value::safe_string(&html.0)
    }
}

/// A value with named fields.
pub fn object(fields: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    Value::from(fields.into_iter().collect::<BTreeMap<_, _>>())
}

/// Declares a view: a struct whose fields a template reads by their names.
#[macro_export]
macro_rules! view {
    (
        $(#[doc = $about:literal])+
        pub struct $name:ident { $( $(#[doc = $doc:literal])* $field:ident : $type:ty, )+ }
    ) => {
        $(#[doc = $about])+
        #[derive(Clone, Debug)]
        #[allow(missing_docs)]
        pub struct $name { $( $(#[doc = $doc])* pub $field: $type, )+ }

        impl From<$name> for tera::Value {
            fn from(view: $name) -> Self {
                let $name { $($field),+ } = view;
                $crate::render::view::object([
                    $( (stringify!($field), tera::Value::from($field)) ),+
                ])
            }
        }
    };
}
