import { onDocument } from '../faults/support.ts';
import type { Variant } from './variant.ts';

export const extraProperties: Variant = {
  id: 'extra-properties',
  title: 'Representations and errors have additional properties',
  apply: (parts) =>
    onDocument(parts, (document) => ({ ...document, links: {}, detail: null, details: {}, _version: 7 })),
};
