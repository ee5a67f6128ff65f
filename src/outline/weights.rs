//! The weights of the evidence, all in one unit: about ten for evidence that is right ten times as often as wrong.
//!
//! They were set by hand from the phenomena (see ARCHITECTURE.md) and checked on the corpus; the search only compares
//! sums, so it is their order of size that counts.

/// The number follows the last one of its level.
pub const NEXT: i32 = 20;
/// The first number of its level under a new parent.
pub const FIRST: i32 = 12;
/// A number is left out; each further one costs [`GAP_EACH`], up to [`GAP_MOST`].
pub const GAP: i32 = -8;
/// See [`GAP`].
pub const GAP_EACH: i32 = -4;
/// See [`GAP`].
pub const GAP_MOST: i32 = -60;
/// The same number again.
pub const SAME: i32 = -25;
/// The numbers go back without a new parent.
pub const BACK: i32 = -40;
/// The articles begin again below a new part, though those of the style number on.
pub const RESTART: i32 = -10;
/// A decimal number carries the numbers of its parents.
pub const PREFIX_FITS: i32 = 4;
/// It carries other ones.
pub const PREFIX_WRONG: i32 = -30;
/// A level opens whose parent is missing.
pub const ORPHAN: i32 = -18;
/// A new set of terms begins.
pub const NEW_DOCUMENT: i32 = -30;
/// How much of a heading the first label of a new set of terms must have.
pub const NEW_DOCUMENT_SHAPE: i16 = 6;
/// A house style that only the text itself shows.
pub const UNNAMED: i32 = -60;
/// A printed keyword at the beginning of a line.
pub const KEYWORD: i32 = 22;
/// A label without the keyword that others of its level have.
pub const WORDLESS: i32 = -30;
/// A keyword in lower case, as in running text.
pub const KEYWORD_LOWER: i32 = -25;

/// A label that is one only when a scanner misread it.
pub const SLIP: i32 = -25;
/// The keyword of an annex in the middle of a sentence, or with a small letter behind it.
pub const ANNEX_NAMED: i32 = -60;

/// The text before ends a sentence, or a blank line or heading stands before.
pub const AFTER_END: i32 = 8;
/// The text before goes on: no stop, no blank line.
pub const AFTER_OPEN: i32 = -12;
/// The same before a number without dot or bracket.
pub const AFTER_OPEN_BARE: i32 = -28;
/// The text before ends with a word that a reference begins with (`artikel`, `tot en met`).
pub const AFTER_REFERENCE: i32 = -70;
/// A number without dot or bracket.
pub const BARE: i32 = -8;
/// A capital, quote or bracket follows.
pub const BEFORE_CAPITAL: i32 = 5;
/// A small letter follows the label of an article or lid.
pub const BEFORE_SMALL: i32 = -8;
/// The same after a bare number or a keyword.
pub const BEFORE_SMALL_BARE: i32 = -25;
/// A digit follows.
pub const BEFORE_DIGIT: i32 = -10;

/// A label in the middle of a line, after the end of a sentence.
pub const INLINE_AFTER_END: i32 = -4;
/// After a colon.
pub const INLINE_AFTER_COLON: i32 = -12;
/// After a comma or semicolon.
pub const INLINE_AFTER_COMMA: i32 = -50;
/// After any other word.
pub const INLINE_AFTER_WORD: i32 = -50;
/// The same for a keyword in a text that has long lines.
pub const INLINE_FLAT: i32 = -14;

/// An item of a list follows the last one.
pub const ITEM_NEXT: i32 = 16;
/// The first item of a list.
pub const ITEM_FIRST: i32 = 6;
/// It stands after a colon.
pub const ITEM_AFTER_COLON: i32 = 10;
/// An item is left out; [`GAP_EACH`] for each further one.
pub const ITEM_GAP: i32 = -14;
/// A list begins again at its first number.
pub const ITEM_RESTART: i32 = -12;
/// A list outside any numbered text.
pub const ITEM_NOWHERE: i32 = -6;
/// A simple number below a lid that has simple numbers itself.
pub const ITEM_LIKE_LEVEL: i32 = -16;
/// The same where no colon stands before.
pub const ITEM_AS_LEVEL: i32 = -45;
/// A first number at a level of the ladder, below an item that ends with a colon.
pub const ITEM_ANNOUNCES: i32 = -16;
/// A bullet in the middle of a sentence.
pub const BULLET_OPEN: i32 = -30;

/// A label at the beginning of a line, behind the end of a sentence, is taken for text.
pub const IGNORED: i32 = -8;
/// The same before a capital.
pub const IGNORED_CAPITAL: i32 = -16;
/// The same behind a blank line.
pub const IGNORED_APART: i32 = -14;
