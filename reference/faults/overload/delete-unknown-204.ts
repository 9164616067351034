import type { Fault } from '../fault.ts';
import { isOverloadedDelete, onStage } from '../support.ts';

export const deleteUnknown204: Fault = {
  id: 'overload/delete-unknown-204',
  title: 'An overloaded DELETE with an unknown sid returns 204',
  breaks: ['overload.delete.404', 'overload.equivalence', 'delete.gone'],
  collateral: ['lifecycle.model'],
  why: 'a generated sequence may use a resource after its DELETE',
  deterministic: true,
  apply: (parts) =>
    onStage(parts, 'find', async (x, next) => {
      const reply = await next();
      return reply !== null && isOverloadedDelete(x) ? parts.deleted(x) : reply;
    }),
};
