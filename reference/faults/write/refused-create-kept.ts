import type { Fault } from '../fault.ts';
import { isCreate, onStage } from '../support.ts';

export const refusedCreateKept: Fault = {
  id: 'write/refused-create-kept',
  title: 'A create with invalid data adds a resource to the list',
  breaks: ['write.rejected-without-effect'],
  collateral: ['lifecycle.settled'],
  why: 'these clauses compare the state after every write',
  deterministic: false,
  apply: (parts) =>
    onStage(parts, 'validate', async (x, next) => {
      const reply = await next();
      const name = parts.parameter(x.form, 'FriendlyName', x);
      if (reply !== null && isCreate(x) && name !== null) await parts.create({ FriendlyName: name }, x);
      return reply;
    }),
};
