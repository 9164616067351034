import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadProfile, ProfileError } from '../../specs/load.ts';
import { mergePatch } from '../../specs/profile/mergePatch.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proofmark-profiles-'));
});
afterAll(() => rm(folder, { recursive: true }));

let files = 0;
async function write(content: unknown, name = `p${++files}.json`): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

/** A patch of the built-in profile, or a standalone profile. */
const patch = (members: object) => ({ extends: 'documented', name: 'mine', ...members });
const whole = (members: object = {}) => ({
  ...{ schema: 'proofmark/profile@1', name: 'own', title: 'Mine', basePath: '', mediaType: 'application/json' },
  error: { mediaType: 'application/json', schema: {}, messageProperty: 'detail' },
  resources: { Things: { collection: { path: '/things', methods: ['GET'], schema: {} } } },
  ...members,
});

describe('JSON merge patch', () => {
  // RFC 7396, appendix A
  test.each([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [
      ['a', 'b'],
      ['c', 'd'],
      ['c', 'd'],
    ],
    [{ a: 'b' }, ['c'], ['c']],
    [{ a: 'foo' }, null, null],
    [{ a: 'foo' }, 'bar', 'bar'],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [[1, 2], { a: 'b', c: null }, { a: 'b' }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('%j patched by %j is %j', (target, by, result) => {
    expect(mergePatch(target, by)).toEqual(result);
  });

  test('never reaches a prototype', () => {
    mergePatch({}, JSON.parse('{"__proto__":{"polluted":true}}'));
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('a standalone profile', () => {
  test('gets default values', async () => {
    const { profile } = loadProfile(await write(whole()));
    expect(profile).toMatchObject({ paging: null, deleteLagMs: 0, mediaRefusals: [], clauses: {} });
    expect(profile.error).toMatchObject({ statusProperty: null, undescribedStatuses: [] });
    expect(profile.resources.Things).toMatchObject({ createStatus: 201, billable: false, fields: {}, identity: [] });
  });

  test('shares definitions and may keep schemas in separate files', async () => {
    await write({ type: 'object', required: ['name'] }, 'thing.schema.json');
    const collection = {
      path: '/things',
      methods: ['GET'],
      schema: { type: 'array', items: { $ref: '#/$defs/thing' } },
    };
    const $defs = { thing: './thing.schema.json', unused: { type: 'null' } };
    const { profile } = loadProfile(await write(whole({ $defs, resources: { Things: { collection } } })));
    expect(profile.resources.Things?.collection?.schema).toEqual({
      type: 'array',
      items: { $ref: '#/$defs/thing' },
      $defs: { thing: { type: 'object', required: ['name'] } },
    });
    expect(profile).not.toHaveProperty('$defs');
  });
});

describe('a profile that extends', () => {
  test('changes only what it names', async () => {
    const file = await write(
      patch({
        deleteLagMs: 5,
        clauses: { 'error.allow': { kind: 'not-applicable', reason: 'a gateway strips it' } },
        resources: { Applications: null, Queues: { fields: { MaxSize: { maximum: 9, default: null } } } },
      }),
    );
    const { profile, digest } = loadProfile(file);
    expect(profile).toMatchObject({ name: 'mine', deleteLagMs: 5, mediaType: 'application/json' });
    expect(profile.resources).not.toHaveProperty('Applications');
    expect(profile.resources.Queues?.fields.MaxSize).toEqual({
      ...{ type: 'integer', property: 'max_size', minimum: 1, maximum: 9 },
    });
    expect(digest).not.toBe(loadProfile('documented').digest);
  });

  test('may extend another file in its folder', async () => {
    await write(patch({ deleteLagMs: 5 }), 'base.json');
    const file = await write({ extends: './base.json', name: 'second', paging: null });
    expect(loadProfile(file).profile).toMatchObject({ name: 'second', deleteLagMs: 5, paging: null });
  });

  test('must not extend itself, directly or indirectly', async () => {
    await write({ extends: './loop-b.json', name: 'a' }, 'loop-a.json');
    const file = await write({ extends: './loop-a.json', name: 'b' }, 'loop-b.json');
    expect(() => loadProfile(file)).toThrow(`${file}: /extends: the profile extends itself`);
  });

  test('must have its own name', async () => {
    const file = await write({ extends: 'documented' });
    expect(() => loadProfile(file)).toThrow(`${file}: /: lacks the member "name"`);
  });
});

describe('a bad profile is refused in one line', () => {
  const queueField = (field: object) => patch({ resources: { Queues: { fields: { MaxSize: field } } } });
  const things = (members: object) => whole({ resources: { Things: members } });
  const list = { path: '/things', methods: ['GET', 'POST'], schema: {} };
  const item = { path: '/things/{Sid}', methods: ['POST'], schema: {} };

  test.each<[string, unknown, string]>([
    ['invalid JSON', '{', ': is no JSON: '],
    ['a list instead of an object', [], ': /: must be a JSON object'],
    ['an unknown member', patch({ resuorces: {} }), ': /: unknown member "resuorces"; known here: $schema, extends,'],
    ['a missing member', { ...whole(), basePath: undefined }, ': /: lacks the member "basePath"'],
    ['a bad type', patch({ deleteLagMs: '5' }), ': /deleteLagMs: is "5"; must be integer'],
    [
      'an unknown base',
      patch({ extends: 'documentd' }),
      'no profile "documentd": neither a built-in name nor a file; did',
    ],
    ['a bad base', patch({ extends: 1 }), ": /extends: must be a profile's name or a file's path"],
    [
      'an unknown field type',
      queueField({ type: 'text' }),
      'MaxSize/type: is "text"; must be one of "string", "integer"',
    ],
    ['a bound of another type', queueField({ minLength: 1 }), 'MaxSize: unknown member "minLength"'],
    ['crossed bounds', queueField({ minimum: 6000 }), 'MaxSize/minimum: is above maximum'],
    [
      'a default beyond the bounds',
      queueField({ default: 0 }),
      "MaxSize/default: is 0, outside the field's own bounds",
    ],
    ['a unique number', queueField({ unique: true }), 'MaxSize/unique: is true for integer; only a string or a url'],
    [
      'a method',
      things({ collection: { ...list, methods: ['PATCH'] } }),
      'methods/0: is "PATCH"; must be one of "GET"',
    ],
    ['a path', things({ collection: { ...list, path: 'things' } }), 'collection/path: is "things"; must match pattern'],
    [
      'a collection that creates, without an instance that can be read',
      things({ collection: { ...list, listProperty: 'things' } }),
      '/resources/Things/instance: a collection that creates needs',
    ],
    ['no sid', things({ instance: item }), ': /resources/Things: lacks the member "sid", which "instance" asks for'],
    [
      'neither a collection nor an instance',
      things({}),
      ': /resources/Things: offers neither a collection nor an instance',
    ],
    [
      'a sid outside the identity',
      things({ instance: item, sid: { property: 'sid', prefix: 'TH' } }),
      '/identity: lacks "sid"',
    ],
    [
      'PUT that creates without PUT',
      patch({ resources: { Queues: { collection: { methods: ['GET', 'POST'] } } } }),
      '/resources/Queues/collection/putCreates: is true without PUT in methods',
    ],
    [
      'an invalid schema',
      patch({ resources: { Queues: { instance: { schema: { type: 'strin' } } } } }),
      '/resources/Queues/instance/schema: is no usable JSON Schema: ',
    ],
    [
      'an unknown keyword',
      patch({ error: { schema: { requierd: [] } } }),
      '/error/schema: is no usable JSON Schema: strict mode: unknown keyword: "requierd"',
    ],
    [
      'a reference to a missing definition',
      patch({ error: { schema: { $ref: '#/$defs/nothing' } } }),
      "/error/schema: is no usable JSON Schema: can't resolve reference #/$defs/nothing",
    ],
    ['a missing schema file', patch({ error: { schema: './none.json' } }), 'none.json: cannot be read: ENOENT'],
    [
      'a least page size above the greatest',
      patch({ paging: { minSize: 2000 } }),
      ': /paging/minSize: exceeds maxSize; give at most 1000',
    ],
    [
      'a default page size that no request can ask for',
      patch({ paging: { minSize: 10, defaultSize: 5 } }),
      ': /paging/defaultSize: is not between minSize and maxSize; give 10 to 1000',
    ],
    [
      'an unknown clause',
      patch({ clauses: { 'get.305': { kind: 'optional', reason: 'x' } } }),
      ': /clauses/get.305: no such clause; did you mean get.',
    ],
    [
      'a clause with a raised kind',
      patch({ clauses: { 'overload.case': { kind: 'optional', reason: 'x' } } }),
      ': /clauses/overload.case/kind: raises check to optional; a profile may only lower it',
    ],
    [
      'a clause without a reason',
      patch({ clauses: { 'get.302': { kind: 'optional' } } }),
      ': /clauses/get.302: lacks the member "reason"',
    ],
  ])('%s', async (_, content, message) => {
    const file = await write(content);
    const refusal = await Promise.resolve()
      .then(() => loadProfile(file))
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ProfileError);
    expect(String(refusal)).toContain(message);
    expect(String(refusal)).toContain(message.startsWith('no profile') ? 'documentd' : folder);
    expect(String(refusal)).not.toContain('\n');
  });

  test('a missing file', () => {
    expect(() => loadProfile(join(folder, 'none.json'))).toThrow('neither a built-in name nor a file; built in: ');
    expect(() => loadProfile(folder)).toThrow(`${folder}: cannot be read: EISDIR`);
  });
});
