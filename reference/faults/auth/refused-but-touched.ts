import type { Fault } from '../fault.ts';
import { isWrite, onStage } from '../support.ts';

export const refusedButTouched: Fault = {
  id: 'auth/refused-but-touched',
  title: 'A refused update changes the date of the resource',
  breaks: ['auth.no-side-effects'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'authenticate', async (x, next) => {
      const refused = await next();
      const route = parts.route(x.incoming.path, x);
      if (refused === null || !isWrite(x) || route === null) return refused;
      const item = await parts.find(route, x);
      if (item !== null) parts.store.put({ ...item, updatedAt: parts.now() });
      return refused;
    }),
};
