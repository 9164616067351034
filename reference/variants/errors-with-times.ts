import { randomBytes } from 'node:crypto';
import { isError, onDocument } from '../faults/support.ts';
import type { Variant } from './variant.ts';

export const errorsWithTimes: Variant = {
  id: 'errors-with-times',
  title: 'Each error has the time and an id of its request',
  apply: (parts) =>
    onDocument(parts, (document) =>
      isError(document)
        ? { ...document, timestamp: new Date().toISOString(), request: { id: randomBytes(8).toString('hex') } }
        : document,
    ),
};
