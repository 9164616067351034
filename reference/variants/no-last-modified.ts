import { onReply } from '../faults/support.ts';
import type { Variant } from './variant.ts';

export const noLastModified: Variant = {
  id: 'no-last-modified',
  title: 'The ETag is the only validator, and a 304 has caching directives',
  apply: (parts) =>
    onReply({ ...parts, validators: (text, item, x) => ({ etag: parts.validators(text, item, x).etag }) }, (reply) =>
      reply.status === 304 ? { ...reply, headers: [...reply.headers, ['Cache-Control', 'private, max-age=0']] } : reply,
    ),
};
