//! Ranges: `30.4 tot en met 30.8` `de leden 1 tot en met 3` `onderdelen a tot en met c`.

use super::super::grammar::{At, Step};
use super::index::MOST;
use super::{Index, Targets, missing};

/// The parts from the step to `until`; of a very long range only its ends. Where both are brothers: those between them in the tree, and the numbers that
/// are missing between. Else the numbers, counted out.
pub(super) fn range(index: &Index, from: u32, scope: Option<u32>, first: &Step, until: &str, targets: &mut Targets) {
    let At::Number(start) = &first.at else { return };
    let step = |number: &str| Step { level: first.level, at: At::Number(number.to_owned()) };
    let ends = (index.step(from, scope, first), index.step(from, scope, &step(until)));
    let nodes = &index.document.nodes;
    if let (Some(a), Some(b)) = ends
        && a < b
    {
        let (one, other) = (&nodes[a as usize], &nodes[b as usize]);
        let between = (a..=b).filter(|n| {
            let node = &nodes[*n as usize];
            node.kind == one.kind && node.number.is_some() && (one.parent != other.parent || node.parent == one.parent)
        });
        let between: Vec<u32> = between.take(MOST + 1).collect();
        let shown = if between.len() > MOST { vec![a, b] } else { between };
        return shown.into_iter().for_each(|n| targets.node(n));
    }
    let Some(numbers) = count(start, until) else {
        for number in [start.as_str(), until] {
            end(index, from, scope, &step(number), targets);
        }
        return;
    };
    for number in numbers {
        end(index, from, scope, &step(&number), targets);
    }
}

fn end(index: &Index, from: u32, scope: Option<u32>, step: &Step, targets: &mut Targets) {
    match index.step(from, scope, step) {
        Some(node) => targets.node(node),
        None => missing(index, from, scope, step, targets),
    }
}

/// `4.6` to `4.8`, `3` to `5`, `a` to `c`.
fn count(start: &str, until: &str) -> Option<Vec<String>> {
    if let ([a], [b]) = (start.as_bytes(), until.as_bytes())
        && a.is_ascii_lowercase()
        && b.is_ascii_lowercase()
        && a < b
    {
        return Some((*a..=*b).map(|c| char::from(c).to_string()).collect());
    }
    let split =
        |n: &str| n.rsplit_once('.').map_or((String::new(), n.to_owned()), |(p, l)| (format!("{p}."), l.to_owned()));
    let ((prefix, a), (other, b)) = (split(start), split(until));
    let (a, b): (u32, u32) = (a.parse().ok()?, b.parse().ok()?);
    (prefix == other && a < b && ((b - a) as usize) < MOST).then(|| (a..=b).map(|n| format!("{prefix}{n}")).collect())
}
