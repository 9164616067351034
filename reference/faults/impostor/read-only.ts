import type { Fault } from '../fault.ts';

export const readOnly: Fault = {
  id: 'impostor/read-only',
  title: 'Writes are answered correctly but nothing is stored',
  breaks: [
    'delete.204',
    'get.200',
    'get.302',
    'lifecycle.concurrent',
    'lifecycle.model',
    'overload.delete.204',
    'overload.put.200',
    'overload.put.201',
    'overload.put.400',
    'post.200',
    'post.201',
    'post.400',
    'put.200',
    'put.201',
    'put.400',
  ],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, store: { ...parts.store, put: () => undefined, delete: () => undefined } }),
};
