import type { Fault } from '../fault.ts';
import { findAlso } from '../support.ts';

export const sidPrefixIgnored: Fault = {
  id: 'post/sid-prefix-ignored',
  title: 'POST ignores the prefix of a sid',
  breaks: ['post.404', 'post.200'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    findAlso(
      parts,
      (item, { resource }, sid, x) =>
        x.method === 'POST' &&
        item.resource === resource.name &&
        sid.slice(-32) === item.sid.slice(2) &&
        sid.length <= item.sid.length,
    ),
};
