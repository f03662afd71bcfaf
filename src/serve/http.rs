//! As much of HTTP/1.1 as a preview needs (RFC 9112): the head of a request in, one response out, then the connection is
//! closed.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// The longest head of a request, in bytes.
const LONGEST: usize = 16 * 1024;
/// How long a client may take to send it.
const PATIENCE: Duration = Duration::from_secs(5);

/// What a request says, before anybody judges it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Head {
    pub method: String,
    pub target: String,
    pub host: Vec<String>,
    pub origin: Option<String>,
}

/// A request that may be answered.
#[derive(Debug, PartialEq, Eq)]
pub struct Request {
    /// The path, decoded, without its first slash; `index.html` for a folder.
    pub path: String,
    /// Whether only the head of the answer is wanted.
    pub is_head: bool,
}

/// Reads the head of a request; none if the client says nothing, as browsers do that connect ahead.
///
/// # Errors
/// The status of a head that is too long or no HTTP.
pub fn read(stream: &mut TcpStream) -> Result<Option<Head>, u16> {
    if stream.set_read_timeout(Some(PATIENCE)).is_err() {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    let mut part = [0; 4096];
    loop {
        match stream.read(&mut part) {
            Ok(0) | Err(_) => return Ok(None),
            Ok(length) => bytes.extend_from_slice(&part[..length]),
        }
        if let Some(head) = parse(&bytes)? {
            return Ok(Some(head));
        }
        if bytes.len() > LONGEST {
            return Err(431);
        }
    }
}

/// The head, once it is whole.
fn parse(bytes: &[u8]) -> Result<Option<Head>, u16> {
    let mut headers = [httparse::EMPTY_HEADER; 96];
    let mut request = httparse::Request::new(&mut headers);
    let status = request.parse(bytes).map_err(|_| 400_u16)?;
    if status.is_partial() {
        return Ok(None);
    }
    let all = |name: &str| -> Vec<String> {
        let own = request.headers.iter().filter(|header| header.name.eq_ignore_ascii_case(name));
        own.map(|header| String::from_utf8_lossy(header.value).trim().to_owned()).collect()
    };
    Ok(Some(Head {
        method: request.method.unwrap_or_default().to_owned(),
        target: request.path.unwrap_or_default().to_owned(),
        host: all("host"),
        origin: all("origin").into_iter().next(),
    }))
}

/// An answer.
#[derive(Debug)]
pub struct Response {
    status: u16,
    kind: &'static str,
    body: Vec<u8>,
}

impl Response {
    pub fn new(status: u16, kind: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self { status, kind, body: body.into() }
    }

    pub fn text(body: impl Into<Vec<u8>>) -> Self {
        Self::new(200, "text/plain; charset=utf-8", body)
    }

    /// A refusal in its own words.
    pub fn status(status: u16) -> Self {
        let body = format!("{status} {}\n", reason(status));
        Self::new(status, "text/plain; charset=utf-8", body)
    }

    /// Writes it, and closes the connection. Whoever went away meanwhile needs no answer.
    pub fn write(self, mut stream: TcpStream, only_head: bool) {
        let Self { status, kind, body } = self;
        let head = format!(
            "HTTP/1.1 {status} {}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
             X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
            reason(status),
            body.len(),
        );
        let mut bytes = head.into_bytes();
        if !only_head {
            bytes.extend_from_slice(&body);
        }
        let _ = stream.set_write_timeout(Some(PATIENCE));
        let _ = stream.write_all(&bytes);
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        _ => "",
    }
}

/// The media type of a file, by its name.
pub fn kind(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "pdf" => "application/pdf",
        "woff2" => "font/woff2",
        "webmanifest" => "application/manifest+json",
        "xml" => "application/xml; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "bib" | "ris" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
