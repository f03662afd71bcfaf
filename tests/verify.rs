//! `briefgen verify` through the real binary: what it says of quotations and captures, what it writes, and what
//! `check` then makes of the lock.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

const SITE: &str = "\
title: A small briefing
base_url: https://example.org/briefing/
as_of: 2025-12-01
sides:
  us: {name: United States}
checks: {single-source: off, uncited-source: off, uncited-paragraph: off}
";

const SOURCES: &str = "\
- {id: agency-2025-05-10-talks, title: Two sides meet, publisher: An Agency, date: 2025-05-10, url: https://agency.example/a}
- {id: paper-2025-05-11-talks, title: What was said, publisher: A Paper, date: 2025-05-11, url: https://paper.example/b}
";

const CAPTURE: &str = "Two sides meet\n\n“It is a good meeting – the first,” a spokesman said.\n\nHe left. 双方进行了坦诚的交流。\n";

/// A site with one event that quotes the agency, and a folder of captures.
struct Case {
    folder: TempDir,
}

impl Case {
    fn new(quotations: &[&str]) -> Self {
        let case = Self { folder: tempfile::tempdir().unwrap() };
        case.write("site/site.yaml", SITE);
        case.write("site/content/sources/sources.yaml", SOURCES);
        case.write("archive/agency-2025-05-10-talks.txt", CAPTURE);
        case.quote(quotations);
        case
    }

    fn quote(&self, quotations: &[&str]) {
        let mut event = "title: Talks\ndate: 2025-05-10\nkind: talks\nside: both\nsummary: They meet.\nquotes:\n".to_owned();
        for quotation in quotations {
            let fields = if quotation.contains("text:") {
                (*quotation).to_owned()
            } else {
                format!("text: {quotation}")
            };
            let source =
                if fields.contains("source:") { "" } else { ", source: agency-2025-05-10-talks" };
            event.push_str(&format!("  - {{by: a spokesman{source}, {fields}}}\n"));
        }
        self.write("site/content/events/talks.yaml", &event);
    }

    fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn lock(&self) -> String {
        fs::read_to_string(self.path("site/evidence.lock")).unwrap_or_default()
    }

    fn verify(&self) -> Output {
        self.verify_on(1_764_547_200) // 2025-12-01
    }

    fn verify_on(&self, seconds: u64) -> Output {
        let archive = self.path("archive");
        let args = ["verify", "--archive", &archive.to_string_lossy()];
        briefgen(&self.path("site"), &args, seconds)
    }

    /// The first line of what `verify` prints, after it is done.
    fn counts(&self) -> (Option<i32>, String) {
        let run = self.verify();
        let text = String::from_utf8(run.stdout).unwrap();
        (run.status.code(), text.lines().next().unwrap_or_default().to_owned())
    }

    fn check(&self) -> (Option<i32>, String) {
        let run =
            briefgen(&self.path("site"), &["check", "--quiet", "--all", "--format", "short"], 0);
        (run.status.code(), String::from_utf8(run.stderr).unwrap())
    }
}

fn briefgen(root: &Path, args: &[&str], seconds: u64) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_briefgen"));
    command.args(args).arg("--root").arg(root).env("SOURCE_DATE_EPOCH", seconds.to_string());
    command.output().unwrap()
}

fn said(run: &Output) -> String {
    String::from_utf8_lossy(&run.stderr).into_owned()
}

#[test]
fn what_stands_in_the_capture_is_locked() {
    let case = Case::new(&[
        "\"It is a good meeting - the first\"",
        "坦诚的交流",
        "{text: much, source: paper-2025-05-11-talks}".trim_matches(['{', '}']),
    ]);
    assert_eq!(
        case.counts(),
        (Some(0), "2 verified, 0 ambiguous, 0 missing, 1 unchecked".to_owned())
    );
    let lock = case.lock();
    assert_eq!(lock.matches("result: verified").count(), 2, "{lock}");
    assert!(
        lock.contains("before: \"Two sides meet “\"")
            && lock.contains("after: \",” a spokesman said. He left. 双\""),
        "{lock}"
    );
    // The fragment has the signs of the source, not those of the quotation.
    assert!(
        lock.contains("fragment: \"text=It%20is%20a%20good%20meeting%20%E2%80%93%20the%20first\""),
        "{lock}"
    );
    let (status, said) = case.check();
    assert_eq!((status, said.matches("quote-").count()), (Some(0), 1), "{said}");
    assert!(
        said.contains("talks.yaml:9:29") && said.contains("warning[quote-unverified]"),
        "{said}"
    );
}

