//! The spelling rules: what Dutch does at the seam where the witnesses are silent.
//!
//! Sources: Leidraad 6 (the hyphen in compounds and after prefixes), 5.3 and 5.4 (the trema), 8 (diminutives).

use super::case::Case;
use super::letters::{fold, is_vowel, length, with_trema};
use super::{Evidence, Verdict};
use crate::lexicon::Company;
use crate::trace::{Confidence, RepairKind};

/// First parts that keep their hyphen before a word.
const KEEP: &[&str] = &[
    "adjunct",
    "aspirant",
    "bijna",
    "btw",
    "cao",
    "chef",
    "ex",
    "iban",
    "ict",
    "interim",
    "kandidaat",
    "niet",
    "non",
    "oud",
    "pdf",
    "sint",
    "sms",
    "url",
    "usb",
];

/// Negations: a hyphen before anything, also before words that nobody listed.
const NEGATIONS: &[&str] = &["niet", "non"];

/// First parts that writers of terms join and hyphenate about as often. A joined word is rarely broken just at this
/// seam, a hyphenated one mostly, so at a break the hyphen is the better guess.
const EITHER: &[&str] = &["bruto", "netto", "sub"];

/// Vowels that would be read as one sound across a seam.
const CLASH: &[&str] = &["aa", "ae", "ai", "au", "ee", "ei", "eu", "ie", "ii", "oe", "oi", "oo", "ou", "ui", "uu"];

/// Prefixes that keep a hyphen at a clash when a whole word follows (`re-integratie`).
const FOREIGN: &[&str] = &["de", "pre", "pro", "re"];

/// Endings that take a trema behind a vowel, even where they look like words.
const ENDINGS: &[&str] = &["en", "end", "ende", "er", "eren", "ering", "ers", "isch", "ische", "isme", "ist", "isten"];

/// Prefixes of native verbs (`be-`, `uitge-`): a clash behind them is always inside a word.
const NATIVE: &[&str] = &["be", "ge"];

/// A first part that keeps its hyphen: by the list, or as the lexicon writes its other compounds.
pub(crate) fn prefix(case: &Case<'_>, e: &Evidence<'_>) -> Option<Verdict> {
    let left = fold(case.left);
    if NEGATIONS.contains(&&*left) && length(case.right) > 4 {
        return case.keep("prefix", Confidence::Likely);
    }
    if !e.is_word_or_compound(case.right) || length(case.right) < 3 {
        return None;
    }
    if KEEP.contains(&&*left) {
        return case.keep("prefix", Confidence::Likely);
    }
    if e.lexicon.is_complete() && e.lexicon.hyphened(&left, 3) >= 3 && rather_hyphened(e.company(&left)) {
        return case.keep("lexicon-prefix", Confidence::Likely);
    }
    let either = EITHER.contains(&&*left) && length(case.right) > 4;
    either.then(|| case.rather_keep("prefix", Confidence::Guess))?
}

/// Whether nearly all compounds of a first part have a hyphen.
fn rather_hyphened(company: Company) -> bool {
    company.hyphened > 4 * company.joined
}

/// Vowels that clash between two words keep the hyphen: `zee-egel`, `reverse-engineering`.
pub(crate) fn clash_of_words(case: &Case<'_>, e: &Evidence<'_>) -> Option<Verdict> {
    let (left, right) = (fold(case.left), fold(case.right));
    are_clashing_words(&left, &right, e).then(|| case.rather_keep("vowel-clash", Confidence::Likely))?
}

/// Whether two folded halves are words whose vowels clash.
pub(super) fn are_clashing_words(left: &str, right: &str, e: &Evidence<'_>) -> bool {
    if !clashes(left, right) || is_one_word(left, right, e) {
        return false;
    }
    let known = e.is_word(left) || e.lexicon.is_first_part(left) || FOREIGN.contains(&left);
    let foreign = length(left) > 3 && length(right) > 5 && e.is_word(right);
    (known && e.is_word_or_compound(right)) || foreign || right.starts_with("eeuw")
}

/// Whether a clash can only be inside a word: behind *be-*, *ge-* and *…co-*, before an ending, in *-iënt-*, or where no trema
/// would come either (`sublicenti-` + `eerbaar`).
fn is_one_word(left: &str, right: &str, e: &Evidence<'_>) -> bool {
    let native = NATIVE.iter().any(|prefix| left.ends_with(prefix)) && !e.is_word(left);
    let cooperation = left.ends_with("co") && left != "co" && !e.is_word(left);
    let client = left.ends_with('i') && right.starts_with("ent");
    let silent = is_excepted(left, right) && !e.is_word(left);
    native || cooperation || client || silent || ENDINGS.contains(&right)
}

/// Vowels that clash inside a word take a trema: `be-` + `eindigen`, `pati-` + `enten`.
pub(crate) fn clash_in_a_word(case: &Case<'_>, _: &Evidence<'_>) -> Option<Verdict> {
    let form = trema_form(&fold(case.left), &fold(case.right))?;
    case.restore(RepairKind::TremaRestore, case.with_segment(&form), "trema", Confidence::Likely)
}

/// The joined form with a trema on the first letter of the right half, where the vowels ask for one.
pub(crate) fn trema_form(left: &str, right: &str) -> Option<String> {
    let first = right.chars().next()?;
    let marked = with_trema(first)?;
    let (folded_left, folded_right) = (fold(left), fold(right));
    if !clashes(&folded_left, &folded_right) || is_excepted(&folded_left, &folded_right) {
        return None;
    }
    let mut form = String::with_capacity(left.len() + right.len() + 1);
    form.push_str(left);
    form.push(marked);
    form.push_str(&right[first.len_utf8()..]);
    Some(form)
}

/// Whether the form is a prefix of native verbs, which no text of this time has as a word.
pub(super) fn is_native_prefix(form: &str) -> bool {
    NATIVE.contains(&form)
}

/// The bytes of a folded word that are a negation, where it begins with one.
pub(super) fn negation(word: &str) -> Option<usize> {
    NEGATIONS.iter().find(|negation| word.starts_with(**negation)).map(|negation| negation.len())
}

/// Whether the last letter of the left half and the first of the right would be read as one sound.
fn clashes(left: &str, right: &str) -> bool {
    let (Some(last), Some(first)) = (left.chars().next_back(), right.chars().next()) else { return false };
    CLASH.iter().any(|pair| pair.chars().eq([last, first]))
        && !["aai", "ooi", "oei", "ei", "ui", "ij", "au", "ou"].iter().any(|end| left.ends_with(end))
}

/// Seams inside a word that take no trema: `offici-eel`, `seri-eus`, `muse-um`, `fluïd-um`.
fn is_excepted(left: &str, right: &str) -> bool {
    let after_i = left.ends_with('i') && (right.starts_with("ee") || right.starts_with("eu"));
    let after_e = left.ends_with('e') && ["um", "us", "ui"].iter().any(|start| right.starts_with(start));
    after_i || after_e
}

/// The diminutive whose open vowel was single before the break.
pub(crate) fn diminutive_form(left: &str, right: &str) -> Option<String> {
    let mut letters = left.chars().rev();
    let (last, before) = (letters.next()?, letters.next()?);
    let (stem, double) = match last {
        'a' | 'o' if before != last => (left, last),
        'u' if !is_vowel(before) => (left, last),
        'é' => (left, 'e'),
        'i' if !is_vowel(before) => (left, 'e'),
        _ => return None,
    };
    let stem = stem.strip_suffix('é').map_or_else(|| stem.to_string(), |s| [s, "e"].concat());
    Some(format!("{stem}{double}{right}"))
}
