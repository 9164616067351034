import type { Variant } from './variant.ts';

export const challengesInOneField: Variant = {
  id: 'challenges-in-one-field',
  title: 'Several challenges share one WWW-Authenticate field',
  apply: (parts) => ({ ...parts, challenges: () => ['Negotiate, Basic realm="Twilio \\"API\\"" , Bearer'] }),
};
