import type { Values } from '../../model.ts';
import type { Fault } from '../fault.ts';
import { gatherSimultaneous } from '../simultaneous.ts';
import { isOverloadedPut } from '../support.ts';

export const overloadedPutsMix: Fault = {
  id: 'lifecycle/overloaded-puts-mix',
  title: 'Five simultaneous overloaded PUTs store each other’s values',
  breaks: ['lifecycle.concurrent'],
  collateral: ['write.put-equals-post', 'write.form-decoding', 'overload.equivalence', 'lifecycle.model'],
  why: 'these clauses may send simultaneous updates too',
  deterministic: true,
  apply: (parts) => {
    const crowd = gatherSimultaneous<Values>(5);
    return {
      ...parts,
      update: async (item, values, x) => {
        const others = isOverloadedPut(x) ? await crowd(item.resource, values) : null;
        return parts.update(item, others?.[(others.indexOf(values) + 1) % others.length] ?? values, x);
      },
    };
  },
};
