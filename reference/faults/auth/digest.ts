import { authorization, letIn } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const digest: Fault = {
  id: 'auth/digest',
  title: 'A Digest response is believed unread',
  breaks: ['auth.non-basic-scheme'],
  collateral: [],
  deterministic: true,
  apply: (parts) => letIn(parts, (x) => /^digest /i.test(authorization(x) ?? '')),
};
