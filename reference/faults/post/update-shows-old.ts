import type { Fault } from '../fault.ts';

export const updateShowsOld: Fault = {
  id: 'post/update-shows-old',
  title: 'The answer to a POST shows the values from before it',
  breaks: ['post.200', 'write.put-equals-post', 'write.round-trip', 'lifecycle.model'],
  collateral: ['media.form-parameters', 'write.form-decoding'],
  why: 'they look at the answer to a POST',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    represent: (item, x) => parts.represent(x.method === 'POST' ? (x.item ?? item) : item, x),
  }),
};
