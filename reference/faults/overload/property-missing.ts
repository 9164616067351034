import type { Fault } from '../fault.ts';
import { isError, isOverloadedPut, onDocument } from '../support.ts';

export const propertyMissing: Fault = {
  id: 'overload/property-missing',
  title: 'The response to an overloaded PUT has no `uri`',
  breaks: ['overload.equivalence', 'overload.put.200', 'overload.put.201'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onDocument(parts, (document, x) => {
      if (!isOverloadedPut(x) || isError(document)) return document;
      const { uri, ...rest } = document;
      return { ...rest, url: uri };
    }),
};
