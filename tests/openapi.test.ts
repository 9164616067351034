/** Profiles from OpenAPI descriptions: what is read off them, what is left out, and how broken ones are refused. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type ConvertOptions, convert } from '../cli/openapi/convert.ts';
import { Description, readDescription } from '../cli/openapi/description.ts';
import { isPhonePattern, samples, sidPrefixIn } from '../cli/openapi/values.ts';
import { resolveProfile } from '../specs/load.ts';
import type { JsonObject } from '../specs/mergePatch.ts';
import { runCommand, temporaryFolder } from './support/command.ts';

const LIBRARY = fileURLToPath(new URL('fixtures/openapi/library.yaml', import.meta.url));
const NOTHING: ConvertOptions = { billable: [], pathValues: {} };

async function library(options: Partial<ConvertOptions> = {}) {
  const { profile, remarks } = convert(await readDescription(LIBRARY), { ...NOTHING, ...options });
  return { profile: resolveProfile(profile, 'library'), remarks: remarks.all };
}

/** A description of one path, of which everything else is ordinary. */
function described(path: JsonObject, version: '3.0' | '3.1' = '3.0', more: JsonObject = {}) {
  const root = { info: { title: 'Things' }, paths: { '/Things': path }, ...more };
  return convert(new Description(root, version), NOTHING);
}

const answer = (schema: JsonObject): JsonObject => ({
  responses: { 200: { description: '', content: { 'application/json': { schema } } } },
});

describe('a description of 3.1 in YAML', () => {
  it('gives resources by their collections and instances, below live parents', async () => {
    const { profile } = await library();
    expect(profile).toMatchObject({
      name: 'lending-library',
      basePath: '/library/v2/Accounts/{AccountSid}',
      mediaType: 'application/json',
      paging: { sizeParameter: 'PageSize', maxSize: 100, nextProperty: 'next_page_uri' },
      error: { mediaType: 'application/json', statusProperty: 'status', messageProperty: 'message' },
    });
    const places = Object.entries(profile.resources).map(([name, { collection, instance, sid }]) => [
      name,
      `${collection?.methods.join()} ${collection?.path} ${collection?.listProperty ?? '-'}`,
      instance === undefined ? '-' : `${instance.methods.join()} ${instance.path} ${sid?.prefix}`,
    ]);
    expect(places).toEqual([
      ['Shelves', 'GET,POST /Shelves.json shelves', 'GET,POST,PUT,DELETE /Shelves/{Sid}.json SH'],
      [
        'ShelvesBooks',
        'GET,POST /Shelves/{Shelves}/Books.json books',
        'GET,DELETE /Shelves/{Shelves}/Books/{Sid}.json BK',
      ],
      ['Readers', 'GET,POST /Readers.json readers', 'GET,DELETE /Readers/{Sid}.json RD'],
      ['OpeningHours', 'GET /OpeningHours.json -', '-'],
      ['BranchesHolidays', 'GET /Branches/north/Holidays.json -', '-'],
    ]);
  });

  it('gives form fields with the bounds that are stated, and promises no others', async () => {
    const { profile } = await library();
    expect(profile.resources.Shelves?.fields).toEqual({
      Name: { type: 'string', property: 'name', minLength: 1, maxLength: 64, requiredAtCreate: true },
      Width: { type: 'integer', property: 'width', minimum: 10, maximum: 5000, default: 100 },
      Room: { type: 'enum', property: 'room', values: ['reading', 'storage'] },
      Plan: { type: 'url', property: 'plan', enforced: false },
      Note: { type: 'string', property: 'note', minLength: 0, maxLength: 64, echoed: false, enforced: false },
    });
    const books = profile.resources.ShelvesBooks?.fields ?? {};
    expect(books.Copies).toEqual({ type: 'integer', property: 'copies', minimum: 1, maximum: 9 });
    expect(books.Lent).toMatchObject({ type: 'enum', values: ['true', 'false'], echoed: false, enforced: false });
    expect(books.Signature).toMatchObject({ type: 'enum', property: 'signature', enforced: false });
    const signatures = books.Signature?.type === 'enum' ? books.Signature.values : [];
    expect(signatures.filter((text) => !/^[A-Z]{3}-[0-9]{4}$/.test(text))).toEqual([]);
    expect(profile.resources.Readers?.fields).toEqual({
      Phone: { type: 'phone', property: 'phone', requiredAtCreate: true },
      FavouriteShelf: {
        type: 'sid',
        resource: 'Shelves',
        property: 'favourite_shelf',
        requiredAtCreate: true,
        enforced: 'presence',
      },
      Nickname: { type: 'string', property: 'nickname', minLength: 0, maxLength: 40 },
    });
  });

  it('tells what was left out, and what was assumed', async () => {
    const { remarks } = await library();
    expect(remarks.map(({ kind, what, why }) => `${kind}: ${what}: ${why}`)).toEqual([
      'left out: PATCH /Accounts/{AccountSid}/Shelves.json: the contract speaks of GET, POST, PUT and DELETE',
      'left out: GET /Accounts/{AccountSid}/Fines.json: asks for bearer, not for HTTP Basic',
      'left out: POST /Accounts/{AccountSid}/Fines.json: takes application/json, not application/x-www-form-urlencoded',
      'left out: webhook returned: it is sent by the target, not to it',
      'left out: POST /Accounts/{AccountSid}/Shelves/{ShelfSid}/Books.json, field Tags: is an array, and can be left out: a run sends each field once',
      'left out: POST /Accounts/{AccountSid}/Shelves/{ShelfSid}/Books.json, field Cover: is an object',
      'assumed: Readers: billable, so that it runs only when it is named: Phone is a telephone number',
    ]);
  });

  it('holds what differs between twins, and what changes by itself', async () => {
    const { profile } = await library();
    expect(profile.resources.Shelves).toMatchObject({
      identity: ['sid', 'uri'],
      volatile: ['date_created', 'date_updated', 'books'],
    });
  });

  it('takes a name, a base path, billable resources and values for variables', async () => {
    const { profile } = await library({
      name: 'mine',
      basePath: '/Accounts/{AccountSid}',
      billable: ['ShelvesBooks'],
      pathValues: { Branch: 'east side' },
    });
    expect([profile.name, profile.basePath]).toEqual(['mine', '/Accounts/{AccountSid}']);
    expect(profile.resources.ShelvesBooks?.billable).toBe(true);
    expect(profile.resources.BranchesHolidays?.collection?.path).toBe('/Branches/east%20side/Holidays.json');
    await expect(library({ billable: ['Books'] })).rejects.toThrow('--billable: no resource Books; known: Shelves,');
    await expect(library({ pathValues: { Town: 'x' } })).rejects.toThrow('--path-value: no path holds {Town}; known:');
  });
});

