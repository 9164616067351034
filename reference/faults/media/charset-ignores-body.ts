import { header } from '../../http/headers.ts';
import type { Fault } from '../fault.ts';

export const charsetIgnoresBody: Fault = {
  id: 'media/charset-ignores-body',
  title: 'A form with a charset parameter is ignored',
  breaks: ['media.form-parameters'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    readForm: (x) => (header(x.incoming, 'content-type')?.includes('charset') ? [] : parts.readForm(x)),
  }),
};
