import { onReply, replaceContentType } from '../faults/support.ts';
import { header } from '../http/headers.ts';
import type { Variant } from './variant.ts';

export const redirectAbsolute: Variant = {
  id: 'redirect-absolute',
  title: 'A 302 has an absolute Location and a short HTML note',
  apply: (parts) =>
    onReply({ ...parts, redirectTarget: (x) => `http://${header(x.incoming, 'host')}${x.incoming.target}` }, (reply) =>
      reply.status === 302 ? { ...replaceContentType(reply, 'text/html'), body: '<a>Found</a>' } : reply,
    ),
};
