import type { Variant } from './variant.ts';

export const realmToken: Variant = {
  id: 'realm-token',
  title: 'The realm is an unquoted token',
  apply: (parts) => ({ ...parts, challenges: () => ['basic REALM=twilio'] }),
};
