import { parseUrlencoded } from '../../http/urlencoded.ts';
import type { Fault } from '../fault.ts';

export const fromBodyFirst: Fault = {
  id: 'overload/from-body-first',
  title: '`_method` in the form overrides `_method` in the query',
  breaks: ['overload.query-only', 'write.documented-statuses'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    effectiveMethod: (incoming) => {
      const form = incoming.method === 'POST' ? parseUrlencoded(incoming.body.toString()) : [];
      return parts.effectiveMethod({
        ...incoming,
        query: [...form.filter(([name]) => name === '_method'), ...incoming.query],
      });
    },
  }),
};
