/** What a recording contains, and what a player and a reader refuse. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Exchange, HttpRequest } from '../../../client/exchange.ts';
import { TransportFailure } from '../../../client/failures.ts';
import { Player } from '../../../client/recording/player.ts';
import { readRecording } from '../../../client/recording/read.ts';
import { openRecording } from '../../../client/recording/recording.ts';
import { standInFor } from '../../../client/recording/standIn.ts';
import { redactorFor } from '../../../client/redaction/redactor.ts';
import { validCredential } from '../../../generators/credentials/credentials.ts';
import { temporaryFolder } from '../../support/command/command.ts';
import { ACCOUNT, settingsFor } from '../../support/command/inProcess.ts';

const REQUEST: HttpRequest = {
  method: 'GET',
  path: '/x',
  query: '',
  credential: validCredential(ACCOUNT),
  contentType: null,
  headers: [],
  body: null,
};

const answer = (body: Buffer, more: Partial<Exchange> = {}): Exchange => ({
  request: REQUEST,
  response: { status: 200, reason: 'OK', httpVersion: '1.1', headers: [['X-Token', ACCOUNT.authToken]], body },
  busy: false,
  durationMs: 1.4,
  ...more,
});

function open() {
  const file = join(temporaryFolder(), 'recording.ndjson.gz');
  const settings = settingsFor('http://127.0.0.1:1');
  return { file, settings, recorder: openRecording({ ...settings, record: { file, profile: settings.profile } }) };
}

const playerOf = (file: string) => new Player(file, redactorFor({ account: null, other: null, headers: [] }));

describe('a recording', () => {
  it('returns each answer by its key, with a stand-in for the token', async () => {
    const { file, recorder } = open();
    await recorder.send('a#1', REQUEST, async () => answer(Buffer.from(`token ${ACCOUNT.authToken}`)));
    await recorder.send('a#2', REQUEST, async () => answer(Buffer.from([0xff, 0x00]), { busy: true, repeated: true }));
    await recorder.close();
    expect(gunzipSync(readFileSync(file)).toString('utf8')).not.toContain(ACCOUNT.authToken);
    const { header } = readRecording(file);
    const player = playerOf(file);
    const [second, first] = [await player.send('a#2', REQUEST), await player.send('a#1', REQUEST)];
    expect(first.response.body.toString()).toBe(`token ${header.account.authToken}`);
    expect(first.response.headers).toEqual([['X-Token', header.account.authToken]]);
    expect(second).toMatchObject({ busy: true, repeated: true, response: { body: Buffer.from([0xff, 0x00]) } });
    expect(player.differences).toEqual([]);
  });

  it.each([
    ['{"api_key":"k\\"9","id":1}', /^\{"api_key":"[0-9a-f]{4}","id":1\}$/],
    ['<A><ApiKey>k-9</ApiKey></A>', /^<A><ApiKey>[0-9a-f]{3}<\/ApiKey><\/A>$/],
    ['a?api_key=k-9&b=1', /^a\?api_key=[0-9a-f]{3}&b=1$/],
  ])('keeps the length and the form of a body with a secret of the target: %s', async (body, recorded) => {
    const { file, recorder } = open();
    for (const key of ['a#1', 'a#2']) await recorder.send(key, REQUEST, async () => answer(Buffer.from(body)));
    await recorder.close();
    const player = playerOf(file);
    const [one, other] = [await player.send('a#1', REQUEST), await player.send('a#2', REQUEST)];
    expect(one.response.body.toString()).toMatch(recorded);
    expect(other.response.body).toEqual(one.response.body);
  });

  it('replaces the values of fields with a telling name', async () => {
    const { file, recorder } = open();
    const made = answer(Buffer.alloc(0));
    made.response.headers = [
      ['Set-Cookie', 'session=1234'],
      ['X-Access-Token', '5678'],
      ['X-Other', '9'],
    ];
    await recorder.send('a#1', REQUEST, async () => made);
    await recorder.close();
    expect((await playerOf(file).send('a#1', REQUEST)).response.headers).toEqual([
      ['Set-Cookie', expect.stringMatching(/^[0-9a-f]{12}$/)],
      ['X-Access-Token', expect.stringMatching(/^[0-9a-f]{4}$/)],
      ['X-Other', '9'],
    ]);
  });

  const pair = Buffer.from(`${ACCOUNT.accountSid}:${ACCOUNT.authToken}`);
  it.each([
    ['hex', pair.toString('hex')],
    ['base64', pair.toString('base64')],
    ['base64 twice', Buffer.from(pair.toString('base64')).toString('base64')],
    ['a list of bytes', JSON.stringify([...pair])],
    ['JSON escapes', [...ACCOUNT.authToken].map((c) => `\\u00${c.charCodeAt(0).toString(16)}`).join('')],
    ['percent-encoding', [...pair].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')],
    ['a part', ACCOUNT.authToken.slice(4, 20)],
  ])('holds no token that the target repeats as %s', async (_what, form) => {
    const { file, settings, recorder } = open();
    const made = answer(Buffer.from(`you sent ${form}!`));
    made.response.headers = [['X-Sent', form]];
    await recorder.send('a#1', REQUEST, async () => made);
    recorder.fact('bytes', () => form);
    await recorder.close();
    const text = gunzipSync(readFileSync(file)).toString('utf8');
    expect(text.includes(form)).toBe(false);
    expect(redactorFor(settings).leaks(text, 'recorded')).toEqual([]);
  });

  it('returns failures and facts', async () => {
    const { file, recorder } = open();
    const failure = new TransportFailure('timeout', 'no answer');
    await expect(recorder.send('a#1', REQUEST, () => Promise.reject(failure))).rejects.toBe(failure);
    expect(recorder.fact('time', () => 7)).toBe(7);
    expect(recorder.fact('usual', () => false, false)).toBe(false);
    await recorder.close();
    const player = playerOf(file);
    await expect(player.send('a#1', REQUEST)).rejects.toMatchObject({ name: failure.name, kind: 'timeout' });
    expect([player.fact('time', () => 8), player.fact('usual', () => true, false)]).toEqual([7, false]);
  });

  it('refuses two requests with one key', async () => {
    const { recorder } = open();
    const send = () => recorder.send('a#1', REQUEST, async () => answer(Buffer.alloc(0)));
    await send();
    await expect(send()).rejects.toThrow('two requests have the key a#1');
    await recorder.close();
  });

  it('is emptied if it cannot be written, and the run goes on', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'taken'));
    const settings = settingsFor('http://127.0.0.1:1');
    const record = { file: join(folder, 'taken'), profile: settings.profile };
    const recorder = openRecording({ ...settings, record });
    expect(await recorder.send('a#1', REQUEST, async () => answer(Buffer.alloc(0)))).toMatchObject({ busy: false });
    await expect(recorder.close()).resolves.toBeUndefined();
  });
});

describe('a player', () => {
  it('names what was not recorded, sent twice, changed or left over', async () => {
    const { file, recorder } = open();
    for (const key of ['a#1', 'a#2', 'a#3', '~sweep#1'])
      await recorder.send(key, REQUEST, async () => answer(Buffer.alloc(0)));
    recorder.fact('time', () => 7);
    await recorder.close();
    const player = playerOf(file);
    await player.send('a#1', { ...REQUEST, path: '/else' });
    await player.send('a#2', REQUEST);
    await expect(player.send('a#2', REQUEST)).rejects.toThrow('replay: sent twice: a#2');
    await expect(player.send('b#1', REQUEST)).rejects.toThrow('replay: not recorded: b#1');
    expect(() => player.fact('other', () => 1)).toThrow('replay: not recorded: other');
    expect(player.differences).toEqual([
      { key: 'a#1', what: 'another request' },
      { key: 'a#2', what: 'sent twice' },
      { key: 'b#1', what: 'not recorded' },
      { key: 'other', what: 'not recorded' },
      { key: 'a#3', what: 'not sent' },
      { key: 'time', what: 'fact not asked for' },
    ]);
  });
});

describe('reading a recording', () => {
  async function made(): Promise<{ file: string; lines: string[] }> {
    const { file, recorder } = open();
    await recorder.send('a#1', REQUEST, async () => answer(Buffer.alloc(0)));
    await recorder.close();
    return { file, lines: gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n') };
  }

  it.each<[string, (lines: string[]) => string[], string]>([
    ['another format', ([, ...others]) => ['{"recording":"x"}', ...others], 'line 1: recording is "x", not '],
    [
      'no settings',
      ([, ...others]) => ['{"recording":"proofmark/recording@1"}', ...others],
      'line 1: startedAt is missing',
    ],
    ['no JSON', (lines) => [...lines, '{'], 'line 3 is no JSON object'],
    ['something else', (lines) => [...lines, '{}'], 'line 3 is neither an exchange nor a fact'],
    ['a key twice', (lines) => [...lines, lines[1] ?? ''], 'two lines have the key a#1'],
  ])('refuses %s', async (_what, change, message) => {
    const { file, lines } = await made();
    writeFileSync(file, gzipSync(`${change(lines).join('\n')}\n`));
    expect(() => readRecording(file)).toThrow(message);
  });

  it.each([
    ['a missing file', null, 'ENOENT'],
    ['an empty file', '', 'the file is empty'],
    ['an uncompressed file', '{}', 'incorrect header check'],
  ])('refuses %s', (_what, text, message) => {
    const file = join(temporaryFolder(), 'r');
    if (text !== null) writeFileSync(file, text);
    expect(() => readRecording(file)).toThrow(message);
  });
});

describe('a stand-in', () => {
  it('has the length and the kinds of characters of the secret, and does not depend on the characters', () => {
    const standIn = standInFor('aB9z-Q', 'salt');
    expect(standIn).toMatch(/^[a-f][A-F]\d[g-z]-[G-Z]$/);
    expect(standInFor('cF0y-R', 'salt')).toBe(standIn);
    expect(standInFor('aB9z-Q', 'another salt')).not.toBe(standIn);
  });
});
