//! Rules in words, for `briefgen explain`.

use super::{Example, RULES, Rule};
use crate::model::Words;
use crate::typography::capitalised;

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
    let accept = accept(code).map(|how| how + "\n").unwrap_or_default();
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

/// All rules in full, as a page in Markdown: `docs/rules.md`.
pub fn page() -> String {
    let rows = RULES.iter().map(|rule| {
        format!("| [`{0}`](#{0}) | {1} | {2} |\n", rule.code, rule.level.word(), rule.about)
    });
    let rows: String = rows.collect();
    let sections: String = RULES.iter().map(section).collect();
    format!(
        "# The rules\n\n\
         What `briefgen check` and `briefgen build` ask of a briefing beyond its form. `checks` in `site.yaml` sets a rule to\n\
         `error`, `warn` or `off`; `briefgen explain RULE` says on a terminal what stands here.\n\n\
         | rule | default | what it asks |\n|---|---|---|\n{rows}{sections}"
    )
}

fn section(rule: &Rule) -> String {
    let Rule { code, level, about, why, breaks, keeps, .. } = rule;
    let fence = |example: &Example| {
        let language = if example.path.ends_with(".md") { "md" } else { "yaml" };
        format!("`{}`:\n\n````{language}\n{}\n````\n", example.path, example.text.trim_end())
    };
    format!(
        "\n## {code}\n\n{}. By default: `{}`.\n\n{}\nThis breaks it, in {}\nThis keeps it, in {}\n\
         To switch it off: `checks: {{{code}: off}}` in `site.yaml`.{}\n",
        capitalised(about),
        level.word(),
        textwrap(why),
        fence(breaks),
        fence(keeps),
        accept(code).map(|how| format!(" {how}")).unwrap_or_default(),
    )
}

/// How one entry may break a rule; none for the rules of which no entry can be free.
fn accept(code: &str) -> Option<String> {
    let how =
        format!("One entry may break it for a reason: `accept: [{{rule: {code}, because: ...}}]`.");
    (!matches!(code, "edited-lock" | "unused-accept")).then_some(how)
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
