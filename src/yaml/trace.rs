//! From a place in a scalar's text back to the place in the file, past indents, folds and escapes.

use crate::source::{Source, Span, small};

/// Where the text of a scalar came from. Made only when a place is asked for.
#[derive(Debug)]
pub struct Trace {
    span: Span,
    /// Offsets in the text with their offsets in the file: where the distance between them changes.
    steps: Vec<(usize, usize)>,
}

impl Trace {
    /// Lays a scalar's text beside what was written at `span`.
    pub fn new(source: &Source, span: Span, text: &str) -> Self {
        let written = source.text.get(span.range()).unwrap_or("");
        let steps = if written == text { vec![(0, 0)] } else { align(written, text) };
        Self { span, steps }
    }

    /// The place in the file of a stretch of the text.
    pub fn place(&self, part: Span) -> Span {
        let (start, end) = (self.offset(part.start as usize), self.offset(part.end as usize));
        let base = self.span.start as usize;
        Span {
            file: self.span.file,
            start: small(base + start),
            end: small(base + end.max(start)).min(self.span.end.max(self.span.start)),
        }
    }

    fn offset(&self, offset: usize) -> usize {
        let at = self.steps.partition_point(|(text, _)| *text <= offset);
        let (text, written) = self.steps[at.saturating_sub(1)];
        written + (offset - text.min(offset))
    }
}

/// Walks both: every character that is not white space appears in what was written, as itself
/// or as an escape; white space may differ.
fn align(written: &str, text: &str) -> Vec<(usize, usize)> {
    let mut steps = vec![(0, 0)];
    let mut at = 0;
    if written.starts_with(['"', '\'']) {
        at = 1;
        steps = vec![(0, 1)];
    }
    for (offset, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        at = find(written, at, c);
        let (last_text, last_written) = steps[steps.len() - 1];
        if at != last_written + (offset - last_text) {
            steps.push((offset, at));
        }
        at += written[at..].chars().next().map_or(0, char::len_utf8);
    }
    steps
}

/// The longest escape, `\UXXXXXXXX`, and a quotation mark after it.
const ESCAPE: usize = 12;

/// The next place of a character. White space, the second mark of `''` and escapes are passed over;
/// where only an escape can stand for the character, its place is that of the escape.
fn find(written: &str, from: usize, c: char) -> usize {
    let rest = &written[from..];
    let at = from + rest.find(|next: char| !next.is_whitespace()).unwrap_or(0);
    written[at..].find(c).filter(|ahead| *ahead < ESCAPE).map_or(at, |ahead| at + ahead)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Diagnostic;
    use crate::source::{FileId, Sources};
    use crate::yaml::{self, Value};

    /// Each `text` holds `[@x]`; its place must be that of `[@x]` in the file.
    #[test]
    fn places_lead_back_to_the_file() {
        let cases = [
            "a: plain [@x]\n",
            "a: \"quoted \\\"text\\\" \\u4f55 [@x]\"\n",
            "a: 'it''s [@x]'\n",
            "a: |\n  one\n  two 何 [@x]\n",
            "a: >-\n    one\n    two\n\n    three [@x]\n",
            "a: one\n  two\n  three [@x]\n",
            "a: |2\n    deep\n  [@x]\n",
        ];
        for case in cases {
            let sources = Sources::from_texts([("a.yaml", case)]);
            let source = sources.get(FileId::default());
            let mut faults: Vec<Diagnostic> = Vec::new();
            let node = yaml::parse(FileId::default(), &source.text, 0..case.len(), &mut faults);
            let Some(Value::Map(pairs)) = node.map(|node| node.value) else { panic!("{case}") };
            let Value::Scalar { text, .. } = &pairs[0].value.value else { panic!("{case}") };
            let start = text.find("[@x]").expect(case);
            let part = Span::new(FileId::default(), start..start + 4);
            let place = Trace::new(source, pairs[0].value.span, text).place(part);
            assert_eq!(&case[place.range()], "[@x]", "{case}");
        }
    }
}
