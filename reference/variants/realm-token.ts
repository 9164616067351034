import type { Variant } from './variant.ts';

export const realmToken: Variant = {
  id: 'realm-token',
  title: 'The realm is a token without quotation marks',
  apply: (parts) => ({ ...parts, challenges: () => ['basic REALM=twilio'] }),
};
