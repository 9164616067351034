import type { Variant } from './variant.ts';

export const accountDigitsInAnyCase: Variant = {
  id: 'account-digits-in-any-case',
  title: 'The digits of the user name are accepted in any letter case',
  apply: (parts) => ({
    ...parts,
    sameSid: (given, real) =>
      given.slice(0, 2) + given.slice(2).toLowerCase() === real.slice(0, 2) + real.slice(2).toLowerCase(),
  }),
};
