//! What happened to the source text: repairs with a reason and a confidence.
//!
//! Text changes only through a [`Repair`]. A plain line break that becomes a space is no repair.

pub mod ledger;

/// How sure a repair is, from least to most.
///
/// Measured on unseen documents (see ARCHITECTURE.md, repair): `Certain` was right in 99.7 %, `Likely` in
/// about 95 %, `Guess` in 60 to 85 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Both readings are possible words; the better one was taken.
    Guess,
    /// A spelling rule decided, or one of two witnesses.
    Likely,
    /// The form stands elsewhere in the document, or nothing else is possible.
    Certain,
}

impl Confidence {
    /// All of them, from most to least sure.
    pub const ALL: [Confidence; 3] = [Confidence::Certain, Confidence::Likely, Confidence::Guess];

    /// The name in the output: `certain`, `likely` or `guess`.
    pub fn name(self) -> &'static str {
        match self {
            Confidence::Guess => "guess",
            Confidence::Likely => "likely",
            Confidence::Certain => "certain",
        }
    }
}

/// The kinds of repair of the output contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RepairKind {
    /// A word that was broken at a line end, joined without its hyphen.
    HyphenJoin,
    /// A hyphen at a line end that belongs to the word.
    HyphenKeep,
    /// A trema that the break had taken away (`be-` + `eindigen` is `beëindigen`).
    TremaRestore,
    /// `en/` + `of` at a line end.
    SlashJoin,
    /// `(af)` + `leveringen` at a line end.
    BracketJoin,
    /// A web or e-mail address that was broken.
    UrlJoin,
    /// A hyphen, slash or bracket that an earlier reflow left inside a line.
    ResidueJoin,
    /// A running header or footer inside a sentence.
    FurnitureCut,
    /// Text that was moved to its place.
    Order,
    /// A ligature, soft hyphen, invalid byte, control or combining character.
    Character,
}

impl RepairKind {
    /// All kinds, in the order of the output contract.
    pub const ALL: [RepairKind; 10] = [
        RepairKind::HyphenJoin,
        RepairKind::HyphenKeep,
        RepairKind::TremaRestore,
        RepairKind::SlashJoin,
        RepairKind::BracketJoin,
        RepairKind::UrlJoin,
        RepairKind::ResidueJoin,
        RepairKind::FurnitureCut,
        RepairKind::Order,
        RepairKind::Character,
    ];

    /// The name in the output, for instance `hyphen-join`.
    pub fn name(self) -> &'static str {
        match self {
            RepairKind::HyphenJoin => "hyphen-join",
            RepairKind::HyphenKeep => "hyphen-keep",
            RepairKind::TremaRestore => "trema-restore",
            RepairKind::SlashJoin => "slash-join",
            RepairKind::BracketJoin => "bracket-join",
            RepairKind::UrlJoin => "url-join",
            RepairKind::ResidueJoin => "residue-join",
            RepairKind::FurnitureCut => "furniture-cut",
            RepairKind::Order => "order",
            RepairKind::Character => "character",
        }
    }
}

/// One change to the source text of a node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// What sort of change it is.
    pub kind: RepairKind,
    /// The 1-based source line on which the changed text begins.
    pub line: u32,
    /// The text as it stood in the source; a line break is `\n`.
    pub was: String,
    /// The text as it stands in the output; empty where it was taken out.
    pub now: String,
    /// What decided it: a stable name, for instance `document-word`.
    pub rule: &'static str,
    /// How sure it is.
    pub confidence: Confidence,
    /// The bytes of the clean text that `now` replaces.
    pub span: std::ops::Range<u32>,
}
