import type { Fault } from '../fault.ts';
import { acceptInvalid, isNativePut } from '../support.ts';

export const fractionRounded: Fault = {
  id: 'put/fraction-rounded',
  title: 'PUT accepts a fraction as an integer and rounds it',
  breaks: ['put.400'],
  collateral: ['write.put-equals-post', 'overload.equivalence'],
  why: 'the generated values may contain a fraction',
  deterministic: true,
  apply: (parts) =>
    acceptInvalid(parts, 'integer', (text, x) =>
      isNativePut(x) && /^\d+\.\d+$/.test(text) ? Math.round(Number(text)) : null,
    ),
};
