/** `verify` detects and names every change to the outcomes or exchanges, even if the vendor certifies the changed files again. */
import { describe, expect, it } from 'vitest';
import { KNOWN, NEWEST } from '../../support/reports/certified.ts';
import { type Change, entry, GOOD, inConformance, recertified, testChanges } from '../../support/reports/tampering.ts';

const lines = GOOD.exchanges.split('\n');

const OTHER_FILE = /^conformance\.json is not the certified file: its digest is [0-9a-f]{64}, not [0-9a-f]{64}$/;
const OTHER_EXCHANGES = /^exchanges\.ndjson is not the certified file: its digest is/;

const CHANGES: Change[] = [
  // changes to conformance.json
  [
    'an outcome',
    () =>
      inConformance((c) => {
        entry(c, 'get.404').outcome = 'pass';
      }),
    OTHER_FILE,
  ],
  ['white space in conformance.json', () => ({ ...GOOD, conformance: `${GOOD.conformance} ` }), OTHER_FILE],
  [
    'conformance.json that is not JSON',
    () => ({ ...GOOD, conformance: GOOD.conformance.slice(2) }),
    'conformance.json is not valid JSON',
  ],
  [
    'conformance.json with another schema',
    () => inConformance((c) => void Object.assign(c, { schema: 'proofmark/conformance@2' })),
    /^conformance\.json does not match its schema: \/schema/,
  ],
  [
    'a changed outcome, certified again',
    () =>
      recertified((c) => {
        entry(c, 'get.404').outcome = 'pass';
      }),
    'conformance.json says that verdict is "non-conformant"; its outcomes give "incomplete"',
  ],
  [
    'a changed verdict, certified again',
    () =>
      recertified((c) => {
        c.verdict = 'conformant';
      }),
    'conformance.json says that verdict is "conformant"; its outcomes give "non-conformant"',
  ],
  [
    'a removed clause, certified again',
    () =>
      recertified((c) => {
        c.clauses = c.clauses.filter(({ id }) => id !== 'get.404');
      }),
    `conformance.json does not contain the clauses of clause revision ${NEWEST}: get.404 is missing`,
  ],
  [
    'a clause made optional, certified again',
    () =>
      recertified((c) => {
        entry(c, 'get.404').kind = 'optional';
      }),
    'conformance.json lists get.404 as optional; the profile makes it required',
  ],
  [
    'a clause moved to another level, certified again',
    () =>
      recertified((c) => {
        entry(c, 'get.404').level = 'full';
      }),
    `conformance.json lists get.404 at level full; clause revision ${NEWEST} lists it at core`,
  ],
  [
    'a passed clause with a failed case, certified again',
    () => recertified((c) => void entry(c, 'get.200').cases.push({ name: 'x', outcome: 'fail', reason: 'r' })),
    'conformance.json says that get.200 passed, but the outcome of its case "x" is fail',
  ],
  [
    'another clause digest, certified again',
    () =>
      recertified((c) => {
        c.suite.clauses = `sha256:${'0'.repeat(64)}`;
      }),
    `the clause digest of conformance.json does not match clause revision ${NEWEST}`,
  ],
  [
    'an unknown clause revision, certified again',
    () =>
      recertified((c) => {
        c.suite.revision = NEWEST + 7;
      }),
    `clause revision ${NEWEST + 7} is not known here; known: ${KNOWN}; a later version of proofmark may know it`,
  ],
  [
    'a shard, certified as a run',
    () =>
      recertified((c) => {
        c.shard = { index: 1, of: 3, clauses: ['get.200'] };
      }),
    'conformance.json cannot be certified: it is shard 1/3 of a run: merge the shards and certify the merged run',
  ],
  // changes to exchanges.ndjson
  [
    'a changed word in an exchange',
    () => ({ ...GOOD, exchanges: GOOD.exchanges.replace('200 OK', '404 OK') }),
    OTHER_EXCHANGES,
  ],
  ['a removed exchange', () => ({ ...GOOD, exchanges: lines.slice(1).join('\n') }), OTHER_EXCHANGES],
  ['a repeated exchange', () => ({ ...GOOD, exchanges: [lines[0], ...lines].join('\n') }), OTHER_EXCHANGES],
  ['no exchanges', () => ({ ...GOOD, exchanges: '' }), OTHER_EXCHANGES],
  [
    'exchanges in another order',
    () => ({ ...GOOD, exchanges: [lines[1], lines[0], ...lines.slice(2)].join('\n') }),
    'exchanges.ndjson is not in the order of the clauses',
  ],
  [
    'an exchange of an unknown clause',
    () => ({ ...GOOD, exchanges: GOOD.exchanges.replace('"get.200"', '"get.2000"') }),
    'exchanges.ndjson: line 1 names an unknown clause: "get.2000"',
  ],
  [
    'a line that is not an exchange',
    () => ({ ...GOOD, exchanges: `x\n${GOOD.exchanges}` }),
    'exchanges.ndjson: line 1 is not an exchange: not valid JSON',
  ],
];

describe('a single change to the certified files', () => {
  testChanges(CHANGES);

  it('is one of 20 cases', () => {
    expect(CHANGES).toHaveLength(20);
  });
});
