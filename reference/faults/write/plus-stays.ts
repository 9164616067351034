import { parseUrlencoded } from '../../urlencoded.ts';
import type { Fault } from '../fault.ts';

export const plusStays: Fault = {
  id: 'write/plus-stays',
  title: 'A plus that stands for a space stays a plus',
  breaks: ['write.round-trip', 'write.form-decoding'],
  collateral: ['lifecycle.model', 'overload.equivalence', 'write.put-equals-post', 'post.400'],
  why: 'spaces of theirs are sent as a plus',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    decode: (body) => parseUrlencoded(body.toString('utf8').replaceAll('+', '%2B')),
  }),
};
