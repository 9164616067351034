import { onReply, replaceContentType } from '../faults/support.ts';
import type { Variant } from './variant.ts';

export const undescribedErrorsAsText: Variant = {
  id: 'undescribed-errors-as-text',
  title: 'Errors that the profile does not describe are plain text',
  profile: { error: { undescribedStatuses: [401, 404, 405, 429, 500, 503] } },
  apply: (parts) =>
    onReply(parts, (reply) =>
      reply.status > 400 ? { ...replaceContentType(reply, 'text/plain'), body: 'An error occurred' } : reply,
    ),
};
