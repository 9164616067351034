import type { Fault } from '../fault.ts';
import { isNativePut, onReply, textReply } from '../support.ts';

export const status500Page: Fault = {
  id: 'put/500-page',
  title: 'The body of a 500 to a native PUT is an HTML page',
  breaks: ['put.500'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onReply(parts, (reply, x) =>
      reply.status === 500 && isNativePut(x) ? textReply(500, 'text/html', '<h1>Sorry</h1>') : reply,
    ),
};
