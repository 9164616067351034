/** `--header`: a value in the argument, in a variable or in a file. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { resolveHeaders } from '../../../cli/settings/headers.ts';
import { temporaryFolder } from '../../support/command/command.ts';

it('reads a value from the argument, a variable or a file', () => {
  const file = join(temporaryFolder(), 'fields');
  writeFileSync(file, 'X-One: 1\r\n\nX-Two: a: b\n');
  const env = { PROOFMARK_HEADER_X_API_KEY: 'from-env' };
  expect(resolveHeaders(['X-Env: staging', 'X-Api-Key', `@${file}`], env)).toEqual([
    ['X-Env', 'staging'],
    ['X-Api-Key', 'from-env'],
    ['X-One', '1'],
    ['X-Two', 'a: b'],
  ]);
});

it.each([
  ['X-Api-Key', '--header X-Api-Key: PROOFMARK_HEADER_X_API_KEY is not set'],
  ['`id`', "--header expects 'Name: value'"],
  ['@none', '--header: "none" cannot be read (ENOENT)'],
  ['Authorization', '--header: the suites set Authorization themselves'],
])('refuses %s', (text, message) => {
  expect(() => resolveHeaders([text], { PROOFMARK_HEADER_AUTHORIZATION: 's3cret' })).toThrow(message);
});

it('never repeats a value of a file', () => {
  const file = join(temporaryFolder(), 'fields');
  writeFileSync(file, 's3cret-value');
  expect(() => resolveHeaders([`@${file}`], {})).toThrow(/^(?!.*s3cret).*expects 'Name: value'$/);
});
