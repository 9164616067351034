/** Clause sets are frozen by revision: no word of one ever changes, and the clauses as they stand are the newest. */
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tokenIgnored } from '../../reference/faults/auth/token-ignored.ts';
import { freeze } from '../../specs/contract/freeze.ts';
import { revisionsFolder } from '../../specs/contract/revisions.ts';
import {
  changedSince,
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

/** One line for each released revision; none of them ever changes. A release adds the lines of the revisions that it ships. */
const FROZEN: Record<number, string> = {
  1: 'sha256:7bd21e6e1c128ad5929f4cd4a0f04a1c0ce75152b9e02981c543b366d92e2996',
};

describe('the revisions of this package', () => {
  it('are what was frozen', () => {
    const digests = Object.fromEntries(clauseRevisions().map((number) => [number, loadRevision(number).digest]));
    expect(digests).toMatchObject(FROZEN);
  });

  it('have a line above once they are released', () => {
    const unreleased = packageVersion();
    const released = clauseRevisions().filter((number) => loadRevision(number).suite !== unreleased);
    expect(released.filter((number) => FROZEN[number] === undefined)).toEqual([]);
  });

  it('end with the clauses as they stand', () => {
    const newest = clauseRevisions().at(-1) ?? 0;
    const advice = 'the clauses are of no revision: freeze them (`npm run freeze`)';
    expect(revisionOf(clauseSetDigest()), advice).toBe(newest);
    expect(loadRevision(newest).clauses).toEqual(loadClauses());
  });
});

/** A folder with revision 1 and a made-up revision 2, in which one clause is new and another has become optional. */
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
  it('stands beside the first, and neither is written again', () => {
    const { folder, clauses } = twoRevisions();
    expect(clauseRevisions(folder)).toEqual([1, 2]);
    expect(loadRevision(2, folder)).toMatchObject({ revision: 2, suite: '0.2.0', clauses });
    expect(loadRevision(1, folder).digest).toBe(FROZEN[1]);
    expect(revisionOf(dataDigest(clauses), folder)).toBe(2);
    expect(revisionOf('sha256:unknown', folder)).toBeUndefined();
    expect(freeze({ clauses, digest: dataDigest(clauses), suite: '0.3.0' }, folder)).toBeNull();
    expect(readdirSync(folder).sort()).toEqual(['1.json', '2.json']);
  });

  it('can be run by a suite whose clauses mean the same, whatever their kind; else the clauses are named', () => {
    const { folder, clauses } = twoRevisions();
    expect(changedSince(loadRevision(1, folder), clauses)).toEqual([]);
    expect(changedSince(loadRevision(2, folder), loadClauses())).toEqual(['get.teapot']);
    const reworded = clauses.map((clause) => (clause.id === 'get.404' ? { ...clause, statement: 'Else.' } : clause));
    expect(changedSince(loadRevision(1, folder), reworded)).toEqual(['get.404']);
  });

  it('is judged by the kinds and levels that it froze', async () => {
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

describe('a revision that was tampered with', () => {
  it.each([
    ['a word', '"statement":', '"statement": "x", "was":', 'revisions/1.json was changed'],
    ['the number', '"revision": 1', '"revision": 3', 'revisions/1.json holds revision 3'],
    ['a kind', '"kind": "required"', '"kind": "optional"', 'revisions/1.json was changed'],
    ['no clauses', '"clauses": [', '"clauses": [], "others": [', 'does not match its schema'],
  ])('%s: is refused', (_what, from, to, message) => {
    const folder = temporaryFolder();
    const text = readFileSync(join(revisionsFolder(), '1.json'), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(folder, '1.json'), text.replace(from, to));
    expect(() => loadRevision(1, folder)).toThrow(message);
  });

  it('or that nobody made, is unknown', () => {
    expect(() => loadRevision(9)).toThrow('clause revision 9 is not known here; known: 1');
  });
});