#[test]
fn the_same_captures_give_the_same_lock_on_any_day() {
    let case = Case::new(&["a good meeting"]);
    case.verify_on(1_764_547_200);
    let first = case.lock();
    assert!(first.contains("date: 2025-12-01"), "{first}");
    case.verify_on(1_767_225_600);
    assert_eq!(case.lock(), first);
    // Another capture is checked on another day.
    case.write("archive/agency-2025-05-10-talks.txt", format!("{CAPTURE}\n"));
    case.verify_on(1_767_225_600);
    assert!(case.lock().contains("date: 2026-01-01"));
}

#[test]
fn what_does_not_stand_there_is_shown_beside_what_does() {
    let case = Case::new(&["It is the good meeting"]);
    let run = case.verify();
    assert_eq!(run.status.code(), Some(1));
    let said = said(&run);
    assert!(
        said.contains("error[quote-missing]") && said.contains("It is [-the-] {+a+} good meeting"),
        "{said}"
    );
    assert!(case.lock().contains("result: missing"));
    let (status, said) = case.check();
    assert_eq!(status, Some(1));
    assert!(said.contains("error[quote-missing]"), "{said}");
}

#[test]
fn words_that_stand_twice_need_their_prefix() {
    let case = Case::new(&["He left"]);
    case.write("archive/agency-2025-05-10-talks.txt", "He left. Then, again: “He left.”");
    let run = case.verify();
    assert_eq!((run.status.code(), case.lock().matches("result: ambiguous").count()), (Some(1), 1));
    assert!(said(&run).contains("`prefix`"), "{}", said(&run));
    assert!(case.check().1.contains("warning[quote-unverified]"));
    case.quote(&["text: He left, prefix: \"again:\""]);
    assert_eq!(case.counts().0, Some(0));
    assert!(
        case.lock().contains(
            "fragment: \"text=He%20left%2E%20Then%2C%20again%3A%20%E2%80%9C-,He%20left\""
        ),
        "{}",
        case.lock()
    );
    case.quote(&["text: He left, prefix: \"never:\""]);
    assert!(said(&case.verify()).contains("not behind their `prefix`"));
}

#[test]
fn a_change_since_the_verification_is_told() {
    let case = Case::new(&["a good meeting"]);
    case.verify();
    assert_eq!(case.check(), (Some(0), String::new()));
    for (quotation, code) in [
        ("a very good meeting", "error[quote-changed]"),
        ("a good meetinɡ", "error[quote-changed]"),
        ("text: a good meeting, prefix: It is", "error[quote-changed]"),
        ("text: a good meeting, source: paper-2025-05-11-talks", "error[quote-changed]"),
    ] {
        case.quote(&[quotation]);
        let (status, said) = case.check();
        assert!(status == Some(1) && said.contains(code), "{quotation}: {said}");
    }
    case.quote(&["a good meeting", "He left"]);
    let (status, said) = case.check();
    assert!(
        status == Some(1) && said.contains("error[quote-missing]") && said.lines().count() == 1,
        "{said}"
    );
    case.quote(&["a good meeting"]);
    case.write(
        "site/content/sources/sources.yaml",
        SOURCES.replace("agency.example/a", "agency.example/c"),
    );
    let (status, said) = case.check();
    assert!(status == Some(0) && said.contains("warning[quote-unverified]"), "{said}");
}

