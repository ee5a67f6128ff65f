//! From the inside out: `lid 2 van artikel 5` `onderdeel a van het eerste lid` `afdeling 2B van titel 5 van Boek 6`.

use super::words::{of, the};
use super::{Item, flatten, parts};
use nom::IResult;
use nom::Parser;
use nom::combinator::opt;

/// How many levels one reference may climb.
const DEPTH: usize = 6;

/// `nested = parts [of [the] nested]`, where the outer parts are one part
pub(super) fn nested(i: &str, depth: usize) -> IResult<&str, Vec<Item>> {
    let (rest, group) = parts(i)?;
    let items = flatten(&[group]);
    match outer(rest, depth) {
        Ok((rest, outer)) => {
            let inside = |item: Item| Item { steps: outer.steps.iter().cloned().chain(item.steps).collect(), ..item };
            Ok((rest, items.into_iter().map(inside).collect()))
        }
        Err(_) => Ok((rest, items)),
    }
}

fn outer(i: &str, depth: usize) -> IResult<&str, Item> {
    let (rest, _) = (of, opt(the)).parse(i)?;
    if depth < DEPTH
        && let (rest, items) = nested(rest, depth + 1)?
        && let [only] = items.as_slice()
        && only.until.is_none()
    {
        return Ok((rest, only.clone()));
    }
    nom::combinator::fail().parse(i)
}
