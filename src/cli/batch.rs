//! Runs over many inputs: one output for each in a folder, or one stream.

use super::each::guarded;
use super::output::Output;
use super::parallel::{self, Plan};
use super::progress::Progress;
use super::stop::{Failure, Outcome, Stop};
use super::target::{self, Target};
use super::walk::{Found, Inputs};
use lidwoord::Options;
use lidwoord::emit::summary::{Counts, Summary};
use lidwoord::emit::{self, Format};
use lidwoord::tree::Conversion;
use sha2::{Digest, Sha256};
use std::num::NonZeroUsize;
use std::path::Path;
use std::time::Instant;

/// From this size of the input on, a tree is written to the stream when its turn comes, instead of into memory first.
const LARGE: usize = 4 << 20;

/// Bytes of an output in which the facts about its source stand.
const HEAD: u64 = 64 << 10;

/// What is the same for all inputs.
pub struct Job<'a> {
    pub format: Format,
    pub options: Options,
    /// The name of this program and its options, for the outputs.
    pub tool: String,
    pub max_bytes: u64,
    pub threads: Option<NonZeroUsize>,
    pub quiet: bool,
    /// Where the summary goes as JSON.
    pub summary: Option<&'a Path>,
}

/// What became of an input.
enum Done {
    Converted { bytes: u64, counts: Counts },
    Skipped,
}

/// An input in a stream: its output, or the tree that it will be written from.
enum Made {
    Text(Vec<u8>),
    Tree(Box<Conversion>),
}

/// Writes one file for each input.
///
/// # Errors
/// Where nothing can be written any more, or the summary cannot.
pub fn to_folder(job: &Job, inputs: Inputs, root: &Path, targets: &[Target], skip: bool) -> Result<Outcome, Stop> {
    target::make_root(root)?;
    target::sweep(targets);
    let mut run = Run::new(job, &inputs);
    let pairs: Vec<(&Found, &Target)> = inputs.found.iter().zip(targets).collect();
    let plan = Plan { threads: job.threads, results_are_large: false };
    let work = |(found, target): &(&Found, &Target)| guarded(found, || job.to_file(found, target, skip));
    parallel::in_order(
        &pairs,
        plan,
        |(found, _)| found.bytes,
        work,
        |(found, _), done| {
            if let Err(Failed { failure, fatal: true }) = &done {
                return Err(failure.clone().into());
            }
            run.count(found, done.map_err(|failed| failed.failure));
            Ok(())
        },
    )?;
    run.end(job)
}

/// Writes all inputs to one output, in their order. An output that is a file (`whole`) appears only where all inputs that
/// were named can be read.
///
/// # Errors
/// Where the output or the summary cannot be written.
pub fn to_stream(job: &Job, inputs: Inputs, mut out: Output, whole: bool) -> Result<Outcome, Stop> {
    let mut run = Run::new(job, &inputs);
    let separator = job.format == Format::Yaml && (inputs.found.len() > 1 || inputs.folders);
    let plan = Plan { threads: job.threads, results_are_large: true };
    let alone = inputs.found.len() == 1;
    let work = |found: &Found| guarded(found, || job.to_memory(found, alone));
    parallel::in_order(
        &inputs.found,
        plan,
        |found| found.bytes,
        work,
        |found, made| {
            let done = match made {
                Ok((made, done)) => {
                    out.put(|out| {
                        if separator {
                            out.write_all(b"---\n")?;
                        }
                        match made {
                            Made::Text(text) => out.write_all(&text),
                            Made::Tree(tree) => emit::write(job.format, &tree, out),
                        }
                    })?;
                    Ok(done)
                }
                Err(failed) => Err(failed.failure),
            };
            run.count(found, done);
            Ok(())
        },
    )?;
    // Of files that were named, all are wanted; of a folder, what can be had.
    let failed = run.summary.failed > 0 && !inputs.folders;
    if !(failed && whole) {
        out.finish()?;
    }
    run.end(job).map(|outcome| if failed { Outcome::Failure } else { outcome })
}

