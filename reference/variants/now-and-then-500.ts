import { refuseAt } from '../faults/support.ts';
import { refusal } from '../representations/problems.ts';
import type { Variant } from './variant.ts';

export const nowAndThen500: Variant = {
  id: 'now-and-then-500',
  title: 'Every sixtieth request returns 500',
  apply: (parts) => {
    let count = 0;
    return refuseAt(
      parts,
      'hook',
      () => {
        count += 1;
        return count % 60 === 0;
      },
      (x) => parts.error(refusal(500, x), x),
    );
  },
};
