import { parseUrlencoded } from '../../http/urlencoded.ts';
import type { Fault } from '../fault.ts';

export const leadingPlusStays: Fault = {
  id: 'write/leading-plus-stays',
  title: 'A leading `+` that encodes a space is not decoded',
  breaks: ['write.round-trip'],
  collateral: ['write.form-decoding', 'lifecycle.model', 'overload.equivalence', 'write.put-equals-post'],
  why: 'the generated values may begin with a space',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    decode: (body) => parseUrlencoded(body.toString('utf8').replaceAll('=+', '=%2B')),
  }),
};
