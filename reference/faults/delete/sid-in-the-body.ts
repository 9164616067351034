import type { Fault } from '../fault.ts';

export const sidInTheBody: Fault = {
  id: 'delete/sid-in-the-body',
  title: 'A DELETE with a body also removes the resource that the body names',
  breaks: ['delete.204', 'overload.delete.204', 'lifecycle.settled'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    remove: async (item, x) => {
      const [sid] = /\b[A-Z]{2}[0-9a-f]{32}\b/.exec(x.incoming.body.toString()) ?? [];
      const named = sid === undefined ? null : parts.store.get(item.accountSid, item.resource, sid);
      if (named !== null) parts.store.delete(named);
      await parts.remove(item, x);
    },
  }),
};