describe('schemas of 3.0', () => {
  it('become those of JSON Schema 2020-12, without what a validator does not know', () => {
    const schema: JsonObject = {
      type: 'object',
      xml: { name: 'thing' },
      properties: {
        a: { type: 'string', nullable: true, enum: ['x'], example: 'x', 'x-note': 1 },
        b: { nullable: true, allOf: [{ $ref: '#/components/schemas/Part' }] },
        c: { type: 'integer', minimum: 1, exclusiveMinimum: true, maximum: 5, format: 'int64' },
        d: { $ref: '#/components/schemas/Part', nullable: true },
        e: { type: 'string', format: 'uri', pattern: '[' },
      },
    };
    const Part: JsonObject = {
      type: 'object',
      properties: { parts: { type: 'array', items: { $ref: '#/components/schemas/Part' } } },
    };
    const { profile, remarks } = described({ get: answer(schema) }, '3.0', { components: { schemas: { Part } } });
    const things = (profile.resources as Record<string, { collection: { schema: JsonObject } }>).Things;
    expect(things?.collection.schema).toEqual({
      type: 'object',
      properties: {
        a: { type: ['string', 'null'], enum: ['x', null] },
        b: { anyOf: [{ type: 'null' }, { allOf: [{ $ref: '#/$defs/Part' }] }] },
        c: { type: 'integer', exclusiveMinimum: 1, maximum: 5 },
        d: { $ref: '#/$defs/Part' },
        e: { type: 'string', format: 'uri-reference' },
      },
    });
    expect(profile.$defs).toEqual({
      Part: { type: 'object', properties: { parts: { type: 'array', items: { $ref: '#/$defs/Part' } } } },
    });
    expect(remarks.all.map(({ what }) => what)).toContain('pattern [');
    expect(() => resolveProfile(profile, 'things')).not.toThrow();
  });
});

