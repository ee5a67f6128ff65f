//! Lists and ranges of numbers: `8.2, 9.1, 14 en 16.1` `30.4 tot en met 30.8` `6 lid 3 en 4`.

use super::words::{Joint, joint};
use super::{At, Group, Named};
use nom::bytes::complete::tag;
use nom::character::complete::space1;
use nom::combinator::value;
use nom::{IResult, Parser};

/// The most members of one list.
const MOST: usize = 200;
/// The most members in a row with commas only, before a conjunction must come.
const PENDING: usize = 25;

/// ```text
/// list = member *(joint member)
/// ```
/// A comma joins only where a conjunction follows further on (`artikel 5, 30 dagen` is one number), unless the
/// keyword is a plural. A range takes the number behind it as its end.
pub(super) fn list<'a>(
    i: &'a str,
    plural: bool,
    member: impl Fn(&'a str) -> IResult<&'a str, Named>,
) -> IResult<&'a str, Group> {
    let (mut rest, first) = member(i)?;
    let mut found = vec![first];
    let mut sure = (rest, 1);
    while found.len() < MOST
        && found.len() - sure.1 < PENDING
        && let Ok((after, kind)) = joint(rest).or_else(|no| if plural { up_to(rest) } else { Err(no) })
    {
        let Ok((next, named)) = member(after) else { break };
        debug_assert!(next.len() < rest.len(), "every member takes some text");
        rest = next;
        match (kind, found.last_mut()) {
            (Joint::Until, Some(last)) if ends_range(last, &named) => {
                let At::Number(end) = named.step.at else { break };
                last.until = Some(end);
                last.tail = named.tail;
                sure = (rest, found.len());
            }
            (Joint::Until, _) => break,
            _ => found.push(named),
        }
        if kind != Joint::Comma || plural {
            sure = (rest, found.len());
        }
    }
    found.truncate(sure.1);
    Ok((sure.0, Group(found)))
}

/// `up-to = SP "tot" SP`: a range where several are named: `de artikelen 1641 tot 1649`
fn up_to(i: &str) -> IResult<&str, Joint> {
    value(Joint::Until, (space1, tag("tot"), space1)).parse(i)
}

/// A range needs two numbers and nothing inside the first.
fn ends_range(first: &Named, last: &Named) -> bool {
    first.until.is_none() && first.tail.is_empty() && matches!(last.step.at, At::Number(_)) && last.until.is_none()
}
