import type { Variant } from './variant.ts';

export const severalChallenges: Variant = {
  id: 'several-challenges',
  title: 'A 401 has several challenges, with Basic last',
  apply: (parts) => ({
    ...parts,
    challenges: () => [
      'Bearer realm="Twilio API", error="invalid_token"',
      'Digest realm="a, b", nonce="x\\"y"',
      'Basic realm="Twilio API", charset="UTF-8"',
    ],
  }),
};
