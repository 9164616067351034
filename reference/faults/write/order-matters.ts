import type { Fault } from '../fault.ts';

export const orderMatters: Fault = {
  id: 'write/order-matters',
  title: 'MaxSize is ignored when it comes before FriendlyName in the form',
  breaks: ['write.form-decoding'],
  collateral: ['lifecycle.model', 'write.round-trip', 'put.400', 'post.400'],
  why: 'the forms of these clauses may have another order',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    parameter: (form, name, x) => {
      const names = form.map(([key]) => key);
      const before = name === 'MaxSize' && names.indexOf('MaxSize') < names.indexOf('FriendlyName');
      return before ? null : parts.parameter(form, name, x);
    },
  }),
};
