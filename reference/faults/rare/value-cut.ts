import type { Fault } from '../fault.ts';
import { oneIn, onText } from '../support.ts';

export const valueCut: Fault = {
  id: 'rare/value-cut',
  title: 'One text in twenty is stored without its last character',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model', 'write.put-equals-post', 'overload.equivalence', 'write.form-decoding'],
  why: 'every probe that writes may be affected',
  deterministic: false,
  apply: (parts) => onText(parts, (text) => (oneIn(20) ? text.slice(0, -1) : text)),
};
