import type { Fault } from '../fault.ts';

export const updateShowsOld: Fault = {
  id: 'post/update-shows-old',
  title: 'The answer to a POST shows the values from before it',
  breaks: ['post.200', 'write.put-equals-post', 'write.round-trip', 'lifecycle.model'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    represent: (item, x) => parts.represent(x.method === 'POST' ? (x.item ?? item) : item, x),
  }),
};
