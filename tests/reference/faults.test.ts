import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { allFaults, faultById } from '../../reference/faults/index.ts';
import { startReference } from '../../reference/server.ts';
import { PLACEHOLDER } from '../../specs/contract/placeholders.ts';
import { loadClauses } from '../../specs/load.ts';
import { AREAS } from '../../specs/model.ts';
import { clientOf } from '../support/servers/reference.ts';

const FOLDER = fileURLToPath(new URL('../../reference/faults/', import.meta.url));
const files = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(`${FOLDER}${name}`).map((file) => `${name}/${file.replace(/\.ts$/, '')}`))
  .filter((id) => !id.endsWith('/index'));

describe('the catalogue', () => {
  test('contains exactly the files of its folder, each under its own name', () => {
    expect(
      allFaults()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(files.sort());
  });

  test('breaks every clause', () => {
    const broken = new Set(allFaults().flatMap(({ breaks }) => breaks));
    expect(loadClauses().filter(({ id }) => !broken.has(id))).toEqual([]);
  });

  test('breaks a clause of each area', () => {
    const areas = new Set(allFaults().flatMap(({ breaks }) => breaks.map((id) => id.split('.')[0])));
    expect([...areas].sort()).toEqual([...AREAS].sort());
  });

  test.each(allFaults().map((fault) => [fault.id, fault] as const))('%s names clauses that exist', (_, fault) => {
    const known = new Set(loadClauses().map(({ id }) => id));
    const { breaks, collateral, why } = fault;
    expect([...breaks, ...collateral].filter((id) => !known.has(id))).toEqual([]);
    expect(breaks.length).toBeGreaterThan(0);
    expect(new Set([...breaks, ...collateral]).size).toBe(breaks.length + collateral.length);
    expect(collateral.length).toBeLessThanOrEqual(4);
    expect(why === undefined).toBe(collateral.length === 0);
  });

  test('has no fault that is not written', () => {
    expect(
      allFaults()
        .filter(({ title }) => title.startsWith(PLACEHOLDER))
        .map(({ id }) => id),
    ).toEqual([]);
  });

  test('is found by id', () => {
    expect(faultById('auth/token-case')?.title).toBe('A token in other letter case is accepted');
    expect(faultById('auth/nothing')).toBeUndefined();
  });
});

describe('a fault', () => {
  test('affects only its own server', async () => {
    const fault = faultById('overload/delete-ignored');
    const [wrong, right] = await Promise.all([startReference({ mutate: fault?.apply }), startReference()]);
    const statuses = await Promise.all(
      [wrong, right].map(async (reference) => {
        const { send, queue } = clientOf(reference);
        return (await send('POST', `${await queue()}?_method=DELETE`)).status;
      }),
    );
    expect(statuses).toEqual([200, 204]);
    await Promise.all([wrong.close(), right.close()]);
  });

  test('keeps its state per server', async () => {
    const fault = faultById('delete/second-204');
    const path = `/Queues/QU${'0'.repeat(32)}.json`;
    for (let round = 0; round < 2; round += 1) {
      const reference = await startReference({ mutate: fault?.apply });
      const { send, queue } = clientOf(reference);
      const made = await queue();
      const statuses = [];
      for (const at of [path, made, made]) statuses.push((await send('DELETE', at)).status);
      expect(statuses).toEqual([404, 204, 204]);
      await reference.close();
    }
  });
});
