import { isProblem } from '../../representations/problems.ts';
import type { Fault } from '../fault.ts';

export const status415: Fault = {
  id: 'media/415',
  title: 'Another media type returns 415',
  breaks: ['media.other-not-applied', 'media.put', 'media.overloaded-put', 'media.missing-not-applied'],
  collateral: ['write.documented-statuses'],
  why: 'the clause may send a body of another media type',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    readForm: (x) => {
      const form = parts.readForm(x);
      return isProblem(form) ? { ...form, status: 415 } : form;
    },
  }),
};
