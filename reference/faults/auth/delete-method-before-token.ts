import { refusal } from '../../representations/problems.ts';
import { authorization } from '../credentials.ts';
import type { Fault } from '../fault.ts';
import { onStage } from '../support.ts';

export const deleteMethodBeforeToken: Fault = {
  id: 'auth/delete-method-before-token',
  title: 'DELETE on a read-only resource with a wrong token returns 405',
  breaks: ['auth.first'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'authenticate', async (x, next) => {
      const refused = await next();
      if (refused === null || x.method !== 'DELETE' || authorization(x) === null) return refused;
      x.route = parts.route(x.incoming.path, x);
      return x.route?.resource.singleton != null ? parts.error(refusal(405, x), x) : refused;
    }),
};
