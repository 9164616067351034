import type { Fault } from '../fault.ts';
import { isError } from '../support.ts';

export const jsonAsHtml: Fault = {
  id: 'media/json-as-html',
  title: 'Representations are labelled as HTML',
  breaks: ['media.response-type'],
  collateral: ['get.200', 'post.201', 'put.201', 'overload.put.201'],
  why: 'their representation is of the declared type',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    serialize: (document, x) => ({
      ...parts.serialize(document, x),
      ...(isError(document) ? {} : { type: 'text/html' }),
    }),
  }),
};
