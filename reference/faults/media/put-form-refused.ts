import type { Fault } from '../fault.ts';
import { isNativePut } from '../support.ts';

export const putFormRefused: Fault = {
  id: 'media/put-form-refused',
  title: 'The form’s own type is refused on a native PUT',
  breaks: [
    'media.form-accepted',
    'put.200',
    'put.201',
    'overload.equivalence',
    'write.put-equals-post',
    'lifecycle.model',
    'write.round-trip',
  ],
  collateral: ['auth.valid-credentials', 'media.put', 'media.form-parameters', 'write.form-decoding'],
  why: 'a PUT of theirs is refused',
  deterministic: true,
  apply: (parts) => ({ ...parts, isForm: (type, x) => !isNativePut(x) && parts.isForm(type, x) }),
};
