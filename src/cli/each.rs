//! The same for each input, in parallel, where results are small and shown in order.

use super::parallel::{self, Plan};
use super::stop::{Failure, Outcome, Stop};
use super::walk::{Found, Inputs};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads each input of at most `max_bytes` and gives its path and bytes to `work`, and the path and the result to `take`.
///
/// What cannot be read is reported. That is a failure for a file that was named, and a finding for one of a folder.
///
/// # Errors
/// Those of `take`.
pub fn input<R: Send>(
    inputs: &Inputs,
    max_bytes: u64,
    work: impl Fn(&str, Vec<u8>) -> R + Sync,
    mut take: impl FnMut(String, R) -> Result<(), Stop>,
) -> Result<Outcome, Stop> {
    let bad = if inputs.folders { Outcome::Findings } else { Outcome::Failure };
    let mut outcome = Outcome::Fine;
    for failure in &inputs.failures {
        failure.report();
        outcome = bad;
    }
    let plan = Plan { threads: None, results_are_large: false };
    let work =
        |found: &Found| guarded(found, || found.input.read(max_bytes).map(|bytes| work(&found.input.path(), bytes)));
    parallel::in_order(
        &inputs.found,
        plan,
        |found| found.bytes,
        work,
        |found, result| match result {
            Ok(result) => take(found.input.path(), result),
            Err(failure) => {
                failure.report();
                outcome = bad;
                Ok(())
            }
        },
    )?;
    Ok(outcome)
}

/// Runs the work on one input. A panic is a mistake of this program, which stops this input and no other.
pub fn guarded<T, E: From<Failure>>(found: &Found, work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let what = format!("cannot convert {}: there is a mistake in lidwoord", found.input.path());
        Err(Failure::new(what, "please report it, with the file if you may").into())
    })
}
