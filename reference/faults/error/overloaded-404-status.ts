import type { Fault } from '../fault.ts';
import { isOverloadedDelete } from '../support.ts';

export const overloaded404Status: Fault = {
  id: 'error/overloaded-404-status',
  title: 'The body of a 404 to an overloaded DELETE states status 400',
  breaks: ['error.shape', 'overload.equivalence'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    errorDocument: (problem, x) => {
      const document = parts.errorDocument(problem, x);
      return problem.status === 404 && isOverloadedDelete(x) ? { ...document, status: 400 } : document;
    },
  }),
};
