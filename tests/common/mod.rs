//! What the tests share.

pub mod crawl;
