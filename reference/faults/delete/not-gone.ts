import type { Fault } from '../fault.ts';

export const notGone: Fault = {
  id: 'delete/not-gone',
  title: 'A DELETE is answered 204 and deletes nothing',
  breaks: ['delete.204', 'overload.delete.204', 'delete.gone', 'lifecycle.model'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, remove: () => undefined }),
};
