import { isLike } from '../credentials.ts';
import type { Fault } from '../fault.ts';
import { findAlso } from '../support.ts';

export const sidAsPattern: Fault = {
  id: 'get/sid-as-pattern',
  title: 'GET compares sids with SQL LIKE',
  breaks: ['get.404', 'get.200'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    findAlso(
      parts,
      (item, { resource }, sid, x) => x.method === 'GET' && item.resource === resource.name && isLike(item.sid, sid),
    ),
};
