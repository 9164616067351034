import type { Fault } from '../fault.ts';
import { acceptInvalid } from '../support.ts';

export const integerBeginsWell: Fault = {
  id: 'write/integer-begins-well',
  title: 'Text that begins with digits is accepted as an integer',
  breaks: ['post.400', 'put.400', 'overload.put.400'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    acceptInvalid(parts, 'integer', (text) => (/^\d+[^\d]/.test(text) ? Number.parseInt(text, 10) : null)),
};
