import type { Fault } from '../fault.ts';
import { isCreate, isError, isPut, onDocument } from '../support.ts';

export const createEmptyName: Fault = {
  id: 'put/create-empty-name',
  title: 'The response to a create by PUT has no name',
  breaks: ['put.201', 'overload.put.201'],
  collateral: [],
  deterministic: true,
  apply: (parts) =>
    onDocument(parts, (document, x) => {
      if (!isPut(x) || !isCreate(x) || isError(document)) return document;
      const { friendly_name, ...rest } = document;
      return { ...rest, name: friendly_name };
    }),
};
