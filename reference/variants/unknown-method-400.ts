import { refuseAt } from '../faults/support.ts';
import { invalid } from '../representations/problems.ts';
import type { Variant } from './variant.ts';

export const unknownMethod400: Variant = {
  id: 'unknown-method-400',
  title: 'A `_method` other than PUT and DELETE returns 400',
  apply: (parts) =>
    refuseAt(
      parts,
      'method',
      (x) => x.method === 'POST' && x.incoming.query.some(([name]) => name === '_method'),
      (x) => parts.error(invalid('_method must be PUT or DELETE'), x),
    ),
};
