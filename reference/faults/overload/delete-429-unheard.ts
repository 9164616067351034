import type { Fault } from '../fault.ts';
import { ignoreHook, isOverloadedDelete } from '../support.ts';

export const delete429Unheard: Fault = {
  id: 'overload/delete-429-unheard',
  title: 'The hook cannot make an overloaded DELETE return 429',
  breaks: ['overload.delete.429'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ignoreHook(parts, 429, isOverloadedDelete),
};
