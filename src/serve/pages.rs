//! The site by its addresses. A page is rendered when it is asked for; what is written beside pages is made once, when
//! the first of it is.

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
    beside: OnceLock<HashMap<String, Vec<u8>>>,
}

impl<'s> Pages<'s> {
    pub fn of(checked: &'s Checked, renderer: &'s Renderer<'s>) -> Self {
        let pages = renderer.pages().into_iter().map(|page| (renderer.path(&page), page));
        Self { checked, renderer, pages: pages.collect(), beside: OnceLock::new() }
    }

    /// The answer to a request for a path. Pages wait for a later version than the one named, and show what is wrong.
    pub fn answer(&self, path: &str, version: &str, problems: Option<&str>) -> Response {
        if let Some(page) = self.pages.get(path) {
            let status = if *page == Page::NotFound { 404 } else { 200 };
            return self.page(page, status, version, problems);
        }
        match self.beside().get(path) {
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

    fn beside(&self) -> &HashMap<String, Vec<u8>> {
        self.beside.get_or_init(|| {
            let addresses: Vec<_> = self.pages.keys().cloned().collect();
            let exported = self
                .checked
                .site
                .iter()
                .flat_map(|site| export::files(site, &self.checked.sources, &addresses));
            let copied = self.checked.files.iter();
            let copied = copied.map(|file| (file.path.clone(), file.bytes.clone()));
            let all = exported.chain(self.renderer.assets());
            all.map(|OutputFile { path, bytes }| (path, bytes)).chain(copied).collect()
        })
    }
}
