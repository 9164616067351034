import { createHash } from 'node:crypto';
import type { Fault } from '../fault.ts';
import { isList, onReply } from '../support.ts';

export const listEtagCounts: Fault = {
  id: 'get/list-etag-counts',
  title: 'The ETag of a list changes with its members, but not with their values',
  breaks: ['get.304'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onReply(parts, (reply, x) => {
      if (!isList(x) || reply.status !== 200) return reply;
      const sids = (reply.body ?? '').match(/"sid":"[^"]*"/g) ?? [];
      const etag = `"${createHash('sha1').update(`${x.incoming.target} ${sids.join()}`).digest('hex')}"`;
      const headers: typeof reply.headers = [...reply.headers, ['ETag', etag]];
      return parts.notModified({ etag }, x) ? { status: 304, headers, body: null } : { ...reply, headers };
    }),
};
