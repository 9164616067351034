import { acceptWhen, authorization } from '../credentials.ts';
import type { Fault } from '../fault.ts';

export const digest: Fault = {
  id: 'auth/digest',
  title: 'Digest credentials are accepted without verification',
  breaks: ['auth.non-basic-scheme'],
  collateral: [],
  deterministic: true,
  apply: (parts) => acceptWhen(parts, (x) => /^digest /i.test(authorization(x) ?? '')),
};
