import type { Variant } from './variant.ts';

export const redirectTwice: Variant = {
  id: 'redirect-twice',
  title: 'A 302 redirects to another 302, which redirects to the representation',
  apply: (parts) => ({
    ...parts,
    redirectTarget: (x) =>
      x.incoming.query.some(([name]) => name === 'hop') ? x.incoming.path : `${x.incoming.path}?hop=1`,
    hookedStatus: (x) =>
      x.method === 'GET' && x.incoming.query.some(([name]) => name === 'hop') ? 302 : parts.hookedStatus(x),
  }),
};
