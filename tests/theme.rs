//! Themes: what a site replaces of the built-in one, file by file, and what is said of one that is at fault.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const SITE: &str = "title: Cod War\nbase_url: https://example.org/cod/\nas_of: 2026-05-12\nsides: {north: {name: North}, south: {name: South}}\n";

/// A site with these files beside its settings.
fn site(files: &[(&str, &str)]) -> TempDir {
    let site = tempfile::tempdir().unwrap();
    for (path, text) in [("site.yaml", SITE)].iter().chain(files) {
        let path = site.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    site
}

fn build(root: &Path) -> Output {
    let program = env!("CARGO_BIN_EXE_briefgen");
    Command::new(program).args(["build", "--root"]).arg(root).output().unwrap()
}

/// A file of the built site.
#[track_caller]
fn built(site: &TempDir, path: &str) -> String {
    let run = build(site.path());
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    fs::read_to_string(site.path().join("public").join(path)).unwrap()
}

#[track_caller]
fn refused(site: &TempDir, words: &str) {
    let run = build(site.path());
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    assert_eq!(run.status.code(), Some(1), "{said}");
    assert!(said.contains(words), "{said}");
    assert!(!site.path().join("public").exists());
}

const RED: (&str, &str) = ("themes/briefing/assets/1-tokens.css", ":root { --ink: red; }\n");

#[test]
fn one_file_of_the_theme_is_replaced() {
    let style = built(&site(&[RED]), "assets/style.css");
    assert!(style.starts_with(":root { --ink: red; }"), "{}", &style[..80]);
    assert!(style.contains(".site-header"), "the theme's other styles are gone");
    assert!(!style.contains("--bg: light-dark"), "the theme's own tokens are still there");
}

#[test]
fn a_style_of_its_own_stands_in_the_order_of_names() {
    let own = ("themes/briefing/assets/9-own.css", ".own {}\n");
    let style = built(&site(&[own]), "assets/style.css");
    assert!(style.ends_with(".own {}\n"));
}

#[test]
fn a_template_of_the_site_wins_over_the_themes() {
    let theme = ("themes/briefing/templates/page.html", "of the theme\n");
    let own = ("templates/page.html", "of the site\n");
    let page = ("content/pages/about.md", "---\ntitle: About\n---\n\nWords.\n");
    assert_eq!(built(&site(&[page, theme]), "about.html"), "of the theme\n");
    assert_eq!(built(&site(&[page, theme, own]), "about.html"), "of the site\n");
}

#[test]
fn a_theme_extends_another() {
    let files = [
        (
            "site.yaml",
            "title: Cod War\nbase_url: https://example.org/cod/\nas_of: 2026-05-12\ntheme: mine\nsides: {north: {name: North}}\n",
        ),
        ("themes/mine/theme.yaml", "title: Mine\nextends: middle\n"),
        ("themes/mine/strings/en.yaml", "timeline: Chronicle\n"),
        ("themes/middle/theme.yaml", "title: Middle\nextends: briefing\n"),
        ("themes/middle/strings/en.yaml", "timeline: Annals\n"),
        ("themes/middle/assets/1-tokens.css", ":root { --ink: blue; }\n"),
    ];
    let site = site(&files);
    assert!(built(&site, "timeline.html").contains("<h1>Chronicle</h1>"));
    assert!(built(&site, "assets/style.css").starts_with(":root { --ink: blue; }"));
}

#[test]
fn a_theme_at_fault_is_named() {
    let theme = |text| site(&[("themes/briefing/theme.yaml", text)]);
    refused(&theme("title: X\nextends: nowhere\n"), "there is no theme `nowhere`");
    refused(&theme("title: X\nextends: briefing\n"), "in a circle");
    refused(&theme("extend: x\n"), "themes/briefing/theme.yaml:1:1: error[unknown-field]");
    refused(&theme("extend: x\n"), "did you mean `extends`?");
    refused(&theme("title: X\nextends: ../x\n"), "there is no theme `../x`");
    refused(&theme("title: [\n"), "themes/briefing/theme.yaml:1:");
    refused(&theme("- a\n"), "themes/briefing/theme.yaml:1:1");
}
