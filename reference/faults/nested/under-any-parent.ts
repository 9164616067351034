import { NESTED } from '../../profiled/nested.ts';
import type { Fault } from '../fault.ts';

export const underAnyParent: Fault = {
  id: 'nested/under-any-parent',
  title: 'A child resource can be read under every parent',
  breaks: ['get.404'],
  collateral: [],
  profile: NESTED,
  served: true,
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    find: async (route, x) => {
      const { accountSid, resource, sid } = route;
      const anywhere =
        accountSid === null || sid === null || x.method !== 'GET'
          ? null
          : parts.store.get(accountSid, resource.name, sid);
      return anywhere ?? parts.find(route, x);
    },
  }),
};
