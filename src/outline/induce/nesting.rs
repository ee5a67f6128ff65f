//! Which form of labels stands above which: the labels are walked through with the forms that are open, as one reads an
//! outline. A form that is open closes those below it, another one opens below all.

use super::series::Series;
use crate::label::Numeral;
use crate::tree::Kind;

/// The forms from the outside in.
pub(super) fn order(forms: &[Series]) -> Vec<&Series> {
    let mut places: Vec<(u32, usize)> = Vec::new();
    for (form, series) in forms.iter().enumerate() {
        places.extend(series.places.iter().map(|place| (*place, form)));
    }
    // Of the forms that one place may have, that with most labels.
    places.sort_by_key(|(place, form)| (*place, std::cmp::Reverse(forms[*form].places.len()), *form));
    places.dedup_by_key(|it| it.0);
    let above = above(forms, places.iter().map(|it| it.1));
    let mut used: Vec<usize> = (0..forms.len()).filter(|f| places.iter().any(|it| it.1 == *f)).collect();
    let outer = |f: usize| (0..forms.len()).filter(|g| above[*g][f] > above[f][*g]).count();
    used.sort_by_key(|f| (outer(*f), forms[*f].places[0]));
    used.iter().map(|f| &forms[*f]).collect()
}

/// How often each form (first) was open when another one (second) opened.
fn above(forms: &[Series], labels: impl Iterator<Item = usize>) -> Vec<Vec<u32>> {
    let mut above = vec![vec![0; forms.len()]; forms.len()];
    let mut open: Vec<usize> = Vec::new();
    for form in labels {
        match open.iter().position(|f| *f == form) {
            Some(at) => open.truncate(at + 1),
            None => {
                if is_part(&forms[form]) {
                    // A part that was not open yet stands above all but other parts.
                    let parts = open.iter().take_while(|f| is_part(&forms[**f])).count();
                    open.truncate(parts);
                }
                open.iter().for_each(|outer| above[*outer][form] += 1);
                open.push(form);
            }
        }
    }
    above
}

/// Whether a keyword says that the labels are those of parts above the articles. `§ 1.1` has the number of the part above it.
pub(super) fn is_part(series: &Series) -> bool {
    let parts = [Kind::Boek, Kind::Deel, Kind::Titeldeel, Kind::Hoofdstuk, Kind::Afdeling, Kind::Paragraaf];
    let carries = series.form.numerals == [Numeral::Decimal];
    !series.either && !carries && series.form.keyword.is_some_and(|kind| parts.contains(&kind))
}
