import type { Fault } from '../fault.ts';
import { deaf, isOverloadedPut } from '../support.ts';

export const put500Unheard: Fault = {
  id: 'overload/put-500-unheard',
  title: 'The hook for 500 is not honoured by an overloaded PUT',
  breaks: ['overload.put.500'],
  collateral: [],
  deterministic: true,
  apply: (parts) => deaf(parts, 500, isOverloadedPut),
};
