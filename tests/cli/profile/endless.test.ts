/** Input that would keep proofmark busy for ever ends with 64 and its place, or is handled in time. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Conformance } from '../../../specs/model.ts';
import { callCommand, temporaryFolder } from '../../support/command/command.ts';
import { reference } from '../../support/servers/stub.ts';

const LEVELS = 40;

/** A description whose schema S0 refers twice to S1, which refers twice to S2, and so on. */
function dag(schema: (next: object) => object): string {
  const schemas = Object.fromEntries(
    Array.from({ length: LEVELS }, (_, at) => [`S${at}`, schema({ $ref: `#/components/schemas/S${at + 1}` })]),
  );
  const list = { type: 'object', properties: { items: { type: 'array', items: { $ref: '#/components/schemas/S0' } } } };
  const answer = { description: 'x', content: { 'application/json': { schema: list } } };
  return JSON.stringify({
    openapi: '3.0.0',
    info: { title: 'x', version: '1' },
    paths: { '/Items': { get: { responses: { 200: answer } } } },
    components: { schemas: { ...schemas, [`S${LEVELS}`]: { type: 'string' } } },
  });
}

const bomb = (levels: number) =>
  Array.from(
    { length: levels },
    (_, at) => `x-${at}: &x${at} [${Array(10).fill(at === 0 ? 'x' : `*x${at - 1}`)}]`,
  ).join('\n');

it.each([
  [
    'properties.json',
    dag((next) => ({ type: 'object', properties: { l: next, r: next } })),
    '/components/schemas/S0: its',
  ],
  ['all-of.json', dag((next) => ({ allOf: [next, next] })), '/components/schemas/S0: its'],
  ['aliases.yaml', `openapi: 3.0.0\ninfo: {title: x, version: '1'}\npaths: {}\n${bomb(12)}\n`, '/x-'],
  [
    'deep.json',
    `{"openapi":"3.0.0","x":${'['.repeat(5000)}${']'.repeat(5000)}}`,
    'is nested more deeply than 500 levels',
  ],
])('profile from-openapi refuses %s', async (name, text, reason) => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, name), text);
  const started = performance.now();
  const { code, stderr } = await callCommand(['profile', 'from-openapi', name], { cwd });
  expect(stderr).toContain(`proofmark: ${name}: ${reason}`);
  expect(code).toBe(64);
  expect(performance.now() - started).toBeLessThan(30_000);
});

const profile = (schema: string, more = '') =>
  `extends: documented\nname: odd\nresources:\n  Queues:\n    instance:\n      schema: ${schema}\n${more}`;

it.each([
  ['aliases', `${bomb(12)}\n`, 'uses its aliases too often'],
  ['nesting', `extends: documented\nname: odd\ntitle: ${'['.repeat(200)}${']'.repeat(200)}\n`, 'nested'],
  ['deep nesting', `a: ${'['.repeat(50_000)}${']'.repeat(50_000)}\n`, 'is nested too deeply'],
  [
    'a schema that refers to itself',
    profile('{$ref: "#/$defs/A"}', '$defs: {A: {allOf: [{$ref: "#/$defs/A"}]}}\n'),
    'is no usable JSON Schema',
  ],
  ['a reference that cannot be decoded', profile('{$ref: "#/%zz"}'), 'is no usable JSON Schema'],
  [
    'schemas that refer to each other',
    profile(
      '{$ref: "#/$defs/S0"}',
      `$defs: {${Array.from({ length: 30 }, (_, at) => `S${at}: {allOf: [{$ref: "#/$defs/S${at + 1}"}, {$ref: "#/$defs/S${at + 1}"}]}`)}, S30: {}}\n`,
    ),
    'its references expand to more than 2000 schemas',
  ],
  ['a look-ahead', profile('{properties: {friendly_name: {pattern: "^(?!a)b"}}}'), 'cannot be matched in linear time'],
])('profile check and run refuse %s', async (_, text, reason) => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'p.yaml'), text);
  const checked = await callCommand(['profile', 'check', 'p.yaml'], { cwd });
  expect(checked.code).toBe(64);
  expect(checked.stdout + checked.stderr).toContain(reason);
  const ran = await callCommand(['run', '--profile', 'p.yaml', '--base-url', 'http://127.0.0.1:9'], { cwd });
  expect(ran.code).toBe(64);
});

it.each([
  ['a pattern that backtracks', profile('{properties: {friendly_name: {pattern: "^(a|a)*$"}}}'), ['get.200'], 1],
  [
    'a field whose values are never refused',
    'extends: documented\nname: odd\nresources:\n  Queues: null\n  Messages: {billable: false, fields: {Body: {updatable: true}}}\n',
    ['write.put-equals-post'],
    2,
  ],
])('a run with %s ends without an internal error', async (_, text, clauses, code) => {
  const { env } = await reference();
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'p.yaml'), text);
  const run = ['run', '--profile', 'p.yaml', '--json', '--no-report', '--runs', '2', '--clause', ...clauses];
  const ended = await callCommand(run, { cwd, env });
  expect((JSON.parse(ended.stdout) as Conformance).totals.error).toBe(0);
  expect(ended.code).toBe(code);
});

it.each(['json', 'yaml'])('a profile of three million open brackets in %s is refused at once', async (kind) => {
  const file = join(temporaryFolder(), `deep.${kind}`);
  writeFileSync(file, '['.repeat(3_000_000));
  const started = performance.now();
  expect(await callCommand(['profile', 'check', file])).toMatchObject({
    code: 64,
    stderr: `${file}:1:1: is nested too deeply\n`,
  });
  expect(performance.now() - started).toBeLessThan(10_000);
});
