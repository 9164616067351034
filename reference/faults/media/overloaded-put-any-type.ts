import type { Fault } from '../fault.ts';
import { isOverloadedPut } from '../support.ts';

export const overloadedPutAnyType: Fault = {
  id: 'media/overloaded-put-any-type',
  title: 'The body of an overloaded PUT is parsed as a form, whatever its media type',
  breaks: ['media.overloaded-put', 'overload.equivalence'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, isForm: (type, x) => isOverloadedPut(x) || parts.isForm(type, x) }),
};
