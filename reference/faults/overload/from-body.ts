import { parseUrlencoded } from '../../http/urlencoded.ts';
import type { Fault } from '../fault.ts';

export const fromBody: Fault = {
  id: 'overload/from-body',
  title: '`_method` in the form is honoured',
  breaks: ['overload.query-only', 'write.documented-statuses'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    effectiveMethod: (incoming) => {
      const form = incoming.method === 'POST' ? parseUrlencoded(incoming.body.toString()) : [];
      return parts.effectiveMethod({
        ...incoming,
        query: [...incoming.query, ...form.filter(([name]) => name === '_method')],
      });
    },
  }),
};
