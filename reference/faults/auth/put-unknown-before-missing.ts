import { refusal } from '../../representations/problems.ts';
import { authorization } from '../credentials.ts';
import type { Fault } from '../fault.ts';
import { onStage } from '../support.ts';

export const putUnknownBeforeMissing: Fault = {
  id: 'auth/put-unknown-before-missing',
  title: 'PUT to an unknown collection without credentials returns 404',
  breaks: ['auth.first'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'authenticate', async (x, next) => {
      const refused = await next();
      const isUnknown = x.method === 'PUT' && authorization(x) === null && parts.route(x.incoming.path, x) === null;
      return refused !== null && isUnknown ? parts.error(refusal(404, x), x) : refused;
    }),
};
