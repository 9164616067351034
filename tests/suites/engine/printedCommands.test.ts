/** A printed command runs nothing but curl and its filters, whatever a target, a profile or a flag contains. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { HttpRequest } from '../../../client/exchange.ts';
import { type CurlContext, curlScript, type Step } from '../../../suites/engine/evidence/curl.ts';
import { temporaryFolder } from '../../support/command/command.ts';

/** Text that would do something in a shell, around harmless text. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "'",
        '"',
        '`',
        '\\',
        '$',
        '$(touch hit)',
        '`touch hit`',
        '; touch hit;',
        '&& touch hit #',
        '| touch hit',
        '> hit',
        '<(touch hit)',
      ),
      fc.constantFrom(
        '$' + '{IFS}',
        '!!',
        '*',
        '?',
        '[a]',
        '~',
        '\n',
        '\t',
        '\r',
        '-o hit',
        '--',
        '@hit',
        '%s',
        '(',
        ')',
        '{',
        '}',
        ' ',
      ),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 5 },
  )
  .map((parts) => parts.join('').replaceAll('\0', ''));
/** A header name: a token (RFC 9110 5.6.2). */
const token = fc.stringMatching(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,12}$/);

const request = (path: string, query: string, body: string, name: string, value: string): HttpRequest => ({
  method: 'POST',
  path,
  query,
  credential: {
    header: 'Basic eDp5',
    label: 'valid credentials',
    shell: '-u "$TWILIO_ACCOUNT_SID:$TWILIO_AUTH_TOKEN"',
  },
  contentType: value,
  headers: [[name, value]],
  body,
});

const context = (baseUrl: string, proxy: string, headerNames: string[]): CurlContext => ({
  baseUrl: `http://127.0.0.1/${baseUrl}`,
  accountSid: 'AC1',
  marker: 'abcdef01',
  insecure: false,
  proxy: `http://127.0.0.1:1/${encodeURIComponent(proxy)}`,
  headerNames,
  tokens: [],
  redact: (text) => text,
});

/** A folder whose `curl` records its arguments and answers `answer`. */
function shellFolder(answer: string): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'answer'), answer);
  const curl = `#!/bin/sh\nprintf '%s\\0' "$@" >> "${folder}/arguments"\ncat "${folder}/answer"\n`;
  writeFileSync(join(folder, 'curl'), curl);
  chmodSync(join(folder, 'curl'), 0o755);
  return folder;
}

const run = (shell: string, script: string, folder: string) =>
  spawnSync(shell, ['-c', script], {
    cwd: folder,
    env: { PATH: `${folder}:${process.env.PATH}`, HOME: folder },
    encoding: 'utf8',
  });

it.each(['bash', 'sh'])('%s runs no text of the target, the profile or a flag', (shell) => {
  const folder = shellFolder('{"sid": "QU1"}');
  fc.assert(
    fc.property(
      fc.array(hostile, { minLength: 9, maxLength: 9 }),
      token,
      token,
      fc.boolean(),
      (texts, name, other, isXml) => {
        const [
          path = '',
          query = '',
          body = '',
          value = '',
          property = '',
          element = '',
          base = '',
          sid = '',
          proxy = '',
        ] = texts;
        const created = { sid: `x${sid}`, property, ...(isXml ? { element } : {}) };
        const steps: Step[] = [
          { request: request(`/${path}`, query, body, name, value), created },
          { request: request(`/${sid}`, query, `x${sid}`, name, value) },
        ];
        const script = curlScript(steps, context(base, proxy, [other, '`touch`']));
        run(shell, script, folder);
        return !existsSync(join(folder, 'hit'));
      },
    ),
    { numRuns: 150, seed: 1 },
  );
});

it('passes each value to curl as it is', () => {
  const odd = `it's "$HOME" \`id\` $(id) \\ !! *`;
  const folder = shellFolder('');
  run('bash', curlScript([{ request: request('/a', 'b=c', odd, 'X-Odd', odd) }], context('', '', ['X`id`'])), folder);
  const given = readFileSync(join(folder, 'arguments'), 'utf8').split('\0');
  expect(given).toContain(odd);
  expect(given).toContain(`X-Odd: ${odd}`);
  expect(given).toContain('X`id`: ');
});

it.each([
  ['an odd property', { sid: 'QU1', property: "sid'$(touch hit)'.*" }, `{"x": "0", "sid'$(touch hit)'.*" : "QU9"}`],
  [
    'an odd element',
    { sid: 'QU1', property: 'sid', element: 'Sid.$(touch hit)' },
    '<SidX>0</SidX><Sid.$(touch hit)>QU9</Sid>',
  ],
])('reads the sid from the answer by %s', (_, created, answer) => {
  const folder = shellFolder(answer);
  const steps: Step[] = [
    { request: request('/a', '', '', 'X', 'y'), created },
    { request: request('/QU1', '', '', 'X', 'y') },
  ];
  run('bash', curlScript(steps, context('', '', [])), folder);
  expect(readFileSync(join(folder, 'arguments'), 'utf8')).toContain('/QU9\0');
  expect(existsSync(join(folder, 'hit'))).toBe(false);
});
