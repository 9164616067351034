import { isError, onDocument } from '../faults/support.ts';
import type { Variant } from './variant.ts';

export const objectProperty: Variant = {
  id: 'object-property',
  title: 'The property of a field that is not shown as sent is an object',
  profile: {
    resources: {
      Queues: {
        fields: {
          Labels: { type: 'string', property: 'labels', minLength: 0, maxLength: 20, echoed: false, enforced: false },
        },
      },
    },
  },
  apply: (parts) =>
    onDocument(parts, (document) =>
      isError(document) || 'queues' in document ? document : { ...document, labels: {} },
    ),
};
