/**
 * Faults that nobody has measured: a target's are not those of the catalogue. What is known of a clause's faults tells how many others
 * it may have, and how narrow they are. The weights were tried on halves of the catalogue (docs/frugal.md).
 */
import type { Unit } from './costs.ts';

export interface Suspected {
  /** Faults that one more such case may find. */
  gain(): number;
  /** It was chosen. */
  take(): void;
}

/** How many faults of a kind are suspected; `kind` and `family` for each kind of case, the others for each clause. */
const WEIGHTS = { clause: 0.5, kind: 0.05, family: 0.1, alike: 0.5, narrow: 0.5 };
/** How likely any case of a clause is to find a fault of the whole clause. */
const FOUND = 0.8;
/** What a further case of a kind is likely to leave of what others may find: one that is about another resource, and one that is drawn. */
const LEFT = { same: 0.2, drawn: 0.8 };

type Known = ReadonlyMap<Unit, readonly [index: number, share: number][]>;

/** A clause: its kinds of cases, and the faults that are suspected in it. */
interface Area {
  kinds: Map<string, number>;
  /** Faults that a share of the kinds finds. */
  alike: { share: number; weight: number; missed: number }[];
  whole: number;
}

/** For each case, what it may find beside the faults that are known. */
export function suspectedIn(known: Known, names: readonly string[]): (unit: Unit) => Suspected {
  const areas = areasOf(known, names);
  /** Of what several clauses ask, how much has not been asked yet. */
  const families = new Map<string, number>();
  return (unit) => {
    const area = areas.get(unit.clause);
    if (area === undefined) throw new Error(`no cases of ${unit.clause}`);
    const kind = kindOf(unit, names);
    const family = familyOf(unit, kind);
    const left = isDrawn(kind) ? LEFT.drawn : LEFT.same;
    const fresh = () => area.kinds.get(kind) ?? 1;
    return {
      gain() {
        const alike = area.alike.reduce((sum, { share, weight, missed }) => sum + weight * missed * share, 0);
        const broad =
          WEIGHTS.clause * area.whole + WEIGHTS.kind * fresh() + WEIGHTS.family * (families.get(family) ?? 1);
        return broad * FOUND + alike * fresh();
      },
      take() {
        area.whole *= 1 - FOUND;
        for (const fault of area.alike) fault.missed *= 1 - fault.share * fresh();
        area.kinds.set(kind, fresh() * left);
        families.set(family, (families.get(family) ?? 1) * left);
      },
    };
  };
}

function areasOf(known: Known, names: readonly string[]): Map<string, Area> {
  const clauses = new Map<string, Map<string, Map<number, number>>>();
  for (const [unit, finds] of known) {
    const kinds = clauses.get(unit.clause) ?? new Map<string, Map<number, number>>();
    clauses.set(unit.clause, kinds);
    const kind = kindOf(unit, names);
    const found = kinds.get(kind) ?? new Map<number, number>();
    kinds.set(kind, found);
    for (const [index, share] of finds) found.set(index, Math.max(share, found.get(index) ?? 0));
  }
  const spread = new Map<number, number>();
  for (const kinds of clauses.values())
    for (const index of new Set([...kinds.values()].flatMap((found) => [...found.keys()])))
      spread.set(index, (spread.get(index) ?? 0) + 1);
  return new Map(
    [...clauses].map(([clause, kinds]) => {
      const sums = new Map<number, number>();
      for (const found of kinds.values())
        for (const [index, share] of found) sums.set(index, (sums.get(index) ?? 0) + share / kinds.size);
      const alike = [...sums].map(([index, share]) => ({
        share,
        weight: WEIGHTS.alike / (spread.get(index) ?? 1),
        missed: 1,
      }));
      const narrow = { share: 1 / kinds.size, weight: WEIGHTS.narrow, missed: 1 };
      const fresh = new Map([...kinds.keys()].map((kind) => [kind, 1]));
      return [clause, { kinds: fresh, alike: [...alike, narrow], whole: 1 }];
    }),
  );
}

const isDrawn = (kind: string): boolean => kind.endsWith(' ?');

/** The case without the resource and the field that it is about. */
function kindOf({ key }: Unit, names: readonly string[]): string {
  return names.reduce((text, name) => text.replaceAll(name, '…'), key);
}

const VERB = /POST \?_method=(PUT|DELETE)|GET|POST|PUT|DELETE/g;

/** What cells of several methods have in common: the status, and what is asked but for the method. */
function familyOf({ clause }: Unit, kind: string): string {
  return `${clause.split('.').at(-1)} ${kind.replace(VERB, '…')}`;
}
