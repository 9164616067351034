import type { Fault } from '../fault.ts';

export const replacesToo: Fault = {
  id: 'post/replaces-too',
  title: 'Where PUT replaces, a POST resets the fields that it omits too',
  breaks: ['write.partial-update', 'lifecycle.model'],
  collateral: ['list.agrees', 'lifecycle.settled'],
  why: 'the list and the end of the run show the reset fields too',
  profile: { resources: { Queues: { putReplaces: true }, Applications: { putReplaces: true } } },
  served: true,
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    merge: (item, values, x) => {
      const kept = Object.fromEntries(Object.entries(item.values).filter(([name]) => name === 'FriendlyName'));
      return parts.merge(x.method === 'POST' ? { ...item, values: kept } : item, values, x);
    },
  }),
};
