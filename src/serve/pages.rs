//! The site by its addresses. A page is rendered when it is asked for; what is written beside pages is made once, when
//! the first of it is: what pages ask for apart from what is there to be downloaded, which takes longer.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::checking::Checked;
use crate::export;
use crate::render::{OutputFile, Page, Renderer};

use super::http::{Response, kind};
use super::overlay;

/// What one site has to show.
pub struct Pages<'s> {
    checked: &'s Checked,
    renderer: &'s Renderer<'s>,
    pages: HashMap<String, Page>,
    assets: OnceLock<HashMap<String, Vec<u8>>>,
    exported: OnceLock<HashMap<String, Vec<u8>>>,
}

impl<'s> Pages<'s> {
    pub fn of(checked: &'s Checked, renderer: &'s Renderer<'s>) -> Self {
        let pages = renderer.pages().into_iter().map(|page| (renderer.path(&page), page));
        let (assets, exported) = (OnceLock::new(), OnceLock::new());
        Self { checked, renderer, pages: pages.collect(), assets, exported }
    }

    /// The answer to a request for a path. Pages wait for a later version than the one named, and show what is wrong.
    pub fn answer(&self, path: &str, version: &str, problems: Option<&str>) -> Response {
        if let Some(page) = self.pages.get(path) {
            let status = if *page == Page::NotFound { 404 } else { 200 };
            return self.page(page, status, version, problems);
        }
        match self.assets().get(path).or_else(|| self.exported().get(path)) {
            Some(bytes) => Response::new(200, kind(path), bytes.clone()),
            None => self.page(&Page::NotFound, 404, version, problems),
        }
    }

    fn page(&self, page: &Page, status: u16, version: &str, problems: Option<&str>) -> Response {
        match self.renderer.page(page) {
            Ok(OutputFile { bytes, .. }) => {
                let html = String::from_utf8_lossy(&bytes);
                let html = overlay::put(&html, version, problems);
                Response::new(status, "text/html; charset=utf-8", html)
            }
            // What is wrong now goes before what was wrong when these pages were read.
            Err(error) => match problems {
                Some(problems) => overlay::alone(version, problems),
                None => overlay::alone(version, &overlay::of_failure(&error)),
            },
        }
    }

    fn assets(&self) -> &HashMap<String, Vec<u8>> {
        self.assets.get_or_init(|| by_path(self.renderer.assets().chain(self.checked.copied())))
    }

    fn exported(&self) -> &HashMap<String, Vec<u8>> {
        self.exported.get_or_init(|| {
            let addresses: Vec<_> = self.pages.keys().cloned().collect();
            by_path(export::files(self.renderer, &addresses).into_iter())
        })
    }
}

fn by_path(files: impl Iterator<Item = OutputFile>) -> HashMap<String, Vec<u8>> {
    files.map(|OutputFile { path, bytes }| (path, bytes)).collect()
}
