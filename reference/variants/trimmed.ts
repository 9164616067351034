import { onText } from '../faults/support.ts';
import type { Variant } from './variant.ts';

export const trimmed: Variant = {
  id: 'trimmed',
  title: 'White space at the ends of names is taken away, as the profile says',
  profile: {
    resources: {
      Queues: { fields: { FriendlyName: { trimmed: true } } },
      Applications: { fields: { FriendlyName: { trimmed: true } } },
    },
  },
  apply: (parts) => onText(parts, (text) => text.trim()),
};
