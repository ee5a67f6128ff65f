//! Many inputs at once, with results in the order of the inputs and bounded memory.

use super::stop::{Failure, Stop};
use rayon::iter::{ParallelBridge, ParallelIterator};
use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::mpsc;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Bytes of input that are worked on at one time, unless a single input has more. What an input takes in memory is
/// a multiple of its size, so this bounds the memory of a run over any number of files.
const IN_FLIGHT: u64 = 64 << 20;

/// Bytes of stack of a thread: as many as the main thread has.
const STACK: usize = 8 << 20;

/// How a run goes over its inputs.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Threads; as many as there are cores where it is none.
    pub threads: Option<NonZeroUsize>,
    /// A result takes about as much memory as its input, until it is taken.
    pub results_are_large: bool,
}

/// Runs `work` on all items in parallel, and `take` on the results in the order of the items.
///
/// `size` gives the bytes of an item. Items are begun in order, and only as many as memory allows.
///
/// # Errors
/// The first of `take`; no item is begun after that.
pub fn in_order<T: Sync, R: Send>(
    items: &[T],
    plan: Plan,
    size: impl Fn(&T) -> u64 + Sync,
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(&T, R) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(plan.threads.map_or(0, NonZeroUsize::get))
        .stack_size(STACK)
        .build()
        .map_err(|e| Failure::new(format!("cannot start threads: {e}"), "ask for fewer with --threads"))?;
    let gate = Gate::default();
    let (sender, results) = mpsc::channel();
    pool.in_place_scope(|scope| {
        scope.spawn(|_| {
            let begun = (0..items.len()).map_while(|n| gate.enter(n, size(&items[n])));
            begun.par_bridge().for_each_with(sender, |sender, n| {
                let result = work(&items[n]);
                if !plan.results_are_large {
                    gate.leave(size(&items[n]));
                }
                // After an error nobody listens any more.
                let _ = sender.send((n, result));
            });
        });
        let mut early = BTreeMap::new();
        let mut next = 0;
        for (n, result) in results {
            early.insert(n, result);
            while let Some(result) = early.remove(&next) {
                let taken = take(&items[next], result);
                gate.taken(if plan.results_are_large { size(&items[next]) } else { 0 }, taken.is_err());
                taken?;
                next += 1;
            }
        }
        Ok(())
    })
}

/// Lets items in as memory allows.
#[derive(Default)]
struct Gate {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// Items whose results were taken.
    taken: usize,
    /// Bytes of the items that are in memory.
    bytes: u64,
    /// No item is begun any more.
    closed: bool,
}

impl Gate {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until item `n` may begin, which the item that is waited for always may; none where no item may any more.
    fn enter(&self, n: usize, bytes: u64) -> Option<usize> {
        let full = |state: &mut State| {
            let fits = state.bytes == 0 || state.bytes + bytes <= IN_FLIGHT;
            !(state.closed || fits || n == state.taken)
        };
        let state = self.changed.wait_while(self.state(), full);
        let mut state = state.unwrap_or_else(PoisonError::into_inner);
        state.bytes += bytes;
        (!state.closed).then_some(n)
    }

    /// An item is out of memory.
    fn leave(&self, bytes: u64) {
        self.state().bytes -= bytes;
        self.changed.notify_all();
    }

    /// The result of the next item was taken, which frees some bytes or ends the run.
    fn taken(&self, bytes: u64, closed: bool) {
        let mut state = self.state();
        state.taken += 1;
        state.bytes -= bytes;
        state.closed |= closed;
        self.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU64, Ordering};

    fn plan(threads: usize, results_are_large: bool) -> Plan {
        Plan { threads: NonZeroUsize::new(threads), results_are_large }
    }

    #[test]
    fn results_come_in_order() {
        let items: Vec<u64> = (0..500).collect();
        for (threads, large) in [(1, false), (2, true), (7, false), (7, true)] {
            let mut taken = Vec::new();
            let run = in_order(
                &items,
                plan(threads, large),
                |n| *n,
                |n| n * 2,
                |n, r| {
                    taken.push((*n, r));
                    Ok(())
                },
            );
            assert!(run.is_ok());
            assert_eq!(taken, items.iter().map(|n| (*n, n * 2)).collect::<Vec<_>>());
        }
    }

    #[test]
    fn memory_is_bounded_and_large_items_pass() {
        let items: Vec<u64> = (0..60).map(|n| if n % 20 == 7 { 3 * IN_FLIGHT } else { IN_FLIGHT / 3 }).collect();
        let (now, most) = (AtomicU64::new(0), AtomicU64::new(0));
        let work = |bytes: &u64| {
            let in_memory = now.fetch_add(*bytes, Ordering::SeqCst) + bytes;
            most.fetch_max(in_memory, Ordering::SeqCst);
        };
        let run = in_order(
            &items,
            plan(8, true),
            |n| *n,
            work,
            |bytes, ()| {
                now.fetch_sub(*bytes, Ordering::SeqCst);
                Ok(())
            },
        );
        assert!(run.is_ok());
        assert!(most.into_inner() <= 4 * IN_FLIGHT);
    }

    #[test]
    fn nothing_is_begun_after_an_error() {
        let begun = AtomicU64::new(0);
        let work = |_: &u64| begun.fetch_add(1, Ordering::SeqCst);
        let run = in_order(&[IN_FLIGHT; 1000], plan(2, true), |n| *n, work, |_, _| Err(Stop::Pipe));
        assert!(run.is_err());
        assert!(begun.into_inner() < 10);
    }
}
