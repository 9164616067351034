import type { Variant } from './variant.ts';

export const noReadOnly: Variant = {
  id: 'no-read-only',
  title: 'There is no read-only resource; instances offer no PUT, and lists neither PUT nor DELETE',
  profile: {
    extends: 'documented',
    resources: {
      Balance: null,
      AvailablePhoneNumbers: null,
      Queues: {
        collection: { methods: ['GET', 'POST'], putCreates: null },
        instance: { methods: ['GET', 'POST', 'DELETE'] },
      },
    },
  },
  apply: (parts) => ({
    ...parts,
    offered: (route, x) =>
      route.resource.name === 'Queues'
        ? parts.offered(route, x).filter((method) => method !== 'PUT')
        : parts.offered(route, x),
  }),
};
