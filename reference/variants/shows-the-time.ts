import { onDocument } from '../faults/support.ts';
import type { Variant } from './variant.ts';

export const showsTheTime: Variant = {
  id: 'shows-the-time',
  title: 'A representation shows the time of the response',
  profile: {
    resources: {
      Queues: { volatile: ['date_created', 'date_updated', 'current_size', 'average_wait_time', 'served_at'] },
      Applications: { volatile: ['date_created', 'date_updated', 'served_at'] },
    },
  },
  apply: (parts) => ({
    ...onDocument(parts, (document, x) =>
      x.item === null || 'more_info' in document ? document : { ...document, served_at: new Date().toISOString() },
    ),
    // The ETag depends on the resource alone.
    validators: (_, item, x) => parts.validators(JSON.stringify(item), item, x),
  }),
};
