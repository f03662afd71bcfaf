//! The program: arguments in, exit status out.

use std::process::ExitCode;

mod cli;

/// A site is many small texts, made in one thread and dropped in another.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::run()
}
