import type { Fault } from '../fault.ts';
import { isWrite, onStage } from '../support.ts';

export const refusedResetsDefault: Fault = {
  id: 'lifecycle/refused-resets-default',
  title: 'A refused write resets the last property of the resource',
  breaks: ['lifecycle.model', 'lifecycle.settled'],
  collateral: ['auth.no-side-effects', 'auth.other-account'],
  why: 'these clauses compare the properties that the refused write sends',
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'authenticate', async (x, next) => {
      const reply = await next();
      if (reply === null || !isWrite(x)) return reply;
      const route = parts.route(x.incoming.path, x);
      const item = route === null || route.sid === null ? null : await parts.find(route, x);
      if (item !== null)
        parts.store.put({ ...item, values: Object.fromEntries(Object.entries(item.values).slice(0, -1)) });
      return reply;
    }),
};
