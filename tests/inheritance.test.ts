import { describe, expect, it } from 'vitest';
import { loadClauses } from '../specs/load.ts';
import type { Exchange } from '../suites/support/exchange.ts';
import { HEIRS, Inheritance, type Legacy } from '../suites/support/inheritance.ts';

const RUN = { clauses: loadClauses().map(({ id }) => id), other: null };

const legacy = (sid: string, resource = 'Queues'): Legacy => ({
  live: { resource, sid, path: `/Queues/${sid}.json`, form: [], representation: {} },
  trail: [{} as Exchange],
});
const sidOf = (taken: Legacy | undefined) => taken?.live.sid;

describe('who inherits from whom', () => {
  it('names clauses that there are', () => {
    const ids = loadClauses().map(({ id }) => id);
    const named = Object.entries(HEIRS).flatMap(([testator, heirs]) => [testator, ...Object.keys(heirs)]);
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('makes no clause wait for itself', () => {
    const reached = (from: string, seen: string[] = []): string[] =>
      Object.keys(HEIRS[from] ?? {}).flatMap((heir) =>
        seen.includes(heir) ? [heir] : [heir, ...reached(heir, [...seen, heir])],
      );
    expect(Object.keys(HEIRS).filter((id) => reached(id).includes(id))).toEqual([]);
  });
});

describe('an inheritance', () => {
  it('gives each heir the places that are its own, whoever asks first', async () => {
    const inheritance = new Inheritance(RUN);
    inheritance.open('write.round-trip');
    const late = inheritance.take('overload.delete.204', 'Queues', 0);
    for (let at = 0; at < 9; at += 1) expect(inheritance.leave('write.round-trip', legacy(`QU${at}`))).toBe(true);
    expect(sidOf(await late)).toBe('QU8');
    expect(sidOf(await inheritance.take('delete.204', 'Queues', 0))).toBe('QU0');
    expect(sidOf(await inheritance.take('delete.204', 'Queues', 7))).toBe('QU7');
  });

  it('gives nothing twice, nothing of another resource, and nothing to a clause that is no heir', async () => {
    const inheritance = new Inheritance(RUN);
    inheritance.open('post.201');
    expect(inheritance.leave('post.201', legacy('QU0'))).toBe(true);
    expect(await inheritance.take('get.safe', 'Queues', 0)).toBeUndefined();
    const ofAnother = inheritance.take('post.200', 'Applications', 0);
    expect(sidOf(await inheritance.take('post.200', 'Queues', 0))).toBe('QU0');
    expect(await inheritance.take('post.200', 'Queues', 0)).toBeUndefined();
    inheritance.close('post.201');
    expect(await ofAnother).toBeUndefined();
  });

  it('accepts no more than there are places, and nothing from a clause that has ended', () => {
    const inheritance = new Inheritance(RUN);
    inheritance.open('post.201');
    expect(inheritance.hasHeirs('post.201')).toBe(true);
    expect(inheritance.leave('post.201', legacy('QU0'))).toBe(true);
    expect(inheritance.leave('post.201', legacy('QU1'))).toBe(false);
    inheritance.close('post.201');
    expect(inheritance.leave('post.201', legacy('AP0', 'Applications'))).toBe(false);
  });

  it('lets nobody wait for a clause that has not begun', async () => {
    expect(await new Inheritance(RUN).take('post.200', 'Queues', 0)).toBeUndefined();
  });

  it('accepts nothing for a clause that the run leaves out', async () => {
    const inheritance = new Inheritance({ ...RUN, clauses: ['write.round-trip', 'overload.delete.204'] });
    inheritance.open('write.round-trip');
    expect(inheritance.leave('write.round-trip', legacy('QU0'))).toBe(true);
    expect(await inheritance.take('delete.204', 'Queues', 0)).toBeUndefined();
    expect(sidOf(await inheritance.take('overload.delete.204', 'Queues', 0))).toBe('QU0');
    inheritance.open('media.put');
    expect(inheritance.hasHeirs('media.put')).toBe(false);
  });

  it('tells what nobody took, once', async () => {
    const inheritance = new Inheritance(RUN);
    inheritance.open('write.round-trip');
    inheritance.leave('write.round-trip', legacy('QU0'));
    inheritance.leave('write.round-trip', legacy('QU1'));
    await inheritance.take('delete.204', 'Queues', 0);
    expect(inheritance.drain().map(sidOf)).toEqual(['QU1']);
    expect(inheritance.drain()).toEqual([]);
  });
});
