import { refusal } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { onStage } from '../support.ts';

export const unknownAccount500: Fault = {
  id: 'auth/unknown-account-500',
  title: 'An unknown account causes a 500',
  breaks: ['auth.unknown-account'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'authenticate', async (x, next) => {
      const reply = await next();
      const sid = parts.readCredentials(x)?.accountSid ?? '';
      const unknown = /^AC[0-9a-f]{32}$/i.test(sid) && parts.accounts.every(({ accountSid }) => accountSid !== sid);
      return reply !== null && unknown ? parts.error(refusal(500, x), x) : reply;
    }),
};
