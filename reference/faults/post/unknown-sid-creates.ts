import type { Fault } from '../fault.ts';

export const unknownSidCreates: Fault = {
  id: 'post/unknown-sid-creates',
  title: 'POST with an unknown sid creates the resource',
  breaks: ['post.404'],
  collateral: ['lifecycle.model'],
  why: 'a generated sequence may use a resource after its DELETE',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    find: async (route, x) => {
      const item = await parts.find(route, x);
      const { accountSid, resource, sid } = route;
      if (item !== null || x.method !== 'POST' || accountSid === null || sid === null) return item;
      const now = parts.now();
      return {
        sid,
        accountSid,
        resource: resource.name,
        sequence: parts.store.nextSequence(),
        createdAt: now,
        updatedAt: now,
        values: {},
      };
    },
  }),
};
