//! Crawls a built site on the disk, as a browser and a strict server would read it: links,
//! fragments and references that lead nowhere, pages that no chain of links reaches, code inside
//! pages. Only files go in, only a [`Report`] comes out: it fetches nothing, writes nothing and
//! knows nothing of how the site was made.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

mod address;
mod document;

use address::{join, percent_decode, scheme};
use document::{Document, Kind, Link};

/// Where a reader begins.
const HOME: &str = "index.html";

/// Served for any address that is missing, at any depth: the one page whose links must be absolute.
const NOT_FOUND: &str = "404.html";

/// The schemes of addresses outside the site.
const EXTERNAL: [&str; 5] = ["http", "https", "mailto", "tel", "webcal"];

/// What is wrong with code inside a page.
const BLOCKED: &str = "a strict content security policy blocks it";

/// One thing wrong in one file. The same thing twice in a file is one fault.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file, from the site's root, with `/`.
    pub file: String,
    /// What is wrong: an address as the file has it, an id, or a piece of markup.
    pub what: String,
    /// Why, in a few words.
    pub why: String,
}

/// What [`crawl`] found.
#[derive(Debug, Default)]
#[allow(dead_code, reason = "each test binary reads the fields it needs")]
pub struct Report {
    /// Addresses in pages and style sheets that name no file of the site.
    pub dead_links: BTreeSet<Fault>,
    /// Addresses whose file is there, and whose fragment is not an id in it.
    pub dead_fragments: BTreeSet<Fault>,
    /// Ids that `aria-labelledby`, `for` and the like ask for, and the page does not have.
    pub dead_references: BTreeSet<Fault>,
    /// Ids (and names of `a`) that more than one element of a page carries.
    pub duplicate_ids: BTreeSet<Fault>,
    /// Addresses beginning with `/` outside 404.html, and with `//` anywhere.
    pub absolute_links: BTreeSet<Fault>,
    /// Scripts, styles and handlers written into a page.
    pub inline: BTreeSet<Fault>,
    /// Pages that no chain of links from index.html reaches; 404.html and redirect pages are none.
    pub orphans: BTreeSet<String>,
    /// How many links lead out of the site.
    pub external: usize,
    /// Where to, each address once.
    pub external_addresses: BTreeSet<String>,
    /// How many HTML files there are.
    pub pages: usize,
}

impl Report {
    /// Everything that is wrong, a line each, sorted. Empty for a clean site.
    #[allow(dead_code, reason = "a test may want the lists alone")]
    pub fn problems(&self) -> Vec<String> {
        let kinds = [
            ("dead link", &self.dead_links),
            ("dead fragment", &self.dead_fragments),
            ("dead reference", &self.dead_references),
            ("duplicate id", &self.duplicate_ids),
            ("absolute link", &self.absolute_links),
            ("inline code", &self.inline),
        ];
        let faults = kinds.into_iter().flat_map(|(kind, faults)| {
            faults
                .iter()
                .map(move |Fault { file, what, why }| format!("{file}: {kind} `{what}`: {why}"))
        });
        let orphans = self
            .orphans
            .iter()
            .map(|file| format!("{file}: orphan: no chain of links from {HOME} leads here"));
        let mut lines: Vec<String> = faults.chain(orphans).collect();
        lines.sort();
        lines
    }
}

/// Reads every page and style sheet under `root` and follows its links. `base_path` is where the
/// site will be served (`/trade-war-briefing/`): absolute links in 404.html begin with it. A site
/// without index.html has a dead link.
///
/// # Panics
/// When a folder or file under `root` cannot be read.
pub fn crawl(root: &Path, base_path: &str) -> Report {
    let site = Site::read(root, base_path);
    let mut report =
        Report { pages: site.pages().count(), orphans: site.orphans(), ..Report::default() };
    if !site.files.contains(HOME) {
        add(&mut report.dead_links, HOME, HOME, "the site has no such file");
    }
    for (file, document) in &site.documents {
        for link in &document.links {
            site.check_link(file, link, &mut report);
        }
        check_document(file, document, &mut report);
    }
    report
}

fn add(faults: &mut BTreeSet<Fault>, file: &str, what: &str, why: impl Into<String>) {
    faults.insert(Fault { file: file.to_owned(), what: what.to_owned(), why: why.into() });
}

/// The faults of a document that can be seen without its neighbours.
fn check_document(file: &str, document: &Document, report: &mut Report) {
    for id in &document.duplicates {
        add(&mut report.duplicate_ids, file, id, "more than one element has it");
    }
    for (attribute, id) in &document.references {
        if !document.ids.contains(id) {
            let why = format!("`{attribute}` names it and no element has this id");
            add(&mut report.dead_references, file, id, why);
        }
    }
    for markup in &document.inline {
        add(&mut report.inline, file, markup, BLOCKED);
    }
    if document.has_base {
        add(&mut report.dead_links, file, "<base>", "it moves every relative link of the page");
    }
}

/// The files of a site, and what stands in those that can link.
struct Site {
    /// Every file, from the root, with `/`. Compared as text: a disk that ignores case does not
    /// help.
    files: BTreeSet<String>,
    documents: BTreeMap<String, Document>,
    /// With a slash at both ends.
    base_path: String,
}

/// Where an address leads.
enum Target {
    /// A file of the site, and the fragment as written.
    File(String, String),
    External,
    /// `data:`, which needs no file.
    Embedded,
    /// `javascript:`.
    Code,
    Absolute,
    Dead(String),
}

