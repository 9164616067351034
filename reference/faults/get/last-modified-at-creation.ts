import type { Fault } from '../fault.ts';

export const lastModifiedAtCreation: Fault = {
  id: 'get/last-modified-at-creation',
  title: 'Last-Modified is the creation date and never changes',
  breaks: ['get.304'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    validators: (_, item) => ({ lastModified: new Date(item.createdAt).toUTCString() }),
  }),
};
