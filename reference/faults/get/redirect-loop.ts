import type { Fault } from '../fault.ts';

export const redirectLoop: Fault = {
  id: 'get/redirect-loop',
  title: 'A 302 redirects to a URL that redirects to itself',
  breaks: ['get.302'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    redirectTarget: (x) => `${x.incoming.path}?moved=1`,
    hookedStatus: (x) =>
      x.method === 'GET' && x.incoming.query.some(([name]) => name === 'moved') ? 302 : parts.hookedStatus(x),
  }),
};
