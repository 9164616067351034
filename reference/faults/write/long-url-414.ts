import type { Fault } from '../fault.ts';
import { isWrite, refuseAt } from '../support.ts';

export const longUrl414: Fault = {
  id: 'write/long-url-414',
  title: 'POST or PUT with a URL of more than 200 bytes returns 414',
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
