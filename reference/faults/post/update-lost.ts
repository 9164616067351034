import type { Fault } from '../fault.ts';

export const updateLost: Fault = {
  id: 'post/update-lost',
  title: 'An update by POST is answered well and not kept',
  breaks: ['post.200', 'write.put-equals-post', 'write.round-trip', 'lifecycle.model'],
  collateral: ['get.304', 'lifecycle.concurrent', 'media.form-accepted'],
  why: 'their changes are made by POST',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    update: (item, values, x) => (x.method === 'POST' ? parts.merge(item, values, x) : parts.update(item, values, x)),
  }),
};
