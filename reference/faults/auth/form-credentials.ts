import { acceptWhen, pathAccount } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const formCredentials: Fault = {
  id: 'auth/form-credentials',
  title: 'Credentials in the form replace the header',
  breaks: ['auth.no-shortcut'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    acceptWhen(parts, (x) => {
      const form = new URLSearchParams(x.incoming.body.toString());
      return form.get('AuthToken') === pathAccount(parts, x)?.authToken;
    }),
};
