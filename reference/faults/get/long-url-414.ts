import type { Fault } from '../fault.ts';
import { refuseAt } from '../support.ts';

export const longUrl414: Fault = {
  id: 'get/long-url-414',
  title: 'GET with a URL of more than 200 bytes returns 414',
  breaks: ['get.documented-statuses'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    refuseAt(
      parts,
      'find',
      (x) => x.method === 'GET' && x.incoming.target.length > 200,
      (x) => parts.error({ status: 414, code: 20001, message: 'The URL is too long' }, x),
    ),
};
