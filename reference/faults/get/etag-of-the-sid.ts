import type { Fault } from '../fault.ts';

export const etagOfTheSid: Fault = {
  id: 'get/etag-of-the-sid',
  title: 'The ETag never changes',
  breaks: ['get.304'],
  collateral: ['lifecycle.model'],
  why: 'the model compares validators too',
  deterministic: true,
  apply: (parts) => ({ ...parts, validators: (_, item) => ({ etag: `"${item.sid}"` }) }),
};
