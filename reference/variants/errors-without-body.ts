import { onReply } from '../faults/support.ts';
import { withoutHeader } from '../http/headers.ts';
import type { Variant } from './variant.ts';

export const errorsWithoutBody: Variant = {
  id: 'errors-without-body',
  title: 'Errors other than 400 have no body',
  apply: (parts) =>
    onReply(parts, (reply) =>
      reply.status > 400 ? { ...reply, headers: withoutHeader(reply.headers, 'Content-Type'), body: '' } : reply,
    ),
};
