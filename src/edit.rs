//! Entries that the program writes for an editor: text in, text out. It reads and writes no file: `source`
//! reads, `emit` writes, `lib` brings them together.

pub mod import;
pub mod modeline;
