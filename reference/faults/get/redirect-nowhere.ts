import type { Fault } from '../fault.ts';

export const redirectNowhere: Fault = {
  id: 'get/redirect-nowhere',
  title: 'A 302 redirects to a URL that returns 404',
  breaks: ['get.302'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, redirectTarget: (x) => x.incoming.path.replace(/[^/]+$/, 'Moved.json') }),
};
