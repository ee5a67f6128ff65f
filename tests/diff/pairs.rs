//! Pairs of versions with a list of changes that was written by hand.
