import type { Fault } from '../fault.ts';
import { findAlso } from '../support.ts';

export const sidCutToLength: Fault = {
  id: 'put/sid-cut-to-length',
  title: 'PUT reads only the first 34 characters of a sid',
  breaks: ['put.404', 'overload.put.404', 'put.200', 'overload.put.200'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    findAlso(
      parts,
      (item, { resource }, sid, x) =>
        x.method === 'PUT' && item.resource === resource.name && sid.slice(0, 34) === item.sid,
    ),
};
