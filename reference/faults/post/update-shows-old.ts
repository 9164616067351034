import type { Fault } from '../fault.ts';

export const updateShowsOld: Fault = {
  id: 'post/update-shows-old',
  title: 'The response to an update by POST shows the old values',
  breaks: ['post.200', 'write.put-equals-post', 'write.round-trip', 'lifecycle.model'],
  collateral: ['media.form-parameters', 'write.form-decoding'],
  why: 'these clauses read the response to a POST',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    represent: (item, x) => parts.represent(x.method === 'POST' ? (x.item ?? item) : item, x),
  }),
};
