import type { Document } from '../model.ts';
import type { Variant } from './variant.ts';

/** The entries show neither the field nor the dates. */
const OMITTED = ['max_size', 'sms_url', 'status_callback', 'date_created', 'date_updated'];

const items = { $ref: null, type: 'object', required: ['sid'], properties: { sid: { type: 'string' } } };

export const briefListEntries: Variant = {
  id: 'brief-list-entries',
  title: 'The entries of a list omit some properties of the instance',
  profile: {
    resources: {
      Queues: { collection: { schema: { properties: { queues: { items } } } } },
      Applications: { collection: { schema: { properties: { applications: { items } } } } },
    },
  },
  apply: (parts) => ({
    ...parts,
    representList: (all, x) => {
      const page = parts.representList(all, x);
      const brief = (entry: Document): Document =>
        Object.fromEntries(Object.entries(entry).filter(([property]) => !OMITTED.includes(property)));
      return Object.fromEntries(
        Object.entries(page).map(([name, value]) => [name, Array.isArray(value) ? value.map(brief) : value]),
      );
    },
  }),
};