impl Site {
    fn read(root: &Path, base_path: &str) -> Site {
        let mut files = BTreeSet::new();
        list_files(root, "", &mut files);
        let documents = files
            .iter()
            .filter_map(|file| Some((file.clone(), Kind::of(file)?)))
            .map(|(file, kind)| {
                let bytes =
                    fs::read(root.join(&file)).unwrap_or_else(|error| panic!("{file}: {error}"));
                (file, Document::read(kind, &String::from_utf8_lossy(&bytes)))
            })
            .collect();
        let base_path = match base_path.trim_matches('/') {
            "" => "/".to_owned(),
            path => format!("/{path}/"),
        };
        Site { files, documents, base_path }
    }

    fn pages(&self) -> impl Iterator<Item = (&String, &Document)> {
        self.documents.iter().filter(|(_, document)| document.kind == Kind::Page)
    }

    /// Notes what is wrong with one link.
    fn check_link(&self, file: &str, link: &Link, report: &mut Report) {
        let href = link.href.as_str();
        if href.is_empty() && !link.followed {
            return add(&mut report.dead_links, file, href, "an empty address");
        }
        match self.resolve(file, href) {
            Target::File(target, fragment) if !self.has_fragment(&target, &fragment) => {
                let why = format!("nothing in {target} has this id");
                add(&mut report.dead_fragments, file, href, why);
            }
            Target::File(..) | Target::Embedded => {}
            Target::External => {
                report.external += 1;
                report.external_addresses.insert(href.to_owned());
            }
            Target::Code => add(&mut report.inline, file, href, BLOCKED),
            Target::Absolute => {
                add(&mut report.absolute_links, file, href, "links must be relative")
            }
            Target::Dead(why) => add(&mut report.dead_links, file, href, why),
        }
    }

    fn resolve(&self, from: &str, href: &str) -> Target {
        if let Some(scheme) = scheme(href) {
            return match scheme.to_ascii_lowercase().as_str() {
                "data" => Target::Embedded,
                "javascript" => Target::Code,
                scheme if EXTERNAL.contains(&scheme) => Target::External,
                scheme => Target::Dead(format!("`{scheme}:` is no scheme for a page")),
            };
        }
        let (address, fragment) = href.split_once('#').unwrap_or((href, ""));
        let path = address.split_once('?').map_or(address, |(path, _)| path);
        if path.starts_with("//") || (path.starts_with('/') && from != NOT_FOUND) {
            return Target::Absolute;
        }
        match self.file_at(from, path) {
            Ok(file) => Target::File(file, fragment.to_owned()),
            Err(why) => Target::Dead(why),
        }
    }

    /// The file that a path names, or why it names none.
    fn file_at(&self, from: &str, path: &str) -> Result<String, String> {
        if path.is_empty() {
            return Ok(from.to_owned());
        }
        let file = match path.strip_prefix(&self.base_path) {
            Some(path) => join("", path)?,
            None if path.starts_with('/') => {
                return Err(format!("it does not begin with `{}`", self.base_path));
            }
            None if from == NOT_FOUND => {
                return Err(format!("{NOT_FOUND} is shown at any depth, only absolute links work"));
            }
            None => join(from.rsplit_once('/').map_or("", |(folder, _)| folder), path)?,
        };
        if self.files.contains(&file) { Ok(file) } else { Err(self.why_missing(&file)) }
    }

    fn why_missing(&self, name: &str) -> String {
        let folder = format!("{}/", name.trim_end_matches('/'));
        let mut from_folder_on = self.files.range(folder.clone()..);
        let has_files = from_folder_on.next().is_some_and(|file| file.starts_with(&folder));
        if name.is_empty() || name.ends_with('/') || has_files {
            return "a folder: the link must name the file".to_owned();
        }
        match self.files.iter().find(|file| file.to_lowercase() == name.to_lowercase()) {
            Some(file) => format!("no such file: only the case differs from `{file}`"),
            None => "no such file".to_owned(),
        }
    }

    /// Whether a fragment finds its element (HTML, "Scrolling to a fragment"). The directive after
    /// `:~:` (W3C text fragments) is not looked at, nor is a fragment in a file that is neither a
    /// page nor an SVG image.
    fn has_fragment(&self, file: &str, fragment: &str) -> bool {
        let id = fragment.split_once(":~:").map_or(fragment, |(id, _)| id);
        let anchors = match self.documents.get(file) {
            Some(document) if document.kind != Kind::Sheet => &document.anchors,
            _ => return true,
        };
        let decoded = percent_decode(id);
        id.is_empty()
            || anchors.contains(id)
            || anchors.contains(&decoded)
            || decoded.eq_ignore_ascii_case("top")
    }

    /// The pages that a reader who begins at index.html never comes to.
    fn orphans(&self) -> BTreeSet<String> {
        let mut reached = BTreeSet::from([HOME.to_owned()]);
        let mut queue = vec![HOME.to_owned()];
        while let Some(file) = queue.pop() {
            let links = self.documents.get(&file).map_or(&[][..], |document| &document.links);
            for link in links.iter().filter(|link| link.followed) {
                if let Target::File(target, _) = self.resolve(&file, &link.href)
                    && reached.insert(target.clone())
                {
                    queue.push(target);
                }
            }
        }
        self.pages()
            .filter(|(file, page)| {
                *file != NOT_FOUND && !page.is_redirect && !reached.contains(*file)
            })
            .map(|(file, _)| file.clone())
            .collect()
    }
}

fn list_files(folder: &Path, prefix: &str, files: &mut BTreeSet<String>) {
    let entries = fs::read_dir(folder).and_then(|entries| entries.collect::<Result<Vec<_>, _>>());
    for entry in entries.unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            list_files(&entry.path(), &format!("{name}/"), files);
        } else {
            files.insert(name);
        }
    }
}
