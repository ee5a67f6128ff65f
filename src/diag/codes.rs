//! The table of all codes, with what `lidwoord explain` prints.

use super::Severity;
use super::Severity::{Error, Info, Warning};

/// One code and its explanation.
#[derive(Clone, Copy, Debug)]
pub struct Code {
    /// The stable code.
    pub code: &'static str,
    /// The severity that it normally has.
    pub severity: Severity,
    /// What it means, in one sentence.
    pub title: &'static str,
    /// Why it matters, what to do, and an example, as plain text in lines of at most 80 characters.
    pub text: &'static str,
}

/// All codes in alphabetical order.
pub const TABLE: &[Code] = &[
    Code {
        code: "columns-interleaved",
        severity: Warning,
        title: "Lines of two columns stand mixed and were not pulled apart.",
        text: "\
The extraction read straight across the page, so that a line of the left column
is followed by one of the right. Where the evidence for the border is thin, the
text stays as it is printed. Extract the file again in reading order (poppler:
pdftotext without -layout), or take the text from the original document.

Example:
    De huurder betaalt vooruit      Schade wordt binnen een
    en in euro's, tenzij anders     week gemeld.",
    },
    Code {
        code: "dangling-reference",
        severity: Warning,
        title: "A reference names a part that the document does not have.",
        text: "\
Either the document refers to an article of another version, or that article was
not recognised. The reference stays in the text; its target stands under
`missing`. Look first whether a number-gap is reported at the same number.

Example, in a document that ends with article 9:
    3.2 Artikel 12 is van overeenkomstige toepassing.",
    },
    Code {
        code: "defined-twice",
        severity: Warning,
        title: "A term is defined in two places.",
        text: "\
The two places may say different things, so it is not certain what the term
means elsewhere. Words like `mede` and `ook` widen a term and are no second
definition.

Example:
    1.3 Goederen: alle zaken die wij leveren.
    9.1 Onder goederen wordt verstaan: roerende zaken.",
    },
    Code {
        code: "defined-unused",
        severity: Info,
        title: "A term is defined and used nowhere else.",
        text: "\
Often the definition was copied from other terms, or the text uses another word
for the same thing. Shown with --pedantic only.

Example:
    1.4 Hosting: het beschikbaar stellen van ruimte op een server.
    (no other word on hosting)",
    },
    Code {
        code: "duplicate-number",
        severity: Warning,
        title: "A number stands twice in one place of the numbering.",
        text: "\
Both parts are kept with the number as printed; the path of the second one ends
in ~2, so that paths stay unique. A reference to the number means the first one.
Often the source has a typing error: see whether the next number fits.

Example:
    4.1 De huurder betaalt vooruit.
    4.1 De verhuurder zendt een factuur.",
    },
    Code {
        code: "glued-word",
        severity: Warning,
        title: "Two words seem to be written as one.",
        text: "\
An earlier conversion joined a line end too eagerly. The text is never changed,
because a long word may well be right in Dutch; the message names the words that
it seems to consist of and where they stand apart.

Example:
    De rechten worden nietsublicentieerbaar verleend.
    (elsewhere: niet sublicentieerbaar)",
    },
    Code {
        code: "hyphen-doubtful",
        severity: Warning,
        title: "A word is broken at a line end, and both ways to join it are possible.",
        text: "\
The repair is less sure than --confidence asks for, so the hyphen and the space
stay. The message gives both readings. Choose a lower --confidence to have the
better one applied, or name the word in a file for --lexicon.

Example:
    De huurder sluit een top-
    contract af.                     (topcontract or top-contract)",
    },
    Code {
        code: "input-too-large",
        severity: Error,
        title: "The input has more bytes than can be converted.",
        text: "\
Places in a text are 32-bit numbers, so an input of more than 1,000,000,000
bytes is not converted. The tool refuses such a file before it is read
(--max-bytes); this finding is for programs that use the library. Split the
text.

Example:
    a disk image instead of a text",
    },
    Code {
        code: "label-apart",
        severity: Warning,
        title: "A number stands apart from its paragraph, and was left where it is printed.",
        text: "\
An extractor that groups what stands close together prints a column of numbers
as a block of its own. They are put before the paragraphs that they fit, as
repairs of the kind `order`; this one fits none. Compare the lines with the
original document.

Example, two numbers before one paragraph:
    3.
    4.
    De huurder meldt schade direct.",
    },
    Code {
        code: "label-misread",
        severity: Warning,
        title: "A label was probably misread when the document was scanned.",
        text: "\
Character recognition takes 1 for l or I, 0 for O and 5 for S. The label is
printed as it stands in the source, but it is read as the number that the labels
around it ask for. Compare with the original document.

Example:
    l. De huurder betaalt vooruit.
    2. De verhuurder zendt een factuur.",
    },
    Code {
        code: "label-unlikely",
        severity: Info,
        title: "A label was accepted, although its place or form is unusual.",
        text: "\
The numbering of the whole document asks for a label here, but the line itself
argues against it: it starts in the middle of a sentence, for instance, or has
another form than its neighbours. Look whether the part really begins there.

Example:
    2.1 De huurder betaalt vooruit,
    2.2 tenzij partijen anders overeenkomen.",
    },
    Code {
        code: "leftover-label",
        severity: Warning,
        title: "A line looks like a label, but fits nowhere in the numbering.",
        text: "\
It was read as text of the part before it. That is right for an amount, a date
or a reference at a line start. Where it is a real label, its neighbours are
probably missing from the source, or the document has a house style of its own
that a grammar file can describe (see grammars/README.md).

Example, between 3.4 and 3.5:
    17. De verhuurder meldt dit.",
    },
    Code {
        code: "limit-depth",
        severity: Error,
        title: "Parts are nested deeper than the limit.",
        text: "\
Parts below the limit are written as flat paragraphs of the deepest part that is
allowed; no text is lost. No legal text is nested that deep: the input is
probably no document, or a table of numbers.

Example:
    1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1 Tekst",
    },
    Code {
        code: "limit-line",
        severity: Warning,
        title: "A line is so long that labels were looked for in its first part only.",
        text: "\
The text is kept whole. The input has probably lost its line breaks; extract it
again with line breaks for a better tree.

Example:
    a web page that was saved as one line of several megabytes",
    },
    Code {
        code: "limit-nodes",
        severity: Error,
        title: "The document has more parts than the limit.",
        text: "\
From that place on, text was added to the last part; no text is lost. The input
is probably no document, but a list or a table of numbers.

Example:
    a file of two million lines that each begin with a number",
    },
    Code {
        code: "no-structure",
        severity: Warning,
        title: "No articles were found.",
        text: "\
The text has no labels, numbers or headings that agree with each other, so every
paragraph stands as an alinea at the top. Where the text does have a structure,
name a house style with --grammar, or describe it in a grammar file.

Example:
    Wij doen ons best voor u. Betalen kan achteraf.",
    },
    Code {
        code: "not-dutch",
        severity: Warning,
        title: "The text does not seem to be Dutch.",
        text: "\
Numbers and headings are read in any language, but keywords, references and
broken words are those of Dutch, so the tree may be poor and words may be joined
wrongly.

Example:
    Article 1. In these terms and conditions the following words mean:",
    },
    Code {
        code: "number-confirmed",
        severity: Info,
        title: "Numbers that are not printed were counted, and references confirm them.",
        text: "\
The source has lost its numbers, as some extractions do. They follow from the
order of the parts (`inferred: true`), and the references in the text land where
their words say. The message gives the number of such witnesses.

Example:
    Betaling                         (counted: 6.7)
    ... de termijn van artikel 6.7 (betaling) ...",
    },
    Code {
        code: "number-doubtful",
        severity: Warning,
        title: "A number that is not printed was counted, but a reference contradicts it.",
        text: "\
The source has lost its numbers. The count gives one number for this part, and a
reference in the text another one, or none of its words. A heading or paragraph
before it was probably taken for two, or two for one.

Example:
    Betaling                         (counted: 6.7)
    ... de betaling van artikel 6.8 ...",
    },
    Code {
        code: "number-gap",
        severity: Warning,
        title: "A number is missing in a series.",
        text: "\
After 7.2 comes 7.4: either the source leaves a number out, or the label of 7.3
was not recognised and its text stands in 7.2. Printed numbers are never
changed.

Example:
    7.2 De huurder betaalt vooruit.
    7.4 De verhuurder zendt een factuur.",
    },
    Code {
        code: "number-restart",
        severity: Warning,
        title: "A series starts again without a new part above it.",
        text: "\
The number goes back to the beginning, although no chapter, article or document
begins here. A heading without number may have been missed, or two texts stand
one after the other. Paths stay unique: a number that stands twice gets ~2.

Example:
    5. De huurder meldt schade.
    1. De verhuurder zendt een factuur.
    2. De huurder betaalt vooruit.",
    },
    Code {
        code: "number-words-differ",
        severity: Warning,
        title: "A number is written in digits and in words, and these differ.",
        text: "\
One of them is wrong, usually because only one was changed. It can decide how
long a period is, so look into the original document.

Example:
    binnen 14 (vijftien) dagen na ontvangst van de factuur",
    },
    Code {
        code: "order-doubtful",
        severity: Warning,
        title: "Blocks may stand in the wrong order, and were left as printed.",
        text: "\
A sentence or word breaks off at the border of a column or page and seems to go
on elsewhere, but not all borders agree, so nothing was moved. The message names
the lines. Compare them with the original document.

Example, at the end of one page and the middle of the next:
    De verhuurder is aan-
    sprakelijk voor schade die ...",
    },
    Code {
        code: "reference-retargeted",
        severity: Info,
        title: "A reference points to another node in the newer version.",
        text: "\
`lidwoord diff` reports this. A reference whose number only follows the new
number of what it names is no change. This one names something else: it was
changed to do so, or it was left alone while the numbers around it changed. The
entry of the node has the words, and the paths before and after.

Example, where article 2 was removed and article 3 became 2:
    4.1 Artikel 3 is van overeenkomstige toepassing.",
    },
    Code {
        code: "style-induced",
        severity: Info,
        title: "No house style has the levels of this text; its labels show them.",
        text: "\
The labels stand at levels at which no grammar has them, so the ladder was taken
from the text itself: one form stands above another that begins again behind it.
The message names the levels with the first label of each. Where they are wrong,
write them down in a grammar file, and use it with --grammar.

Example, parts above decimal articles with leden in brackets:
    DEEL I - DE REKENING
    1.01 Openen van een rekening
    (1) Wie in Nederland woont, kan een rekening openen.",
    },
    Code {
        code: "text-cut",
        severity: Warning,
        title: "A sentence breaks off, and its end is nowhere in the source.",
        text: "\
The part is kept as it stands, and the next one is not glued to it. Compare the
line with the original document: text has been lost before it came here.

Example:
    4.3 De huurder is verplicht om binnen
    4.4 Schade wordt direct gemeld.",
    },
    Code {
        code: "too-many-annotations",
        severity: Error,
        title: "The text has more references or amounts than there is room for.",
        text: "\
A text of nothing but references, or of ranges that name two hundred articles
each, would take a hundred times its size in memory. So at most 25,000
references with what they name are looked for, and as many amounts, periods and
dates, and one more for each 128 bytes of the text so far. Those behind them are
plain text; nothing is lost. Terms have one for each 150 bytes or less often.

Example:
    zie de artikelen 1 tot en met 200
    zie de artikelen 1 tot en met 200    (a thousand times)",
    },
    Code {
        code: "too-many-findings",
        severity: Warning,
        title: "There are more findings of one code than are listed.",
        text: "\
A text of nothing but numbers that stand twice has a finding for each, which
takes many times its size in memory, and nobody reads them all. So at most 5,000
findings of each code are listed, and one more for each 2,000 bytes of the text.
The message says how many more there are; the line is that of the first of them.

Example:
    Artikel 1
    Artikel 1                        (a million times)",
    },
    Code {
        code: "too-many-lines",
        severity: Error,
        title: "The text has more short lines than there is room for.",
        text: "\
A text of nothing but line ends would take a hundred times its size in memory.
So a text has at most 120,000 lines, and one more for each 24 bytes so far.
What stands behind them is not lost: it is one line. Texts have a line for each
35 bytes or more.

Example:
    a
    a
    a                                (a million times)",
    },
    Code {
        code: "too-many-nodes",
        severity: Error,
        title: "The text has more labels or paragraphs than the tree has room for.",
        text: "\
A text of nothing but labels would take hundreds of times its size in memory.
So a tree has at most 25,000 labels and as many paragraphs, and one more for
each 96 bytes of the text so far. What stands behind them is not lost: it is the
text of the last node. Terms have a label for each 80 bytes or more.

Example:
    1
    1
    1                                (a million times)",
    },
    Code {
        code: "too-many-repairs",
        severity: Error,
        title: "The text has more odd characters or broken words than there is room for.",
        text: "\
Each repair is on record, so a text of nothing but ligatures, control characters
or broken words would take a hundred times its size in memory. At most 60,000
characters are cleaned, and as many words put together, and one more for each 56
bytes of the text so far. Those behind them are not lost: they stay as they are.
Extracted texts have one for each 60 bytes or less often.

Example:
    ver- goe- ding ver- goe- ding    (a million times)",
    },
    Code {
        code: "undecodable",
        severity: Warning,
        title: "Bytes or control characters are no text.",
        text: "\
They stand as U+FFFD in the output, or were taken out, and a `character` repair
says what was there. Usually the file was saved in one encoding and labelled as
another; save it again as UTF-8.

Example:
    De huurder betaalt <FF><FE> euro.",
    },
    Code {
        code: "used-undefined",
        severity: Info,
        title: "A word is written like a defined term, and is not defined.",
        text: "\
The document defines terms with a capital, and this word has one too, behind an
article and more than twice. Names look the same, so it is shown with --pedantic
only.

Example:
    De Afnemer betaalt vooraf.       (only `Koper` is defined)",
    },
];

