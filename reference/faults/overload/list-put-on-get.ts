import { isProblem } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { isList, onStage } from '../support.ts';

export const listPutOnGet: Fault = {
  id: 'overload/list-put-on-get',
  title: 'GET of a list with `_method=PUT` and a form creates',
  breaks: ['overload.get.ignored'],
  collateral: ['lifecycle.settled'],
  why: 'these clauses compare the state after every write',
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'act', async (x, next) => {
      const isMarked = x.incoming.query.some(([name, value]) => name === '_method' && value === 'PUT');
      if (isList(x) && isMarked && x.incoming.body.length > 0) {
        const values = parts.validate(parts.decode(x.incoming.body, x), x);
        if (!isProblem(values)) await parts.create(values, x);
      }
      return next();
    }),
};
