import type { Variant } from './variant.ts';

export const countedSids: Variant = {
  id: 'counted-sids',
  title: 'Sids count the resources of the server',
  apply: (parts) => {
    let last = 0;
    return {
      ...parts,
      makeSid: (prefix) => {
        last += 1;
        return prefix + last.toString(16).padStart(32, '0');
      },
    };
  },
};
