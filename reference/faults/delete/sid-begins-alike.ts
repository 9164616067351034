import type { Fault } from '../fault.ts';
import { findAlso } from '../support.ts';

export const sidBeginsAlike: Fault = {
  id: 'delete/sid-begins-alike',
  title: 'DELETE finds a sid by its beginning',
  breaks: ['delete.404', 'overload.delete.404'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    findAlso(
      parts,
      (item, { resource }, sid, x) =>
        x.method === 'DELETE' && item.resource === resource.name && sid.length >= 18 && item.sid.startsWith(sid),
    ),
};
