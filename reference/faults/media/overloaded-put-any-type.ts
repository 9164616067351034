import type { Fault } from '../fault.ts';
import { isOverloadedPut } from '../support.ts';

export const overloadedPutAnyType: Fault = {
  id: 'media/overloaded-put-any-type',
  title: 'The content type is checked, but not of an overloaded PUT',
  breaks: ['media.overloaded-put', 'overload.equivalence'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, isForm: (type, x) => isOverloadedPut(x) || parts.isForm(type, x) }),
};
