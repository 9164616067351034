import type { Fault } from '../fault.ts';

export const notGone: Fault = {
  id: 'delete/not-gone',
  title: 'DELETE returns 204 but deletes nothing',
  breaks: ['delete.204', 'overload.delete.204', 'delete.gone', 'lifecycle.model'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, remove: () => undefined }),
};
