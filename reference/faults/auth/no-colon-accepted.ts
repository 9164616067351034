import { acceptWhen, basicText, pathAccount } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const noColonAccepted: Fault = {
  id: 'auth/no-colon-accepted',
  title: 'The token alone, without a colon, is accepted',
  breaks: ['auth.malformed-basic'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    acceptWhen(parts, (x) => {
      const text = basicText(x);
      return text !== null && !text.includes(':') && text.includes(pathAccount(parts, x)?.authToken ?? '\0');
    }),
};
