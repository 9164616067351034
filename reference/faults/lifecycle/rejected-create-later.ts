import type { Fault } from '../fault.ts';
import { isCreate, later, onStage, validValues } from '../support.ts';

export const rejectedCreateLater: Fault = {
  id: 'lifecycle/rejected-create-later',
  title: 'A rejected create makes a resource of its valid values 1.9 s later',
  breaks: ['lifecycle.settled'],
  collateral: ['write.rejected-without-effect'],
  why: 'on a slow machine, the clause may read the list so late',
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'validate', async (x, next) => {
      const reply = await next();
      if (reply !== null && isCreate(x)) {
        const valid = validValues(parts, x);
        later(1900, () => parts.create(valid, x));
      }
      return reply;
    }),
};
