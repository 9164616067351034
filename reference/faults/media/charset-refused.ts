import type { Fault } from '../fault.ts';

export const charsetRefused: Fault = {
  id: 'media/charset-refused',
  title: 'A form with a charset parameter is refused',
  breaks: ['media.form-parameters'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, isForm: (type, x) => !type?.includes(';') && parts.isForm(type, x) }),
};
