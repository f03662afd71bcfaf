//! Entries as they are read elsewhere, in a feed reader: whole addresses, no previews, the sources numbered in a list below.

use super::prose::{self, push_attribute, push_text};
use super::{Renderer, cards};
use crate::bibliography;
use crate::link::doc::{Embed, Slot};
use crate::model::entries::{DocId, Quote, Source, Speaker};
use crate::model::{AnyId, Id, Kind};
use crate::route;

impl Renderer<'_> {
    /// What an event or an article says, with its sources, as HTML for other places than a page of this site.
    pub fn elsewhere(&self, id: AnyId) -> String {
        let mut text = Elsewhere { r: self, owner: id, cited: Vec::new(), html: String::new() };
        let site = self.site;
        match id.kind {
            Kind::Events => {
                let event = &site.events[Id::new(id.index as usize)];
                text.doc(event.summary);
                text.optional(event.uncertain);
                event.readouts.iter().for_each(|readout| text.doc(readout.summary));
                event.quotes.iter().for_each(|quote| text.quote(&site.quotes[*quote]));
                text.cited.extend(&event.sources);
            }
            Kind::Articles => {
                let article = &site.articles[Id::new(id.index as usize)];
                text.paragraph(article.summary.as_deref());
                text.cited.extend(&article.sources);
            }
            _ => {}
        }
        text.optional(site.meta(id).body);
        text.finish()
    }
}

struct Elsewhere<'e, 's> {
    r: &'e Renderer<'s>,
    owner: AnyId,
    /// In the order of their numbers.
    cited: Vec<Id<Source>>,
    html: String,
}

impl Elsewhere<'_, '_> {
    fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.r.site.config.base_url)
    }

    fn page(&self) -> String {
        self.absolute(&cards::href(self.r.site, self.owner))
    }

    fn optional(&mut self, doc: Option<DocId>) {
        if let Some(doc) = doc {
            self.doc(doc);
        }
    }

    fn doc(&mut self, doc: DocId) {
        let doc = self.r.site.doc(doc);
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
        let site = self.r.site;
        match slot {
            Slot::Cite(cites) => {
                self.html.truncate(self.html.trim_end_matches([' ', '\n']).len());
                let sources: Vec<_> = cites.iter().map(|cite| cite.source).collect();
                self.cite(&sources);
            }
            Slot::Open { to, fragment } => {
                let fragment = fragment.as_ref().map(|id| format!("#{id}")).unwrap_or_default();
                self.open(&format!("{}{fragment}", self.absolute(&cards::href(site, *to))));
            }
            Slot::Close => self.html.push_str("</a>"),
            Slot::Title(id) => push_text(&mut self.html, site.title(*id)),
            Slot::Path(path) if path.starts_with('#') => {
                let address = format!("{}{path}", self.page());
                push_attribute(&mut self.html, &address);
            }
            Slot::Path(path) => {
                let address = self.absolute(&prose::encode_path(path));
                push_attribute(&mut self.html, &address);
            }
            Slot::Image { path, alt, .. } => {
                let address = self.absolute(&route::encode(path));
                self.html.push_str("<img src=\"");
                push_attribute(&mut self.html, &address);
                self.html.push_str("\" alt=\"");
                push_attribute(&mut self.html, alt);
                self.html.push_str("\">");
            }
            Slot::Word(name) => {
                let word = self.r.theme.strings.get(&name.replace('-', "_"));
                push_attribute(&mut self.html, &word);
            }
            Slot::Beside { .. } => {}
            Slot::Embed(embed) => match embed.as_ref() {
                Embed::Quote(quote) => self.quote(&site.quotes[*quote]),
                _ => self.on_the_page(),
            },
        }
    }

    /// A figure, a table or a list that only a page can show.
    fn on_the_page(&mut self) {
        self.html.push_str("<p>");
        self.open(&self.page());
        let words = self.r.theme.strings.get("elsewhere_on_the_page");
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
            let address = self.absolute(&cards::href(self.r.site, (*source).into()));
            self.html.push_str(if at > 0 { ", " } else { "" });
            self.open(&address);
            self.html.push_str(&format!("{}</a>", number + 1));
        }
        self.html.push_str("]</sup>");
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
            Speaker::Person(id) => self.r.site.people[*id].name.clone(),
            Speaker::Words(name) => name.clone(),
        };
        let by =
            quote.by.iter().map(name).chain(quote.context.clone()).collect::<Vec<_>>().join(", ");
        self.html.push_str("<blockquote><p>");
        push_text(&mut self.html, &quote.text);
        self.html.push_str("</p></blockquote>\n<p>");
        push_text(&mut self.html, &format!("— {by}"));
        self.cite(&[quote.source]);
        self.html.push_str("</p>\n");
    }

    /// The text, and below it its sources in the order of their numbers.
    fn finish(mut self) -> String {
        let Renderer { site, written, dates, cards, theme, .. } = self.r;
        let mut seen = Vec::new();
        self.cited.retain(|source| {
            let is_new = !seen.contains(source);
            seen.push(*source);
            is_new
        });
        if self.cited.is_empty() {
            return self.html;
        }
        self.html.push_str("<p><b>");
        push_text(&mut self.html, &theme.strings.get("sources_heading"));
        self.html.push_str("</b></p>\n<ol>\n");
        for source in std::mem::take(&mut self.cited) {
            let style = site.config.citation_style;
            let words = |date| dates.words(date);
            let citation =
                bibliography::citation(style, &written.sources[source], &cards.words, words);
            self.html.push_str(&format!("<li>{citation}</li>\n"));
        }
        self.html + "</ol>\n"
    }
}
