import { isProblem } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { withValues } from '../support.ts';

export const appliedUntilBroken: Fault = {
  id: 'write/applied-until-broken',
  title: 'An invalid form stores the values before the first invalid one',
  breaks: ['write.rejected-without-effect'],
  collateral: ['lifecycle.model', 'overload.equivalence', 'lifecycle.settled'],
  why: 'a refused update changed the resource',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    readValue: (name, field, text, x) => {
      const value = parts.readValue(name, field, text, x);
      const current = x.item === null ? null : parts.store.get(x.item.accountSid, x.item.resource, x.item.sid);
      if (current !== null && !isProblem(value)) parts.store.put(withValues(current, { [name]: value }));
      return value;
    },
  }),
};
