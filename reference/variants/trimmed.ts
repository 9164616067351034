import { onText } from '../faults/support.ts';
import type { Variant } from './variant.ts';

export const trimmed: Variant = {
  id: 'trimmed',
  title: 'Leading and trailing white space of names is removed, as the profile states',
  profile: {
    resources: {
      Queues: { fields: { FriendlyName: { trimmed: true } } },
      Applications: { fields: { FriendlyName: { trimmed: true } } },
    },
  },
  apply: (parts) => onText(parts, (text) => text.trim()),
};
