import type { Fault } from '../fault.ts';

export const redirectToOtherAccount: Fault = {
  id: 'get/redirect-to-other-account',
  title: 'A 302 redirects to another instance',
  breaks: ['get.302'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    redirectTarget: (x) => {
      const { accountSid, resource } = x.route ?? {};
      const [first] = accountSid && resource ? parts.store.all(accountSid, resource.name) : [];
      return first === undefined || first.sid === x.route?.sid
        ? '/2010-04-01/Accounts.json'
        : x.incoming.path.replace(/[^/]+$/, `${first.sid}.json`);
    },
  }),
};
