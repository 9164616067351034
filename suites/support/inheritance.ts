/** Instances that clauses are done with, for clauses that need one: the first need not remove them, nor the others create them. */
import type { Exchange } from './exchange.ts';
import type { Live } from './live.ts';
import type { RunSettings } from './settings.ts';

export interface Legacy {
  live: Live;
  /** The writes that made it what it is, its create first. */
  trail: Exchange[];
}

/**
 * Clause → who inherits what its cases leave, and how many of each resource at most; in this order, in which they start too: those of few
 * cases first. An instance that a case left has
 * passed what that case judged of it; who inherits it knows its last representation. Who judges updates inherits what was never updated:
 * a target may take the first alone. Nobody leaves what another equals: who deletes one may lose both. No clause waits for itself by way of others.
 */
export const HEIRS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'post.201': { 'post.200': 1 },
  'put.201': { 'put.200': 1 },
  'overload.put.201': { 'overload.put.200': 1 },
  'post.200': { 'get.200': 1 },
  'put.200': { 'delete.gone': 1 },
  'overload.put.200': { 'overload.unknown-value': 1 },
  'get.200': { 'overload.get.ignored': 1 },
  'media.put': { 'auth.other-account': 2 },
  'media.overloaded-put': { 'auth.other-account': 2 },
  'media.form-parameters': { 'auth.no-side-effects': 5 },
  'write.form-decoding': { 'auth.valid-credentials': 2 },
  'auth.valid-credentials': { 'get.304': 3 },
  'write.round-trip': { 'delete.204': 8, 'overload.delete.204': 8, 'overload.query-only': 2 },
  'post.400': { 'overload.other-parameters': 4 },
  'put.400': { 'overload.other-parameters': 4 },
  'overload.put.400': { 'get.safe': 1 },
};

/** Of one clause and one resource: what was left, and who waits for it. */
interface Estate {
  left: Legacy[];
  waiting: Map<number, (legacy: Legacy | undefined) => void>;
}

export class Inheritance {
  readonly #heirs: typeof HEIRS;
  readonly #open = new Set<string>();
  readonly #estates = new Map<string, Estate>();

  /** Between clauses of the run that will be exercised. */
  constructor({ clauses, other }: Pick<RunSettings, 'clauses' | 'other'>) {
    const comes = (heir: string) => clauses.includes(heir) && (heir !== 'auth.other-account' || other !== null);
    const heirs = Object.entries(HEIRS).map(([clause, all]) => [
      clause,
      Object.fromEntries(Object.entries(all).filter(([heir]) => comes(heir))),
    ]);
    this.#heirs = Object.fromEntries(heirs);
  }

  /** The clause begins, and will be closed: only then does anybody wait for what it leaves. */
  open(clause: string): void {
    if (Object.keys(this.#heirs[clause] ?? {}).length > 0) this.#open.add(clause);
  }

  /** The clause leaves no more. */
  close(clause: string): void {
    if (!this.#open.delete(clause)) return;
    for (const [key, { waiting }] of this.#estates) {
      if (!key.startsWith(`${clause} `)) continue;
      for (const wait of waiting.values()) wait(undefined);
      waiting.clear();
    }
  }

  /** Whether anything that the clause leaves is wanted. */
  hasHeirs(clause: string): boolean {
    return this.#open.has(clause);
  }

  /** Whether somebody may take it; else it stays the giver's to remove. */
  leave(clause: string, legacy: Legacy): boolean {
    const { resource } = legacy.live;
    const estate = this.#estate(clause, resource);
    const at = estate.left.length;
    const most = Object.values(this.#heirs[clause] ?? {}).reduce((sum, count) => sum + count, 0);
    if (!this.#open.has(clause) || at >= most) return false;
    estate.left.push(legacy);
    estate.waiting.get(at)?.(legacy);
    estate.waiting.delete(at);
    return true;
  }

  /** What was left for the heir's case number `at` (from 0) of the resource; undefined where nothing was left for it. */
  async take(heir: string, resource: string, at: number): Promise<Legacy | undefined> {
    const place = placeOf(this.#heirs, heir, at);
    if (place === undefined) return undefined;
    const estate = this.#estate(place.testator, resource);
    const given = estate.left[place.at];
    if (given !== undefined || !this.#open.has(place.testator)) return this.#taken(estate, place.at, given);
    const legacy = await new Promise<Legacy | undefined>((resolve) => estate.waiting.set(place.at, resolve));
    return this.#taken(estate, place.at, legacy);
  }

  /** What nobody has taken, to be removed. */
  drain(): Legacy[] {
    const all = [...this.#estates.values()].flatMap(({ left }) => left.splice(0)).filter((legacy) => legacy !== TAKEN);
    this.#estates.clear();
    return all;
  }

  #taken({ left }: Estate, at: number, legacy: Legacy | undefined): Legacy | undefined {
    if (legacy === undefined || legacy === TAKEN) return undefined;
    left[at] = TAKEN;
    return legacy;
  }

  #estate(clause: string, resource: string): Estate {
    const key = `${clause} ${resource}`;
    const found = this.#estates.get(key) ?? { left: [], waiting: new Map() };
    this.#estates.set(key, found);
    return found;
  }
}

/** Keeps the place of what was taken. */
const TAKEN = {} as Legacy;

/** Each heir has places of its own in the order of what is left: which case gets something does not depend on who is quick. */
function placeOf(all: typeof HEIRS, heir: string, at: number): { testator: string; at: number } | undefined {
  let rest = at;
  for (const [testator, heirs] of Object.entries(all)) {
    const count = heirs[heir] ?? 0;
    if (rest >= count) {
      rest -= count;
      continue;
    }
    const names = Object.keys(heirs);
    const before = names.slice(0, names.indexOf(heir)).reduce((sum, name) => sum + (heirs[name] ?? 0), 0);
    return { testator, at: before + rest };
  }
  return undefined;
}
