import type { Fault } from '../fault.ts';
import { oneIn, onText } from '../support.ts';

export const valueCut: Fault = {
  id: 'rare/value-cut',
  title: 'One text in twenty loses its last character',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model', 'write.put-equals-post', 'overload.equivalence', 'write.form-decoding'],
  why: 'it strikes anybody',
  deterministic: false,
  apply: (parts) => onText(parts, (text) => (oneIn(20) ? text.slice(0, -1) : text)),
};
