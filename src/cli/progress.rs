//! How far a run over many files is: a bar on a terminal, lines elsewhere, nothing with `--quiet`.

use super::stop::Failure;
use indicatif::{BinaryBytes, ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal, Write};

/// How many lines a run prints where standard error is no terminal.
const LINES: usize = 20;

/// The bar: how far in bytes, the rate, and the time that it may still take.
const BAR: &str = "{wide_bar} {percent:>3}% {msg}, {binary_bytes_per_sec}, {eta} left";

/// What is shown.
pub struct Progress {
    shown: Shown,
    files: usize,
    done: usize,
    bytes: u64,
}

enum Shown {
    Bar(ProgressBar),
    Lines,
    Nothing,
}

impl Progress {
    /// For a run over `files` files with `bytes` bytes together.
    pub fn new(files: usize, bytes: u64, quiet: bool) -> Progress {
        let shown = match (quiet, io::stderr().is_terminal()) {
            (true, _) => Shown::Nothing,
            (false, false) => Shown::Lines,
            (false, true) => {
                let style = ProgressStyle::with_template(BAR).unwrap_or_else(|_| ProgressStyle::default_bar());
                Shown::Bar(ProgressBar::new(bytes).with_style(style))
            }
        };
        Progress { shown, files, done: 0, bytes: 0 }
    }

    /// One more file is done.
    pub fn advance(&mut self, bytes: u64) {
        self.done += 1;
        self.bytes += bytes;
        match &self.shown {
            Shown::Bar(bar) => {
                bar.set_message(format!("{} of {} files", self.done, self.files));
                bar.inc(bytes);
            }
            Shown::Lines if self.done * LINES / self.files > (self.done - 1) * LINES / self.files => {
                self.say(&format!("{} of {} files, {}", self.done, self.files, BinaryBytes(self.bytes)));
            }
            _ => {}
        }
    }

    /// Reports what could not be done, also with `--quiet`.
    pub fn report(&self, failure: &Failure) {
        match &self.shown {
            Shown::Bar(bar) => {
                bar.suspend(|| failure.report());
            }
            _ => {
                failure.report();
            }
        }
    }

    /// The end: the bar goes, and the lines of a summary are printed.
    pub fn finish(self, summary: &str) {
        if let Shown::Bar(bar) = &self.shown {
            bar.finish_and_clear();
        }
        if !matches!(self.shown, Shown::Nothing) {
            self.say(summary);
        }
    }

    fn say(&self, text: &str) {
        // Where standard error is closed there is nobody to tell.
        let _ = writeln!(io::stderr(), "{text}");
    }
}
