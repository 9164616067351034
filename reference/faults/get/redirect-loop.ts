import type { Fault } from '../fault.ts';

export const redirectLoop: Fault = {
  id: 'get/redirect-loop',
  title: 'What a 302 leads to leads to itself',
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
