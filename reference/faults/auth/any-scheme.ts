import { authorization, splitCredentials } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const anyScheme: Fault = {
  id: 'auth/any-scheme',
  title: 'The authentication scheme is ignored; only the credentials are checked',
  breaks: ['auth.non-basic-scheme'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    readCredentials: (x) => {
      const encoded = authorization(x)?.split(' ')[1];
      return parts.readCredentials(x) ?? splitCredentials(encoded ? Buffer.from(encoded, 'base64').toString() : null);
    },
  }),
};