/// Finds a code.
pub fn find(code: &str) -> Option<&'static Code> {
    TABLE.iter().find(|c| c.code == code)
}

/// The code that a misspelled one was probably meant to be.
pub fn nearest(code: &str) -> Option<&'static Code> {
    let near = TABLE.iter().map(|c| (distance(c.code, code), c)).min_by_key(|n| n.0)?;
    (near.0 <= near.1.code.len() / 3).then_some(near.1)
}

/// The number of bytes to insert, delete or replace to make one word the other (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.bytes().enumerate() {
        let mut corner = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.bytes().enumerate() {
            let cost = (corner + usize::from(x != y)).min(row[j] + 1).min(row[j + 1] + 1);
            corner = std::mem::replace(&mut row[j + 1], cost);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_fit_to_print() {
        assert!(TABLE.is_sorted_by(|a, b| a.code < b.code));
        for code in TABLE {
            assert!(code.code.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{}", code.code);
            assert!(code.title.ends_with('.'), "{}", code.code);
            assert!(code.title.chars().count() <= 80, "{}", code.code);
            assert!(code.text.contains("\nExample"), "{}", code.code);
            assert!(code.text.lines().all(|l| l.chars().count() <= 80), "{}", code.code);
        }
    }

    #[test]
    fn misspelled_codes_are_found() {
        assert_eq!(find("number-gap").map(|c| c.code), Some("number-gap"));
        assert_eq!(nearest("nummer-gap").map(|c| c.code), Some("number-gap"));
        assert_eq!(nearest("text-cutt").map(|c| c.code), Some("text-cut"));
        assert!(nearest("spaghetti").is_none());
        assert!(nearest("").is_none());
    }
}
