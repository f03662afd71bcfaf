//! The preview: renders a page when it is asked for, follows the site's files, and keeps open pages up to date. What is
//! wrong stands over the last good pages, until it is mended.

mod guard;
mod http;
mod live;
mod overlay;
mod pages;
mod queue;
mod watch;

use std::net::{IpAddr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow, bail};

use crate::checking::{self, Checked};
use crate::config::Overrides;
use crate::reading::Memory;
use crate::render::Renderer;
use crate::render::typeset::Typeset;
use crate::source::Changes;
use crate::theme::{self, Theme};

use guard::Guard;
use http::{Request, Response};
use live::Live;
use pages::Pages;
use queue::Queue;
use watch::Watch;

/// The port that is tried first if none is named, and how many after it.
const PORT: u16 = 1111;
const PORTS: u16 = 10;

/// Threads that render.
const WORKERS: usize = 4;
/// Connections at once; a browser opens half a dozen for a page.
const CONNECTIONS: usize = 128;

/// Where to serve, and what.
#[derive(Clone, Debug)]
pub struct Options {
    /// The address to listen at.
    pub host: IpAddr,
    /// The port; `None` tries some, 0 takes any that is free.
    pub port: Option<u16>,
    /// Whether drafts are part of the site.
    pub drafts: bool,
}

/// What happens while a site is served.
pub enum Event<'e> {
    /// It is served at this address.
    Listening(&'e str),
    /// Files are looked at twice a second, since the system does not tell of changes.
    Polling(&'e str),
    /// The site was read; whether it is good, and how long that took.
    Read(&'e Checked, Duration),
    /// It cannot be read or shown, for this reason.
    Failed(&'e anyhow::Error),
}

/// Serves the site at `root` until the process ends. `tell` hears what happens.
///
/// # Errors
/// The port is taken, or the address is not one of this machine.
pub fn serve(root: &Path, options: &Options, tell: &dyn Fn(Event<'_>)) -> Result<()> {
    let listener = listen(options)?;
    let address = listener.local_addr()?;
    // A browser cannot ask for "all addresses".
    let url = match address.ip().is_unspecified() {
        true => format!("http://localhost:{}/", address.port()),
        false => format!("http://{address}/"),
    };
    tell(Event::Listening(&url));
    let live = Arc::new(Live::default());
    let queue = Arc::new(Queue::default());
    let guard = Arc::new(Guard::of(address));
    {
        let (live, queue) = (Arc::clone(&live), Arc::clone(&queue));
        thread::spawn(move || accept(&listener, &guard, &live, &queue));
    }
    let mut watch = Watch::new(root);
    if let Some(reason) = watch.polling() {
        tell(Event::Polling(reason));
    }
    let overrides =
        Overrides { base_url: Some(url), drafts: options.drafts, ..Overrides::default() };
    let mut memory = Memory::empty();
    let mut look = |last: Option<&Shown>, changes: &Changes| {
        look(root, &overrides, (&mut memory, changes), last, &live, tell)
    };
    let mut shown = look(None, &Changes::Any);
    loop {
        let next = generation(shown.as_ref(), &queue, &live, || {
            let changes = watch.wait();
            look(shown.as_ref(), &changes)
        });
        // To give back the memory of a large site takes as long as a page: nobody waits for it.
        let old = std::mem::replace(&mut shown, next);
        thread::spawn(move || drop(old));
    }
}

/// A site that can be shown.
struct Shown {
    checked: Checked,
    typeset: Typeset,
    theme: Arc<Theme>,
}

impl Shown {
    fn renderer(&self) -> Option<Renderer<'_>> {
        let Self { checked, typeset, theme } = self;
        let Checked { site, evidence, sources, .. } = checked;
        site.as_ref().map(|site| Renderer::new(site, typeset, evidence, theme, sources))
    }
}

/// Reads the site; what is wrong with it goes to the open pages. None if it cannot be shown: then the last good one is.
fn look(
    root: &Path,
    overrides: &Overrides,
    (memory, changes): (&mut Memory, &Changes),
    last: Option<&Shown>,
    live: &Live,
    tell: &dyn Fn(Event<'_>),
) -> Option<Shown> {
    let start = Instant::now();
    let result = checking::check_again(root, overrides, memory, changes).and_then(|checked| {
        tell(Event::Read(&checked, start.elapsed()));
        let Some(site) = &checked.site else {
            live.publish(Some(overlay::of_problems(&checked)));
            return Ok(None);
        };
        let last = last.map(|last| &last.theme);
        let config = &site.config;
        let theme = theme::load_again(root, &config.theme.value, &config.language, last)?;
        let is_new = last.is_none_or(|last| !Arc::ptr_eq(last, &theme));
        let shown = Shown { typeset: Typeset::of(site), checked, theme };
        if is_new {
            try_templates(&shown)?;
        }
        Ok(Some(shown))
    });
    result.unwrap_or_else(|error| {
        tell(Event::Failed(&error));
        live.publish(Some(overlay::of_failure(&error)));
        None
    })
}

/// Renders a page of each sort: of templates that are new, the good pages are not to be given up for bad ones.
fn try_templates(shown: &Shown) -> Result<()> {
    let Some(renderer) = shown.renderer() else { return Ok(()) };
    renderer.samples().iter().try_for_each(|page| renderer.page(page).map(drop))
}

/// Answers from one site until the next good one is there.
fn generation(
    shown: Option<&Shown>,
    queue: &Queue<Job>,
    live: &Live,
    mut next: impl FnMut() -> Option<Shown>,
) -> Option<Shown> {
    let renderer = shown.and_then(Shown::renderer);
    let pages =
        shown.zip(renderer.as_ref()).map(|(shown, renderer)| Pages::of(&shown.checked, renderer));
    if pages.is_some() {
        live.publish(None);
    }
    queue.open();
    thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| work(pages.as_ref(), queue, live));
        }
        let found = loop {
            if let Some(found) = next() {
                break found;
            }
        };
        queue.send_home();
        Some(found)
    })
}

