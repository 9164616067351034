import { isProblem } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { onStage } from '../support.ts';

export const queryUpdates: Fault = {
  id: 'get/query-updates',
  title: 'A GET with the fields of the form in its query updates the resource',
  breaks: ['get.safe'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'act', async (x, next) => {
      if (x.method === 'GET' && x.item !== null && x.incoming.query.length > 0) {
        const values = parts.validate(x.incoming.query, x);
        if (!isProblem(values) && Object.keys(values).length > 0) x.item = await parts.update(x.item, values, x);
      }
      return next();
    }),
};
