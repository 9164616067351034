import type { Fault } from '../fault.ts';
import { isNativePut } from '../support.ts';

export const nativePutAnyType: Fault = {
  id: 'media/native-put-any-type',
  title: 'Whatever the type, the body of a native PUT is read as a form',
  breaks: ['media.put', 'overload.equivalence'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, isForm: (type, x) => isNativePut(x) || parts.isForm(type, x) }),
};
