import { refusal } from '../../problems.ts';
import type { Fault } from '../fault.ts';
import { isList, refuseAt } from '../support.ts';

export const list404: Fault = {
  id: 'get/list-404',
  title: 'Lists do not exist',
  breaks: ['get.200'],
  collateral: ['auth.valid-credentials', 'delete.gone', 'get.404'],
  why: 'reading a list is a documented operation, and the control beside an unknown one',
  deterministic: true,
  apply: (parts) => refuseAt(parts, 'find', isList, (x) => parts.error(refusal(404, x), x)),
};
