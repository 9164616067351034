import { onDocument, onReply } from '../faults/support.ts';
import type { Variant } from './variant.ts';

export const etagOnErrors: Variant = {
  id: 'etag-on-errors',
  title: 'Every body has an ETag, and the body of a 401 repeats the path',
  apply: (parts) => {
    const described = onDocument(parts, (document, x) =>
      document.status === 401 ? { ...document, instance: x.incoming.path } : document,
    );
    return onReply(described, (reply) =>
      reply.status >= 400 && reply.body !== null
        ? { ...reply, headers: [...reply.headers, ['ETag', `W/"${reply.body.length}"`]] }
        : reply,
    );
  },
};
