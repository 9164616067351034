/** Frozen clause sets: `revisions/N.json` holds every clause of revision N. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clause } from '../model.ts';
import { type Digest, dataDigest } from '../utils/digest.ts';
import { specsFile } from '../utils/packageFiles.ts';
import { describeErrors, validatorFor } from '../utils/schemaValidator.ts';

/** The content of `specs/revisions/N.json`. */
export interface ClauseRevision {
  schema: 'proofmark/clause-revision@1';
  /** The number of the revision. The first revision has number 1. */
  revision: number;
  /** The first version of the suite with this revision. */
  suite: string;
  /** The digest of `clauses`, as in `conformance.json`. */
  digest: Digest;
  /** The clauses in the order of the contract. */
  clauses: Clause[];
}

/** This package does not contain the revision. A later version of the package may contain it. */
export class UnknownRevisionError extends Error {
  override name = 'UnknownRevisionError';
}

/** The folder of the revisions in this package. */
export function revisionsFolder(): string {
  return specsFile('revisions');
}

/** The revisions in the folder, oldest first. */
export function clauseRevisions(folder = revisionsFolder()): number[] {
  return readdirSync(folder)
    .flatMap((name) => (/^\d+\.json$/.test(name) ? [Number.parseInt(name, 10)] : []))
    .sort((a, b) => a - b);
}

/**
 * Reads a frozen revision.
 * @throws UnknownRevisionError if it does not exist; Error if the file was changed
 */
export function loadRevision(revision: number, folder = revisionsFolder()): ClauseRevision {
  const known = clauseRevisions(folder);
  if (!known.includes(revision)) {
    throw new UnknownRevisionError(`clause revision ${revision} is not known here; known: ${known.join(', ')}`);
  }
  const file = `${revision}.json`;
  const value: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const validate = validatorFor('clause-revision');
  if (!validate(value)) throw new Error(`revisions/${file} does not match its schema: ${describeErrors(validate)[0]}`);
  const frozen = value as ClauseRevision;
  if (frozen.revision !== revision) throw new Error(`revisions/${file} holds revision ${frozen.revision}`);
  if (dataDigest(frozen.clauses) !== frozen.digest) {
    throw new Error(`revisions/${file} was changed: its clauses are not those of its digest`);
  }
  return frozen;
}

/** The newest revision with the digest; undefined if no frozen clause set has it. */
export function revisionOf(digest: Digest, folder = revisionsFolder()): number | undefined {
  return clauseRevisions(folder)
    .reverse()
    .find((revision) => loadRevision(revision, folder).digest === digest);
}

/**
 * Compares a frozen revision with the current clauses. `removed`: clauses that no longer exist. `changed`: clauses whose statement
 * differs, so that their probes may check more than the revision states. A clause that differs only in kind, level or source is
 * neither.
 */
export function changesSince(
  frozen: Pick<ClauseRevision, 'clauses'>,
  current: readonly Clause[],
): { removed: string[]; changed: string[] } {
  const meanings = new Map(current.map((clause) => [clause.id, meaning(clause)]));
  const ids = (wanted: (clause: Clause) => boolean) => frozen.clauses.filter(wanted).map(({ id }) => id);
  return {
    removed: ids(({ id }) => !meanings.has(id)),
    changed: ids((clause) => meanings.has(clause.id) && meanings.get(clause.id) !== meaning(clause)),
  };
}

const meaning = ({ statement, appliesTo, cell }: Clause): Digest =>
  dataDigest({ statement, appliesTo, cell: cell ?? null });
