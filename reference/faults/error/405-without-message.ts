import type { Fault } from '../fault.ts';
import { onDocument } from '../support.ts';

export const status405WithoutMessage: Fault = {
  id: 'error/405-without-message',
  title: 'The body of a 405 has no message',
  breaks: ['error.shape'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onDocument(parts, (document) => {
      if (document.status !== 405) return document;
      const { message, ...rest } = document;
      return { ...rest, reason: message };
    }),
};
