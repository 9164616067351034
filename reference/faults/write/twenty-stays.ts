import { parseUrlencoded } from '../../http/urlencoded.ts';
import type { Fault } from '../fault.ts';

export const twentyStays: Fault = {
  id: 'write/twenty-stays',
  title: '`%20` is not decoded',
  breaks: ['write.form-decoding'],
  collateral: ['write.round-trip'],
  why: 'the form of the clause may encode a space as %20',
  deterministic: true,
  apply: (parts) => ({ ...parts, decode: (body) => parseUrlencoded(body.toString('utf8').replaceAll('%20', '%2520')) }),
};
