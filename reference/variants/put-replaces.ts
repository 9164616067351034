import type { Variant } from './variant.ts';

export const putReplaces: Variant = {
  id: 'put-replaces',
  title: 'A PUT to an instance resets the fields that it omits, and needs the required fields, as its profile says',
  profile: {
    resources: {
      Queues: { putReplaces: true },
      Applications: { putReplaces: true },
    },
  },
  served: true,
  apply: (parts) => parts,
};
