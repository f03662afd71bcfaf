//! Quotations held against captures of their sources.

/// What is known of a site's quotations.
#[derive(Clone, Debug, Default)]
pub struct Evidence {}
