import type { Fault } from '../fault.ts';
import { isUpdate } from '../support.ts';

export const applicationFormRefused: Fault = {
  id: 'media/application-form-refused',
  title: 'The form’s own type is refused where applications are updated',
  breaks: ['media.form-accepted', 'post.200', 'put.200', 'overload.put.200', 'write.round-trip', 'lifecycle.model'],
  collateral: ['auth.valid-credentials', 'media.form-parameters', 'write.documented-statuses', 'overload.query-only'],
  why: 'an update of an application of theirs is refused',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    isForm: (type, x) => !(isUpdate(x) && x.route?.resource.name === 'Applications') && parts.isForm(type, x),
  }),
};
