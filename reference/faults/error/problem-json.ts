import type { Fault } from '../fault.ts';
import { isError } from '../support.ts';

export const problemJson: Fault = {
  id: 'error/problem-json',
  title: 'Errors are of the type application/problem+json',
  breaks: ['error.shape'],
  collateral: ['media.response-type'],
  why: 'an error of the declared media type is asked for there too',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    serialize: (document, x) => ({
      ...parts.serialize(document, x),
      ...(isError(document) ? { type: 'application/problem+json' } : {}),
    }),
  }),
};
