import type { Fault } from '../fault.ts';
import { refuseAt } from '../support.ts';

export const longUrl414: Fault = {
  id: 'get/long-url-414',
  title: 'A GET whose URL is longer than 1,000 bytes is answered 414',
  breaks: ['get.documented-statuses'],
  collateral: ['get.safe'],
  why: 'a GET of its may be that long',
  deterministic: true,
  apply: (parts) =>
    refuseAt(
      parts,
      'find',
      (x) => x.method === 'GET' && x.incoming.target.length > 1000,
      (x) => parts.error({ status: 414, code: 20001, message: 'The URL is too long' }, x),
    ),
};
