/** Long values are shortened in records. A run stops when the target’s answers are missing, unreadable or too large. */
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
  ])('is replaced by its beginning, its length and its digest (%#)', (text, expected) => {
    expect(kept(text)).toBe(expected);
  });

  it('is never cut inside a UTF-8 character', () => {
    expect(kept(`{"x":"a${'é'.repeat(LONG)}"}`)).toBe(`{"x":"${told(`a${'é'.repeat(LONG)}`, 8000)}"}`);
  });

  it.each([
    ['a short string', `{"x":"${'y'.repeat(200_000)}"}`],
    ['a string with escapes', `{"x":"${value}\\u0041"}`],
    ['a string that JSON forbids', `{"x":"${value}\n"}`],
    ['a string without its closing quote', `{"x":"${value}`],
    ['XML text with entity references', `<a>${value}&amp;</a>`],
    ['XML text without an end tag', `<a>${value}`],
    ['a body that is neither JSON nor XML', value],
  ])('remains unchanged: %s', (_, text) => {
    expect(kept(text)).toBe(text);
  });
});

describe('a string that JSON forbids', () => {
  const places = [0, 1, 2, 3, 4, 150_001, LONG - 3, LONG - 2, LONG - 1];

  it.each(['0000', '000A', '001F'])('is detected at any position of its control character U+%s', (code) => {
    const control = Number.parseInt(code, 16);
    for (const shift of [0, 1, 2, 3]) {
      for (const place of places) {
        const body = Buffer.from(`{"${'k'.repeat(shift)}":"${'é~'.repeat(LONG / 3)}"}`);
        body[shift + 5 + place] = control;
        expect(shortenValues(body) === body, `${shift} ${place}`).toBe(true);
      }
    }
  });

  it('does not include a string with spaces, DEL or bytes outside ASCII', () => {
    for (const text of [' ', '\x7f', '\x80', '😀'])
      expect(kept(`{"x":"${text.repeat(LONG)}"}`)).toContain('bytes, sha256 ');
  });
});

describe('the request queue', () => {
  const limits = { concurrency: 2, rate: null };
  const ask = (queue: RequestQueue, cleansUp = false) => queue.run(async () => 'answer', { cleansUp });

  it('stops after ten consecutive requests without an answer', async () => {
    const queue = new RequestQueue(limits);
    for (let at = 0; at < 10; at += 1) queue.countFailure(new TransportFailure('timeout', 'it took too long'));
    expect(queue.isDown).toBe(true);
    await expect(ask(queue)).rejects.toThrow(
      'the target stopped answering: 10 consecutive requests failed; last error: it took too long',
    );
  });

  it('stops after thirty consecutive unreadable answers; a readable answer restarts the count', async () => {
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

  it('stops after 4,000 MB of bodies; clean-up may read a quarter more', async () => {
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
