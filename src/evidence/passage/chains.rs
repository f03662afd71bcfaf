//! Ways to take one place of each part of a quotation so that they follow one another.

use std::ops::Range;

/// A way to find parts that follow one another, and whether it is the only one that ends where it ends.
struct Way {
    chain: Vec<Range<usize>>,
    only: bool,
}

/// Up to two ways to take one place of each list so that they follow one another.
pub fn chains(first: &[Range<usize>], rest: &[Vec<Range<usize>>]) -> Vec<Vec<Range<usize>>> {
    let mut ways: Vec<_> =
        first.iter().map(|place| Way { chain: vec![place.clone()], only: true }).collect();
    for places in rest {
        ways = places.iter().filter_map(|place| step(&ways, place)).collect();
    }
    let twice = |way: Way| std::iter::repeat_n(way.chain, if way.only { 1 } else { 2 });
    ways.into_iter().flat_map(twice).take(2).collect()
}

/// A way to a place from the ways to places before it, which stand in their order.
fn step(ways: &[Way], place: &Range<usize>) -> Option<Way> {
    let ends_before = |way: &&Way| way.chain.last().is_some_and(|last| last.end <= place.start);
    let mut before = ways.iter().take_while(ends_before);
    let way = before.next()?;
    let chain = way.chain.iter().cloned().chain([place.clone()]).collect();
    Some(Way { chain, only: way.only && before.next().is_none() })
}
