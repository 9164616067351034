/** Random profiles, of which most are valid. */
import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../../specs/profile/mergePatch.ts';

const flag = fc.boolean();
/** Adds the member in some of the cases. */
const maybe = (name: string, value: fc.Arbitrary<unknown>) =>
  fc.option(value, { nil: undefined }).map((it) => (it === undefined ? {} : { [name]: it as JsonValue }));
const joined = (...parts: fc.Arbitrary<JsonObject>[]) =>
  fc.tuple(...parts).map((all): JsonObject => Object.assign({}, ...all));
const methods = (required: string[], others: string[]) =>
  fc.subarray(others).map((chosen) => ({ methods: [...required, ...chosen] }));

const integers = fc
  .tuple(
    fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.constantFrom(0, 1, -1)),
    fc.oneof(fc.nat(20), fc.constantFrom(0, 1, 2 ** 31)),
  )
  .map(([minimum, span]): JsonObject => ({ type: 'integer', minimum, maximum: Math.min(minimum + span, 2 ** 53 - 1) }));
const strings = fc
  .tuple(fc.oneof(fc.nat(3), fc.nat(70)), fc.oneof(fc.nat(3), fc.nat(2000)))
  .map(([minLength, more]): JsonObject => ({ type: 'string', minLength, maxLength: Math.max(1, minLength + more) }));
const enums = fc
  .uniqueArray(fc.oneof(fc.constantFrom('GET', 'POST', ' ', 'a b', 'é'), fc.string({ minLength: 1, maxLength: 8 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((values): JsonObject => ({ type: 'enum', values }));
const urls = maybe('maxLength', fc.integer({ min: 20, max: 300 })).map(
  (more): JsonObject => ({ type: 'url', ...more }),
);
const phones = fc.constant<JsonObject>({ type: 'phone' });

/** A field. Its property is derived from its name, and sometimes shared by two fields. */
const field = joined(
  fc.oneof(integers, strings, enums, urls, phones),
  maybe('requiredAtCreate', flag),
  maybe('unique', flag),
  maybe('trimmed', flag),
  maybe('updatable', flag),
  maybe('echoed', flag),
  maybe('enforced', fc.constantFrom(true, false, 'presence')),
  maybe('default', fc.constantFrom(null, '', 1)),
);

const fields = fc
  .dictionary(fc.stringMatching(/^[A-Z][A-Za-z]{0,7}$/), field, { maxKeys: 5 })
  .map((all) =>
    Object.fromEntries(Object.entries(all).map(([name, one]) => [name, { ...one, property: name.toLowerCase() }])),
  );

const schema = (property: string) =>
  fc.constantFrom<JsonObject>({}, { type: 'object' }, { type: 'object', required: [property] });

const noteSid = joined(
  fc.constant<JsonObject>({ type: 'sid', resource: 'Notes', property: 'note_sid' }),
  maybe('requiredAtCreate', flag),
  maybe('updatable', flag),
);

function resource(name: string, parent = ''): fc.Arbitrary<JsonObject> {
  const list = name.toLowerCase();
  const collection = joined(
    fc.constant({ path: `${parent}/${name}`, listProperty: list }),
    schema(list).map((it) => ({ schema: it })),
    methods(['POST'], ['GET', 'PUT']),
    maybe('putCreates', flag),
  );
  const instance = joined(
    fc.constant({ path: `${parent}/${name}/{Sid}` }),
    schema('sid').map((it) => ({ schema: it })),
    methods(['GET'], ['POST', 'PUT', 'DELETE']),
  );
  return joined(
    collection.map((it) => ({ collection: it })),
    instance.map((it) => ({ instance: it })),
    fc.tuple(fields, maybe('NoteSid', name === 'Tags' ? noteSid : fc.constant(undefined))).map(([plain, sid]) => ({
      fields: { ...plain, ...sid },
    })),
    fc.constantFrom('', 'XX').map((prefix) => ({ sid: { property: 'sid', prefix }, identity: ['sid', 'uri'] })),
    maybe('createStatus', fc.constantFrom(200, 201, 202, 204)),
  );
}

/** Profiles with one or two resources and a singleton or a read-only list. */
export const randomProfile: fc.Arbitrary<JsonObject> = joined(
  fc.constant({
    schema: 'proofmark/profile@1',
    name: 'random',
    title: 'Random',
    basePath: '/v1/{AccountSid}',
    mediaType: 'application/json',
    error: {
      mediaType: 'application/json',
      statusProperty: 'status',
      messageProperty: 'message',
      schema: { type: 'object' },
    },
  }),
  maybe('paging', fc.constant({ sizeParameter: 'PageSize', maxSize: 50, nextProperty: 'next_page_uri' })),
  maybe('mediaRefusals', fc.constant([415])),
  joined(
    resource('Notes').map((it) => ({ Notes: it })),
    // beside the notes, or below one of them
    maybe(
      'Tags',
      fc.constantFrom('', '/Notes/{Notes}').chain((parent) => resource('Tags', parent)),
    ),
    maybe(
      'Settings',
      fields.map((it) => ({ collection: { path: '/Settings', methods: ['GET', 'POST'], schema: {} }, fields: it })),
    ),
  ).map((resources) => ({ resources })),
);
