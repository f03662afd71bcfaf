//! The YAML behind a page, with its field names marked.

use super::context::Cx;
use super::prose::push_text;
use super::view::Html;
use crate::model::Kind;
use crate::model::entries::Meta;
use crate::view;

view! {
    /// The record behind a page.
    pub struct RecordView { yaml: Html, path: String, line: usize, edit: Option<String>, data: String, updated: Option<Html>, corrections: Vec<CorrectionView>, }
}

view! {
    /// A correction that was made.
    pub struct CorrectionView { date: Html, what: String, }
}

/// The record of an entry, and where to edit it.
pub fn view(cx: &Cx<'_, '_>, kind: Kind, meta: &Meta) -> RecordView {
    let source = cx.r.sources.get(meta.record.file);
    let written = source.text.get(meta.record.range()).unwrap_or("").trim_end();
    let line = source.place(meta.record.start as usize).line;
    let config = &cx.site.config;
    let edit = config.repository.as_ref().map(|repository| {
        format!("{repository}/edit/{}/{}", config.branch, crate::route::encode(&source.path))
    });
    let corrections = meta.corrections.iter();
    let corrections =
        corrections.map(|one| CorrectionView { date: cx.date(one.date), what: one.what.clone() });
    RecordView {
        yaml: Html(highlight(written).trim_end().to_owned()),
        path: source.path.clone(),
        line,
        edit,
        data: crate::route::data(kind),
        updated: meta.updated.map(|date| cx.date(date)),
        corrections: corrections.collect(),
    }
}

/// Field names and comments get a class each. A full highlighter would cost more than the page. Lines that are switched
/// off are for the editor alone.
fn highlight(yaml: &str) -> String {
    let mut html = String::with_capacity(yaml.len() * 2);
    for line in yaml.split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches([' ', '-']).len();
        if is_switched_off(&line[indent..]) {
            continue;
        }
        let name = line[indent..].find(':').map(|at| &line[indent..indent + at]);
        push_text(&mut html, &line[..indent]);
        match name.filter(|name| is_field_name(name)) {
            Some(name) => {
                html.push_str(&format!("<span class=\"z-key\">{name}</span>"));
                push_text(&mut html, &line[indent + name.len()..]);
            }
            None if line[indent..].starts_with('#') => {
                html.push_str("<span class=\"z-comment\">");
                push_text(&mut html, line[indent..].trim_end_matches('\n'));
                html.push_str("</span>\n");
            }
            None => push_text(&mut html, &line[indent..]),
        }
    }
    html
}

/// A field behind a `#`, and the line that `briefgen add` writes above such fields.
fn is_switched_off(line: &str) -> bool {
    let name = line.strip_prefix('#').and_then(|rest| rest.split_once(": "));
    name.is_some_and(|(name, _)| is_field_name(name))
        || line.trim_end() == crate::fields::SWITCHED_OFF
}

fn is_field_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::highlight;

    #[test]
    fn what_is_switched_off_is_not_shown() {
        let html = highlight(
            "a: b\n\n# What else there may be. Take the `#` away to use a line.\n#c: d   # why\n",
        );
        assert_eq!(html.trim_end(), "<span class=\"z-key\">a</span>: b");
    }

    #[test]
    fn names_are_marked_and_text_is_escaped() {
        let html = highlight("- title: <b>: \"x\"\n  # why\n  note here\n");
        assert_eq!(
            html,
            "- <span class=\"z-key\">title</span>: &lt;b&gt;: \"x\"\n  <span class=\"z-comment\"># why</span>\n  note here\n"
        );
    }
}
