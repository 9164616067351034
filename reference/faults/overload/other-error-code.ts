import type { Fault } from '../fault.ts';
import { onDocument } from '../support.ts';

export const otherErrorCode: Fault = {
  id: 'overload/other-error-code',
  title: 'A 404 to an overloaded request has another error code',
  breaks: ['overload.equivalence'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onDocument(parts, (document, x) =>
      x.overloaded && document.status === 404 ? { ...document, code: 20001 } : document,
    ),
};
