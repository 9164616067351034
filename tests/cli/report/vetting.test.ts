/** The last check before output: no file and no printed line contains a secret. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { run } from '../../../cli/run/run.ts';
import type { ClauseRecord } from '../../../specs/model.ts';
import { temporaryFolder } from '../../support/command/command.ts';
import { finding, record } from '../../support/reports/records.ts';
import { stub } from '../../support/servers/stub.ts';

const SID = 'AC0123456789abcdef0123456789abcdef';
const TOKEN = '9f8e7d6c5b4a39281706f5e4d3c2b1a0';
const HEX = Buffer.from(TOKEN).toString('hex');

afterEach(() => {
  vi.restoreAllMocks();
});

/** A run whose suites return these records. */
async function runWith(records: ClauseRecord[], authToken = TOKEN, flags: { json?: boolean } = {}) {
  const out = join(temporaryFolder(), 'report');
  const printed = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      printed[name] += String(text);
      return true;
    });
  }
  const baseUrl = await stub((_request, response) => response.end());
  const credentials = { baseUrl, accountSid: SID, authToken };
  const code = await run(
    { ...credentials, clause: ['auth.wrong-token'], out, report: false, ...flags },
    {},
    {
      // each record is reported, and checked, as soon as it exists
      execute: async (_settings, { onRecord }) => {
        for (const one of records) onRecord?.(one);
        return records;
      },
    },
  );
  vi.restoreAllMocks();
  const files = existsSync(out) ? readdirSync(out).sort() : [];
  const text = files.map((file) => readFileSync(join(out, file), 'utf8')).join('\n');
  return { code, files, text, ...printed };
}

const leaking = (actual: string, more: Partial<ClauseRecord> = {}) => [
  record('auth.wrong-token', { outcome: 'fail', findings: [finding({ actual })], ...more }),
];

describe('a run whose records contain a secret', () => {
  it.each([
    ['plain', `realm "${TOKEN}"`],
    ['hex', `realm "${HEX}"`],
    ['base64', `realm "${Buffer.from(`${SID}:${TOKEN}`).toString('base64')}"`],
    ['a part', `realm "${TOKEN.slice(0, 20)}"`],
  ])('withholds every artefact with the secret, prints one line and exits with 70: %s', async (_, actual) => {
    const { code, files, text, stdout, stderr } = await runWith(leaking(actual));
    expect(code).toBe(70);
    expect(files).toEqual(['exchanges.ndjson']);
    expect(stdout).toBe('');
    expect(stderr.split('\n').filter((line) => line.includes('secret'))).toEqual([
      'proofmark: internal error, please report it: not written, because it contains a secret: conformance.json and 3 more',
    ]);
    for (const form of [TOKEN, HEX]) expect(text + stdout + stderr).not.toContain(form);
  });

  it('prints no JSON that contains it', async () => {
    const { code, stdout } = await runWith(leaking(`realm "${TOKEN}"`), TOKEN, { json: true });
    expect([code, stdout]).toEqual([70, '']);
  });

  it('checks the recorded exchanges too, and writes the clean files', async () => {
    const text = `GET /x HTTP/1.1\n\nHTTP/1.1 200 OK\nContent-Type: text/plain\n\nyou are ${TOKEN}`;
    const { code, files } = await runWith([record('auth.wrong-token', { exchanges: [{ title: 'one', text }] })]);
    expect([code, files]).toEqual([70, ['conformance.json', 'index.html', 'junit.xml']]);
  });

  it('finds a token that is an ordinary word in a value from the target', async () => {
    const { code, files } = await runWith(leaking('friendly_name "test"'), 'test');
    expect([code, files]).toEqual([70, ['exchanges.ndjson']]);
  });

  it.each([
    'test',
    'post',
    'status',
    'fail',
    'a',
    '0',
    '200',
    'required',
    'conformance',
    'auth.wrong-token',
  ])('does not mistake the suite’s own words for the token %s', async (token) => {
    const { code, files, stdout } = await runWith(leaking('status 200'), token);
    expect(code).toBe(1);
    expect(files).toEqual(['conformance.json', 'exchanges.ndjson', 'index.html', 'junit.xml']);
    expect(stdout).toContain('non-conformant');
  });
});
