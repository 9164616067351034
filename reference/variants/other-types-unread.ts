import { isProblem } from '../representations/problems.ts';
import type { Variant } from './variant.ts';

export const otherTypesUnread: Variant = {
  id: 'other-types-unread',
  title: 'A body of another media type is ignored, so an update changes nothing',
  apply: (parts) => ({
    ...parts,
    readForm: (x) => {
      const form = parts.readForm(x);
      return isProblem(form) ? [] : form;
    },
  }),
};
