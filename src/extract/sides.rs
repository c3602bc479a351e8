//! The two sides of the conflict a document is about: whom "both sides" means.

use super::reading::Reading;
use crate::model::PartyKind;
use std::collections::BTreeMap;

/// Returns the two parties named most often in a document, in alphabetical order; nothing where a third is named nearly as often.
pub(super) fn sides(readings: &[Reading]) -> Vec<String> {
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    let names = readings.iter().flat_map(|reading| &reading.names);
    for party in names.filter_map(|name| name.mention.party).filter(|party| party.kind != PartyKind::Organisation) {
        *named.entry(party.name.as_str()).or_default() += 1;
    }
    let mut ranked: Vec<(&str, usize)> = named.into_iter().collect();
    ranked.sort_by_key(|(name, count)| (std::cmp::Reverse(*count), *name));
    let third = ranked.get(2).map_or(0, |(_, count)| *count);
    let plain = ranked.len() >= 2 && ranked[1].1 >= 2 && ranked[1].1 > third;
    let mut sides: Vec<String> = ranked.into_iter().take(2).map(|(name, _)| name.to_string()).collect();
    sides.sort();
    if plain { sides } else { Vec::new() }
}
