//! `briefgen serve` through the real binary and raw requests: who is answered, what follows a save, what stands over a
//! page while something is wrong. Nothing here sleeps: a change is awaited as a page awaits it.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Longer than a change takes on the slowest machine; a test that needs it has failed.
const LIMIT: Duration = Duration::from_secs(40);

struct Preview {
    folder: tempfile::TempDir,
    child: Child,
    port: u16,
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn start(root: &Path, options: &[&str]) -> (Child, u16) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_briefgen"));
    command.args(["serve", "--quiet", "--port", "0", "--root"]).arg(root).args(options);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let port = line.trim().trim_end_matches('/').rsplit(':').next().unwrap();
    let port = port.parse().unwrap_or_else(|_| panic!("no address: {line}"));
    (child, port)
}

impl Preview {
    fn new(options: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("site");
        briefgen::desk::begin(&root).unwrap();
        let (child, port) = start(&root, options);
        Self { folder, child, port }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join("site").join(path)
    }

    /// The status and everything that comes for a request with a head of one's own.
    fn raw(&self, head: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(LIMIT)).unwrap();
        stream.write_all(head.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let status = answer.split(' ').nth(1).and_then(|status| status.parse().ok());
        (status.unwrap_or_else(|| panic!("{head:?}: {answer:?}")), answer)
    }

    fn get(&self, path: &str) -> (u16, String) {
        self.raw(&format!("GET {path} HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", self.port))
    }

    /// The version that a page is of.
    fn version(&self) -> String {
        let (_, page) = self.get("/");
        let rest = page.split("data-version=\"").nth(1).unwrap_or_else(|| panic!("{page}"));
        rest.split('"').next().unwrap().to_owned()
    }

    /// Makes a change and waits until it shows, as an open page does.
    fn after(&self, change: impl FnOnce()) {
        let version = self.version();
        change();
        self.wait_beyond(&version);
    }

    fn wait_beyond(&self, version: &str) {
        let (_, answer) = self.get(&format!("/_briefgen/news/{version}"));
        let now = answer.rsplit("\r\n\r\n").next().unwrap();
        assert_ne!(now, version, "nothing has changed");
    }

    /// Waits until a page says something: a save may come in two parts.
    fn wait_for(&self, path: &str, is_there: impl Fn(&str) -> bool) -> String {
        for _ in 0..20 {
            let version = self.version();
            let (_, page) = self.get(path);
            if is_there(&page) {
                return page;
            }
            self.get(&format!("/_briefgen/news/{version}"));
        }
        panic!("{path}: {}", self.get(path).1);
    }
}

const EVENT: &str = "content/events/first-talks.yaml";
const PAGE: &str = "/events/first-talks.html";

#[test]
fn pages_and_files_are_served_and_others_are_not_there() {
    let preview = Preview::new(&[]);
    for (path, status, kind) in [
        ("/", 200, "text/html"),
        ("/index.html", 200, "text/html"),
        (PAGE, 200, "text/html"),
        ("/assets/style.css?v=1", 200, "text/css"),
        ("/assets/filters.css", 200, "text/css"),
        ("/data/events.json", 200, "application/json"),
        ("/sitemap.xml", 200, "application/xml"),
        ("/_briefgen/live.js", 200, "text/javascript"),
        ("/no/such/page.html", 404, "text/html"),
        ("/..%2fsite.yaml", 404, "text/plain"),
        ("/%2e%2e/site.yaml", 404, "text/plain"),
        ("/a%5c..%5csite.yaml", 404, "text/plain"),
        ("//etc/passwd", 404, "text/plain"),
        ("/a%00.html", 404, "text/plain"),
        ("/site.yaml", 404, "text/html"),
        ("/content/events/first-talks.yaml", 404, "text/html"),
    ] {
        let (found, answer) = preview.get(path);
        assert_eq!(found, status, "{path}: {answer}");
        assert!(answer.contains(&format!("Content-Type: {kind}")), "{path}: {answer}");
        assert!(!answer.contains("Access-Control-Allow-Origin"), "{path}");
        assert!(answer.contains("Cache-Control: no-store"), "{path}");
    }
    let (_, home) = preview.get("/");
    assert!(
        home.contains(&format!("http://127.0.0.1:{}/", preview.port)),
        "the served address is its own"
    );
}

