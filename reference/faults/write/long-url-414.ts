import type { Fault } from '../fault.ts';
import { isWrite, refuseAt } from '../support.ts';

export const longUrl414: Fault = {
  id: 'write/long-url-414',
  title: 'A POST or PUT whose URL is longer than 200 bytes is answered 414',
  breaks: ['write.documented-statuses'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    refuseAt(
      parts,
      'find',
      (x) => isWrite(x) && x.incoming.target.length > 200,
      (x) => parts.error({ status: 414, code: 20001, message: 'The URL is too long' }, x),
    ),
};
