/** Returns the rank of a count among all: 1 for the highest, and equal counts share one. */
export function rankCounts(counts: Uint32Array | Float64Array): (count: number) => number {
  const ascending = counts.slice().sort();
  const rankOf = new Map<number, number>();
  for (let at = ascending.length - 1; at >= 0; at -= 1) {
    const count = ascending[at] ?? 0;
    if (!rankOf.has(count)) rankOf.set(count, ascending.length - at);
  }
  return (count) => rankOf.get(count) ?? ascending.length + 1;
}
