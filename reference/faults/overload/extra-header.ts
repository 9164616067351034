import type { Fault } from '../fault.ts';
import { onReply } from '../support.ts';

export const extraHeader: Fault = {
  id: 'overload/extra-header',
  title: 'The response to an overloaded request has an additional header field',
  breaks: ['overload.equivalence'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onReply(parts, (reply, x) =>
      x.overloaded ? { ...reply, headers: [...reply.headers, ['X-HTTP-Method-Override', x.method]] } : reply,
    ),
};
