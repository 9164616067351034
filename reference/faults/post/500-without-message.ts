import type { Fault } from '../fault.ts';
import { onDocument } from '../support.ts';

export const status500WithoutMessage: Fault = {
  id: 'post/500-without-message',
  title: 'The body of a 500 to POST has no message',
  breaks: ['post.500', 'error.shape'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onDocument(parts, (document, x) => {
      if (x.method !== 'POST' || document.status !== 500) return document;
      const { message, ...rest } = document;
      return { ...rest, reason: message };
    }),
};
