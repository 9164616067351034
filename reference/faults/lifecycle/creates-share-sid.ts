import type { Exchange } from '../../model.ts';
import type { Fault } from '../fault.ts';
import { gatherSimultaneous } from '../simultaneous.ts';

export const createsShareSid: Fault = {
  id: 'lifecycle/creates-share-sid',
  title: 'Six simultaneous creates get the same sid',
  breaks: ['lifecycle.concurrent'],
  collateral: ['lifecycle.model', 'write.round-trip', 'overload.equivalence'],
  why: 'these clauses send simultaneous requests too',
  deterministic: false,
  apply: (parts) => {
    const crowd = gatherSimultaneous<string>(6);
    const sids = new WeakMap<Exchange, string>();
    return {
      ...parts,
      makeSid: (prefix, x) => sids.get(x) ?? parts.makeSid(prefix, x),
      create: async (values, x) => {
        const others = await crowd(
          x.route?.resource.name ?? '',
          parts.makeSid(x.route?.resource.stored?.prefix ?? '', x),
        );
        if (others !== null) sids.set(x, others[0] ?? '');
        return parts.create(values, x);
      },
    };
  },
};
