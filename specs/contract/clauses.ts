import type { Clause, Kind } from '../model.ts';
import type { Profile } from '../profile/model.ts';
import { type Digest, dataDigest } from '../utils/digest.ts';
import { specsFile } from '../utils/packageFiles.ts';
import { UnknownNameError } from '../utils/unknownName.ts';
import { type ClauseData, clausesOf, readClauseData } from './clauseFiles.ts';
import { loadRevision } from './revisions.ts';

let clauses: readonly Clause[] | undefined;

/**
 * The contract: all clauses, by area, in an area the status cells first, each in the order of its table. Read once. With a revision,
 * the clauses as they were frozen under that number.
 */
export function loadClauses(revision?: number): Clause[] {
  if (revision !== undefined) return loadRevision(revision).clauses;
  clauses ??= clausesOf(loadClauseData());
  return [...clauses];
}

/** The clause data that this package ships, as written. */
export function loadClauseData(): ClauseData {
  return readClauseData(specsFile());
}

/** @throws UnknownNameError when no clause has the id. */
export function clauseById(id: string): Clause {
  const all = loadClauses();
  const clause = all.find((each) => each.id === id);
  if (clause === undefined) throw unknownClause(id);
  return clause;
}

/**
 * The ids that any of the globs matches, in the contract's order; `*` stands for any characters, dots included, `?` for one.
 * No globs at all select every clause. With a revision, of the clauses that were frozen under that number.
 * @throws UnknownNameError for the first glob that matches nothing.
 */
export function matchClauses(globs: readonly string[], revision?: number): string[] {
  const ids = loadClauses(revision).map(({ id }) => id);
  if (globs.length === 0) return ids;
  const matched = new Set(globs.flatMap((glob) => idsMatching(glob, ids)));
  return ids.filter((id) => matched.has(id));
}

function idsMatching(glob: string, ids: readonly string[]): string[] {
  const escaped = glob.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
  const pattern = new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`);
  const matching = ids.filter((id) => pattern.test(id));
  if (matching.length === 0) throw unknownClause(glob);
  return matching;
}

/** What a report names the contract by: it changes with any word of any clause, not with the layout of the files. */
export function clauseSetDigest(revision?: number): Digest {
  return dataDigest(loadClauses(revision));
}

/** A clause as a profile leaves it. */
export interface ResolvedClause extends Clause {
  /** Present when the profile says something about the clause: why its kind was lowered, or why it does not apply. */
  override?: { kind: Kind | 'not-applicable'; reason: string };
}

/** The clauses with the kinds that the profile gives them; one that does not apply keeps its kind and says so in `override`. */
export function resolveKinds(all: readonly Clause[], profile: Pick<Profile, 'clauses'>): ResolvedClause[] {
  return all.map((clause) => {
    const override = profile.clauses[clause.id];
    if (override === undefined) return clause;
    const kind = override.kind === 'not-applicable' ? clause.kind : override.kind;
    return { ...clause, kind, override };
  });
}

function unknownClause(given: string): UnknownNameError {
  return new UnknownNameError(
    'clause',
    given,
    loadClauses().map(({ id }) => id),
  );
}
