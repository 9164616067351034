import { invalid } from '../representations/problems.ts';
import type { Variant } from './variant.ts';

export const badEscape400: Variant = {
  id: 'bad-escape-400',
  title: 'A form with an invalid percent-escape returns 400',
  apply: (parts) => ({
    ...parts,
    readForm: (x) =>
      /%(?![0-9a-f]{2})/i.test(x.incoming.body.toString('latin1'))
        ? invalid('The form has an invalid percent-escape')
        : parts.readForm(x),
  }),
};
