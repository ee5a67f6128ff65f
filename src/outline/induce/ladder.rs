//! The levels that the forms of a text are, from the outside in.

use super::Rung;
use super::nesting::is_part;
use super::series::Series;
use crate::grammar::{Form, Heading, Level, Numbering};
use crate::label::{Keyword, Numeral};
use crate::tree::Kind;

/// The levels of the forms, which stand in their order from the outside in; `None` where they make no ladder.
pub(super) fn rungs(order: &[&Series]) -> Option<Vec<Rung>> {
    let order: Vec<&Series> = order.iter().copied().filter(|s| s.form.keyword != Some(Kind::Bijlage)).collect();
    let printed = order.iter().position(|s| s.form.keyword == Some(Kind::Artikel) && !s.either);
    let headed = || order.iter().rposition(|s| s.headed && !is_part(s));
    let plain = || order.iter().position(|s| !is_part(s));
    let article = printed.or_else(headed).or_else(plain)?;
    // Headings below a printed article are those of its leden, which the named styles find, or of parts that stand elsewhere.
    if printed.is_some() && order.get(article + 1).is_some_and(|s| s.headed) {
        return None;
    }
    let mut rungs: Vec<Rung> = Vec::new();
    for (n, series) in order.iter().enumerate().take(article + 2) {
        let kind = match n {
            _ if n < article => part(order[..article].iter().filter(|s| !is_part(s)).count(), series, &rungs)?,
            _ if n == article => Kind::Artikel,
            _ => Kind::Lid,
        };
        if rungs.iter().any(|rung| rung.level.kind == kind) {
            return None;
        }
        rungs.push(rung(series, kind, n > 0));
    }
    Some(rungs)
}

/// The kind of a part: that of its keyword. Of parts that have none, a letter is a deel, a number a hoofdstuk, and the second
/// one a paragraaf; `plain` of them stand above the articles.
fn part(plain: usize, series: &Series, above: &[Rung]) -> Option<Kind> {
    let used = |kind| above.iter().any(|rung| rung.level.kind == kind);
    match series.form.keyword {
        Some(kind) if !series.either => (kind != Kind::Lid).then_some(kind),
        None if series.label.numeral == Numeral::Upper && plain == 1 => Some(Kind::Deel),
        _ => [Kind::Hoofdstuk, Kind::Paragraaf].into_iter().find(|kind| !used(*kind)),
    }
}

/// A level of the forms of a series; `below` another one.
fn rung(series: &Series, kind: Kind, below: bool) -> Rung {
    let mut label = series.label;
    if series.either {
        label.keyword = label.keyword.map(|word| Keyword { kind, ..word });
    }
    let carries = series.form.numerals == [Numeral::Decimal] && below;
    let level = Level {
        kind,
        forms: vec![Form::of(&label)],
        heading: match kind {
            Kind::Lid if !series.headed => Heading::None,
            _ if series.headed => Heading::Required,
            _ => Heading::Optional,
        },
        numbering: match () {
            () if carries => Numbering::Prefix,
            () if series.restarts => Numbering::Restart,
            () => Numbering::Continue,
        },
        optional: kind != Kind::Artikel && kind != Kind::Lid,
    };
    Rung { level, label, at: series.at }
}
