import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Command, histories, offeredActs, requestSequence } from '../../../generators/requests/requestSequence.ts';
import { draw, sample } from '../../../generators/seed.ts';
import { judgeForm } from '../../support/generators/fieldJudge.ts';
import { APPLICATIONS, QUEUES } from '../../support/generators/resources.ts';

const named = ({ op, verb }: Pick<Command, 'op' | 'verb'>): string =>
  `${op} ${verb.overloaded ? 'overloaded ' : ''}${verb.method}`;

describe('request sequences', () => {
  const valid = (commands: Command[]): void => {
    expect(commands[0]?.op).toBe('create');
    for (const { op, verb, form, broken } of commands) {
      if (['read', 'conditional', 'list', 'delete'].includes(op) || verb.method === 'DELETE') expect(form).toEqual([]);
      else if (op === 'rejected') expect(judgeForm(QUEUES, 'update', form)).not.toEqual([]);
      else expect(judgeForm(QUEUES, op === 'create' ? 'create' : 'update', form)).toEqual([]);
      expect(broken !== undefined).toBe(op === 'rejected');
    }
  };

  it('begin with a create, cover every act and contain valid forms', () => {
    const sequences = sample(requestSequence(QUEUES), 1, 300);
    for (const commands of sequences) {
      valid(commands);
      expect(commands.length).toBeLessThanOrEqual(12);
    }
    const counts = new Map<string, number>();
    for (const command of sequences.flat()) counts.set(named(command), (counts.get(named(command)) ?? 0) + 1);
    expect([...counts.keys()].sort()).toEqual(offeredActs(QUEUES).map(named).sort());
    for (const [act, count] of counts) expect(count, act).toBeGreaterThan(5);
    expect(sequences.some((commands) => commands.length === 12)).toBe(true);
    expect(sample(requestSequence(QUEUES), 1, 20)).toEqual(sequences.slice(0, 20));
  });

  it('omit acts that the resource does not offer', () => {
    const instance = { path: '/Things/{Sid}.json', methods: ['GET', 'POST'] as ('GET' | 'POST')[], schema: {} };
    const acts = offeredActs({ ...QUEUES, instance }).map(named);
    expect(acts).toEqual([
      'create POST',
      'create PUT',
      'create overloaded PUT',
      'read GET',
      'conditional GET',
      'update POST',
      'rejected POST',
      'refused POST',
    ]);
    for (const command of sample(requestSequence({ ...QUEUES, instance }), 1, 50).flat())
      expect(acts).toContain(named(command));
    expect(() => requestSequence({ ...APPLICATIONS, collection: undefined })).toThrow(RangeError);
  });

  it('of histories pair each create with each update, and delete both natively and overloaded', () => {
    const all = histories(QUEUES).map((history) => draw(history, 1));
    for (const commands of all) valid(commands);
    const [drawn, [chain = []]] = [all.slice(0, -1), all.slice(-1)];
    const verbs = (op: Command['op']) =>
      drawn.map((commands) => commands.filter((command) => command.op === op).map(named));
    const creates = ['create POST', 'create PUT', 'create overloaded PUT'];
    const updates = ['update POST', 'update PUT', 'update overloaded PUT'];
    expect(verbs('create')).toEqual(creates.flatMap((create) => updates.map(() => [create, create])));
    expect(verbs('update')).toEqual(creates.flatMap(() => updates.map((update) => [update, update, update])));
    const changed = chain.map(named).slice(1);
    expect(chain.map(named)[0]).toBe('create POST');
    const following = new Set(changed.slice(1).map((later, at) => `${changed[at]}, ${later}`));
    expect([...following].sort()).toEqual(updates.flatMap((one) => updates.map((other) => `${one}, ${other}`)).sort());
    const deletes = ['delete DELETE', 'delete overloaded DELETE'];
    for (const pair of verbs('delete')) expect([...pair].sort()).toEqual(deletes);
    const [first] = drawn;
    expect(
      first?.map(({ op, index, form }) => `${op} ${index} ${form.map(([name]) => name)}`.trim()).slice(0, 6),
    ).toEqual([
      'create 0 FriendlyName,MaxSize',
      'create 1 FriendlyName,MaxSize',
      'update 0 FriendlyName',
      'update 0 FriendlyName,MaxSize',
      'list 0',
      'conditional 0',
    ]);
    const brief = histories(QUEUES, { brief: true }).map((history) => draw(history, 1).map(named));
    expect(brief).toHaveLength(3);
    for (const act of [...creates, ...updates, ...deletes]) expect(brief.flat(), act).toContain(act);
    expect(histories({ ...APPLICATIONS, collection: undefined })).toEqual([]);
  });

  it('shrink to the two relevant commands', () => {
    const isDelete = ({ op, verb }: Command) => op === 'delete' && verb.overloaded;
    const result = fc.check(
      fc.property(requestSequence(QUEUES), (commands) => {
        valid(commands);
        return !commands.some(isDelete);
      }),
      { seed: 5, numRuns: 200 },
    );
    expect(result.failed).toBe(true);
    expect(result.counterexample?.[0].map(named)).toEqual(['create POST', 'delete overloaded DELETE']);
    expect(result.numShrinks).toBeLessThan(300);
  });
});
