//! briefgen
pub mod config;
pub mod diag;
pub mod fields;
pub mod link;
pub mod load;
pub mod markdown;
pub mod model;
pub mod route;
pub mod source;
pub mod yaml;
