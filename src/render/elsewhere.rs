//! Entries as they are read elsewhere, in a feed reader: whole addresses, no previews, the sources numbered in a list below.

use super::context::Cx;
use super::prose::{self, push_attribute, push_text};
use super::{Renderer, cards};
use crate::bibliography;
use crate::link::doc::{Embed, Slot};
use crate::model::entries::{DocId, Quote, Source, Speaker};
use crate::model::{AnyId, Id, Kind};

impl Renderer<'_> {
    /// What an event or an article says, with its sources, as HTML for other places than a page of this site.
    pub fn elsewhere(&self, id: AnyId) -> String {
        let path = cards::href(self.site, id);
        // The way to the site's root is its whole address.
        let cx = Cx::new(self, path, self.site.config.base_url.clone());
        let mut text = Elsewhere { cx, cited: Vec::new(), html: String::new() };
        let site = self.site;
        match id.kind {
            Kind::Events => {
                let event = &site.events[Id::new(id.index as usize)];
                text.doc(event.summary);
                text.optional(event.uncertain);
                event.readouts.iter().for_each(|readout| text.doc(readout.summary));
                event.quotes.iter().for_each(|quote| text.quote(&site.quotes[*quote]));
                text.also(&event.sources);
            }
            Kind::Articles => {
                let article = &site.articles[Id::new(id.index as usize)];
                text.paragraph(article.summary.as_deref());
                text.also(&article.sources);
            }
            _ => {}
        }
        text.optional(site.meta(id).body);
        text.finish()
    }
}

struct Elsewhere<'e, 's> {
    cx: Cx<'e, 's>,
    /// In the order of their numbers, each once.
    cited: Vec<Id<Source>>,
    html: String,
}

impl Elsewhere<'_, '_> {
    fn optional(&mut self, doc: Option<DocId>) {
        if let Some(doc) = doc {
            self.doc(doc);
        }
    }

    fn doc(&mut self, doc: DocId) {
        let doc = self.cx.site.doc(doc);
        let mut written = 0;
        for (at, slot) in &doc.slots {
            let at = *at as usize;
            self.html.push_str(&doc.html[written..at]);
            written = at;
            self.fill(slot);
        }
        self.html.push_str(&doc.html[written..]);
    }

    fn fill(&mut self, slot: &Slot) {
        match slot {
            Slot::Cite(cites) => {
                self.html.truncate(self.html.trim_end_matches([' ', '\n']).len());
                let sources: Vec<_> = cites.iter().map(|cite| cite.source).collect();
                self.cite(&sources);
            }
            Slot::Path(path) if path.starts_with('#') => {
                let address = format!("{}{path}", self.cx.address());
                push_attribute(&mut self.html, &address);
            }
            Slot::Embed(embed) => match embed.as_ref() {
                Embed::Quote(quote) => self.quote(&self.cx.site.quotes[*quote]),
                _ => self.on_the_page(),
            },
            slot => prose::fill(&mut self.cx, slot, &mut self.html),
        }
    }

    /// A figure, a table or a list that only a page can show.
    fn on_the_page(&mut self) {
        self.html.push_str("<p>");
        self.open(&self.cx.address());
        let words = self.cx.strings().get("elsewhere_on_the_page");
        push_text(&mut self.html, &words);
        self.html.push_str("</a></p>\n");
    }

    fn open(&mut self, address: &str) {
        self.html.push_str("<a href=\"");
        push_attribute(&mut self.html, address);
        self.html.push_str("\">");
    }

    fn cite(&mut self, sources: &[Id<Source>]) {
        self.html.push_str("<sup>[");
        for (at, source) in sources.iter().enumerate() {
            let number = self.cited.iter().position(|cited| cited == source);
            let number = number.unwrap_or_else(|| {
                self.cited.push(*source);
                self.cited.len() - 1
            });
            self.html.push_str(if at > 0 { ", " } else { "" });
            self.open(&self.cx.href(*source));
            self.html.push_str(&format!("{}</a>", number + 1));
        }
        self.html.push_str("]</sup>");
    }

    /// Sources that no marker names.
    fn also(&mut self, sources: &[Id<Source>]) {
        for source in sources {
            if !self.cited.contains(source) {
                self.cited.push(*source);
            }
        }
    }

    fn paragraph(&mut self, text: Option<&str>) {
        if let Some(text) = text {
            self.html.push_str("<p>");
            push_text(&mut self.html, text);
            self.html.push_str("</p>\n");
        }
    }

    fn quote(&mut self, quote: &Quote) {
        let name = |by: &Speaker| match by {
            Speaker::Person(id) => self.cx.site.people[*id].name.clone(),
            Speaker::Words(name) => name.clone(),
        };
        let by: Vec<_> = quote.by.iter().map(name).chain(quote.context.clone()).collect();
        self.html.push_str("<blockquote><p>");
        push_text(&mut self.html, &quote.text);
        self.html.push_str("</p></blockquote>\n<p>");
        push_text(&mut self.html, &format!("— {}", by.join(", ")));
        self.cite(&[quote.source]);
        self.html.push_str("</p>\n");
    }

    /// The text, and below it its sources in the order of their numbers.
    fn finish(mut self) -> String {
        if self.cited.is_empty() {
            return self.html;
        }
        let Renderer { site, written, dates, cards, .. } = self.cx.r;
        self.paragraph(Some(&self.cx.strings().get("sources_heading")));
        self.html.push_str("<ol>\n");
        for source in self.cited {
            let style = site.config.citation_style;
            let source = &written.sources[source];
            let words = |date| dates.words(date);
            let citation = bibliography::citation(style, source, &cards.words, words);
            self.html.push_str(&format!("<li>{citation}</li>\n"));
        }
        self.html + "</ol>\n"
    }
}
