import type { Fault } from '../fault.ts';

export const status400PhraseAndCode: Fault = {
  id: 'write/400-phrase-and-code',
  title: 'The message of a 400 is the status line: 400 Bad Request',
  breaks: ['post.400', 'put.400', 'overload.put.400', 'write.error-details'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    errorDocument: (problem, x) => ({
      ...parts.errorDocument(problem, x),
      ...(problem.status === 400 && { message: '400 Bad Request.' }),
    }),
  }),
};
