import type { Fault } from '../fault.ts';
import { isError } from '../support.ts';

export const jsonAsHtml: Fault = {
  id: 'media/json-as-html',
  title: 'Representations are labelled text/html',
  breaks: ['media.response-type'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    serialize: (document, x) => ({
      ...parts.serialize(document, x),
      ...(isError(document) ? {} : { type: 'text/html' }),
    }),
  }),
};
