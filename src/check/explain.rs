//! Rules in words, for `briefgen explain`.

use super::{RULES, Rule};
use crate::model::Words;

/// Every rule on one line: its code, its level, what it asks.
pub fn list() -> String {
    let width = RULES.iter().map(|rule| rule.code.len()).max().unwrap_or(0);
    let line =
        |rule: &Rule| format!("{:width$}  {:5}  {}\n", rule.code, rule.level.word(), rule.about);
    RULES.iter().map(line).collect()
}

/// One rule in full: what it asks and why, an example that breaks it and one that keeps it.
pub fn explain(rule: &Rule) -> String {
    let Rule { code, level, about, why, breaks, keeps, .. } = rule;
    let why = textwrap(why);
    let accept = match *code {
        "edited-lock" | "unused-accept" => String::new(),
        _ => format!(
            "One entry may break it for a reason: `accept: [{{rule: {code}, because: ...}}]`.\n"
        ),
    };
    format!(
        "{code}: {about}\n\n{why}\n\
         This breaks it, in {}:\n\n{}\n\
         This keeps it:\n\n{}\n\
         It is `{}` unless site.yaml says otherwise: `checks: {{{code}: error}}`, `warn` or `off`.\n{accept}",
        breaks.path,
        indented(breaks.text),
        indented(keeps.text),
        level.word(),
    )
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("    {line}\n")).collect()
}

/// Lines of at most 80 characters.
fn textwrap(text: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().expect("there is one line from the start");
        if line.is_empty() {
            line.push_str(word);
        } else if line.chars().count() + 1 + word.chars().count() <= 80 {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}
