import { isProblem } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { withValues } from '../support.ts';

export const appliedUntilBroken: Fault = {
  id: 'write/applied-until-broken',
  title: 'A form is applied value by value until one is broken',
  breaks: ['write.rejected-without-effect'],
  collateral: ['lifecycle.model', 'overload.equivalence'],
  why: 'what is shown after a refused update has changed',
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
