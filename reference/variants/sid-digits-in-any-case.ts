import type { Variant } from './variant.ts';

export const sidDigitsInAnyCase: Variant = {
  id: 'sid-digits-in-any-case',
  title: 'Sids are found with their digits in any letter case',
  apply: (parts) => ({
    ...parts,
    find: (route, x) =>
      parts.find(
        route.sid === null ? route : { ...route, sid: route.sid.slice(0, 2) + route.sid.slice(2).toLowerCase() },
        x,
      ),
  }),
};
