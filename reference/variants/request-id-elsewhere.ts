import { onReply } from '../faults/support.ts';
import { withoutHeader } from '../http/headers.ts';
import type { Variant } from './variant.ts';

export const requestIdElsewhere: Variant = {
  id: 'request-id-elsewhere',
  title: 'The request id has another header name, which the profile lists',
  profile: { ignoredHeaders: ['x-request-id'] },
  apply: (parts) =>
    onReply(parts, (reply, x) => ({
      ...reply,
      headers: [...withoutHeader(reply.headers, 'Twilio-Request-Id'), ['X-Request-Id', parts.makeSid('RQ', x)]],
    })),
};
