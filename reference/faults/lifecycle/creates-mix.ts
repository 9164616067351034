import type { Values } from '../../model.ts';
import type { Fault } from '../fault.ts';
import { gatherSimultaneous } from '../simultaneous.ts';

export const createsMix: Fault = {
  id: 'lifecycle/creates-mix',
  title: 'Six simultaneous creates store each other’s values',
  breaks: ['lifecycle.concurrent'],
  collateral: ['lifecycle.model', 'write.round-trip', 'overload.equivalence'],
  why: 'these clauses send simultaneous requests too',
  deterministic: false,
  apply: (parts) => {
    const crowd = gatherSimultaneous<Values>(6);
    return {
      ...parts,
      create: async (values, x) => {
        const others = await crowd(x.route?.resource.name ?? '', values);
        return parts.create(others?.[(others.indexOf(values) + 1) % others.length] ?? values, x);
      },
    };
  },
};
