import type { Fault } from '../fault.ts';
import { refuseAt } from '../support.ts';

export const unknown501: Fault = {
  id: 'overload/unknown-501',
  title: 'An unknown `_method` returns 501',
  breaks: ['overload.unknown-value'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    refuseAt(
      parts,
      'method',
      (x) => x.method === 'POST' && x.incoming.query.some(([name]) => name === '_method'),
      (x) => parts.error({ status: 501, code: 20004, message: 'No such method' }, x),
    ),
};
