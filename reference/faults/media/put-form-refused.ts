import type { Fault } from '../fault.ts';
import { isCreate, isNativePut } from '../support.ts';

export const putFormRefused: Fault = {
  id: 'media/put-form-refused',
  title: 'A PUT that creates an application refuses the form media type',
  breaks: ['media.form-accepted', 'put.201'],
  collateral: ['put.400', 'overload.equivalence', 'media.put', 'media.form-parameters'],
  why: 'the create by PUT of these clauses is refused',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    isForm: (type, x) =>
      !(isNativePut(x) && isCreate(x) && x.route?.resource.name === 'Applications') && parts.isForm(type, x),
  }),
};
