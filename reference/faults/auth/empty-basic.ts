import { acceptWhen, authorization, basicText } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const emptyBasic: Fault = {
  id: 'auth/empty-basic',
  title: 'Empty Basic credentials are accepted for the account in the path',
  breaks: ['auth.malformed-basic'],
  collateral: [],
  deterministic: true,
  apply: (parts) => acceptWhen(parts, (x) => /^basic *$/i.test(authorization(x) ?? '') || basicText(x) === ':'),
};
