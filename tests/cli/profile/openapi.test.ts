/** Profiles from OpenAPI descriptions: what is converted, and what is omitted. */
import { describe, expect, it } from 'vitest';
import { type ConvertOptions, convert } from '../../../cli/profile/openapi/convert.ts';
import { Description, readDescription } from '../../../cli/profile/openapi/description/description.ts';
import { resolveProfile } from '../../../specs/load.ts';
import type { JsonObject } from '../../../specs/profile/mergePatch.ts';
import { LIBRARY, NOTHING } from '../../support/command/openapi.ts';

async function library(options: Partial<ConvertOptions> = {}) {
  const { profile, remarks } = convert(await readDescription(LIBRARY), { ...NOTHING, ...options });
  return { profile: resolveProfile(profile, 'library'), remarks: remarks.all };
}

/** A description with one path and ordinary defaults for the rest. */
function described(path: JsonObject, version: '3.0' | '3.1' = '3.0', more: JsonObject = {}) {
  const root = { info: { title: 'Things' }, paths: { '/Things': path }, ...more };
  return convert(new Description(root, version), NOTHING);
}

const answer = (schema: JsonObject): JsonObject => ({
  responses: { 200: { description: '', content: { 'application/json': { schema } } } },
});

describe('an OpenAPI 3.1 description in YAML', () => {
  it('yields resources with collections and instances, below live parents', async () => {
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

  it('yields form fields with the stated bounds and no others', async () => {
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

  it('reports omissions and assumptions', async () => {
    const { remarks } = await library();
    expect(remarks.map(({ kind, what, why }) => `${kind}: ${what}: ${why}`)).toEqual([
      'left out: PATCH /Accounts/{AccountSid}/Shelves.json: the contract covers GET, POST, PUT and DELETE',
      'left out: GET /Accounts/{AccountSid}/Fines.json: requires bearer, not for HTTP Basic',
      'left out: POST /Accounts/{AccountSid}/Fines.json: accepts application/json, not application/x-www-form-urlencoded',
      'left out: webhook returned: the target sends it',
      'left out: POST /Accounts/{AccountSid}/Shelves/{ShelfSid}/Books.json, field Tags: is an optional array: a run sends each field once',
      'left out: POST /Accounts/{AccountSid}/Shelves/{ShelfSid}/Books.json, field Cover: is an object',
      'assumed: Readers: billable, so it runs only when named: Phone is a telephone number',
    ]);
  });

  it('yields the identity and volatile members', async () => {
    const { profile } = await library();
    expect(profile.resources.Shelves).toMatchObject({
      identity: ['sid', 'uri'],
      volatile: ['date_created', 'date_updated', 'books'],
    });
  });

  it('accepts a name, a base path, billable resources and path values', async () => {
    const { profile } = await library({
      name: 'mine',
      basePath: '/Accounts/{AccountSid}',
      billable: ['ShelvesBooks'],
      pathValues: { Branch: 'east side' },
    });
    expect([profile.name, profile.basePath]).toEqual(['mine', '/Accounts/{AccountSid}']);
    expect(profile.resources.ShelvesBooks?.billable).toBe(true);
    expect(profile.resources.BranchesHolidays?.collection?.path).toBe('/Branches/east%20side/Holidays.json');
    await expect(library({ billable: ['Books'] })).rejects.toThrow(
      '--billable: unknown resource Books; known: Shelves,',
    );
    await expect(library({ pathValues: { Town: 'x' } })).rejects.toThrow(
      '--path-value: no path contains {Town}; known:',
    );
  });
});

describe('OpenAPI 3.0 schemas', () => {
  it('become JSON Schema 2020-12, without keywords unknown to a validator', () => {
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
      'a create without an instance to read',
      { post: answer({ type: 'object' }) },
      'POST /Things: what it creates cannot be read, because there is no instance with GET',
    ],
    [
      'a DELETE of the list',
      { delete: { responses: { 204: { description: '' } } } },
      'DELETE /Things: the contract deletes only instances, and a run only what it created',
    ],
    [
      'no success',
      { post: { responses: { 307: { description: '' } } } },
      'POST /Things: describes no success, only 307',
    ],
    [
      'another media type',
      { post: { responses: { 200: { description: '', content: { 'text/csv': {} } } } } },
      'POST /Things: is answered with text/csv, not with application/json',
    ],
    [
      'no credentials',
      { post: { ...answer(item), security: [] } },
      'POST /Things: needs no credentials; the contract requires them everywhere',
    ],
    [
      'a required query parameter',
      { post: { ...answer(item), parameters: [{ name: 'q', in: 'query', required: true }] } },
      'POST /Things: needs the query parameter q, which no request of the contract contains',
    ],
  ])('%s', (_, path, told) => {
    expect(left(path)).toContain(told);
  });

  it('may be the whole description; the error is then one line', () => {
    expect(() => described({ patch: answer(item) })).toThrow(
      'nothing of the description fits into a profile: the contract covers GET, POST, PUT and DELETE',
    );
  });
});
