import { refusal } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { isList, refuseAt } from '../support.ts';

export const list404: Fault = {
  id: 'get/list-404',
  title: 'GET of a list returns 404',
  breaks: ['get.200'],
  collateral: [],
  deterministic: true,
  apply: (parts) => refuseAt(parts, 'find', isList, (x) => parts.error(refusal(404, x), x)),
};