/// An input that failed.
struct Failed {
    failure: Failure,
    /// The others will fail, too.
    fatal: bool,
}

impl From<Failure> for Failed {
    fn from(failure: Failure) -> Failed {
        Failed { failure, fatal: false }
    }
}

impl Job<'_> {
    fn convert(&self, found: &Found, bytes: Vec<u8>) -> (Conversion, Done) {
        let length = bytes.len() as u64;
        let mut conversion = lidwoord::convert(&found.input.path(), bytes, &self.options);
        conversion.source.tool.clone_from(&self.tool);
        let counts = Counts::of(&conversion.diagnostics);
        (conversion, Done::Converted { bytes: length, counts })
    }

    fn to_file(&self, found: &Found, target: &Target, skip: bool) -> Result<Done, Failed> {
        let bytes = found.input.read(self.max_bytes)?;
        if skip && self.is_there(&bytes, target) {
            return Ok(Done::Skipped);
        }
        let mut out = target.open()?;
        let (conversion, done) = self.convert(found, bytes);
        let written = out.put(|out| emit::write(self.format, &conversion, out)).and_then(|()| out.finish());
        match written {
            Ok(()) => Ok(done),
            Err(Stop::Failed(failure)) => Err(Failed { fatal: failure.is_fatal(), failure }),
            Err(Stop::Pipe) => Err(Failure::new("an output was closed", "").into()),
        }
    }

    /// Whether the output was made from these bytes by this program with these options.
    fn is_there(&self, bytes: &[u8], target: &Target) -> bool {
        let Some(head) = target.head(HEAD) else { return false };
        let digest: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        emit::made_from(&String::from_utf8_lossy(&head)) == Some((digest.as_str(), self.tool.as_str()))
    }

    fn to_memory(&self, found: &Found, alone: bool) -> Result<(Made, Done), Failed> {
        let bytes = found.input.read(self.max_bytes)?;
        let large = alone || bytes.len() >= LARGE;
        let (conversion, done) = self.convert(found, bytes);
        if large {
            return Ok((Made::Tree(Box::new(conversion)), done));
        }
        let mut text = Vec::new();
        emit::write(self.format, &conversion, &mut text)
            .map_err(|e| Failure::file("convert", &found.input.path(), &e))?;
        Ok((Made::Text(text), done))
    }
}

/// A run, as it is counted and shown.
struct Run {
    progress: Progress,
    summary: Summary,
    begun: Instant,
}

impl Run {
    fn new(job: &Job, inputs: &Inputs) -> Run {
        let bytes = inputs.found.iter().map(|f| f.bytes).sum();
        let progress = Progress::new(inputs.found.len(), bytes, job.quiet);
        let mut run = Run { progress, summary: Summary::default(), begun: Instant::now() };
        run.summary.others = inputs.others as u64;
        inputs.failures.iter().for_each(|failure| run.fail(failure));
        run
    }

    fn fail(&mut self, failure: &Failure) {
        self.progress.report(failure);
        self.summary.fail(failure.what().to_owned());
    }

    fn count(&mut self, found: &Found, done: Result<Done, Failure>) {
        match done {
            Ok(Done::Converted { bytes, counts }) => self.summary.add(bytes, &counts),
            Ok(Done::Skipped) => self.summary.skip(),
            Err(failure) => self.fail(&failure),
        }
        self.progress.advance(found.bytes);
    }

    fn end(mut self, job: &Job) -> Result<Outcome, Stop> {
        self.summary.end(self.begun.elapsed());
        self.progress.finish(&self.summary.to_string());
        if let Some(path) = job.summary {
            let mut out = Output::open(Some(path), &[])?;
            out.put(|out| self.summary.write(out))?;
            out.finish()?;
        }
        Ok(if self.summary.failed > 0 { Outcome::Findings } else { Outcome::Fine })
    }
}
