import type { Fault } from '../fault.ts';

export const createMakesTwo: Fault = {
  id: 'lifecycle/create-makes-two',
  title: 'A create makes two resources',
  breaks: ['lifecycle.settled'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    create: async (values, x) => {
      await parts.create(values, x);
      return parts.create(values, x);
    },
  }),
};
