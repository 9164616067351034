import type { Variant } from './variant.ts';

export const otherWording: Variant = {
  id: 'other-wording',
  title: 'Errors have other messages and codes',
  apply: (parts) => ({
    ...parts,
    errorDocument: (problem, x) => ({
      ...parts.errorDocument(problem, x),
      code: 30000 + problem.status,
      message: `Sorry: ${problem.message.toLowerCase()} (${problem.status}).`,
    }),
  }),
};
