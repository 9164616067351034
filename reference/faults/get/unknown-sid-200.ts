import type { Fault } from '../fault.ts';

export const unknownSid200: Fault = {
  id: 'get/unknown-sid-200',
  title: 'A well-formed unknown sid returns an invented representation',
  breaks: ['get.404'],
  collateral: [],
  deterministic: true,
  apply: (parts) => {
    const given = new Set<string>();
    return {
      ...parts,
      makeSid: (prefix, x) => {
        const sid = parts.makeSid(prefix, x);
        given.add(sid);
        return sid;
      },
      find: async (route, x) => {
        const item = await parts.find(route, x);
        const { accountSid, resource, sid } = route;
        const madeUp =
          x.method === 'GET' && accountSid !== null && sid !== null && /^..[0-9a-f]{32}$/i.test(sid) && !given.has(sid);
        if (item !== null || !madeUp) return item;
        return {
          sid,
          accountSid,
          resource: resource.name,
          sequence: 0,
          createdAt: 0,
          updatedAt: 0,
          values: { FriendlyName: 'None' },
        };
      },
    };
  },
};
