import type { Fault } from '../fault.ts';

export const updateLost: Fault = {
  id: 'post/update-lost',
  title: 'An update by POST returns 200 but is not stored',
  breaks: ['post.200', 'write.put-equals-post', 'write.round-trip', 'lifecycle.model'],
  collateral: ['get.304', 'lifecycle.concurrent', 'media.form-accepted'],
  why: 'these clauses update by POST',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    update: (item, values, x) => (x.method === 'POST' ? parts.merge(item, values, x) : parts.update(item, values, x)),
  }),
};
