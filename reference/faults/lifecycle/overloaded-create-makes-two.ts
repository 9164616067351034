import type { Fault } from '../fault.ts';
import { isOverloadedPut, later } from '../support.ts';

export const overloadedCreateMakesTwo: Fault = {
  id: 'lifecycle/overloaded-create-makes-two',
  title: 'A create by overloaded PUT makes a second resource a second later',
  breaks: ['lifecycle.settled'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    create: async (values, x) => {
      if (isOverloadedPut(x)) later(1000, () => parts.create(values, x));
      return parts.create(values, x);
    },
  }),
};
