import { invalid } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';
import { refuseAt } from '../support.ts';

export const unknownQuery400: Fault = {
  id: 'get/unknown-query-400',
  title: 'GET with an unknown query parameter returns 400',
  breaks: ['get.documented-statuses'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    refuseAt(
      parts,
      'find',
      (x) => x.method === 'GET' && x.incoming.query.some(([name]) => !/^(Page(Size|Token)?|_method)$/.test(name)),
      (x) => parts.error(invalid('The query has an unknown parameter'), x),
    ),
};
