//! The theme and the starter are part of the program: a file added to them is a reason to build.

fn main() {
    println!("cargo::rerun-if-changed=themes/briefing");
    println!("cargo::rerun-if-changed=starter");
}
