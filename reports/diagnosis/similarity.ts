/** Compares the observations of a failed clause with those of a fault. */

/** The weight of each kind of trait. What changed, and how, tells most. */
const WEIGHTS: Record<string, number> = { change: 4, status: 2, case: 1, message: 1, values: 1, operation: 1 };
/** The highest similarity if both sides have traits of the kind, and none in common. */
const CAPS: Record<string, number> = { status: 0.2, change: 0.2, values: 0.5 };

/** How rare a clause or trait is. Rare ones tell more. */
export type Rarity = (item: string) => number;

/** Rarity by the number of lists that contain an item. */
export function rarityIn(lists: Iterable<Iterable<string>>): Rarity {
  const counts = new Map<string, number>();
  let all = 0;
  for (const list of lists) {
    all += 1;
    for (const item of new Set(list)) counts.set(item, (counts.get(item) ?? 0) + 1);
  }
  return (item) => Math.log(1 + Math.max(all, 1) / (counts.get(item) ?? 1));
}

/** From 0 to 1: the weighted mean over the kinds of traits. */
export function similarity(one: readonly string[], other: readonly string[], rarity: Rarity): number {
  const [left, right] = [byKind(one), byKind(other)];
  let sum = 0;
  let weights = 0;
  let cap = 1;
  for (const [kind, weight] of Object.entries(WEIGHTS)) {
    const [a, b] = [left.get(kind), right.get(kind)];
    if (a === undefined && b === undefined) continue;
    const shared = overlap(a ?? new Set(), b ?? new Set(), rarity);
    sum += weight * shared;
    weights += weight;
    if (shared === 0) cap = Math.min(cap, CAPS[kind] ?? 1);
  }
  return weights === 0 ? 1 : Math.min(cap, sum / weights);
}

function byKind(traits: readonly string[]): Map<string, Set<string>> {
  const kinds = new Map<string, Set<string>>();
  for (const trait of traits) {
    const kind = trait.slice(0, trait.indexOf(':'));
    kinds.set(kind, (kinds.get(kind) ?? new Set()).add(trait));
  }
  return kinds;
}

/** The Jaccard index, in which each item counts by its rarity. */
function overlap(one: Set<string>, other: Set<string>, rarity: Rarity): number {
  let shared = 0;
  let all = 0;
  for (const item of new Set([...one, ...other])) {
    const weight = rarity(item);
    all += weight;
    if (one.has(item) && other.has(item)) shared += weight;
  }
  return all === 0 ? 0 : shared / all;
}
