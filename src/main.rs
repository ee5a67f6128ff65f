//! The command line tool; everything it does is in [`cli`] and the library.
#![deny(missing_docs)]
#![forbid(unsafe_code)]

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
