import { header } from '../../http/headers.ts';
import type { Fault } from '../fault.ts';

export const charsetIgnoresBody: Fault = {
  id: 'media/charset-ignores-body',
  title: 'With a charset the body is not read',
  breaks: ['media.form-parameters'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    readForm: (x) => (header(x.incoming, 'content-type')?.includes('charset') ? [] : parts.readForm(x)),
  }),
};
