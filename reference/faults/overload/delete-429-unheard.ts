import type { Fault } from '../fault.ts';
import { deaf, isOverloadedDelete } from '../support.ts';

export const delete429Unheard: Fault = {
  id: 'overload/delete-429-unheard',
  title: 'The hook for 429 is not honoured by an overloaded DELETE',
  breaks: ['overload.delete.429'],
  collateral: [],
  deterministic: true,
  apply: (parts) => deaf(parts, 429, isOverloadedDelete),
};
