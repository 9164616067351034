import type { Fault } from '../fault.ts';
import { findAlso } from '../support.ts';

export const sidLastDigitIgnored: Fault = {
  id: 'get/sid-last-digit-ignored',
  title: 'A sid with another last digit is found',
  breaks: [
    'get.404',
    'post.404',
    'put.404',
    'delete.404',
    'overload.put.404',
    'overload.delete.404',
    'get.200',
    'post.200',
    'put.200',
    'overload.put.200',
  ],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    findAlso(
      parts,
      (item, { resource }, sid) =>
        item.resource === resource.name && item.sid.slice(0, -1) === sid.slice(0, -1) && sid.length === item.sid.length,
    ),
};
