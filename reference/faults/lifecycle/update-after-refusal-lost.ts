import { isProblem } from '../../problems.ts';
import type { Fault } from '../fault.ts';

export const updateAfterRefusalLost: Fault = {
  id: 'lifecycle/update-after-refusal-lost',
  title: 'After a refused update the next one of the resource is not kept',
  breaks: ['lifecycle.model'],
  collateral: ['post.400', 'put.400', 'overload.put.400', 'write.rejected-without-effect'],
  why: 'an update of theirs follows a refused one',
  deterministic: false,
  apply: (parts) => {
    const refused = new Set<string>();
    return {
      ...parts,
      validate: (form, x) => {
        const values = parts.validate(form, x);
        if (isProblem(values) && x.item !== null) refused.add(x.item.sid);
        return values;
      },
      update: (item, values, x) =>
        refused.delete(item.sid) ? parts.merge(item, values, x) : parts.update(item, values, x),
    };
  },
};
