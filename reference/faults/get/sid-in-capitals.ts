import type { Fault } from '../fault.ts';
import { onDocument } from '../support.ts';

export const sidInCapitals: Fault = {
  id: 'get/sid-in-capitals',
  title: 'GET shows the sid in upper case',
  breaks: ['get.200', 'get.302', 'post.201', 'put.201', 'overload.put.201', 'lifecycle.model', 'list.agrees'],
  collateral: ['write.rejected-without-effect'],
  why: 'the clause compares the response to a create with a later GET',
  deterministic: true,
  apply: (parts) =>
    onDocument(parts, (document, x) =>
      x.method === 'GET' && x.item !== null ? { ...document, sid: x.item.sid.toUpperCase() } : document,
    ),
};
