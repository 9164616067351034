import { invalid } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { isOverloadedPut, onStage } from '../support.ts';

export const putUnknown400: Fault = {
  id: 'overload/put-unknown-400',
  title: 'An overloaded PUT with an unknown sid returns 400',
  breaks: ['overload.put.404', 'overload.equivalence'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'find', async (x, next) => {
      const reply = await next();
      return reply !== null && isOverloadedPut(x) ? parts.error(invalid('There is no such resource'), x) : reply;
    }),
};
