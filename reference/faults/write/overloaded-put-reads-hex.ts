import type { Fault } from '../fault.ts';
import { acceptInvalid, isOverloadedPut } from '../support.ts';

export const overloadedPutReadsHex: Fault = {
  id: 'write/overloaded-put-reads-hex',
  title: 'POST ?_method=PUT accepts a hexadecimal integer',
  breaks: ['overload.put.400'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    acceptInvalid(parts, 'integer', (text, x) =>
      isOverloadedPut(x) && /^0x[0-9a-f]{1,3}$/i.test(text) ? Number(text) : null,
    ),
};
