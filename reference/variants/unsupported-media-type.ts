import { isProblem } from '../representations/problems.ts';
import type { Variant } from './variant.ts';

export const unsupportedMediaType: Variant = {
  id: 'unsupported-media-type',
  title: 'Another media type returns 415, as the profile allows',
  profile: { mediaRefusals: [415] },
  apply: (parts) => ({
    ...parts,
    readForm: (x) => {
      const form = parts.readForm(x);
      return isProblem(form) ? { ...form, status: 415 } : form;
    },
  }),
};
