//! Work grows as the text does: eight times the text allocates eight times as much, also where it is made to be slow.
//!
//! Memory that is asked for is counted, which is the same on every machine. Looking at the same text again and again asks for
//! none: that shows in `benches/growth.rs`, which measures time.

mod texts;

use lidwoord::{Options, convert};
use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicU64, Ordering};

/// The system's allocator, with a count of the bytes that were asked for.
struct Counting;

static ASKED: AtomicU64 = AtomicU64::new(0);

// Safety: all work is the system's; only a number is added.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ASKED.fetch_add(layout.size() as u64, Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// The bytes that converting a text asks for.
fn asked(text: &str, options: &Options) -> u64 {
    let before = ASKED.load(Ordering::Relaxed);
    let conversion = convert("-", text.as_bytes().to_vec(), options);
    drop(conversion);
    ASKED.load(Ordering::Relaxed) - before
}

/// How much longer the second text is.
const TIMES: usize = 8;
/// What the shorter text may ask for beside its share: tables that are made once.
const ONCE: u64 = 1 << 20;

#[test]
fn work_grows_as_the_text_does() {
    let options = Options::default();
    asked(&texts::texts(2_000)[0].1, &options);
    let mut steep = Vec::new();
    for ((name, small), (_, large)) in texts::texts(50_000).into_iter().zip(texts::texts(50_000 * TIMES)) {
        let (few, many) = (asked(&small, &options), asked(&large, &options));
        if many > (few * TIMES as u64) * 3 / 2 + ONCE {
            steep.push(format!("{name}: {few} bytes for {}, {many} for {}", small.len(), large.len()));
        }
    }
    assert!(steep.is_empty(), "{}", steep.join("\n"));
}
