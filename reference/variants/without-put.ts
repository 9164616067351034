import type { Variant } from './variant.ts';

export const withoutPut: Variant = {
  id: 'without-put',
  title: 'PUT is not supported, as with Twilio today',
  profile: { extends: 'twilio' },
  apply: (parts) => ({
    ...parts,
    offered: (route, x) => parts.offered(route, x).filter((method) => method !== 'PUT'),
  }),
};
