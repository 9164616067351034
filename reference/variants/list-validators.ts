import { createHash } from 'node:crypto';
import { isList, onReply } from '../faults/support.ts';
import type { Variant } from './variant.ts';

export const listValidators: Variant = {
  id: 'list-validators',
  title: 'Lists have an ETag too, made of their content, and are served conditionally',
  apply: (parts) =>
    onReply(parts, (reply, x) => {
      if (!isList(x) || reply.status !== 200) return reply;
      const etag = `W/"${createHash('sha1')
        .update(reply.body ?? '')
        .digest('hex')}"`;
      const validators = { etag };
      const headers: typeof reply.headers = [...reply.headers, ['ETag', etag]];
      return parts.notModified(validators, x) ? { status: 304, headers, body: null } : { ...reply, headers };
    }),
};
