/** Resources for tests of the generators, with the bounds of Queues and Applications. */
import type { Field, Resource } from '../../../specs/profile/model.ts';

export const FRIENDLY: Field = {
  property: 'friendly_name',
  type: 'string',
  minLength: 1,
  maxLength: 64,
  requiredAtCreate: true,
  unique: true,
};
export const LOOSE: Field = { property: 'friendly_name', type: 'string', minLength: 0, maxLength: 64 };
export const SIZE: Field = { property: 'max_size', type: 'integer', minimum: 1, maximum: 5000, default: 100 };
export const URL_FIELD: Field = { property: 'voice_url', type: 'url' };
export const SHORT_URL: Field = { property: 'voice_url', type: 'url', maxLength: 60 };
export const METHOD: Field = { property: 'voice_method', type: 'enum', values: ['GET', 'POST'], default: 'POST' };

/** Bounds that a profile may set but no built-in profile sets. */
export const ODD_FIELDS: Record<string, Field> = {
  'three characters at most': { property: 'p', type: 'string', minLength: 0, maxLength: 3 },
  'exactly five characters': { property: 'p', type: 'string', minLength: 5, maxLength: 5 },
  'ten to twenty characters': { property: 'p', type: 'string', minLength: 10, maxLength: 20, unique: true },
  'a trimmed name': { property: 'p', type: 'string', minLength: 1, maxLength: 30, trimmed: true },
  'a long text': { property: 'p', type: 'string', minLength: 0, maxLength: 1600 },
  'one integer': { property: 'p', type: 'integer', minimum: 7, maximum: 7 },
  'integers about zero': { property: 'p', type: 'integer', minimum: -3, maximum: 1 },
  'negative integers': { property: 'p', type: 'integer', minimum: -90, maximum: -10 },
  'words that resemble each other': { property: 'p', type: 'enum', values: ['a', 'AX', 'head', 'head,'] },
  'one word': { property: 'p', type: 'enum', values: ['a'] },
  'a telephone number': { property: 'p', type: 'phone', requiredAtCreate: true },
  'the shortest bound of a URL': { property: 'p', type: 'url', maxLength: 20 },
};

const resource = (fields: Record<string, Field>, prefix: string): Resource => ({
  collection: {
    path: '/Things.json',
    methods: ['GET', 'POST', 'PUT'],
    listProperty: 'things',
    schema: {},
    putCreates: true,
  },
  instance: { path: '/Things/{Sid}.json', methods: ['GET', 'POST', 'PUT', 'DELETE'], schema: {} },
  sid: { property: 'sid', prefix },
  fields,
  createStatus: 201,
  billable: false,
  identity: ['sid', 'uri'],
  volatile: [],
});

export const QUEUES = resource({ FriendlyName: FRIENDLY, MaxSize: SIZE }, 'QU');
export const APPLICATIONS = resource(
  {
    FriendlyName: LOOSE,
    VoiceUrl: URL_FIELD,
    SmsUrl: { ...URL_FIELD, property: 'sms_url' },
    StatusCallback: { ...URL_FIELD, property: 'status_callback' },
    VoiceMethod: METHOD,
    SmsMethod: { ...METHOD, property: 'sms_method' },
  },
  'AP',
);
/** A resource with a field that only a create accepts. */
export const FIXED_AT_CREATE = resource(
  { Kind: { ...METHOD, property: 'kind', requiredAtCreate: true, updatable: false }, Size: SIZE },
  'ZZ',
);