#[test]
fn other_names_and_other_sites_are_refused() {
    let preview = Preview::new(&[]);
    let port = preview.port;
    for (head, status) in [
        (format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"), 200),
        (format!("GET / HTTP/1.1\r\nHost: evil.example:{port}\r\n\r\n"), 403),
        (format!("GET / HTTP/1.1\r\nHost: 127.0.0.1.evil.example:{port}\r\n\r\n"), 403),
        ("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".to_owned(), 403),
        ("GET / HTTP/1.1\r\n\r\n".to_owned(), 403),
        (
            format!(
                "GET / HTTP/1.1\r\nHost: localhost:{port}\r\nOrigin: https://evil.example\r\n\r\n"
            ),
            403,
        ),
        (format!("GET /_briefgen/news/x HTTP/1.1\r\nHost: evil.example:{port}\r\n\r\n"), 403),
        (format!("POST / HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Length: 0\r\n\r\n"), 405),
        ("nonsense\r\n\r\n".to_owned(), 400),
        (
            format!(
                "GET / HTTP/1.1\r\nHost: localhost:{port}\r\nX: {}\r\n\r\n",
                "x".repeat(40_000)
            ),
            431,
        ),
    ] {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        stream.set_read_timeout(Some(LIMIT)).unwrap();
        let _ = stream.write_all(head.as_bytes());
        let mut start = [0; 12];
        // A refused client may see its connection reset before the answer.
        if stream.read_exact(&mut start).is_ok() {
            assert_eq!(String::from_utf8_lossy(&start), format!("HTTP/1.1 {status}"), "{head:.80}");
        } else {
            assert_eq!(status, 431, "{head:.80}");
        }
    }
}

#[test]
fn a_save_shows_and_a_broken_one_stands_over_the_last_good_page() {
    let preview = Preview::new(&[]);
    let good = fs::read_to_string(preview.path(EVENT)).unwrap();
    let renamed = good.replace("title: First talks since the strike began", "title: Talks at last");
    assert_ne!(good, renamed);
    preview.after(|| fs::write(preview.path(EVENT), &renamed).unwrap());
    preview.wait_for(PAGE, |page| page.contains("<h1>Talks at last"));

    let broken = renamed.replace("side: both", "side: '<script>alert(1)</script>'");
    preview.after(|| fs::write(preview.path(EVENT), &broken).unwrap());
    let page = preview.wait_for(PAGE, |page| page.contains("briefgen_problems"));
    assert!(page.contains("<h1>Talks at last"), "the last good page is gone");
    assert!(page.contains("content/events/first-talks.yaml:6:7"), "{page}");
    assert!(page.contains("&lt;script&gt;alert(1)") && !page.contains("<script>alert"), "{page}");

    // As editors save that write a new file and rename it.
    let beside = preview.path("content/events/.first-talks.yaml.new");
    fs::write(&beside, &good).unwrap();
    preview.after(|| fs::rename(&beside, preview.path(EVENT)).unwrap());
    let page = preview.wait_for(PAGE, |page| !page.contains("briefgen_problems"));
    assert!(page.contains("First talks since the strike began"));
}

#[test]
fn it_recovers_from_a_hundred_broken_saves_and_from_settings_and_folders() {
    let preview = Preview::new(&[]);
    let good = fs::read(preview.path(EVENT)).unwrap();
    preview.wait_for(PAGE, |page| page.contains("First talks since"));
    for at in 0..100 {
        let half = good.len() * at / 100;
        fs::write(preview.path(EVENT), &good[..half]).unwrap();
        assert!(preview.get(PAGE).0 < 500, "{at}");
    }
    fs::write(preview.path(EVENT), &good).unwrap();
    preview.wait_for(PAGE, |page| {
        page.contains("First talks since") && !page.contains("briefgen_problems")
    });

    let settings = fs::read(preview.path("site.yaml")).unwrap();
    preview.after(|| fs::write(preview.path("site.yaml"), "title: [").unwrap());
    preview.wait_for("/", |page| page.contains("briefgen_problems"));
    preview.after(|| fs::remove_file(preview.path("site.yaml")).unwrap());
    preview.wait_for("/", |page| page.contains("there is no site.yaml"));
    preview.after(|| fs::write(preview.path("site.yaml"), &settings).unwrap());
    preview.wait_for("/", |page| !page.contains("briefgen_problems"));

    preview.after(|| fs::rename(preview.path("content"), preview.path("elsewhere")).unwrap());
    preview.wait_for("/events.html", |page| {
        page.contains("404") || page.contains("briefgen_problems")
    });
    preview.after(|| fs::rename(preview.path("elsewhere"), preview.path("content")).unwrap());
    preview.wait_for(PAGE, |page| {
        page.contains("First talks since") && !page.contains("briefgen_problems")
    });
    // The folder that came back is watched like the one that went.
    preview.after(|| fs::write(preview.path("content/topics/new.yaml"), "title: New\n").unwrap());
    preview.wait_for("/topics/new.html", |page| page.contains("<h1>New"));
}

#[test]
fn files_and_folders_that_come_go_and_change_their_names_are_followed() {
    let preview = Preview::new(&[]);
    let topic = |name: &str| preview.path(&format!("content/topics/{name}.yaml"));
    let shows = |page: &str, words: &str| {
        preview.wait_for(page, |html| html.contains(&format!("<h1>{words}</h1>")));
    };
    fs::write(topic("new"), "title: New\n").unwrap();
    shows("/topics/new.html", "New");
    // As many editors save: a copy beside takes the file's place.
    fs::write(preview.path("content/topics/new.yaml.tmp"), "title: Newer\n").unwrap();
    fs::rename(preview.path("content/topics/new.yaml.tmp"), topic("new")).unwrap();
    shows("/topics/new.html", "Newer");
    fs::rename(topic("new"), topic("other")).unwrap();
    shows("/topics/other.html", "Newer");
    assert_eq!(preview.get("/topics/new.html").0, 404);
    // A folder that comes with what is in it, and is written to afterwards.
    let [made, placed] = [preview.path("made"), preview.path("content/topics/placed")];
    fs::create_dir(&made).unwrap();
    fs::write(made.join("inside.yaml"), "title: Inside\n").unwrap();
    fs::rename(&made, &placed).unwrap();
    shows("/topics/inside.html", "Inside");
    fs::write(placed.join("inside.yaml"), "title: Inside again\n").unwrap();
    shows("/topics/inside.html", "Inside again");
    fs::remove_dir_all(&placed).unwrap();
    preview.wait_for("/topics.html", |html| !html.contains("Inside again"));
    assert_eq!(preview.get("/topics/inside.html").0, 404);
    // What is only copied.
    fs::create_dir_all(preview.path("static")).unwrap();
    fs::write(preview.path("static/note.txt"), "One.").unwrap();
    preview.wait_for("/note.txt", |text| text.ends_with("One."));
    fs::write(preview.path("static/note.txt"), "Two.").unwrap();
    preview.wait_for("/note.txt", |text| text.ends_with("Two."));
}

#[test]
fn a_broken_template_stands_over_the_last_good_page_until_it_is_mended() {
    let preview = Preview::new(&[]);
    preview.wait_for(PAGE, |page| page.contains("First talks since"));
    fs::create_dir(preview.path("templates")).unwrap();
    let template = preview.path("templates/event.html");
    // One that fails when it is used, then one that cannot be read.
    for (text, words) in [("{{ nothing.at.all }}", "nothing"), ("{% if %}", "{% if %}")] {
        fs::write(&template, text).unwrap();
        let place = "templates/event.html:1:";
        let page = preview.wait_for(PAGE, |page| page.contains(words) && page.contains(place));
        assert!(page.contains("<h1>First talks since"), "the last good page is gone: {page}");
    }
    fs::write(&template, "<h1>{{ event.card.title }}, anew</h1>").unwrap();
    let page = preview.wait_for(PAGE, |page| page.contains(", anew"));
    assert!(!page.contains("briefgen_problems"), "{page}");
}

#[test]
fn a_site_that_is_moved_away_says_so_and_is_followed_when_it_is_back() {
    let preview = Preview::new(&[]);
    preview.wait_for(PAGE, |page| page.contains("First talks since"));
    let (site, away) = (preview.path(""), preview.folder.path().join("away"));
    preview.after(|| fs::rename(&site, &away).unwrap());
    preview.wait_for(PAGE, |page| page.contains("there is no site.yaml"));
    // A copy comes back, not what was watched.
    let copied = Command::new("cp").arg("-r").args([&away, &site]).status().unwrap();
    assert!(copied.success());
    preview.wait_for(PAGE, |page| !page.contains("briefgen_problems"));
    preview.after(|| fs::write(preview.path("content/topics/new.yaml"), "title: New\n").unwrap());
    preview.wait_for("/topics/new.html", |page| page.contains("<h1>New"));
}

#[test]
fn a_site_that_is_broken_from_the_start_says_so_and_comes_up_once_mended() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("site");
    briefgen::desk::begin(&root).unwrap();
    let event = root.join(EVENT);
    let good = fs::read(&event).unwrap();
    fs::write(&event, "title: [").unwrap();
    let (child, port) = start(&root, &[]);
    let preview = Preview { folder, child, port };
    let page = preview.wait_for("/", |page| page.contains("briefgen_problems"));
    assert!(page.contains("content/events/first-talks.yaml:1:"), "{page}");
    preview.after(|| fs::write(&event, &good).unwrap());
    preview.wait_for(PAGE, |page| page.contains("First talks since"));
}

#[test]
fn drafts_are_shown_on_request() {
    let draft = "title: Later\ndraft: true\n";
    for (options, status) in [(&[][..], 404), (&["--drafts"][..], 200)] {
        let preview = Preview::new(options);
        preview.after(|| fs::write(preview.path("content/topics/later.yaml"), draft).unwrap());
        let word = format!("HTTP/1.1 {status}");
        preview.wait_for("/topics/later.html", |page| page.starts_with(&word));
    }
}

#[test]
fn a_port_that_is_taken_is_said_so() {
    let preview = Preview::new(&[]);
    let mut command = Command::new(env!("CARGO_BIN_EXE_briefgen"));
    command.args(["serve", "--port", &preview.port.to_string(), "--root"]).arg(preview.path(""));
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("name another port with `--port`"), "{said}");
}
