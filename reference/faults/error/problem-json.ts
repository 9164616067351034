import type { Fault } from '../fault.ts';
import { isError } from '../support.ts';

export const problemJson: Fault = {
  id: 'error/problem-json',
  title: 'Errors have the media type application/problem+json',
  breaks: ['error.shape'],
  collateral: ['media.response-type'],
  why: 'the clause expects the declared media type of errors too',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    serialize: (document, x) => ({
      ...parts.serialize(document, x),
      ...(isError(document) ? { type: 'application/problem+json' } : {}),
    }),
  }),
};
