import { parseUrlencoded } from '../../http/urlencoded.ts';
import type { Fault } from '../fault.ts';

export const literalEqualsCuts: Fault = {
  id: 'write/literal-equals-cuts',
  title: 'A value is cut at an equals sign that is not percent-encoded',
  breaks: ['write.form-decoding', 'write.round-trip'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    decode: (body) => parseUrlencoded(body.toString('utf8').replaceAll(/(=[^&=]*)=[^&]*/g, '$1')),
  }),
};
