import type { Fault } from '../fault.ts';

export const typeCase: Fault = {
  id: 'media/type-case',
  title: 'The form media type is accepted only in lower case',
  breaks: ['media.form-parameters'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, isForm: (type, x) => /^[a-z/-]+(;|$)/.test(type ?? '') && parts.isForm(type, x) }),
};
