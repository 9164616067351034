/** Failures matched with a small catalogue of faults. */
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../reports/diagnosis/diagnose.ts';
import {
  decodeSignatures,
  encodeSignatures,
  loadSignatures,
  type Signature,
  signaturesJson,
} from '../../../reports/diagnosis/signatures.ts';
import type { Cause } from '../../../specs/contract/diagnosis.ts';
import type { ClauseRecord } from '../../../specs/model.ts';
import { conformanceOf, finding } from '../../support/reports/records.ts';

const traits = (operation: string, status: string, ...changes: string[]): string[] => [
  `operation: ${operation}`,
  `status: ${status}`,
  ...changes.map((change) => `change: ${change}`),
];

const signature = (id: string, title: string, clauses: Signature['clauses'], changes: Partial<Signature> = {}) => ({
  id,
  title,
  profile: 'documented',
  deterministic: true,
  clauses,
  collateral: [],
  ...changes,
});

const TOKEN = {
  'get.401': traits('GET collection', '401 as 200', 'another token'),
  'post.401': traits('POST collection', '401 as 201', 'another token'),
  'auth.wrong-token': traits('GET collection', '401 as 200', 'another token'),
};
const OPEN = {
  'get.401': traits('GET collection', '401 as 200', 'no credentials'),
  'auth.missing-credentials': traits('GET collection', '401 as 200', 'no credentials'),
};
const KEPT = {
  'delete.204': traits('DELETE instance', '204 as 200'),
  'overload.delete.204': traits('POST DELETE instance', '204 as 200'),
};
const CATALOGUE: Signature[] = [
  signature('auth/token-ignored', 'Any token opens the account', TOKEN),
  signature('auth/get-open', 'GET needs no credentials', OPEN),
  signature('delete/200', 'DELETE returns 200', KEPT),
  signature(
    'get/random',
    'One GET in nine is lost',
    { 'get.200': traits('GET collection', '200 as 404') },
    { deterministic: false },
  ),
  signature('xml/token', 'In XML, any token opens the account', TOKEN, { profile: 'documented-xml' }),
  signature('auth/token-here', 'Any token opens the account with a slash', TOKEN, { collateral: ['auth.first'] }),
];

function causesOf(failed: Record<string, string[]>, faults = CATALOGUE, changes: Partial<ClauseRecord> = {}): Cause[] {
  const records = Object.fromEntries(
    Object.entries(failed).map(([id, own]) => [
      id,
      { outcome: 'fail' as const, traits: own, findings: [finding()], ...changes },
    ]),
  );
  return diagnose(conformanceOf(records), faults)?.causes ?? [];
}

describe('a run that fails like one fault', () => {
  it('gets its title; faults that fit equally well are named together', () => {
    expect(causesOf(TOKEN)).toEqual([
      {
        kind: 'likely',
        text: 'Any token opens the account with a slash, or: Any token opens the account',
        faults: ['auth/token-here', 'auth/token-ignored'],
        explains: expect.arrayContaining(['get.401', 'post.401', 'auth.wrong-token']),
      },
    ]);
  });

  it('may also fail the collateral clauses of the fault', () => {
    const [cause] = causesOf({ ...TOKEN, 'auth.first': traits('GET instance', '401 as 404') });
    expect(cause?.faults).toEqual(['auth/token-here']);
    expect(cause?.explains).toHaveLength(4);
  });

  it('is not explained by a fault that strikes at random, or of another representation', () => {
    expect(causesOf({ 'get.200': traits('GET collection', '200 as 404') })).toEqual([]);
    expect(causesOf(TOKEN, [CATALOGUE[4] as Signature])).toEqual([]);
  });
});

describe('a run that fails like no fault', () => {
  it('gets no cause, even if the same clauses fail', () => {
    expect(
      causesOf({ 'get.401': traits('GET collection', '401 as 503', 'a tab'), 'auth.missing-credentials': [] }),
    ).toEqual([]);
  });

  it('gets no cause if most clauses of the fault passed', () => {
    expect(causesOf({ 'get.401': TOKEN['get.401'] })).toEqual([]);
  });

  it('gets what the failures have in common', () => {
    const failing = { findings: [finding({ request: { method: 'DELETE' }, status: 418, expectedStatuses: [204] })] };
    const ids = { 'delete.204': [], 'delete.404': [], 'delete.gone': [] };
    expect(causesOf(ids, [], failing).map(({ kind, text }) => [kind, text])).toEqual([
      ['shared', 'DELETE answered 418 where 204 was due'],
    ]);
  });
});

describe('a run with two faults', () => {
  it('gets both', () => {
    const both = causesOf({ ...TOKEN, ...KEPT });
    expect(both.map(({ kind, faults }) => [kind, faults?.[0]])).toEqual([
      ['part', 'auth/token-ignored'],
      ['part', 'delete/200'],
    ]);
  });

  it('gets none if most failures stay unexplained', () => {
    const others = Object.fromEntries(['put.200', 'put.201', 'put.400', 'put.404', 'put.405'].map((id) => [id, []]));
    expect(causesOf({ ...KEPT, ...others })).toEqual([]);
  });
});

describe('a run without failures', () => {
  it('is never explained', () => {
    expect(diagnose(conformanceOf(), CATALOGUE)).toBeUndefined();
    expect(diagnose(conformanceOf({ 'get.200': { outcome: 'inconclusive' } }), CATALOGUE)).toBeUndefined();
  });
});

describe('the file of signatures', () => {
  const facts = { suite: { version: '1', clauses: 'sha256:0' }, seed: 1 };

  it('gives the signatures back', () => {
    const file = JSON.parse(signaturesJson(encodeSignatures(CATALOGUE, facts)));
    expect(decodeSignatures(file)).toEqual(CATALOGUE);
  });

  it('holds each trait once', () => {
    const { traits: all } = encodeSignatures(CATALOGUE, facts);
    expect(new Set(all).size).toBe(all.length);
  });

  it('is not used for another clause set', () => {
    expect(loadSignatures('sha256:another')).toEqual([]);
  });
});
