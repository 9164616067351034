import { header } from '../../http/headers.ts';
import type { Fault } from '../fault.ts';
import { carryOut, onStage } from '../support.ts';

export const conditionalOpen: Fault = {
  id: 'auth/conditional-open',
  title: 'A conditional GET that matches returns 304 without credentials',
  breaks: ['auth.no-shortcut'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'authenticate', async (x, next) => {
      const refused = await next();
      if (refused === null || x.method !== 'GET' || header(x.incoming, 'if-none-match') === null) return refused;
      const reply = await carryOut(parts, x);
      return reply?.status === 304 ? reply : refused;
    }),
};
