import type { Fault } from '../fault.ts';
import { acceptInvalid } from '../support.ts';

export const lineEndsUnified: Fault = {
  id: 'write/line-ends-unified',
  title: 'CR and LF are accepted, and stored as LF',
  breaks: ['write.round-trip'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    acceptInvalid(parts, 'string', (text) =>
      text.length <= 64 && /[\r\n]/.test(text) && !/(?![\r\n])\p{Cc}/u.test(text) ? text.replace(/\r\n?/g, '\n') : null,
    ),
};
