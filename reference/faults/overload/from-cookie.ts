import { header } from '../../http/headers.ts';
import type { Fault } from '../fault.ts';

export const fromCookie: Fault = {
  id: 'overload/from-cookie',
  title: '`_method` in a cookie is honoured',
  breaks: ['overload.query-only', 'write.documented-statuses'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    effectiveMethod: (incoming) =>
      incoming.method === 'POST' && /(^|; )_method=DELETE(;|$)/.test(header(incoming, 'cookie') ?? '')
        ? 'DELETE'
        : parts.effectiveMethod(incoming),
  }),
};