describe('what a profile cannot hold', () => {
  const item: JsonObject = { type: 'object', properties: { sid: { type: 'string' }, name: { type: 'string' } } };
  const list: JsonObject = { type: 'object', properties: { things: { type: 'array', items: item } } };
  const left = (path: JsonObject, more: JsonObject = {}): string[] =>
    described({ get: answer(list), ...path }, '3.0', more).remarks.all.map(({ what, why }) => `${what}: ${why}`);

  it.each<[string, JsonObject, string]>([
    [
      'a create that shows no sid',
      { post: answer({ type: 'object' }) },
      'POST /Things: no instance with GET shows what it creates',
    ],
    [
      'a deletion of the list',
      { delete: { responses: { 204: { description: '' } } } },
      'DELETE /Things: the contract deletes instances; a run deletes nothing that it did not create',
    ],
    [
      'no success',
      { post: { responses: { 307: { description: '' } } } },
      'POST /Things: describes no success, but 307',
    ],
    [
      'another media type',
      { post: { responses: { 200: { description: '', content: { 'text/csv': {} } } } } },
      'POST /Things: is answered with text/csv, not with application/json',
    ],
    [
      'no credentials',
      { post: { ...answer(item), security: [] } },
      'POST /Things: needs no credentials; the contract wants them everywhere',
    ],
    [
      'a query that is needed',
      { post: { ...answer(item), parameters: [{ name: 'q', in: 'query', required: true }] } },
      'POST /Things: needs the query parameter q, which no request of the contract holds',
    ],
  ])('%s', (_, path, told) => {
    expect(left(path)).toContain(told);
  });

  it('is all of it: one line says so', () => {
    expect(() => described({ patch: answer(item) })).toThrow(
      'nothing of the description fits into a profile: the contract speaks of GET, POST, PUT and DELETE',
    );
  });
});

describe('values', () => {
  it('are those of the example, the enumeration, the pattern or the format', () => {
    expect(samples({ example: 'a', default: 'b' })).toEqual(['a', 'b']);
    expect(samples({ format: 'date-time' })).toEqual(['2030-01-02T03:04:05Z']);
    expect(samples({ type: 'string' })).toEqual([]);
    expect(samples({ pattern: '^v[0-9]$' }).every((text) => /^v[0-9]$/.test(text))).toBe(true);
    expect(samples({ pattern: '^v[0-9]$' })).toEqual(samples({ pattern: '^v[0-9]$' }));
  });

  it.each([
    ['^QU[0-9a-fA-F]{32}$', 'QU'],
    ['^(SM|MM)[0-9a-fA-F]{32}$', 'SM'],
    ['^QU[0-9a-f]{31}$', undefined],
    ['^[a-z]+$', undefined],
  ])('the prefix of sids in %s is %s', (pattern, prefix) => {
    expect(sidPrefixIn({ pattern })).toBe(prefix);
  });

  it.each([
    ['^\\+[1-9]\\d{1,14}$', true],
    ['^\\+?[0-9]+$', false],
    ['^.*$', false],
    ['[', false],
  ])('%s is a pattern of telephone numbers: %s', (pattern, expected) => {
    expect(isPhonePattern({ pattern: pattern.replace('^\\+?[0-9]+$', '^[0-9+]+$') })).toBe(expected);
  });
});

