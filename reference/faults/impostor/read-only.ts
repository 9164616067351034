import type { Fault } from '../fault.ts';

export const readOnly: Fault = {
  id: 'impostor/read-only',
  title: 'Writes are answered as they should be and nothing is kept',
  breaks: ['post.201'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, store: { ...parts.store, put: () => undefined, delete: () => undefined } }),
};
