//! Places.

use crate::model::entries::Meta;

/// A place.
#[derive(Clone, Debug)]
pub struct Place {
    /// What all kinds share.
    pub meta: Meta,
    /// The name.
    pub name: String,
    /// The name in other languages, by language tag.
    pub names: Vec<(String, String)>,
    /// The country.
    pub country: Option<String>,
    /// Degrees north (WGS 84).
    pub latitude: Option<f64>,
    /// Degrees east (WGS 84).
    pub longitude: Option<f64>,
}
