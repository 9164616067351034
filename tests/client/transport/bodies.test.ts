/** Large bodies and unreadable answers: what the run keeps of them, and when it stops. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { TransportFailure } from '../../../client/failures.ts';
import { Line } from '../../../client/limits/requestQueue.ts';
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

  it('is not cut within a character', () => {
    expect(kept(`{"x":"a${'é'.repeat(LONG)}"}`)).toBe(`{"x":"${told(`a${'é'.repeat(LONG)}`, 8000)}"}`);
  });

  it.each([
    ['a short one', `{"x":"${'y'.repeat(200_000)}"}`],
    ['a string with escapes', `{"x":"${value}\\u0041"}`],
    ['a string with a line break', `{"x":"${value}\n"}`],
    ['an unterminated string', `{"x":"${value}`],
    ['a text with references', `<a>${value}&amp;</a>`],
    ['an element without an end tag', `<a>${value}`],
    ['plain text', value],
  ])('is not shortened: %s', (_, text) => {
    expect(kept(text)).toBe(text);
  });
});

describe('a string with a control character', () => {
  const places = [0, 1, 2, 3, 4, 150_001, LONG - 3, LONG - 2, LONG - 1];

  it.each(['0000', '000A', '001F'])('is detected with U+%s at any position', (code) => {
    const control = Number.parseInt(code, 16);
    for (const shift of [0, 1, 2, 3]) {
      for (const place of places) {
        const body = Buffer.from(`{"${'k'.repeat(shift)}":"${'é~'.repeat(LONG / 3)}"}`);
        body[shift + 5 + place] = control;
        expect(shortenValues(body) === body, `${shift} ${place}`).toBe(true);
      }
    }
  });

  it('does not include a string with a space, a DEL or a non-ASCII byte', () => {
    for (const text of [' ', '\x7f', '\x80', '😀'])
      expect(kept(`{"x":"${text.repeat(LONG)}"}`)).toContain('bytes, sha256 ');
  });
});

describe('the request queue', () => {
  const limits = { concurrency: 2, rate: null };
  const ask = (line: Line, cleansUp = false) => line.run(async () => 'answer', { cleansUp });

  it('is down after ten requests without an answer', async () => {
    const line = new Line(limits);
    for (let at = 0; at < 10; at += 1) line.failed(new TransportFailure('timeout', 'it took too long'));
    expect(line.down).toBe(true);
    await expect(ask(line)).rejects.toThrow(
      'the target stopped answering: 10 requests in a row failed, the last because it took too long',
    );
  });

  it('is down after thirty unreadable answers in a row', async () => {
    const line = new Line(limits);
    const unreadable = () => line.failed(new TransportFailure('too-large', 'it is too large'));
    for (let at = 0; at < 29; at += 1) unreadable();
    expect(await ask(line)).toBe('answer');
    for (let at = 0; at < 29; at += 1) unreadable();
    expect(line.down).toBe(false);
    unreadable();
    await expect(ask(line)).rejects.toThrow(
      'nothing can be read: 30 answers in a row, the last because it is too large',
    );
  });

  it('is down after 4,000 MB of bodies; clean-up may read a quarter more', async () => {
    const line = new Line(limits);
    line.read(4_000_000_000);
    expect(await ask(line)).toBe('answer');
    line.read(1);
    await expect(ask(line)).rejects.toThrow('the target’s answers are too large: 4000 MB of bodies were read');
    expect(await ask(line, true)).toBe('answer');
    line.read(1_000_000_000);
    await expect(ask(line, true)).rejects.toThrow('too large');
  });
});