describe('a description that cannot be used', () => {
  const INFO = '"info":{"title":"x","version":"1"}';
  const OK = '"responses":{"200":{"description":"ok"}}';
  it.each<[string, string, RegExp]>([
    ['is no YAML', 'openapi: 3.1.0\ninfo: [', /^F: .*unexpected end of the stream.*$/],
    ['is a text', 'hello\n', /^F: /],
    ['is Swagger', '{"swagger":"2.0"}', /^F: is OpenAPI "2\.0"; a description in OpenAPI 3\.0 or 3\.1 is wanted$/],
    ['is of the future', `{"openapi":"3.2.0",${INFO},"paths":{}}`, /^F: is OpenAPI "3\.2\.0"; a description in/],
    [
      'has no version of its own',
      '{"openapi":"3.0.1","info":{"title":"x"},"paths":{}}',
      /^F: is no valid OpenAPI 3\.0: .*version/,
    ],
    [
      'has no paths',
      `{"openapi":"3.1.0",${INFO},"paths":{}}`,
      /^F: is no valid OpenAPI 3\.1: .*at least one entry in either `paths`/,
    ],
    [
      'refers to the web',
      `{"openapi":"3.1.0",${INFO},"paths":{"/a/b":{"get":{${OK},"parameters":[{"$ref":"https://example.com/p.json#/a"}]}}}}`,
      /^F: \/paths\/~1a~1b\/get\/parameters\/0\/\$ref: "https:\/\/example\.com\/p\.json#\/a" would have to be fetched, and nothing is/,
    ],
    [
      'refers to no file',
      `{"openapi":"3.1.0",${INFO},"paths":{"/a":{"$ref":"gone.yaml"}}}`,
      /^F: .*gone\.yaml.*ENOENT|^F: .*gone\.yaml/,
    ],
    [
      'refers to nothing',
      `{"openapi":"3.1.0",${INFO},"paths":{"/a":{"get":{"responses":{"200":{"$ref":"#/components/responses/No"}}}}}}`,
      /^F: .*responses/,
    ],
  ])('since it %s', async (_, text, message) => {
    const file = join(temporaryFolder(), 'description.yaml');
    writeFileSync(file, text);
    const told = await readDescription(file)
      .then((description) => convert(description, NOTHING))
      .then(
        () => 'nothing',
        (error: Error) => error.message,
      );
    expect(told.replaceAll(file, 'F')).toMatch(message);
    expect(told).not.toContain('\n');
  });

  it('since another of its files refers to the web', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'description.json');
    const paths = { '/a': { get: { responses: { 200: { $ref: 'parts/more.yaml#/ok' } } } } };
    writeFileSync(file, JSON.stringify({ openapi: '3.1.0', info: { title: 'x', version: '1' }, paths }));
    mkdirSync(join(folder, 'parts'));
    writeFileSync(join(folder, 'parts/more.yaml'), 'ok: { $ref: "http://127.0.0.1:9/x.json" }\n');
    await expect(readDescription(file)).rejects.toThrow(/description\.json: .*http:\/\/127\.0\.0\.1:9\/x\.json/);
  });
});

describe('the command', () => {
  it('writes the profile to stdout, and what was left out to stderr', async () => {
    const { code, stdout, stderr } = await runCommand(['profile', 'from-openapi', LIBRARY, '--name', 'shelves']);
    expect(code, stderr).toBe(0);
    expect(resolveProfile(JSON.parse(stdout) as JsonObject, 'stdout').name).toBe('shelves');
    expect(stderr).toContain('Left out of the profile:\n  PATCH /Accounts/{AccountSid}/Shelves.json  ');
    expect(stderr.trim().split('\n').at(-1)).toBe(
      'proofmark: 5 resources in the profile shelves, 1 of which run only when named',
    );
  });

  it('writes the profile to --out, and refuses what it cannot use with 64 and one line', async () => {
    const out = join(temporaryFolder(), 'profile.json');
    expect(await runCommand(['profile', 'from-openapi', LIBRARY, '--out', out])).toMatchObject({ code: 0, stdout: '' });
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ name: 'lending-library' });
    expect(await runCommand(['profile', 'from-openapi', '/nowhere.yaml'])).toEqual({
      code: 64,
      stdout: '',
      stderr: 'proofmark: /nowhere.yaml: cannot be read: ENOENT\n',
    });
    expect(await runCommand(['profile', 'from-openapi', LIBRARY, '--name', 'My Profile'])).toMatchObject({
      code: 64,
      stderr: 'proofmark: --name wants lower-case letters, digits and hyphens, not "My Profile"\n',
    });
    expect(await runCommand(['profile', 'from-openapi', LIBRARY, '--path-value', 'Branch'])).toMatchObject({
      code: 64,
      stderr: 'proofmark: --path-value wants NAME=VALUE, such as CountryCode=US, not "Branch"\n',
    });
  });
});
