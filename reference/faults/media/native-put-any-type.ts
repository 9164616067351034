import type { Fault } from '../fault.ts';
import { isNativePut } from '../support.ts';

export const nativePutAnyType: Fault = {
  id: 'media/native-put-any-type',
  title: 'The body of a native PUT is parsed as a form, whatever its media type',
  breaks: ['media.put', 'overload.equivalence'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, isForm: (type, x) => isNativePut(x) || parts.isForm(type, x) }),
};
