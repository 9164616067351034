import type { Fault } from '../fault.ts';
import { oneIn } from '../support.ts';

export const formIgnored: Fault = {
  id: 'rare/form-ignored',
  title: 'One JSON body in twenty is applied as a form',
  breaks: ['media.other-not-applied', 'media.put', 'media.overloaded-put', 'overload.equivalence'],
  collateral: [],
  deterministic: false,
  apply: (parts) => ({ ...parts, isForm: (type, x) => parts.isForm(type, x) || oneIn(20) }),
};
