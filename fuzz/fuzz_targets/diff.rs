#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| lidwoord_fuzz::targets::diff(data));
