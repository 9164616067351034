import { acceptWhen, authorization } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const bearer: Fault = {
  id: 'auth/bearer',
  title: 'Any bearer token is accepted',
  breaks: ['auth.non-basic-scheme'],
  collateral: [],
  deterministic: true,
  apply: (parts) => acceptWhen(parts, (x) => /^bearer /i.test(authorization(x) ?? '')),
};
