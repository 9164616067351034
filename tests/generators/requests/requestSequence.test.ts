import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Command,
  everyUpdate,
  offeredOperations,
  requestSequence,
} from '../../../generators/requests/requestSequence.ts';
import { sample } from '../../../generators/seed.ts';
import { judgeForm } from '../../support/generators/fieldJudge.ts';
import { APPLICATIONS, QUEUES } from '../../support/generators/resources.ts';

describe('request sequences', () => {
  const valid = (commands: Command[]): void => {
    expect(commands[0]?.op).toBe('create');
    expect(commands.length).toBeLessThanOrEqual(12);
    for (const { op, form } of commands) {
      if (op === 'read' || op.endsWith('delete')) expect(form).toEqual([]);
      else expect(judgeForm(QUEUES, op === 'create' ? 'create' : 'update', form)).toEqual([]);
    }
  };

  it('begin with a create, cover every operation and contain valid forms', () => {
    const sequences = sample(requestSequence(QUEUES), 1, 200);
    for (const commands of sequences) valid(commands);
    const counts = new Map<string, number>();
    for (const { op } of sequences.flat()) counts.set(op, (counts.get(op) ?? 0) + 1);
    expect([...counts.keys()].sort()).toEqual([
      'create',
      'delete',
      'overloaded-delete',
      'overloaded-put',
      'put',
      'read',
      'update',
    ]);
    for (const [op, count] of counts) expect(count, op).toBeGreaterThan(40);
    expect(sequences.some((commands) => commands.length === 12)).toBe(true);
    expect(sample(requestSequence(QUEUES), 1, 20)).toEqual(sequences.slice(0, 20));
  });

  it('omit operations that the resource does not support', () => {
    const instance = { path: '/Things/{Sid}.json', methods: ['GET', 'POST'] as ('GET' | 'POST')[], schema: {} };
    expect(offeredOperations({ ...APPLICATIONS, instance })).toEqual(['create', 'read', 'update']);
    for (const { op } of sample(requestSequence({ ...APPLICATIONS, instance }), 1, 50).flat())
      expect(['create', 'read', 'update']).toContain(op);
    expect(() => requestSequence({ ...APPLICATIONS, collection: undefined })).toThrow(RangeError);
  });

  it('of all updates change one field and all fields by each method', () => {
    for (const commands of sample(everyUpdate(QUEUES), 1, 20)) {
      valid(commands);
      expect(commands.map(({ op, form }) => `${op} ${form.map(([name]) => name)}`)).toEqual([
        'create FriendlyName,MaxSize',
        'update FriendlyName',
        'update FriendlyName,MaxSize',
        'put FriendlyName',
        'put FriendlyName,MaxSize',
        'overloaded-put FriendlyName',
        'overloaded-put FriendlyName,MaxSize',
        'read ',
      ]);
    }
    expect(() => everyUpdate({ ...APPLICATIONS, collection: undefined })).toThrow(RangeError);
  });

  it('shrink to the two relevant commands', () => {
    const result = fc.check(
      fc.property(requestSequence(QUEUES), (commands) => {
        valid(commands);
        const deleted = commands.findIndex(({ op }) => op === 'overloaded-delete');
        return deleted < 0;
      }),
      { seed: 5, numRuns: 200 },
    );
    expect(result.failed).toBe(true);
    expect(result.counterexample?.[0].map(({ op }) => op)).toEqual(['create', 'overloaded-delete']);
    expect(result.numShrinks).toBeLessThan(300);
  });
});
