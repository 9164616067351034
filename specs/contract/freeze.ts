/** `npm run freeze`: freezes the current clauses as the next revision. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageVersion } from '../utils/packageFiles.ts';
import { clauseSetDigest, loadClauses } from './clauses.ts';
import { lintSpecs } from './lint.ts';
import { type ClauseRevision, clauseRevisions, loadRevision, revisionsFolder } from './revisions.ts';

/**
 * Writes the next revision and returns its number, or null if the newest revision has the same clauses. Never changes an existing
 * file.
 */
export function freeze(
  { clauses, digest, suite }: Pick<ClauseRevision, 'clauses' | 'digest' | 'suite'>,
  folder = revisionsFolder(),
): number | null {
  const newest = clauseRevisions(folder).at(-1);
  if (newest !== undefined && loadRevision(newest, folder).digest === digest) return null;
  const revision = (newest ?? 0) + 1;
  const frozen: ClauseRevision = { schema: 'proofmark/clause-revision@1', revision, suite, digest, clauses };
  writeFileSync(join(folder, `${revision}.json`), `${JSON.stringify(frozen, null, 1)}\n`, { flag: 'wx' });
  return revision;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const problems = lintSpecs();
  if (problems.length > 0) {
    console.error(`freeze: the clauses are not sound:\n${problems.join('\n')}`);
    process.exitCode = 64;
  } else {
    const revision = freeze({ clauses: loadClauses(), digest: clauseSetDigest(), suite: packageVersion() });
    console.log(
      revision === null ? 'The newest revision holds these clauses.' : `Wrote specs/revisions/${revision}.json`,
    );
  }
}
