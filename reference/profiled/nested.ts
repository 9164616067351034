/** A profile with nested resources, for faults and variants. */

/** A merge patch (RFC 7396) to the built-in profile `documented`. */
export const NESTED = {
  resources: {
    ...{ Queues: null, Applications: null, AvailablePhoneNumbers: null },
    ...{ IncomingPhoneNumbers: null, Messages: null, Calls: null },
    Services: {
      collection: {
        path: '/Services.json',
        methods: ['GET', 'POST'],
        listProperty: 'services',
        schema: { type: 'object', required: ['services'] },
      },
      instance: {
        path: '/Services/{Sid}.json',
        methods: ['GET', 'POST', 'PUT', 'DELETE'],
        schema: { type: 'object', required: ['sid', 'name'] },
      },
      sid: { property: 'sid', prefix: 'SV' },
      fields: { Name: { type: 'string', property: 'name', minLength: 1, maxLength: 64, requiredAtCreate: true } },
      identity: ['sid'],
    },
    Members: {
      collection: {
        path: '/Services/{Services}/Members.json',
        methods: ['GET', 'POST', 'PUT'],
        putCreates: true,
        listProperty: 'members',
        schema: { type: 'object', required: ['members'] },
      },
      instance: {
        path: '/Services/{Services}/Members/{Sid}.json',
        methods: ['GET', 'POST', 'PUT', 'DELETE'],
        schema: { type: 'object', required: ['sid', 'name', 'role'] },
      },
      sid: { property: 'sid', prefix: 'MB' },
      fields: {
        Name: { type: 'string', property: 'name', minLength: 1, maxLength: 40, requiredAtCreate: true },
        Role: { type: 'enum', property: 'role', values: ['guest', 'host'], default: 'guest' },
      },
      identity: ['sid'],
    },
    Settings: {
      collection: {
        path: '/Services/{Services}/Settings.json',
        methods: ['GET', 'POST', 'PUT'],
        schema: { type: 'object', required: ['retention', 'note'] },
      },
      fields: {
        Retention: { type: 'integer', property: 'retention', minimum: 0, maximum: 30, default: 7 },
        Note: { type: 'string', property: 'note', minLength: 0, maxLength: 40, default: '' },
      },
    },
  },
};
