/** When the line lets a request go. */
import { setImmediate as settled } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Line } from '../../../client/limits/requestQueue.ts';

const turns = async (line: Line, name: string, seen: string[]) => {
  await line.run(async () => {
    seen.push(`${name} begins`);
    await settled();
    seen.push(`${name} ends`);
  });
};

it('sends in the order of asking, so many at once', async () => {
  const line = new Line({ concurrency: 2, rate: null });
  const seen: string[] = [];
  await Promise.all(['a', 'b', 'c'].map((name) => turns(line, name, seen)));
  expect(seen).toEqual(['a begins', 'b begins', 'a ends', 'c begins', 'b ends', 'c ends']);
});

it('sends half as many at once to a busy target', async () => {
  const line = new Line({ concurrency: 2, rate: null });
  line.slowDown();
  const seen: string[] = [];
  await Promise.all(['a', 'b'].map((name) => turns(line, name, seen)));
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});

it('lets nobody else send while one is alone', async () => {
  const line = new Line({ concurrency: 2, rate: null });
  const seen: string[] = [];
  const before = turns(line, 'before', seen);
  const alone = line.alone(async (send) => {
    await Promise.all([1, 2, 3].map((each) => send(async () => void seen.push(`alone ${each}`))));
    await settled();
    seen.push('alone ends');
  });
  await Promise.all([before, alone, turns(line, 'after', seen)]);
  expect(seen).toEqual([
    ...['before begins', 'before ends'],
    ...['alone 1', 'alone 2', 'alone 3', 'alone ends'],
    ...['after begins', 'after ends'],
  ]);
});

it('sends nothing but clean-up once it is stopped', async () => {
  const line = new Line({ concurrency: 2, rate: null });
  line.stop();
  await expect(line.run(async () => 'sent')).rejects.toThrow('interrupted');
  expect(await line.run(async () => 'sent', { cleansUp: true })).toBe('sent');
});