#[test]
fn a_lock_that_somebody_touched_counts_for_nothing() {
    let case = Case::new(&["It is the good meeting"]);
    case.verify();
    let lock = case.lock();
    for edited in [
        lock.replace("result: missing", "result: verified"),
        lock.replace("sources:", "<<<<<<< ours\nsources:"),
        lock[..lock.len() / 2].to_owned(),
        String::new(),
    ] {
        case.write("site/evidence.lock", &edited);
        let (status, said) = case.check();
        assert_eq!(status, Some(1));
        assert!(
            said.starts_with("evidence.lock:1:1: error[edited-lock]") && said.lines().count() == 1,
            "{said}"
        );
    }
    case.write("site/evidence.lock", b"\xff\xfe");
    assert!(case.check().1.contains("error[edited-lock]"));
    case.verify();
    assert_eq!(case.lock(), lock);
    // The line ends of Windows are nobody's edit.
    case.write("site/evidence.lock", lock.replace('\n', "\r\n"));
    assert!(!case.check().1.contains("edited-lock"));
}

#[test]
fn pages_and_markdown_are_reduced_to_their_text() {
    let page = "<title>a good meeting</title><p>It was <b>a good\nmeeting</b>.<script>'a good meeting'</script>";
    for (name, capture) in [("html", page), ("md", "It was *a good\nmeeting*.")] {
        let case = Case::new(&["It was a good meeting."]);
        fs::remove_file(case.path("archive/agency-2025-05-10-talks.txt")).unwrap();
        case.write(&format!("archive/agency-2025-05-10-talks.{name}"), capture);
        assert_eq!(
            case.counts(),
            (Some(0), "1 verified, 0 ambiguous, 0 missing, 0 unchecked".to_owned())
        );
    }
}

