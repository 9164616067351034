import type { Fault } from '../fault.ts';
import { onText } from '../support.ts';

export const wideNarrowed: Fault = {
  id: 'write/wide-narrowed',
  title: 'Full-width letters become ASCII letters',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model', 'write.form-decoding'],
  why: 'the generated values may contain such text',
  deterministic: true,
  apply: (parts) =>
    onText(parts, (text) =>
      text.replace(/[\u{ff01}-\u{ff5e}]/gu, (wide) => String.fromCodePoint((wide.codePointAt(0) ?? 0) - 0xfee0)),
    ),
};
