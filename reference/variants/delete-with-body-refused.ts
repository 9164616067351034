import { refuseAt } from '../faults/support.ts';
import { invalid } from '../representations/problems.ts';
import type { Variant } from './variant.ts';

export const deleteWithBodyRefused: Variant = {
  id: 'delete-with-body-refused',
  title: 'A native DELETE with a body returns 400 (RFC 9110 9.3.5)',
  apply: (parts) =>
    refuseAt(
      parts,
      'method',
      (x) => x.incoming.method === 'DELETE' && x.incoming.body.length > 0,
      (x) => parts.error(invalid('A DELETE has no body'), x),
    ),
};
