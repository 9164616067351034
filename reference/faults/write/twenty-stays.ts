import { parseUrlencoded } from '../../http/urlencoded.ts';
import type { Fault } from '../fault.ts';

export const twentyStays: Fault = {
  id: 'write/twenty-stays',
  title: '`%20` is not decoded',
  breaks: ['write.form-decoding'],
  collateral: ['write.round-trip'],
  why: 'a space in its form may be sent as %20',
  deterministic: true,
  apply: (parts) => ({ ...parts, decode: (body) => parseUrlencoded(body.toString('utf8').replaceAll('%20', '%2520')) }),
};
