//! A capture as it was found in its folder, and the text in it.

use super::capture;
use super::fold::normal;
use crate::source::{Fault, MAX_TEXT};

/// A capture as it was found.
#[derive(Debug)]
pub struct CaptureFile {
    /// The name of its file: the id of its source and one of [`super::ENDINGS`].
    pub name: String,
    /// What it holds, or why it cannot be read.
    pub bytes: Result<Vec<u8>, Fault>,
    /// The names of other captures of the same source, which are not looked at.
    pub others: Vec<String>,
}

/// Why there is no text in a capture, and what to do.
pub struct Unreadable {
    /// What is wrong, as the end of a sentence.
    pub why: String,
    /// What to do.
    pub help: String,
}

impl CaptureFile {
    /// Its bytes and its text in NFC.
    ///
    /// # Errors
    /// It cannot be read, or it is no text in UTF-8.
    pub fn read(&self) -> Result<(&[u8], String), Unreadable> {
        let bytes = self.bytes.as_ref().map_err(unread)?;
        let content = decode(bytes).map_err(|why| Unreadable {
            why,
            help: "save it again as a text or a page in UTF-8, then verify again".to_owned(),
        })?;
        let content = content.strip_prefix('\u{feff}').unwrap_or(content);
        let ending = self.name.rsplit('.').next().unwrap_or_default();
        Ok((bytes, normal(&capture::text(ending, content))))
    }
}

fn decode(bytes: &[u8]) -> Result<&str, String> {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err("it is UTF-16".to_owned());
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(format!("byte {} is zero, as in UTF-16 or in what is no text", at + 1));
    }
    std::str::from_utf8(bytes)
        .map_err(|error| format!("it is not UTF-8 (byte {})", error.valid_up_to() + 1))
}

fn unread(fault: &Fault) -> Unreadable {
    let help = match fault {
        Fault::TooLarge(_) => {
            format!("keep the part that is quoted: up to {} MB are read", MAX_TEXT / 1_000_000)
        }
        Fault::Folder | Fault::NotAFile | Fault::BadLink => {
            "put the file itself in its place, then verify again".to_owned()
        }
        _ => "see that it can be read, then verify again".to_owned(),
    };
    Unreadable { why: fault.words(), help }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_text_says_so() {
        let long = Fault::TooLarge(17_000_000);
        for (bytes, why, help) in [
            (Ok(b"a\xff".to_vec()), "it is not UTF-8 (byte 2)", "in UTF-8"),
            (Ok(b"\xff\xfea\0".to_vec()), "it is UTF-16", "in UTF-8"),
            (Ok(b"a\0b\0".to_vec()), "byte 2 is zero", "in UTF-8"),
            (Err(Fault::Folder), "it is a folder", "the file itself"),
            (Err(Fault::NotAFile), "it is neither a file nor a folder", "the file itself"),
            (Err(Fault::BadLink), "it is a link that leads", "the file itself"),
            (Err(long), "it is too large (17 MB)", "up to 16 MB"),
        ] {
            let file = CaptureFile { name: "a.txt".to_owned(), bytes, others: Vec::new() };
            let Err(found) = file.read() else { panic!("{why}") };
            assert!(found.why.starts_with(why) && found.help.contains(help), "{}", found.why);
        }
    }
}
