/** The whole suite on the embedded reference: every clause passes, no resource remains, and equal seeds send equal requests. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Parts } from '../../../reference/parts.ts';
import { startReference } from '../../../reference/server.ts';
import { runCost } from '../../../specs/contract/costs.ts';
import { orphans } from '../../../specs/contract/lint.ts';
import { loadClauses } from '../../../specs/load.ts';
import { probeIds } from '../../../suites/engine/registry.ts';
import { ACCOUNT, OTHER, recordsOf, settingsFor } from '../../support/command/inProcess.ts';

/** The ids of the status cells that only a hook can trigger. */
const HOOKED = loadClauses()
  .filter(({ cell, level }) => cell !== undefined && level === 'full' && cell.status !== 304)
  .map(({ id }) => id);

/** Logs method, path, query, media type and body of each request, with placeholders for sids and the run’s marker. */
function recorder(log: string[], marker: string) {
  const hex = Buffer.from(marker).toString('hex').replace(/../g, '%$&');
  return (parts: Parts): Parts => ({
    ...parts,
    around: (x, next) => {
      const { method, path, query, headers, body } = x.incoming;
      const line = [
        method,
        path,
        JSON.stringify(query),
        headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1],
        body.toString('utf8'),
      ].join(' ');
      log.push(
        line
          .replaceAll(marker, '<m>')
          .replaceAll(new RegExp(hex, 'gi'), '<m>')
          // near misses of a sid are shorter or longer, or end with a wildcard
          .replace(/\b(?:QU|AP)?[0-9a-f]{16,33}(?:%25|_|\*|%)?(?=[./?\s"&]|$)/g, '<sid>'),
      );
      return next();
    },
  });
}

async function wholeRun(marker: string) {
  const log: string[] = [];
  const reference = await startReference({ accounts: { main: ACCOUNT, other: OTHER }, mutate: recorder(log, marker) });
  try {
    const records = await recordsOf(settingsFor(reference.url, { marker }));
    return { log: log.sort(), records, left: reference.snapshot() };
  } finally {
    await reference.close();
  }
}

describe('the reference', () => {
  let first: Awaited<ReturnType<typeof wholeRun>>;
  let second: Awaited<ReturnType<typeof wholeRun>>;
  beforeAll(async () => {
    first = await wholeRun('a1b2c3d4');
    second = await wholeRun('99887766');
  });

  it('passes every clause', () => {
    expect(
      first.records
        .filter(({ outcome }) => outcome !== 'pass')
        .map(({ id, outcome, reason }) => `${id} ${outcome} ${reason}`),
    ).toEqual([]);
    expect(first.records).toHaveLength(loadClauses().length);
  });

  it('reaches each status cell, and every record names its evidence', () => {
    const hooked = first.records.filter(({ evidence }) => evidence.includes('hook')).map(({ id }) => id);
    // `auth.no-shortcut` also tries a request that the hook redirects.
    expect(hooked.filter((id) => id !== 'auth.no-shortcut')).toEqual(HOOKED);
    expect(first.records.find(({ id }) => id === 'get.304')?.evidence).toEqual(['conditional']);
    expect(first.records.filter(({ evidence }) => evidence.length === 0)).toEqual([]);
  });

  it('holds no resource after the run', () => {
    for (const collections of Object.values(first.left)) {
      for (const items of Object.values(collections)) expect(items).toEqual({});
    }
  });

  it('receives at most 5 % more requests than `npm run costs` measured', () => {
    const measured = runCost(loadClauses().map(({ id }) => id));
    expect(first.log.length).toBeGreaterThan(1000);
    expect(first.log.length).toBeLessThanOrEqual(measured * 1.05);
  });

  it('receives the same requests for the same seed, except for sids and the run’s marker', () => {
    expect(second.log).toEqual(first.log);
  });
});

describe('the registry', () => {
  it('has exactly one probe for each clause', () => {
    expect(
      orphans(
        probeIds(),
        loadClauses().map(({ id }) => id),
      ),
    ).toEqual({ probesWithoutClause: [], clausesWithoutProbe: [] });
  });
});
