import type { Fault } from '../fault.ts';

export const media400Bare: Fault = {
  id: 'write/media-400-bare',
  title: 'A 400 to another media type only has the reason phrase',
  breaks: ['write.error-details'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    errorDocument: (problem, x) => ({
      ...parts.errorDocument(problem, x),
      ...(problem.message.includes('Content-Type') && { message: 'BAD_REQUEST' }),
    }),
  }),
};
