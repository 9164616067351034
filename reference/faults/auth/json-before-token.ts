import { authorization } from '../credentials.ts';
import type { Fault } from '../fault.ts';
import { onStage } from '../support.ts';

export const jsonBeforeToken: Fault = {
  id: 'auth/json-before-token',
  title: 'A JSON body is refused before a wrong token',
  breaks: ['auth.first'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'authenticate', async (x, next) => {
      const refused = await next();
      if (refused === null || authorization(x) === null) return refused;
      return (await parts.stages.form(x)) ?? refused;
    }),
};
