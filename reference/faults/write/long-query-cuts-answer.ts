import type { Fault } from '../fault.ts';
import { isCreate } from '../support.ts';

export const longQueryCutsAnswer: Fault = {
  id: 'write/long-query-cuts-answer',
  title: 'The answer to a create with a long query shows shorter values than it stored',
  breaks: ['write.round-trip'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    represent: (item, x) => {
      const document = parts.represent(item, x);
      if (!isCreate(x) || x.incoming.target.length < 300 || typeof document.friendly_name !== 'string') return document;
      return { ...document, friendly_name: document.friendly_name.slice(0, -1) };
    },
  }),
};
