//! Who may ask for what. A page of another site that is open in the same browser can send requests here, under any name
//! that leads to this machine (DNS rebinding): only our own names are answered.

use std::net::{IpAddr, SocketAddr};

use super::http::{Head, Request};

/// The names under which the preview is asked for.
#[derive(Debug)]
pub struct Guard {
    /// As in `Host`, with the port.
    hosts: Vec<String>,
    /// The port, where every address of this machine is listened at: any number may be meant then, which is no name
    /// that could lead elsewhere.
    everywhere: Option<u16>,
}

impl Guard {
    pub fn of(address: SocketAddr) -> Self {
        let port = address.port();
        let mut hosts = vec![address.to_string()];
        if address.ip().is_loopback() || address.ip().is_unspecified() {
            hosts.extend(["127.0.0.1", "localhost", "[::1]"].map(|name| format!("{name}:{port}")));
        }
        // Browsers leave the usual port out.
        if port == 80 {
            hosts.extend(hosts.clone().iter().map(|host| host.trim_end_matches(":80").to_owned()));
        }
        let everywhere = address.ip().is_unspecified().then_some(port);
        Self { hosts, everywhere }
    }

    fn is_own(&self, name: &str) -> bool {
        let is_number = |port: u16| match name.parse::<SocketAddr>() {
            Ok(address) => address.port() == port,
            Err(_) => port == 80 && name.parse::<IpAddr>().is_ok(),
        };
        self.hosts.iter().any(|own| own.eq_ignore_ascii_case(name))
            || self.everywhere.is_some_and(is_number)
    }

    /// The request that a head is, if it may be answered.
    ///
    /// # Errors
    /// The status to refuse it with.
    pub fn admit(&self, head: Option<Head>) -> Result<Option<Request>, u16> {
        let Some(Head { method, target, host, origin }) = head else { return Ok(None) };
        let [host] = host.as_slice() else { return Err(403) };
        let from =
            |origin: &String| origin.strip_prefix("http://").is_some_and(|host| self.is_own(host));
        if !self.is_own(host) || !origin.as_ref().is_none_or(from) {
            return Err(403);
        }
        if !matches!(method.as_str(), "GET" | "HEAD") {
            return Err(405);
        }
        let path = path_of(&target).ok_or(404_u16)?;
        Ok(Some(Request { path, is_head: method == "HEAD" }))
    }
}

/// The path that a target names, decoded (RFC 3986, 2.1); none for one that could be read as another.
fn path_of(target: &str) -> Option<String> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let decoded = decode(path)?;
    let hides = path.to_ascii_lowercase();
    let is_hidden = hides.contains("%2f") || hides.contains("%5c");
    let is_odd = decoded.contains(|c: char| c == '\\' || c.is_control());
    let climbs = decoded.split('/').any(|part| matches!(part, "." | ".."));
    if is_hidden || is_odd || climbs || decoded.starts_with('/') || decoded.contains("//") {
        return None;
    }
    Some(if decoded.is_empty() || decoded.ends_with('/') {
        decoded + "index.html"
    } else {
        decoded
    })
}

fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, tail @ ..] = rest {
        let (byte, after) = match (first, tail) {
            (b'%', [high, low, after @ ..]) => {
                let code = [*high, *low];
                (u8::from_str_radix(std::str::from_utf8(&code).ok()?, 16).ok()?, after)
            }
            (b'%', _) => return None,
            _ => (*first, tail),
        };
        bytes.push(byte);
        rest = after;
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(method: &str, target: &str, host: &str, origin: Option<&str>) -> Option<Head> {
        Some(Head {
            method: method.to_owned(),
            target: target.to_owned(),
            host: vec![host.to_owned()],
            origin: origin.map(str::to_owned),
        })
    }

    #[test]
    fn only_our_own_names_are_answered() {
        let guard = Guard::of(SocketAddr::from(([127, 0, 0, 1], 1111)));
        for (host, origin, status) in [
            ("127.0.0.1:1111", None, None),
            ("localhost:1111", Some("http://localhost:1111"), None),
            ("LOCALHOST:1111", Some("http://127.0.0.1:1111"), None),
            ("[::1]:1111", None, None),
            ("127.0.0.1", None, Some(403)),
            ("127.0.0.1:80", None, Some(403)),
            ("evil.example:1111", None, Some(403)),
            ("127.0.0.1.evil.example:1111", None, Some(403)),
            ("", None, Some(403)),
            ("127.0.0.1:1111", Some("http://evil.example"), Some(403)),
            ("127.0.0.1:1111", Some("null"), Some(403)),
            ("127.0.0.1:1111", Some("https://127.0.0.1:1111"), Some(403)),
            ("127.0.0.1:1111", Some("http://127.0.0.1:1112"), Some(403)),
        ] {
            let found = guard.admit(head("GET", "/", host, origin)).err();
            assert_eq!(found, status, "{host} {origin:?}");
        }
        for (method, status) in [("HEAD", None), ("POST", Some(405)), ("OPTIONS", Some(405))] {
            assert_eq!(guard.admit(head(method, "/", "localhost:1111", None)).err(), status);
        }
        let two = Head { host: vec!["localhost:1111".to_owned(); 2], ..Head::default() };
        assert_eq!(guard.admit(Some(two)).err(), Some(403));
    }

    #[test]
    fn a_path_leads_nowhere_else() {
        for (target, path) in [
            ("/", Some("index.html")),
            ("/people/", Some("people/index.html")),
            ("/people/he-lifeng.html?x=1#y", Some("people/he-lifeng.html")),
            ("/img/%E4%BD%95.png", Some("img/何.png")),
            ("/../etc/passwd", None),
            ("/a/../b", None),
            ("/a/./b", None),
            ("/..%2fetc", None),
            ("/%2e%2e/etc", None),
            ("/%2E%2E%2Fetc", None),
            ("/a%5c..%5cb", None),
            ("/a\\b", None),
            ("//etc/passwd", None),
            ("/a//b", None),
            ("/a%00b", None),
            ("/a%0d%0ab", None),
            ("/a%zz", None),
            ("/a%f", None),
            ("/%ff", None),
            ("http://evil.example/", None),
            ("*", None),
        ] {
            assert_eq!(path_of(target).as_deref(), path, "{target}");
        }
    }

    #[test]
    fn where_all_addresses_are_listened_at_any_number_is_answered_and_no_other_name() {
        let guard = Guard::of(SocketAddr::from(([0, 0, 0, 0], 1111)));
        for (host, is_admitted) in [
            ("192.0.2.7:1111", true),
            ("[2001:db8::7]:1111", true),
            ("localhost:1111", true),
            ("192.0.2.7:1112", false),
            ("192.0.2.7", false),
            ("192.0.2.7.evil.example:1111", false),
            ("evil.example:1111", false),
        ] {
            assert_eq!(guard.admit(head("GET", "/", host, None)).is_ok(), is_admitted, "{host}");
        }
        let strange = head("GET", "/", "192.0.2.7:1111", Some("http://evil.example:1111"));
        assert_eq!(guard.admit(strange).err(), Some(403));
    }
}
