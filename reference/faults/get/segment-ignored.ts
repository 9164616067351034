import type { Fault } from '../fault.ts';

export const segmentIgnored: Fault = {
  id: 'get/segment-ignored',
  title: 'GET ignores a segment after the sid',
  breaks: ['get.404'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    route: (path, x) => {
      const found = parts.route(path, x);
      if (found !== null || x.method !== 'GET') return found;
      const shorter = parts.route(path.replace(/\/[^/]*$/, ''), x);
      return shorter?.sid === null ? null : shorter;
    },
  }),
};
