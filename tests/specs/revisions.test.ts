/** A frozen revision of the clause set never changes. The newest revision equals the current clauses. */
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tokenIgnored } from '../../reference/faults/auth/token-ignored.ts';
import { freeze } from '../../specs/contract/freeze.ts';
import { revisionsFolder } from '../../specs/contract/revisions.ts';
import {
  changesSince,
  clauseRevisions,
  clauseSetDigest,
  loadClauses,
  loadRevision,
  revisionOf,
} from '../../specs/load.ts';
import type { Clause } from '../../specs/model.ts';
import { dataDigest } from '../../specs/utils/digest.ts';
import { packageVersion } from '../../specs/utils/packageFiles.ts';
import { closeSession, openSession, runClause } from '../../suites/engine/runClause.ts';
import { temporaryFolder } from '../support/command/command.ts';
import { settingsFor } from '../support/command/inProcess.ts';
import { reference } from '../support/servers/stub.ts';

/** The digest of each released revision. Existing lines never change. A release adds a line for each new revision. */
const FROZEN: Record<number, string> = {
  1: 'sha256:7bd21e6e1c128ad5929f4cd4a0f04a1c0ce75152b9e02981c543b366d92e2996',
};

describe('the revisions of this package', () => {
  it('have the digests listed in FROZEN', () => {
    const digests = Object.fromEntries(clauseRevisions().map((number) => [number, loadRevision(number).digest]));
    expect(digests).toMatchObject(FROZEN);
  });

  it('are listed in FROZEN after their release', () => {
    const unreleased = packageVersion();
    const released = clauseRevisions().filter((number) => loadRevision(number).suite !== unreleased);
    expect(released.filter((number) => FROZEN[number] === undefined)).toEqual([]);
  });

  it('end with a revision that equals the current clauses', () => {
    const newest = clauseRevisions().at(-1) ?? 0;
    const advice = 'the clauses are of no revision: freeze them (`npm run freeze`)';
    expect(revisionOf(clauseSetDigest()), advice).toBe(newest);
    expect(loadRevision(newest).clauses).toEqual(loadClauses());
  });
});

/** Returns a folder with revision 1 and an invented revision 2, which adds a clause and makes another clause optional. */
function twoRevisions(): { folder: string; clauses: Clause[] } {
  const folder = temporaryFolder();
  copyFileSync(join(revisionsFolder(), '1.json'), join(folder, '1.json'));
  const [first, ...others] = loadClauses();
  if (first === undefined) throw new Error('no clauses');
  const clauses: Clause[] = [{ ...first, kind: 'optional' }, ...others, { ...first, id: 'get.teapot' }];
  expect(freeze({ clauses, digest: dataDigest(clauses), suite: '0.2.0' }, folder)).toBe(2);
  return { folder, clauses };
}

describe('a second revision', () => {
  it('is added beside the first revision; freezing the same clauses again writes nothing', () => {
    const { folder, clauses } = twoRevisions();
    expect(clauseRevisions(folder)).toEqual([1, 2]);
    expect(loadRevision(2, folder)).toMatchObject({ revision: 2, suite: '0.2.0', clauses });
    expect(loadRevision(1, folder).digest).toBe(FROZEN[1]);
    expect(revisionOf(dataDigest(clauses), folder)).toBe(2);
    expect(revisionOf('sha256:unknown', folder)).toBeUndefined();
    expect(freeze({ clauses, digest: dataDigest(clauses), suite: '0.3.0' }, folder)).toBeNull();
    expect(readdirSync(folder).sort()).toEqual(['1.json', '2.json']);
  });

  it('differs from the current clauses in the clauses that changesSince() lists, ignoring their kind', () => {
    const { folder, clauses } = twoRevisions();
    const frozen = { clauses };
    expect(changesSince(frozen, clauses)).toEqual({ removed: [], changed: [] });
    expect(changesSince(loadRevision(2, folder), loadClauses())).toEqual({ removed: ['get.teapot'], changed: [] });
    const reworded = clauses.map((clause) => (clause.id === 'get.404' ? { ...clause, statement: 'Else.' } : clause));
    expect(changesSince(frozen, reworded)).toEqual({ removed: [], changed: ['get.404'] });
  });

  it('determines the kind and level by which a run judges a clause', async () => {
    const { url, account, other } = await reference({ mutate: tokenIgnored.apply });
    const clause = loadClauses().find(({ id }) => id === 'auth.wrong-token');
    if (clause === undefined) throw new Error('no clause');
    const session = await openSession(settingsFor(url, { account, other, runs: 2 }));
    const frozen: Clause = { ...clause, kind: 'optional', level: 'full' };
    expect(await runClause(frozen, session)).toMatchObject({ outcome: 'warn', kind: 'optional', level: 'full' });
    expect(await runClause(clause, session)).toMatchObject({ outcome: 'fail', kind: 'required', level: 'core' });
    closeSession(session);
  });
});

describe('loadRevision refuses', () => {
  it.each([
    ['a changed statement', '"statement":', '"statement": "x", "was":', 'revisions/1.json was changed'],
    ['a changed revision number', '"revision": 1', '"revision": 3', 'revisions/1.json holds revision 3'],
    ['a changed kind', '"kind": "required"', '"kind": "optional"', 'revisions/1.json was changed'],
    ['a file without clauses', '"clauses": [', '"clauses": [], "others": [', 'does not match its schema'],
  ])('%s', (_what, from, to, message) => {
    const folder = temporaryFolder();
    const text = readFileSync(join(revisionsFolder(), '1.json'), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(folder, '1.json'), text.replace(from, to));
    expect(() => loadRevision(1, folder)).toThrow(message);
  });

  it('a revision without a file', () => {
    expect(() => loadRevision(9)).toThrow('clause revision 9 is not known here; known: 1');
  });
});
