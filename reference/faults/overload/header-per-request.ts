import { randomBytes } from 'node:crypto';
import type { Fault } from '../fault.ts';
import { onReply } from '../support.ts';

export const headerPerRequest: Fault = {
  id: 'overload/header-per-request',
  title: 'Only answers to overloaded requests have a trace header field, which differs on each',
  breaks: ['overload.equivalence'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onReply(parts, (reply, x) =>
      x.overloaded
        ? { ...reply, headers: [...reply.headers, ['X-Override-Trace', randomBytes(8).toString('hex')]] }
        : reply,
    ),
};
