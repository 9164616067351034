import { parseUrlencoded } from '../../http/urlencoded.ts';
import type { Fault } from '../fault.ts';

export const lowerHexStays: Fault = {
  id: 'write/lower-hex-stays',
  title: 'Percent-encoding in lower-case hex is not decoded',
  breaks: ['write.form-decoding'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    decode: (body) => parseUrlencoded(body.toString('utf8').replace(/%(?=[0-9A-F]?[a-f])/g, '%25')),
  }),
};
