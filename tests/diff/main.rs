//! Comparing versions: the laws on random texts and on the corpus, and pairs with a list of changes that was written by hand.

mod inputs;
mod laws;
mod model;
mod obeyed;
mod pairs;
mod rules;
mod series;
