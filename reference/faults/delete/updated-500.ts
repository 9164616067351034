import type { Fault } from '../fault.ts';

export const updated500: Fault = {
  id: 'delete/updated-500',
  title: 'A DELETE of a resource that was updated answers 500',
  breaks: ['lifecycle.model'],
  collateral: [],
  deterministic: true,
  apply: (parts) => {
    const updated = new Set<string>();
    return {
      ...parts,
      update: (item, values, x) => {
        updated.add(item.sid);
        return parts.update(item, values, x);
      },
      remove: (item, x) => {
        if (updated.has(item.sid)) throw new Error('the history of the resource is not empty');
        return parts.remove(item, x);
      },
    };
  },
};
