import type { Fault } from '../fault.ts';
import { isInstance, refuseAt } from '../support.ts';

export const unknown204: Fault = {
  id: 'delete/unknown-204',
  title: 'DELETE with an unknown sid returns 204',
  breaks: ['delete.404', 'overload.delete.404', 'delete.gone'],
  collateral: ['lifecycle.model'],
  why: 'a generated sequence may use a resource after its DELETE',
  deterministic: true,
  apply: (parts) =>
    refuseAt(
      parts,
      'find',
      (x) =>
        x.method === 'DELETE' &&
        x.route !== null &&
        isInstance(x) &&
        parts.store.get(x.route.accountSid ?? '', x.route.resource.name, x.route.sid ?? '') === null,
      (x) => parts.deleted(x),
    ),
};