#[test]
fn quotations_of_texts_are_verified_too() {
    let case = Case::new(&[]);
    case.write(
        "site/content/events/talks.yaml",
        "\
title: Talks
date: 2025-05-10
kind: talks
side: both
summary: |
  They meet, and it is good [@agency-2025-05-10-talks, para. 2, \"a good meeting\"], or bad
  [@agency-2025-05-10-talks, “a bad meeting”].

  ```quote
  text: the first
  by: a spokesman
  source: agency-2025-05-10-talks
  ```
",
    );
    assert_eq!(
        case.counts(),
        (Some(1), "2 verified, 0 ambiguous, 1 missing, 0 unchecked".to_owned())
    );
    let (_, said) = case.check();
    assert!(said.starts_with("content/events/talks.yaml:7:31: error[quote-missing]"), "{said}");
}

#[test]
fn what_cannot_be_verified_is_said() {
    let case = Case::new(&["“…”"]);
    let run = case.verify();
    assert_eq!(run.status.code(), Some(1));
    assert!(said(&run).contains("error[empty-quotation]"));
    assert!(case.check().1.contains("error[empty-quotation]"));
    let case = Case::new(&["a good meeting"]);
    case.write("archive/agency-2025-05-10-talks.txt", b"a good meeting\xff");
    let run = case.verify();
    assert_eq!(run.status.code(), Some(1));
    assert!(
        said(&run).contains("not UTF-8 (byte 15)") && case.lock().contains("result: unchecked")
    );
    let none = briefgen(&case.path("site"), &["verify", "--archive", "nowhere"], 0);
    assert_eq!(none.status.code(), Some(1));
    assert!(said(&none).contains("there is no folder `nowhere`"));
    // A fault of the content stops it before the lock.
    let before = case.lock();
    case.write("site/content/events/other.yaml", "title: Talks\n");
    let run = case.verify();
    assert!(run.status.code() == Some(1) && said(&run).contains("missing-field"), "{}", said(&run));
    assert_eq!(case.lock(), before);
}

const AGENCY: &str = "archive/agency-2025-05-10-talks.txt";

#[test]
fn verify_and_check_take_the_same_leave() {
    for (setting, accept, status) in [
        ("", "", 1),
        ("quote-missing: warn, ", "", 0),
        ("quote-missing: off, ", "", 0),
        ("", "accept: [{rule: quote-missing, because: the page was changed}]\n", 0),
    ] {
        let case = Case::new(&["no such words"]);
        case.write("site/site.yaml", SITE.replace("checks: {", &format!("checks: {{{setting}")));
        let path = "site/content/events/talks.yaml";
        let event = fs::read_to_string(case.path(path)).unwrap();
        case.write(path, event + accept);
        let run = case.verify();
        let reported = said(&run).contains("[quote-missing]");
        assert_eq!(run.status.code(), Some(status), "{setting}{accept}: {}", said(&run));
        assert_eq!(reported, status == 1 || setting.contains("warn"), "{}", said(&run));
        let (checked, text) = case.check();
        assert_eq!((checked, text.contains("[quote-missing]")), (Some(status), reported), "{text}");
    }
}

#[test]
fn an_edited_lock_leaves_quotations_unverified_whatever_the_settings() {
    let case = Case::new(&["no such words"]);
    case.verify();
    case.write("site/evidence.lock", case.lock().replace("result: missing", "result: verified"));
    case.write("site/site.yaml", SITE.replace("checks: {", "checks: {edited-lock: off, "));
    let (status, said) = case.check();
    assert_eq!(status, Some(0));
    assert!(
        said.contains("warning[quote-unverified]")
            && said.contains("is not as `briefgen verify` wrote it"),
        "{said}"
    );
}

#[test]
fn drafts_with_errors_are_left_out() {
    let case = Case::new(&["a good meeting"]);
    case.write(
        "site/content/events/plans.yaml",
        "title: Plans\ndraft: true\ndate: 2025-05-10\nkind: talks\nside: both\nsummary: They [[nobody]].\n",
    );
    let run = case.verify();
    assert_eq!(run.status.code(), Some(0), "{}", said(&run));
    assert!(said(&run).contains("drafts were left out"), "{}", said(&run));
    assert!(case.lock().contains("result: verified"));
    let before = case.lock();
    case.write("site/content/events/other.yaml", "title: Other\n");
    let run = case.verify();
    assert!(run.status.code() == Some(1) && said(&run).contains("was left as it was"));
    assert_eq!(case.lock(), before);
}

#[test]
fn what_is_wrong_with_a_capture_is_said() {
    let words = |bytes: &[u8]| bytes.to_vec();
    let utf_16: Vec<u8> = "a good meeting".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (capture, result, expected) in [
        (words(b""), "missing", "there is no text in it"),
        (words(b"\n \n"), "missing", "there is no text in it"),
        (utf_16, "unchecked", "as in UTF-16"),
        (words(b"a good meetings"), "missing", "only a part of `a good meetings`"),
        (words(b"nothing of it"), "missing", "`agency-2025-05-10-talks.txt`"),
    ] {
        let case = Case::new(&["a good meeting"]);
        case.write(AGENCY, &capture);
        let run = case.verify();
        assert_eq!(run.status.code(), Some(1));
        assert!(said(&run).contains(expected), "{expected}: {}", said(&run));
        assert!(case.lock().contains(&format!("result: {result}")), "{expected}: {}", case.lock());
    }
    let case = Case::new(&["a good meeting"]);
    fs::remove_file(case.path(AGENCY)).unwrap();
    fs::create_dir(case.path(AGENCY)).unwrap();
    let run = case.verify();
    assert!(
        said(&run).contains("it is a folder") && !said(&run).contains("UTF-8"),
        "{}",
        said(&run)
    );
}

#[test]
fn one_of_two_captures_is_used() {
    let case = Case::new(&["a good meeting"]);
    case.write("archive/agency-2025-05-10-talks.html", "<p>Another");
    let run = case.verify();
    assert_eq!(run.status.code(), Some(0));
    let said = said(&run);
    assert!(
        said.contains("warning[two-captures]")
            && said.contains(
                "`agency-2025-05-10-talks.txt` is used, `agency-2025-05-10-talks.html` not"
            ),
        "{said}"
    );
}

#[test]
fn sources_without_a_capture_are_named() {
    for (name, is_near) in [
        ("agency-2025-05-10-talks.TXT", true),
        ("agency-2025-05-10-talks.htm", true),
        ("old/agency-2025-05-10-talks.txt", true),
        ("another-2025-05-10-talks.txt", false),
    ] {
        let case = Case::new(&["a good meeting"]);
        fs::rename(case.path(AGENCY), case.path("capture")).unwrap();
        case.write(&format!("archive/{name}"), "a good meeting");
        let run = case.verify();
        assert_eq!(run.status.code(), Some(0));
        let said = said(&run);
        assert!(said.contains("no capture `agency-2025-05-10-talks`"), "{said}");
        assert_eq!(said.contains(&format!("did you mean `{name}`?")), is_near, "{said}");
    }
}

#[test]
fn help_fits_the_quotation() {
    let twice = "He left. He left.";
    let cases = [
        ("He left", twice, "give the words before them as `prefix`"),
        ("text: He left, prefix: \"x:\"", "x: He left. x: He left.", "does not tell them apart"),
        ("They came ... he left", "They came, he left, he left.", "behind the ellipsis"),
        ("停火协议", "停火\n\n协议", "a paragraph, a cell or a heading ends between them"),
        ("tariffs of 55 percent", "tariffs of 55<sup>1</sup> percent", "what is raised"),
    ];
    for (quotation, capture, help) in cases {
        let case = Case::new(&[quotation]);
        if capture.contains('<') {
            fs::remove_file(case.path(AGENCY)).unwrap();
            case.write("archive/agency-2025-05-10-talks.html", capture);
        } else {
            case.write(AGENCY, capture);
        }
        let said = said(&case.verify());
        assert!(said.contains(help), "{quotation}: {said}");
    }
    let case = Case::new(&[]);
    let event = "title: Talks\ndate: 2025-05-10\nkind: talks\nside: both\nsummary: They left [@agency-2025-05-10-talks, \"He left\"].\n";
    case.write("site/content/events/talks.yaml", event);
    case.write(AGENCY, twice);
    let said = said(&case.verify());
    assert!(said.contains("quote more of the sentence") && !said.contains("`prefix`"), "{said}");
    let (_, checked) = case.check();
    assert!(
        checked.contains("quote more of the sentence") && !checked.contains("`prefix`"),
        "{checked}"
    );
}

#[test]
fn pages_show_marks_once_and_what_they_quote_first() {
    let case = Case::new(&["“a good meeting”", "“双方进行了坦诚的交流”"]);
    let path = "site/content/events/talks.yaml";
    let event = fs::read_to_string(case.path(path)).unwrap();
    let cited = "[@agency-2025-05-10-talks, para. 4, \"He left\"]";
    case.write(path, event.replace("They meet.", &format!("'They meet {cited}.'")));
    let built = briefgen(&case.path("site"), &["build"], 0);
    assert_eq!(built.status.code(), Some(0), "{}", said(&built));
    let page = fs::read_to_string(case.path("site/public/events/talks.html")).unwrap();
    assert!(
        page.contains("<p>“a good meeting”</p>") && page.contains("<p>“双方进行了坦诚的交流”</p>"),
        "{page}"
    );
    let peek = &page[page.find("id=\"peek_1\"").unwrap()..];
    let first = &peek[peek.find("<blockquote>").unwrap()..];
    assert!(first.starts_with("<blockquote><p>“He left”</p>"), "{first}");
}

#[test]
fn a_citation_in_plain_words_is_told() {
    let case = Case::new(&[]);
    let measure = "title: A duty\nside: us\nkind: tax\nhistory:\n  - {date: 2025-05-10, status: announced, note: \"On goods [@agency-2025-05-10-talks]\", sources: [agency-2025-05-10-talks]}\n";
    case.write(
        "site/content/events/talks.yaml",
        "title: Talks\ndate: 2025-05-10\nkind: talks\nside: both\nsummary: They meet.\n",
    );
    case.write("site/content/measures/duty.yaml", measure);
    let (status, said) = case.check();
    assert!(
        status == Some(0)
            && said.contains("duty.yaml:5:49: warning[unread-citation]: `note` takes plain words"),
        "{said}"
    );
}
