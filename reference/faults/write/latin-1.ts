import type { Fault } from '../fault.ts';
import { onText } from '../support.ts';

export const latin1: Fault = {
  id: 'write/latin-1',
  title: 'Bodies are decoded as Latin-1',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model'],
  why: 'the generated values may contain such text',
  deterministic: true,
  apply: (parts) =>
    onText(parts, (text) =>
      Buffer.from(text)
        .toString('latin1')
        .replace(/\p{Cc}/gu, '?'),
    ),
};
