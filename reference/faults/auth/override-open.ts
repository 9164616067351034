import { header } from '../../http/headers.ts';
import { acceptWhen } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const overrideOpen: Fault = {
  id: 'auth/override-open',
  title: 'POST with X-HTTP-Method-Override: GET needs no credentials',
  breaks: ['auth.no-shortcut'],
  collateral: [],
  deterministic: true,
  apply: (parts) => acceptWhen(parts, (x) => header(x.incoming, 'x-http-method-override') === 'GET'),
};
