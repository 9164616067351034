import type { Values } from '../../model.ts';
import type { Fault } from '../fault.ts';
import { gatherSimultaneous } from '../simultaneous.ts';

export const updatesMix: Fault = {
  id: 'lifecycle/updates-mix',
  title: 'Six simultaneous updates store each other’s values',
  breaks: ['lifecycle.concurrent'],
  collateral: ['lifecycle.model', 'write.round-trip', 'overload.equivalence', 'write.form-decoding'],
  why: 'these clauses send simultaneous requests too',
  deterministic: false,
  apply: (parts) => {
    const crowd = gatherSimultaneous<Values>(6);
    return {
      ...parts,
      update: async (item, values, x) => {
        const others = await crowd(item.resource, values);
        return parts.update(item, others?.[(others.indexOf(values) + 1) % others.length] ?? values, x);
      },
    };
  },
};
