import type { Fault } from '../fault.ts';
import { onText } from '../support.ts';

export const percentTwice: Fault = {
  id: 'write/percent-twice',
  title: 'Percent-encoding is decoded twice',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model', 'overload.equivalence', 'write.form-decoding', 'write.put-equals-post'],
  why: 'the generated values may contain such text',
  deterministic: true,
  apply: (parts) =>
    onText(parts, (text) => {
      try {
        return decodeURIComponent(text);
      } catch {
        return text.replace(/%25/g, '%').replace(/%$/, '');
      }
    }),
};
