import type { Variant } from './variant.ts';

export const headNotOffered: Variant = {
  id: 'head-not-offered',
  title: 'HEAD is answered 405 before credentials are checked',
  apply: (parts) => ({
    ...parts,
    around: (x, next) =>
      x.incoming.method === 'HEAD'
        ? { status: 405, headers: [['Allow', 'GET, POST, PUT, DELETE']], body: null }
        : parts.around(x, next),
  }),
};
