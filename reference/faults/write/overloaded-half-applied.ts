import { isProblem } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { withValues } from '../support.ts';

export const overloadedHalfApplied: Fault = {
  id: 'write/overloaded-half-applied',
  title: 'An invalid overloaded PUT stores its valid values',
  breaks: ['overload.equivalence'],
  collateral: ['lifecycle.model'],
  why: 'a refused update changed the resource',
  deterministic: false,
  apply: (parts) => ({
    ...parts,
    readValue: (name, field, text, x) => {
      const value = parts.readValue(name, field, text, x);
      const current = x.item === null ? null : parts.store.get(x.item.accountSid, x.item.resource, x.item.sid);
      if (x.overloaded && current !== null && !isProblem(value))
        parts.store.put(withValues(current, { [name]: value }));
      return value;
    },
  }),
};
