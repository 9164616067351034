import type { Variant } from './variant.ts';

export const hookOnCreatesOnly: Variant = {
  id: 'hook-on-creates-only',
  title: 'The hook for 429 and 500 does not affect POST to an instance',
  apply: (parts) => ({
    ...parts,
    hookedStatus: (x) =>
      x.method === 'POST' && /\/[^/.]{34}\.json$/.test(x.incoming.path) ? null : parts.hookedStatus(x),
  }),
};
