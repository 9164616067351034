/** Large bodies and answers that cannot be read: what is kept of them, and when a run has had enough. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { TransportFailure } from '../../../client/failures.ts';
import { RequestQueue } from '../../../client/limits/requestQueue.ts';
import { shortenValues } from '../../../client/transport/shortenValues.ts';

const LONG = 300_000;
const told = (value: string, bytes = 16_000) =>
  `${value.slice(0, bytes)}… (${Buffer.byteLength(value)} bytes, sha256 ${createHash('sha256').update(value).digest('hex')})`;
const kept = (text: string) => shortenValues(Buffer.from(text)).toString('utf8');

describe('a long value', () => {
  const value = 'y'.repeat(LONG);
  it.each([
    [`{"sid":"QU1","x":"${value}","z":["${value}",1]}`, `{"sid":"QU1","x":"${told(value)}","z":["${told(value)}",1]}`],
    [` <a><b>${value}</b><c/></a>`, ` <a><b>${told(value)}</b><c/></a>`],
  ])('gives way to its beginning, its length and its digest (%#)', (text, expected) => {
    expect(kept(text)).toBe(expected);
  });

  it('is not cut within a character', () => {
    expect(kept(`{"x":"a${'é'.repeat(LONG)}"}`)).toBe(`{"x":"${told(`a${'é'.repeat(LONG)}`, 8000)}"}`);
  });

  it.each([
    ['a short one', `{"x":"${'y'.repeat(200_000)}"}`],
    ['a string with escapes', `{"x":"${value}\\u0041"}`],
    ['a string that JSON forbids', `{"x":"${value}\n"}`],
    ['a string without end', `{"x":"${value}`],
    ['a text with references', `<a>${value}&amp;</a>`],
    ['what stands between no tags', `<a>${value}`],
    ['no value at all', value],
  ])('stands as it is: %s', (_, text) => {
    expect(kept(text)).toBe(text);
  });
});

describe('a string that JSON forbids', () => {
  const places = [0, 1, 2, 3, 4, 150_001, LONG - 3, LONG - 2, LONG - 1];

  it.each(['0000', '000A', '001F'])('is seen wherever its control character U+%s stands', (code) => {
    const control = Number.parseInt(code, 16);
    for (const shift of [0, 1, 2, 3]) {
      for (const place of places) {
        const body = Buffer.from(`{"${'k'.repeat(shift)}":"${'é~'.repeat(LONG / 3)}"}`);
        body[shift + 5 + place] = control;
        expect(shortenValues(body) === body, `${shift} ${place}`).toBe(true);
      }
    }
  });

  it('is not one with a space, a DEL or a byte beyond ASCII', () => {
    for (const text of [' ', '\x7f', '\x80', '😀'])
      expect(kept(`{"x":"${text.repeat(LONG)}"}`)).toContain('bytes, sha256 ');
  });
});

describe('the line', () => {
  const limits = { concurrency: 2, rate: null };
  const ask = (queue: RequestQueue, cleansUp = false) => queue.run(async () => 'answer', { cleansUp });

  it('is down after ten requests without an answer', async () => {
    const queue = new RequestQueue(limits);
    for (let at = 0; at < 10; at += 1) queue.countFailure(new TransportFailure('timeout', 'it took too long'));
    expect(queue.isDown).toBe(true);
    await expect(ask(queue)).rejects.toThrow(
      'the target stopped answering: 10 consecutive requests failed; last error: it took too long',
    );
  });

  it('is down after thirty answers that could not be read, and not if one could', async () => {
    const queue = new RequestQueue(limits);
    const unreadable = () => queue.countFailure(new TransportFailure('too-large', 'it is too large'));
    for (let at = 0; at < 29; at += 1) unreadable();
    expect(await ask(queue)).toBe('answer');
    for (let at = 0; at < 29; at += 1) unreadable();
    expect(queue.isDown).toBe(false);
    unreadable();
    await expect(ask(queue)).rejects.toThrow(
      'the target’s answers are unreadable: 30 in a row; last error: it is too large',
    );
  });

  it('is down when 4,000 MB were read; what cleans up may read a quarter more', async () => {
    const queue = new RequestQueue(limits);
    queue.countBytes(4_000_000_000);
    expect(await ask(queue)).toBe('answer');
    queue.countBytes(1);
    await expect(ask(queue)).rejects.toThrow('the target’s answers are too large: 4000 MB of bodies were read');
    expect(await ask(queue, true)).toBe('answer');
    queue.countBytes(1_000_000_000);
    await expect(ask(queue, true)).rejects.toThrow('too large');
  });
});
