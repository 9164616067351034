import type { Fault } from '../fault.ts';
import { ignoreHook, isOverloadedDelete } from '../support.ts';

export const delete500Unheard: Fault = {
  id: 'overload/delete-500-unheard',
  title: 'The hook cannot make an overloaded DELETE return 500',
  breaks: ['overload.delete.500'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ignoreHook(parts, 500, isOverloadedDelete),
};
