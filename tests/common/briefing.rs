//! This repository's briefing, ready to be rendered.

use std::path::Path;

use briefgen::Checked;
use briefgen::config::Overrides;
use briefgen::link::Site;
use briefgen::progress::Progress;
use briefgen::render::Renderer;
use briefgen::render::typeset::Typeset;
use briefgen::theme::{self, Theme};

/// The briefing and its theme.
pub struct Briefing {
    pub checked: Checked,
    pub theme: Theme,
}

impl Briefing {
    pub fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let checked = briefgen::check(root, &Overrides::default(), &Progress::default()).unwrap();
        let config = &checked.site.as_ref().unwrap().config;
        let theme = theme::load(root, &config.theme.value, &config.language).unwrap();
        Self { checked, theme }
    }

    pub fn site(&self) -> &Site {
        self.checked.site.as_ref().unwrap()
    }

    /// Does something with a renderer of the site as it is now.
    pub fn render<T>(&self, with: impl FnOnce(&Renderer<'_>) -> T) -> T {
        let Checked { evidence, sources, .. } = &self.checked;
        let typeset = Typeset::of(self.site());
        with(&Renderer::new(self.site(), &typeset, evidence, &self.theme, sources))
    }
}
