import { createHash } from 'node:crypto';
import type { Fault } from '../fault.ts';
import { isList, onReply } from '../support.ts';

export const listEtagSurvivesCreate: Fault = {
  id: 'get/list-etag-survives-create',
  title: 'The ETag of a list changes when a resource leaves it, but not when one is added',
  breaks: ['get.304'],
  collateral: [],
  deterministic: true,
  apply: (parts) => {
    let removed = 0;
    return onReply(
      {
        ...parts,
        remove: (item, x) => {
          removed += 1;
          return parts.remove(item, x);
        },
      },
      (reply, x) => {
        if (!isList(x) || reply.status !== 200) return reply;
        // Removals by other requests must not hide the fault.
        const etag = `"${createHash('sha1')
          .update(`${x.incoming.target} ${Math.floor(removed / 50)}`)
          .digest('hex')}"`;
        const headers: typeof reply.headers = [...reply.headers, ['ETag', etag]];
        return parts.notModified({ etag }, x) ? { status: 304, headers, body: null } : { ...reply, headers };
      },
    );
  },
};