/// A request that waits for its answer.
struct Job {
    request: Request,
    stream: TcpStream,
}

fn work(pages: Option<&Pages<'_>>, queue: &Queue<Job>, live: &Live) {
    while let Some(Job { request, stream }) = queue.take() {
        let (version, problems) = live.now();
        let response = match pages {
            Some(pages) => pages.answer(&request.path, &version, problems.as_deref()),
            None => overlay::alone(&version, problems.as_deref().unwrap_or_default()),
        };
        response.write(stream, request.is_head);
    }
}

/// Takes connections, each in a thread of its own, so that a slow one is in nobody's way.
fn accept(listener: &TcpListener, guard: &Arc<Guard>, live: &Arc<Live>, queue: &Arc<Queue<Job>>) {
    let open = Arc::new(AtomicUsize::new(0));
    for stream in listener.incoming().flatten() {
        if open.fetch_add(1, Ordering::Relaxed) >= CONNECTIONS {
            open.fetch_sub(1, Ordering::Relaxed);
            continue;
        }
        let (guard, live, queue) = (Arc::clone(guard), Arc::clone(live), Arc::clone(queue));
        let open = Arc::clone(&open);
        thread::spawn(move || {
            connection(stream, &guard, &live, &queue);
            open.fetch_sub(1, Ordering::Relaxed);
        });
    }
}

/// Reads one request and answers it, or hands it to a worker.
fn connection(mut stream: TcpStream, guard: &Guard, live: &Live, queue: &Queue<Job>) {
    let request = match http::read(&mut stream).and_then(|head| guard.admit(head)) {
        Ok(Some(request)) => request,
        Ok(None) => return,
        Err(status) => return Response::status(status).write(stream, false),
    };
    if let Some(known) = request.path.strip_prefix(overlay::NEWS) {
        return Response::text(live.wait_beyond(known)).write(stream, request.is_head);
    }
    if let Some(response) = overlay::asset(&request.path) {
        return response.write(stream, request.is_head);
    }
    queue.push(Job { request, stream });
}

fn listen(options: &Options) -> Result<TcpListener> {
    let at = |port| SocketAddr::new(options.host, port);
    if let Some(port) = options.port {
        return TcpListener::bind(at(port)).map_err(|error| {
            anyhow!("cannot serve at {}: {error}; name another port with `--port`", at(port))
        });
    }
    let mut last = None;
    for port in PORT..PORT + PORTS {
        match TcpListener::bind(at(port)) {
            Ok(listener) => return Ok(listener),
            Err(error) => last = Some(error),
        }
    }
    let reason = last.map(|error| error.to_string()).unwrap_or_default();
    bail!(
        "none of the ports {PORT} to {} at {} is free ({reason}): name one with `--port`",
        PORT + PORTS - 1,
        options.host
    )
}
