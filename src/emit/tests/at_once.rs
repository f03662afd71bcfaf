//! Many threads in one build, and two builds at once. Nothing here sleeps in order to pass.

use std::fs;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use rayon::prelude::*;

use super::super::lock::Patience;
use super::super::{EmitError, Stage};
use super::{Site, file};

#[test]
fn many_threads_write_at_once() {
    let site = Site::new();
    let stage = site.open().unwrap();
    let path = |i: usize| format!("k{}/f{}/{i}.html", i % 3, i % 7);
    (0..2000).into_par_iter().for_each(|i| stage.write(&file(&path(i), &i.to_string())).unwrap());
    assert_eq!(stage.commit().unwrap().files, 2001);
    for i in 0..2000 {
        assert_eq!(fs::read_to_string(site.path("public").join(path(i))).unwrap(), i.to_string());
    }
}

#[test]
fn of_many_threads_with_one_path_one_wins() {
    let site = Site::new();
    let stage = site.open().unwrap();
    let wins = (0..64).into_par_iter().filter(|i| {
        let path = if i % 2 == 0 { "a/x.html" } else { "a/X.html" };
        stage.write(&file(path, "x")).is_ok()
    });
    assert_eq!(wins.count(), 1);
}

#[test]
fn a_second_build_waits_for_the_first() {
    let site = Site::new();
    let first = site.open().unwrap();
    let (waits, is_waiting) = mpsc::channel();
    thread::scope(|scope| {
        let second = scope.spawn(|| {
            let on_wait = || waits.send(()).unwrap();
            let patience = Patience { limit: Duration::from_secs(60), on_wait: &on_wait };
            let stage = Stage::open_with(site.top.path(), &site.path("public"), &patience).unwrap();
            assert_eq!(fs::read(site.path("public/index.html")).unwrap(), b"first");
            stage.write(&file("index.html", "second")).unwrap();
            stage.commit().unwrap();
        });
        is_waiting.recv_timeout(Duration::from_secs(60)).expect("the second build has to wait");
        first.write(&file("index.html", "first")).unwrap();
        first.commit().unwrap();
        second.join().unwrap();
    });
    assert_eq!(fs::read(site.path("public/index.html")).unwrap(), b"second");
}

#[test]
fn a_build_that_waited_too_long_says_so_and_disturbs_nobody() {
    let site = Site::new();
    let first = site.open().unwrap();
    first.write(&file("index.html", "first")).unwrap();
    let at_once = Patience { limit: Duration::ZERO, on_wait: &|| () };
    let again = || Stage::open_with(site.top.path(), &site.path("public"), &at_once).unwrap_err();
    assert!(again().to_string().contains("site.yaml`)"), "{}", again());

    // An editor saved the settings by renaming: the lock is on a file that is gone, the one on the staging
    // folder holds.
    fs::write(site.path("saved"), "title: U\n").unwrap();
    fs::rename(site.path("saved"), site.path("site.yaml")).unwrap();
    assert!(again().to_string().contains(".public.briefgen-new`)"), "{}", again());

    // Another site with the same output.
    let other = Site::new();
    let error = Stage::open_with(other.top.path(), &site.path("public"), &at_once).unwrap_err();
    assert!(matches!(&error, EmitError::Busy { .. }), "{error}");
    first.commit().unwrap();
    assert_eq!(site.output(), [".briefgen.json", "index.html"]);
}
