import type { Fault } from '../fault.ts';
import { isOverloadedPut } from '../support.ts';

export const put429RetryWords: Fault = {
  id: 'overload/put-429-retry-words',
  title: 'The Retry-After of a 429 to an overloaded PUT is a phrase',
  breaks: ['overload.put.429'],
  collateral: ['overload.equivalence'],
  why: 'the header fields differ from those of a native PUT',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    retryAfter: (status, x) => (status === 429 && isOverloadedPut(x) ? 'in a second' : parts.retryAfter(status, x)),
  }),
};
