import { header } from '../../http/headers.ts';
import type { Fault } from '../fault.ts';
import { onReply, replaceContentType } from '../support.ts';

export const bearer401Text: Fault = {
  id: 'error/bearer-401-text',
  title: 'The 401 to another scheme than Basic is plain text',
  breaks: ['error.shape', 'media.response-type'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onReply(parts, (reply, x) => {
      const scheme = header(x.incoming, 'authorization') ?? 'basic';
      const isOther = reply.status === 401 && !/^basic\b/i.test(scheme);
      return isOther ? { ...replaceContentType(reply, 'text/plain'), body: 'Use Basic' } : reply;
    }),
};
