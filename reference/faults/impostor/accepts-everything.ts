import type { Fault } from '../fault.ts';
import { jsonReply } from '../support.ts';

export const acceptsEverything: Fault = {
  id: 'impostor/accepts-everything',
  title: 'Everything is answered 200 with nothing in it',
  breaks: ['get.200'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, around: () => jsonReply(200, {}) }),
};
