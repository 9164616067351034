import { createHash } from 'node:crypto';
import type { Fault } from '../fault.ts';
import { isList, onReply } from '../support.ts';

export const listEtagSurvivesDelete: Fault = {
  id: 'get/list-etag-survives-delete',
  title: 'The ETag of a list is made of its newest resource alone',
  breaks: ['get.304'],
  collateral: [],
  deterministic: false,
  apply: (parts) => {
    const newest = new Map<string, string>();
    return onReply(
      {
        ...parts,
        create: async (values, x) => {
          const item = await parts.create(values, x);
          newest.set(item.resource, item.sid);
          return item;
        },
      },
      (reply, x) => {
        if (!isList(x) || reply.status !== 200) return reply;
        const last = newest.get(x.route?.resource.name ?? '') ?? '';
        const etag = `"${createHash('sha1').update(`${x.incoming.target} ${last}`).digest('hex')}"`;
        const headers: typeof reply.headers = [...reply.headers, ['ETag', etag]];
        return parts.notModified({ etag }, x) ? { status: 304, headers, body: null } : { ...reply, headers };
      },
    );
  },
};
