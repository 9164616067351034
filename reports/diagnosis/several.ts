/** Explains a run that no single fault explains: by several faults, or by what the failures have in common. */
import type { Cause } from '../../specs/contract/diagnosis.ts';
import type { Conformance } from '../../specs/model.ts';
import type { Catalogue, Seen } from './match.ts';
import type { Signature } from './signatures.ts';
import { similarity } from './similarity.ts';

/** A fault must explain at least this number of failures, and all faults together this share of them. */
const FEWEST = 2;
const SHARE = 0.5;
/** The maximum number of faults. */
const MOST = 4;

/** The consistency that a fault needs. The fewer clauses it fails, the more easily it fits by chance. */
const leastFor = (clauses: number): number => (clauses >= 4 ? 0.7 : clauses >= 2 ? 0.8 : 0.9);

interface Part {
  fault: Signature;
  explains: string[];
  weight: number;
}

/** The fewest faults that together explain at least half of the failures, best first; none otherwise. */
export function severalCauses(seen: Seen, catalogue: Catalogue): Cause[] {
  const candidates = catalogue.faults.flatMap((fault) => partOf(fault, seen, catalogue));
  const left = new Set(seen.failed.keys());
  const chosen: Cause[] = [];
  while (chosen.length < MOST && left.size > 0) {
    const [best] = candidates
      .map(({ fault, explains, weight }) => ({ fault, weight, explains: explains.filter((id) => left.has(id)) }))
      .filter(({ explains }) => explains.length >= FEWEST)
      .sort((a, b) => b.explains.length - a.explains.length || b.weight - a.weight);
    if (best === undefined) break;
    for (const id of best.explains) left.delete(id);
    const text = best.fault.title.replace(/\.$/, '');
    chosen.push({ kind: 'part', text, faults: [best.fault.id], explains: best.explains });
  }
  return left.size <= seen.failed.size * SHARE ? chosen : [];
}

/** The failures that the fault explains, if nearly all of its clauses failed as expected. */
function partOf(fault: Signature, { failed, passed }: Seen, { clauses: rarity, traits }: Catalogue): Part[] {
  let got = 0;
  let all = 0;
  const explains: string[] = [];
  for (const [id, expected] of Object.entries(fault.clauses)) {
    const observed = failed.get(id);
    if (observed === undefined && !passed.has(id)) continue;
    all += rarity(id);
    if (observed === undefined) continue;
    explains.push(id);
    got += rarity(id) * containment(expected, observed, traits);
  }
  const isConsistent = all > 0 && got / all >= leastFor(explains.length);
  return isConsistent ? [{ fault, explains, weight: got }] : [];
}

/** How many of the fault's traits the run shows. Other faults may have added traits of their own. */
function containment(expected: readonly string[], observed: readonly string[], traits: Catalogue['traits']): number {
  const known = new Set(expected);
  return similarity(
    expected,
    observed.filter((trait) => known.has(trait)),
    traits,
  );
}

/** Fewer failures have nothing in common. */
const FEWEST_ALIKE = 3;
const ALIKE = 0.6;

/** What most failures have in common: a method with an observed and an expected status. */
export function sharedAxis({ clauses }: Pick<Conformance, 'clauses'>, failed: readonly string[]): Cause[] {
  const by = new Map<string, Set<string>>();
  for (const { id, findings } of clauses) {
    if (!failed.includes(id)) continue;
    for (const { request, status, expectedStatuses } of findings) {
      if (request === undefined || expectedStatuses === undefined) continue;
      const method = request.overload === undefined ? request.method : `${request.method} ?_method=${request.overload}`;
      for (const who of [method, 'The target']) {
        const text = `${who} answered ${status} where ${expectedStatuses.join(' or ')} was due`;
        by.set(text, (by.get(text) ?? new Set()).add(id));
      }
    }
  }
  const [best] = [...by].sort(([, a], [, b]) => b.size - a.size);
  if (best === undefined || best[1].size < Math.max(FEWEST_ALIKE, failed.length * ALIKE)) return [];
  return [{ kind: 'shared', text: best[0], explains: failed.filter((id) => best[1].has(id)) }];
}
