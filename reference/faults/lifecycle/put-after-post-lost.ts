import type { Fault } from '../fault.ts';
import { isPut } from '../support.ts';

export const putAfterPostLost: Fault = {
  id: 'lifecycle/put-after-post-lost',
  title: 'A PUT after a POST to the same resource is not stored',
  breaks: ['lifecycle.model'],
  collateral: ['write.form-decoding', 'lifecycle.concurrent'],
  why: 'the clause may send a POST and then a PUT to one resource',
  deterministic: true,
  apply: (parts) => {
    const posted = new Set<string>();
    return {
      ...parts,
      update: (item, values, x) => {
        if (x.method === 'POST') posted.add(item.sid);
        return isPut(x) && posted.has(item.sid) ? parts.merge(item, values, x) : parts.update(item, values, x);
      },
    };
  },
};
