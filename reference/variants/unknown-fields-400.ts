import { invalid } from '../representations/problems.ts';
import type { Variant } from './variant.ts';

export const unknownFields400: Variant = {
  id: 'unknown-fields-400',
  title: 'A form with a field that the resource does not have returns 400',
  apply: (parts) => ({
    ...parts,
    validate: (form, x) => {
      const fields = parts.fields(x);
      const unknown = form.find(([name]) => fields[name] === undefined);
      return unknown === undefined ? parts.validate(form, x) : invalid(`${unknown[0]} is not a field of this resource`);
    },
  }),
};
