import type { Variant } from './variant.ts';

export const nestedError: Variant = {
  id: 'nested-error',
  title: 'The message and the status of an error are nested',
  profile: {
    error: {
      statusProperty: '/error/http~1status',
      messageProperty: '/error/message',
      schema: {
        required: ['error'],
        properties: {
          error: { type: 'object', required: ['message'], properties: { message: { type: 'string', minLength: 1 } } },
          status: null,
          message: null,
          code: null,
          more_info: null,
        },
      },
    },
  },
  apply: (parts) => ({
    ...parts,
    errorDocument: ({ status, code, message }) => ({ error: { code, message, 'http/status': status } }),
  }),
};
