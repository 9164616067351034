import { invalid } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { isOverloadedDelete, refuseAt } from '../support.ts';

export const deleteWithBody400: Fault = {
  id: 'overload/delete-with-body-400',
  title: 'POST ?_method=DELETE with a body returns 400',
  breaks: ['overload.delete.204', 'delete.documented-statuses'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    refuseAt(
      parts,
      'act',
      (x) => isOverloadedDelete(x) && x.incoming.body.length > 0,
      (x) => parts.error(invalid('A DELETE has no body'), x),
    ),
};
