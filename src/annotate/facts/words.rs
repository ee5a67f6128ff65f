//! Dutch numbers in words: `veertien` `eenentwintig` `tweehonderdvijftigduizend` `anderhalf miljoen` is none.

/// The words below a hundred that are no compound, and `honderd` and above apart.
const SMALL: [(&str, u64); 29] = [
    ("nul", 0),
    ("een", 1),
    ("één", 1),
    ("eén", 1),
    ("twee", 2),
    ("drie", 3),
    ("vier", 4),
    ("vijf", 5),
    ("zes", 6),
    ("zeven", 7),
    ("acht", 8),
    ("negen", 9),
    ("tien", 10),
    ("elf", 11),
    ("twaalf", 12),
    ("dertien", 13),
    ("veertien", 14),
    ("vijftien", 15),
    ("zestien", 16),
    ("zeventien", 17),
    ("achttien", 18),
    ("negentien", 19),
    ("twintig", 20),
    ("dertig", 30),
    ("veertig", 40),
    ("vijftig", 50),
    ("zestig", 60),
    ("zeventig", 70),
    ("tachtig", 80),
];

/// The value of a number that is written out in Dutch, spaces and hyphens allowed: `twee honderd`; `None` for anything else.
pub fn value(words: &str) -> Option<u64> {
    let lower = words.trim().to_lowercase();
    if lower.is_empty() || lower.len() > 80 {
        return None;
    }
    let plain: String = lower.chars().filter(|c| !matches!(c, ' ' | '-')).map(plain_letter).collect();
    whole(&plain)
}

/// Trema and accents say nothing: `tweeëntwintig` is `tweeentwintig`, `één` is `een`.
fn plain_letter(c: char) -> char {
    match c {
        'ë' | 'é' | 'è' => 'e',
        'ï' => 'i',
        c => c,
    }
}

/// `whole = [below-million ("miljoen")] [below-million]`
fn whole(text: &str) -> Option<u64> {
    match text.split_once("miljoen") {
        Some((many, rest)) => {
            let many = if many.is_empty() { 1 } else { below_million(many)? };
            Some(many * 1_000_000 + rest_of(rest, below_million)?)
        }
        None => below_million(text),
    }
}

/// `below-million = [below-thousand] "duizend" [below-thousand] / below-thousand`
fn below_million(text: &str) -> Option<u64> {
    match text.split_once("duizend") {
        Some((many, rest)) => {
            let many = if many.is_empty() { 1 } else { hundreds(many)? };
            Some(many * 1_000 + rest_of(rest, hundreds)?)
        }
        None => hundreds(text),
    }
}

/// `hundreds = [below-hundred] "honderd" [below-hundred] / below-hundred`: also `twaalfhonderd`
fn hundreds(text: &str) -> Option<u64> {
    match text.split_once("honderd") {
        Some((many, rest)) => {
            let many = if many.is_empty() { 1 } else { below_hundred(many)? };
            Some(many * 100 + rest_of(rest, below_hundred)?)
        }
        None => below_hundred(text),
    }
}

/// Nothing, or a rest that may begin with `en`: `honderdentien`.
fn rest_of(text: &str, rule: fn(&str) -> Option<u64>) -> Option<u64> {
    if text.is_empty() {
        return Some(0);
    }
    rule(text).or_else(|| rule(text.strip_prefix("en")?))
}

/// `below-hundred = small / unit "en" tens`
fn below_hundred(text: &str) -> Option<u64> {
    let small = |text: &str| SMALL.iter().find(|s| s.0 == text).map(|s| s.1).or((text == "negentig").then_some(90));
    small(text).or_else(|| {
        let (unit, tens) = text.match_indices("en").find_map(|(at, _)| {
            Some((small(&text[..at]).filter(|u| (1..10).contains(u))?, small(&text[at + 2..]).filter(|t| *t >= 20)?))
        })?;
        Some(tens + unit)
    })
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn numbers_in_words() {
        for (words, number) in [
            ("één", 1),
            ("een", 1),
            ("zeven", 7),
            ("veertien", 14),
            ("eenentwintig", 21),
            ("tweeëntwintig", 22),
            ("drieëndertig", 33),
            ("vijfenveertig", 45),
            ("negenennegentig", 99),
            ("honderd", 100),
            ("honderdtien", 110),
            ("honderdentien", 110),
            ("honderd vijftig", 150),
            ("tweehonderdvijftigduizend", 250_000),
            ("vijftigduizend", 50_000),
            ("duizend", 1_000),
            ("twaalfhonderd", 1_200),
            ("tweeduizendvijfhonderd", 2_500),
            ("een miljoen", 1_000_000),
            ("twee miljoen vijfhonderdduizend", 2_500_000),
            ("Zestig", 60),
        ] {
            assert_eq!(value(words), Some(number), "{words}");
        }
        for words in ["", "dagen", "en", "tienen", "eenen", "twintigtwee", "anderhalf", "zestig dagen", "enkele"] {
            assert_eq!(value(words), None, "{words}");
        }
    }
}
