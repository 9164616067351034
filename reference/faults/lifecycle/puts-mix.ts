import type { Values } from '../../model.ts';
import type { Fault } from '../fault.ts';
import { gatherSimultaneous } from '../simultaneous.ts';
import { isNativePut } from '../support.ts';

export const putsMix: Fault = {
  id: 'lifecycle/puts-mix',
  title: 'Five simultaneous native PUTs store each other’s values',
  breaks: ['lifecycle.concurrent'],
  collateral: ['write.put-equals-post', 'write.form-decoding', 'overload.equivalence', 'lifecycle.model'],
  why: 'these clauses may send simultaneous updates too',
  deterministic: true,
  apply: (parts) => {
    const crowd = gatherSimultaneous<Values>(5);
    return {
      ...parts,
      update: async (item, values, x) => {
        const others = isNativePut(x) ? await crowd(item.resource, values) : null;
        return parts.update(item, others?.[(others.indexOf(values) + 1) % others.length] ?? values, x);
      },
    };
  },
};
