//! Crawls a site that is already built: `CRAWL=public cargo test --test crawl_public` follows every
//! link and #id of `public/`. Without the variable there is nothing to crawl.

mod common {
    pub mod crawl;
}

use std::env;
use std::fs;
use std::path::Path;

use common::crawl::crawl;

/// The path of the address in site.yaml, or of `CRAWL_BASE_URL` for a build with another one:
/// `/trade-war-briefing/` of `https://example.github.io/trade-war-briefing/`.
fn base_path() -> String {
    let settings = fs::read_to_string("site.yaml").expect("site.yaml beside Cargo.toml");
    let written = settings.lines().find_map(|line| line.strip_prefix("base_url:"));
    let url = env::var("CRAWL_BASE_URL").ok();
    let url = url.as_deref().or(written).expect("a base_url in site.yaml").trim();
    let (_, host_and_path) = url.split_once("://").expect("a whole web address");
    host_and_path.split_once('/').map_or("/".to_owned(), |(_, path)| format!("/{path}"))
}

#[test]
fn every_link_of_the_built_site_resolves() {
    let Some(folder) = env::var_os("CRAWL") else {
        eprintln!("CRAWL is not set: no built site was crawled");
        return;
    };
    let report = crawl(Path::new(&folder), &base_path());
    eprintln!("{} pages crawled in {}", report.pages, folder.display());
    assert_eq!(report.problems(), Vec::<String>::new());
}
