import { invalid } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { isWrite, refuseAt } from '../support.ts';

export const refusesEveryWrite: Fault = {
  id: 'impostor/refuses-every-write',
  title: 'Every POST and PUT returns 400',
  breaks: ['post.201', 'put.201', 'overload.put.201', 'media.form-accepted', 'media.put', 'media.overloaded-put'],
  collateral: ['post.400', 'put.400', 'overload.put.400'],
  why: 'the server refuses the invalid form for another reason than these clauses expect',
  deterministic: true,
  apply: (parts) =>
    refuseAt(parts, 'validate', isWrite, (x) => parts.error(invalid('The data of this request are not valid'), x)),
};
