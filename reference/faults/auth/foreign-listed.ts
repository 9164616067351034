import type { Fault } from '../fault.ts';

export const foreignListed: Fault = {
  id: 'auth/foreign-listed',
  title: 'A list shows the resources of every account',
  breaks: ['auth.isolation'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    list: (route) =>
      parts.accounts
        .flatMap(({ accountSid }) => parts.store.all(accountSid, route.resource.name))
        .sort((a, b) => b.sequence - a.sequence),
  }),
};
