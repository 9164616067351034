import { refuseAt } from '../faults/support.ts';
import { refusal } from '../representations/problems.ts';
import type { Variant } from './variant.ts';

export const unknownMethod405: Variant = {
  id: 'unknown-method-405',
  title: 'A `_method` other than PUT and DELETE returns 405',
  apply: (parts) =>
    refuseAt(
      parts,
      'method',
      (x) => x.method === 'POST' && x.incoming.query.some(([name]) => name === '_method'),
      (x) => parts.error(refusal(405, x), x),
    ),
};
