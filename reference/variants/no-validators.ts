import type { Variant } from './variant.ts';

export const noValidators: Variant = {
  id: 'no-validators',
  title: 'Neither ETag nor Last-Modified is sent',
  apply: (parts) => ({ ...parts, validators: () => ({}) }),
};
